"""A few signs that text has no use for make it no other kind; more of them do."""

import io

import pytest

from ingestion.sniffing import sniff
from tests.sniffing.samples import PROSE


def _sniff(content: bytes | str) -> str:
    data = content.encode() if isinstance(content, str) else content
    return sniff(io.BytesIO(data), "", len(data))


def test_a_few_stray_controls_do_not_make_a_text_binary() -> None:
    assert _sniff((PROSE * 10).encode() + b"\x0c\x01\n") == "text/plain"
    assert _sniff("kañpülekünun\x02, füta filu, namun") == "text/plain"
    assert _sniff((PROSE * 10 + "\x02").encode("utf-16")) == "text/plain"
    assert _sniff((PROSE * 10 + "\x02").encode("utf-16-le")) == "text/plain"


@pytest.mark.parametrize("data", [b"\x01\x02" + b"a" * 60, b"\xff\xfe" + b"\x01\0a\0b\0" * 20, b"ab\x01cd"])
def test_more_of_them_do(data: bytes) -> None:
    assert _sniff(data) == "application/octet-stream"
