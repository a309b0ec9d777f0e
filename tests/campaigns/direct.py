"""The program that fuzzing runs confined: many cases a child, each straight into the sniffer, an opener or an extractor.

The file it is given holds cases one after another, each two lengths, a JSON head {target, name, media_type, seekable} and a
content. It answers each with {n, said} or, where something else than Unreadable was raised, {n, fault}.
"""

import io
import json
import struct
import traceback
from collections.abc import Iterator
from typing import Any, BinaryIO

from ingestion.extractors import EXTRACTORS
from ingestion.opening import OPENERS, Budget
from ingestion.sniffing import sniff
from ingestion.types import Progress, Source, Unreadable

LENGTHS = struct.Struct(">II")
SNIFFER = "sniffing"
_MOST_DOCUMENTS, _MOST_MEMBER_BYTES = 300, 4 << 20

Case = tuple[dict[str, Any], bytes]


def targets() -> dict[str, list[str]]:
    """Return what can be tried, by name, with the media types it takes: whatever is registered, new things too."""
    openers = {f"opening {number}": sorted(opener.media_types) for number, opener in enumerate(OPENERS)}
    return {
        SNIFFER: [""],
        **openers,
        **{extractor.name: sorted(extractor.media_types) for extractor in EXTRACTORS},
    }


def packed(cases: list[Case]) -> bytes:
    """Write cases as the program reads them."""
    heads = [json.dumps(head).encode() for head, _ in cases]
    return b"".join(
        LENGTHS.pack(len(head), len(content)) + head + content
        for head, (_, content) in zip(heads, cases, strict=True)
    )


def run(job: dict[str, Any], stream: BinaryIO) -> Iterator[dict[str, Any]]:
    """Answer every case from the `start`-th on."""
    number = 0
    while lengths := stream.read(LENGTHS.size):
        head_length, length = LENGTHS.unpack(lengths)
        head, content = json.loads(stream.read(head_length)), stream.read(length)
        if number >= job["start"]:
            yield {"n": number, **_answer(head, content)}
        number += 1


def _answer(head: dict[str, Any], content: bytes) -> dict[str, Any]:
    try:
        return {"said": _try(head, content)}
    except Unreadable as answer:
        return {"said": f"{answer.outcome} {answer.code}"}
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001  # what is looked for
        return {"fault": traceback.format_exc()[-2000:]}


def _try(head: dict[str, Any], content: bytes) -> str:
    target, name, media_type = head["target"], head["name"], head["media_type"]
    stream = io.BytesIO(content)
    if target == SNIFFER:
        return sniff(stream, name, len(content))
    if target.startswith("opening "):
        return _open(int(target.split()[1]), stream, name)
    extractor = next(extractor for extractor in EXTRACTORS if extractor.name == target)
    given: BinaryIO = stream if head["seekable"] else io.BufferedReader(_Forward(content), 64 << 10)
    documents = 0
    for document in extractor.extract(Source(given, name, len(content), media_type, head["seekable"])):
        if isinstance(document, Progress):
            continue
        documents += 1
        json.dumps([document.text, document.columns, document.marks, document.cleaning])
        if documents >= _MOST_DOCUMENTS:
            break
    return "text" if documents else "nothing"


def _open(number: int, stream: BinaryIO, name: str) -> str:
    opener = OPENERS[number]
    opener.count_members(stream)
    stream.seek(0)
    read = 0
    for member in opener.members(stream, Budget(members=1_000, unpacked_bytes=64 << 20), name=name):
        try:
            read += len(member.open().read(_MOST_MEMBER_BYTES)) if member is not None else 0
        except Unreadable:
            continue
    return "unpacked" if read else "nothing"


class _Forward(io.BytesIO):
    """A stream that cannot be rewound, as large members of archives are."""

    def seekable(self) -> bool:
        return False

    def seek(self, *_: int) -> int:
        raise io.UnsupportedOperation
