"""A name that claims something else is said; names that only differ in kind of text are not nagged about."""

import pytest

from ingestion.sniffing import mislabelled

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.mark.parametrize(
    ("name", "media_type", "claimed"),
    [
        ("foto.pdf", "image/png", "application/pdf"),
        ("carta.pdf", DOCX, "application/pdf"),
        ("carta.docx", "text/plain", DOCX),
        ("carta.txt", "image/png", "text/plain"),
        ("carta.doc", "application/rtf", "application/msword"),
        ("carta.pdf", "application/octet-stream", "application/pdf"),
        ("a.tsv", "text/html", "text/tab-separated-values"),
    ],
)
def test_contradictions(name: str, media_type: str, claimed: str) -> None:
    assert mislabelled(name, media_type) == claimed


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("carta.PDF", "application/pdf"), ("carta", "image/png"), ("carta.xyz", "image/png"), ("a.txt", "text/markdown"),
        ("a.json", "application/x-ndjson"), ("a.txt", "application/json"), ("a.xml", "application/tei+xml"),
        ("a.html", "application/xhtml+xml"), ("a.pdf", "inode/x-empty"), ("a.eml", "application/mbox"),
        ("a.arrow", "application/vnd.apache.arrow.stream"),
    ],
)  # fmt: skip
def test_no_contradiction(name: str, media_type: str) -> None:
    assert mislabelled(name, media_type) is None
