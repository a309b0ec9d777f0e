"""Every media type that is sniffed finds its extractor, and extractors have names and versions of their own."""

import pytest

from ingestion.extractors import EXTRACTORS, extractors_for
from tests.extractors.reading import DOCX


@pytest.mark.parametrize(
    "media_type",
    [
        "application/pdf", DOCX, "application/vnd.oasis.opendocument.text", "text/html", "application/xhtml+xml", "text/plain", "text/markdown", "text/csv",
        "text/tab-separated-values", "application/json", "application/x-ndjson", "application/xml", "application/tei+xml", "application/jats+xml", "application/x-tmx+xml",
        "application/x-mediawiki-dump+xml", "application/rss+xml", "application/x-fictionbook+xml", "application/ttml+xml", "text/x-tex", "text/x-conllu", "application/x-subrip",
    ],
)  # fmt: skip
def test_every_type_of_text_has_an_extractor(media_type: str) -> None:
    assert extractors_for(media_type)


def test_what_nobody_reads_has_none() -> None:
    assert extractors_for("image/png") == ()


def test_names_are_unique_and_versions_positive() -> None:
    assert len({extractor.name for extractor in EXTRACTORS}) == len(EXTRACTORS)
    assert all(extractor.version >= 1 for extractor in EXTRACTORS)
