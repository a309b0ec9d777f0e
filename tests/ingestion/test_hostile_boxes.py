"""Boxes made to harm end in an answer within the limits, read confined as any other, and the next file is read as ever."""

import gzip
import io
import lzma
import tarfile
import zlib
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest
import zstandard

from ingestion import confined
from ingestion.job import Allowance
from tests.ingestion.test_flow import LETTER, zip_of
from tests.opening.crawls import INFO, by_record, page, record
from tests.opening.tapes import header, taped

BUDGET: Allowance = {"members": 5_000, "unpacked_bytes": 1 << 28}
TERMINAL = {"text", "unpacked", "empty", "media", "skipped", "refused", "encrypted", "damaged", "unknown"}


def _zip_of_zips() -> bytes:
    """Sixteen boxes in sixteen boxes in sixteen …: few bytes, and more than anybody could unpack."""
    packed = zip_of({"fin.txt": b"0" * 1_000_000})
    for _ in range(6):
        packed = zip_of({f"{n:02}.zip": packed for n in range(16)})
    return packed


def _one_that_gives_itself() -> bytes:
    """A box whose content is a box like it, many times over."""
    packed = gzip.compress(LETTER.encode())
    for _ in range(60):
        packed = gzip.compress(packed)
    return packed


def _wide_window() -> bytes:
    options = zstandard.ZstdCompressionParameters(window_log=30, enable_ldm=True)
    packer = zstandard.ZstdCompressor(compression_params=options).compressobj()
    return packer.compress(LETTER.encode()) + packer.flush()


def _wide_dictionary() -> bytes:
    return lzma.compress(LETTER.encode(), filters=[{"id": lzma.FILTER_LZMA2, "dict_size": 1 << 30}])


def _seven_z_of_crowds() -> bytes:
    """A directory that declares two thousand million empty files."""
    crowd = b"\x01\x05" + b"\xf0" + (2_000_000_000).to_bytes(4, "little") + b"\x0e\x01\x80\x00\x00"
    start = bytes(8) + len(crowd).to_bytes(8, "little") + zlib.crc32(crowd).to_bytes(4, "little")
    return b"7z\xbc\xaf\x27\x1c\x00\x04" + zlib.crc32(start).to_bytes(4, "little") + start + crowd


def _answer_of_chunks() -> bytes:
    """One chunk that says it holds more than any disk, packed twice, in a record packed once more."""
    sent = b"fffffffffffffff\r\n" + gzip.compress(gzip.compress(bytes(64 << 20)))
    fields = "Transfer-Encoding: chunked", "Content-Encoding: gzip, gzip"
    return by_record([INFO, page("https://a.org/", sent, "text/html", *fields)])


HOSTILE: dict[str, Callable[[], bytes]] = {
    "cajas en cajas.zip": _zip_of_zips,
    "matrioska.gz": _one_that_gives_itself,
    "ceros.tar.gz": lambda: gzip.compress(taped(("ceros", bytes(64 << 20)))),
    "mil vacios.tar": lambda: taped(*((f"{n}", b"") for n in range(6_000))),
    "grande.tar": lambda: header("grande", 1 << 50) + bytes(1_024),
    "cabecera.tar": lambda: header("x", 1 << 40, tarfile.XHDTYPE) + bytes(1_024),
    "ventana.zst": _wide_window,
    "diccionario.xz": _wide_dictionary,
    "multitud.7z": _seven_z_of_crowds,
    "trozos.warc.gz": _answer_of_chunks,
    "ceros.warc.gz": lambda: by_record([INFO, page("https://a.org/", bytes(64 << 20))]),
    "cabezas.warc": lambda: INFO + b"WARC/1.0\r\nWARC-Type: response\r\n" + b"x: y\r\n" * 500_000,
    "lineas.warc.gz": lambda: by_record([INFO, b"\n" * (2 << 20), b"WARC/1.0\n" * (1 << 20)]),
    "grande.warc": lambda: (
        INFO + record("response", "x", b"HTTP/1.1 200\r\n\r\n", "application/http", 10**14)
    ),
    "mil respuestas.warc": lambda: page("../../etc/passwd", b"", status="404 ") * 6_000,
    "cortado.gz": lambda: gzip.compress(LETTER.encode())[:12],
    "solo el principio.rar": lambda: b"Rar!\x1a\x07\x01\x00",
}


def _read(path: Path, name: str, content: bytes) -> list[dict[str, Any]]:
    path.write_bytes(content)
    return list(confined.read(path, {"name": name, "size": len(content), "budget": BUDGET}))


@pytest.mark.parametrize("name", HOSTILE)
def test_it_ends_in_an_answer_and_the_next_file_is_read(tmp_path: Path, name: str) -> None:
    ends = [one for one in _read(tmp_path / "caja", name, HOSTILE[name]()) if one["m"] == "end"]
    assert [one["depth"] for one in ends].count(0) == 1
    assert {one["outcome"] for one in ends} <= TERMINAL
    assert not {"text", "media"} & {one["outcome"] for one in ends}
    assert sum(one["bytes"] for one in ends) < 1 << 29
    [*_, last] = _read(tmp_path / "carta", "carta.txt", LETTER.encode())
    assert last["outcome"] == "text"


def _bomb() -> bytes:
    return (LETTER.encode() + b"\n") * (40 * (1 << 20) // len(LETTER))


def _tape(content: bytes) -> bytes:
    """Return a TAR with one text in it."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as tape:
        info = tarfile.TarInfo("a.txt")
        info.size = len(content)
        tape.addfile(info, io.BytesIO(content))
    return out.getvalue()


@pytest.mark.parametrize("packed", [lambda text: text, _tape], ids=["a.txt.gz", "a.tar.gz"])
def test_of_a_bomb_no_word_is_kept(tmp_path: Path, packed: Callable[[bytes], bytes]) -> None:
    messages = _read(tmp_path / "caja", "caja.gz", gzip.compress(packed(_bomb())))
    assert [one["m"] for one in messages if one["m"] == "doc"] == []
    assert [(one["outcome"], one["reason"]) for one in messages if one["m"] == "end"] == [
        ("refused", "ratio_too_high"), ("unpacked", "unpacked"),
    ]  # fmt: skip


def test_what_came_before_it_began_to_burst_is_kept_and_said_to_be_a_part(tmp_path: Path) -> None:
    """Of an honest file that ends in padding too: what was in it is not lost."""
    text = Random(1).randbytes(100_000).hex(" ", 5)  # noqa: S311
    messages = _read(tmp_path / "caja", "caja.gz", gzip.compress(text.encode() + b"\n" + b"0" * (40 << 20)))
    assert "".join(one["text"] for one in messages if one["m"] == "doc").startswith(text[:1000])
    [inside, _] = [one for one in messages if one["m"] == "end"]
    assert (inside["outcome"], inside["reason"]) == ("text", "ratio_too_high")
