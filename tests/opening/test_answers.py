"""What a web server said comes out of its chunks and compression as it was meant, and what is dishonest in it is answered."""

import gzip
import io
import zlib
from typing import cast

import pytest
import zstandard

from ingestion.opening import UNKNOWN_SIZE
from ingestion.opening.warc_marks import MOST_HEAD_BYTES
from ingestion.types import Outcome, Unreadable
from tests.opening.crawls import WARC, answered, chunked, html, page, record
from tests.opening.tapes import contents, opened

A = "https://a.org/uno"
TEXT = html("La abuela Inés contó que el río creció. " * 40)
CHUNKS = "Transfer-Encoding: chunked"


def _raw(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


PACKED = {
    "gzip": gzip.compress(TEXT), "x-gzip": gzip.compress(TEXT), "GZIP": gzip.compress(TEXT[:90]) + gzip.compress(TEXT[90:]),
    "deflate": zlib.compress(TEXT), " deflate": _raw(TEXT), "zstd": zstandard.compress(TEXT), "identity": TEXT, "utf-8": TEXT,
    "gzip, deflate": zlib.compress(gzip.compress(TEXT)), "deflate,gzip": gzip.compress(_raw(TEXT)),
}  # fmt: skip


def told(block: bytes) -> tuple[bytes, tuple[Outcome, str] | None]:
    """Read the one member of an answer's record: what came, and what ended it."""
    got = b""
    try:
        member = next(opened(record("response", A, block, "application/http"), WARC))
        with member.open() as stream:
            while piece := cast("io.BufferedReader", stream).read1(50_000):  # as `Beginning` does
                got += piece
    except Unreadable as problem:
        return got, (problem.outcome, problem.code)
    return got, None


@pytest.mark.parametrize("encoding", PACKED)
@pytest.mark.parametrize("sizes", [None, (), (1, 2, 300)])
def test_compression_and_chunks_come_off(encoding: str, sizes: tuple[int, ...] | None) -> None:
    fields = f"content-encoding: {encoding}", *([] if sizes is None else [CHUNKS])
    sent = PACKED[encoding] if sizes is None else chunked(PACKED[encoding], *sizes)
    assert contents(page(A, sent, "text/html", *fields), WARC) == {A: TEXT}


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "zstd", "compress"])
@pytest.mark.parametrize("content", [TEXT, "\ufeff".encode() + TEXT, b"hola"])
def test_what_a_crawler_has_unpacked_is_given_as_it_is(encoding: str, content: bytes) -> None:
    fields = f"Content-Encoding: {encoding}", CHUNKS
    assert contents(page(A, content, "text/html", *fields), WARC) == {A: content}


def test_lines_may_end_as_they_please_and_the_head_may_be_all() -> None:
    assert told(answered(b"hola", end="\n")) == (b"hola", None)
    assert told(b"HTTP/2 200\r\n\r\nhola") == (b"hola", None)
    assert told(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n") == (b"", (Outcome.EMPTY, "empty_file"))


def test_what_nothing_here_unpacks_is_named() -> None:
    brotli = b"\x1b\x31\x04\x00\x8c\x94\xc5\x2e\x8d\xe1\xb1\xfa\x07\x5e\x83\x10\x3a"
    [member] = opened(page(A, brotli, "text/html", "Content-Encoding: br"), WARC)
    assert member.problem is not None
    assert (member.problem.outcome, member.problem.code) == (Outcome.UNKNOWN, "unsupported_compression")
    assert member.problem.params == {"method": "br"}
    assert member.size < UNKNOWN_SIZE
    many = page(A, b"x", "text/html", f"Content-Encoding: {'gzip,' * 10}")
    [member] = opened(many, WARC)
    assert member.problem is not None
    assert member.problem.code == "unsupported_compression"


def test_chunks_that_break_off_or_lie_give_what_came_before() -> None:
    cut = (Outcome.DAMAGED, "cut_short")
    assert told(answered(chunked(b"hola que tal", 4, end=b""), "text/html", CHUNKS)) == (b"hola que tal", cut)
    assert told(answered(chunked(b"hola que tal", 4)[:-13], "text/html", CHUNKS)) == (b"hola q", cut)
    assert told(answered(b"fffffffffffffff\r\nhola", "text/html", CHUNKS)) == (b"hola", cut)
    wild = b"4\r\nhola\r\n-5\r\nadios\r\n"
    assert told(answered(wild, "text/html", CHUNKS)) == (b"hola", (Outcome.DAMAGED, "damaged_member"))
    assert told(answered(b"4\r\nhola y mas\r\n", "text/html", CHUNKS))[1] == (
        Outcome.DAMAGED,
        "damaged_member",
    )
    assert told(answered(b"f" * 16 + b"\r\nhola", "text/html", CHUNKS)) == (b"f" * 16 + b"\r\nhola", None)


@pytest.mark.parametrize(("count", "cut"), [(9_000, 500), (200, 50)])
def test_compression_that_breaks_off_gives_what_came_before(count: int, cut: int) -> None:
    noise = b"".join(b"%d %d\n" % (n * n, n**3) for n in range(count))
    packed = gzip.compress(noise)
    for fields, sent in (((), packed[:-cut]), ((CHUNKS,), chunked(packed, len(packed) // 2)[:-cut])):
        got, problem = told(answered(sent, "text/plain", "Content-Encoding: gzip", *fields))
        assert problem == (Outcome.DAMAGED, "cut_short")
        assert noise.startswith(got)
        assert len(got) > len(noise) // 2


def test_what_is_no_answer_is_damage() -> None:
    damaged = (b"", (Outcome.DAMAGED, "damaged_member"))
    assert told(b"<html>sin cabeza</html>") == damaged
    assert told(b"HTTP/1.1 OK\r\n\r\nhola") == damaged
    assert told(answered(b"hola", "text/html", "X: " + "x" * MOST_HEAD_BYTES)) == damaged
    assert told(answered(b"hola", "text/html", *(["a: b"] * (MOST_HEAD_BYTES // 6)))) == damaged
