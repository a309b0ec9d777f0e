"""A web archive is known by the head of its first record; a text that speaks of one stays a text."""

import io

import pytest

from ingestion.sniffing import mislabelled, sniff


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.wet", "sin nombre", "nota.txt"])
@pytest.mark.parametrize(
    "head",
    [
        b"WARC/1.0\r\nWARC-Type: warcinfo\r\n",
        b"WARC/0.18\nContent-Length: 5\nX-Y:\nwarc-type: response\n",
        b"WARC/1.1\r\nContent-Length: 5\r\nWARC-Target-URI: a:b\r\nWARC-Type : x\r\n\r\n" + bytes(99),
    ],
)
def test_heads_of_records(head: bytes, name: str) -> None:
    assert sniff(io.BytesIO(head), name, len(head)) == "application/warc"


def test_a_name_that_claims_one() -> None:
    assert mislabelled("crawl.warc", "text/plain") == "application/warc"
    assert mislabelled("crawl.wet", "application/warc") is None


@pytest.mark.parametrize(
    "text",
    [
        "WARC/1.0\n\nEs un formato de archivo de la web.\nWARC-Type: response es uno de sus campos.\n",
        "WARC/1.1 es un formato.\nWARC-Type: warcinfo\n",
        "WARC/1.0\nNota: sin tipo\n\nhola\n",
        "Un ejemplo:\n\nWARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n",
        " WARC/1.0\nWARC-Type: warcinfo\n",
        "WARC/2.0\nWARC-Type: warcinfo\n",
    ],
)
def test_a_text_about_web_archives_is_none(text: str) -> None:
    assert sniff(io.BytesIO(data := text.encode()), "a.txt", len(data)) == "text/plain"
