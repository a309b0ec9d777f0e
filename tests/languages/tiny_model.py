"""Writes a tiny fastText model by hand: words as features, one label each, in the format fastText 0.9 reads.

Training packages share their module name with the serving one, so a test cannot train. The layout is that of
fasttext.cc, dictionary.cc and densematrix.cc: magic and version, arguments, dictionary, input and output matrix.
"""

import struct
from collections.abc import Mapping
from pathlib import Path

MAGIC, VERSION = 793_712_314, 12
SOFTMAX, SUPERVISED = 3, 3
WORD, LABEL = 0, 1
SHARPNESS = 10.0


def write(path: Path, labels: Mapping[str, list[str]]) -> Path:
    """Write a model that answers `__label__X` for lines made of the words of X, given as {X: words}."""
    words = [(word, label) for label, several in labels.items() for word in several]
    known = ["</s>", *(word for word, _ in words)]
    order = {label: rank for rank, label in enumerate(labels)}
    inside = [[0.0] * len(labels)]
    inside += [
        [SHARPNESS if rank == order[label] else 0.0 for rank in range(len(labels))] for _, label in words
    ]
    outside = [[float(row == column) for column in range(len(labels))] for row in range(len(labels))]
    path.write_bytes(
        struct.pack("<ii", MAGIC, VERSION)
        + _arguments(len(labels))
        + _dictionary(known, list(labels))
        + struct.pack("<?", False)
        + _matrix(inside)
        + struct.pack("<?", False)
        + _matrix(outside)
    )
    return path


def _arguments(dim: int) -> bytes:
    # dim, ws, epoch, minCount, neg, wordNgrams, loss, model, bucket, minn, maxn, lrUpdateRate, t
    return struct.pack("<12id", dim, 5, 1, 1, 5, 1, SOFTMAX, SUPERVISED, 0, 0, 0, 100, 1e-4)


def _dictionary(words: list[str], labels: list[str]) -> bytes:
    entries = [(word, WORD) for word in words] + [(f"__label__{label}", LABEL) for label in labels]
    head = struct.pack("<iiiqq", len(entries), len(words), len(labels), len(entries), -1)
    return head + b"".join(name.encode() + b"\0" + struct.pack("<qb", 1, kind) for name, kind in entries)


def _matrix(rows: list[list[float]]) -> bytes:
    flat = [value for row in rows for value in row]
    return struct.pack("<qq", len(rows), len(rows[0])) + struct.pack(f"<{len(flat)}f", *flat)
