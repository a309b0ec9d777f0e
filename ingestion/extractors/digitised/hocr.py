"""Reads hOCR, what Tesseract, OCRopus and the Internet Archive write of scanned pages: the lines that their HTML marks."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingestion.extractors.digitised.lines import Page, document, one_line
from ingestion.extractors.html_marks import marks_of
from ingestion.extractors.html_pages import parse
from ingestion.extractors.opened import read_whole
from ingestion.types import Document, Source

_LARGEST_BYTES = 64 * 1024 * 1024
_PAGES, _WORDS = ".ocr_page", ".ocrx_word"
_LINES = ".ocr_line, .ocrx_line, .ocr_header, .ocr_caption, .ocr_textfloat"
_REGIONS = frozenset(("ocr_par", "ocr_carea", "ocrx_block"))
_DEEPEST = 10  # elements between a line and its paragraph
_CONFIDENCE = re.compile(r"\bx_wconf\s+(\d{1,3})")


class Hocr:
    """One document with its pages, a line for each line and an empty one between paragraphs."""

    name = "hocr"
    version = 1
    media_types = frozenset({"text/vnd.hocr+html"})
    records = frozenset[str]()

    def extract(self, source: Source) -> Iterator[Document]:
        """Yield one document. Raises Unreadable: EMPTY without text, REFUSED if too large or nested too deep."""
        data = read_whole(source, _LARGEST_BYTES)
        tree, notes = parse(data, is_xhtml=data.lstrip()[:5] == b"<?xml")
        yield document(
            [_page(page) for page in tree.css(_PAGES)], marks_of(tree), (*notes, *_confidence(tree))
        )


def _page(page: LexborNode) -> Page:
    lines = page.css(_LINES)
    if not lines:
        return Page([[one_line(page.text())]])
    return Page([[one_line(line.text()) for line in region] for _, region in groupby(lines, _region_of)])


def _region_of(line: LexborNode) -> int:
    """The number of the paragraph or block that a line is in, 0 where it is in none."""
    above = line.parent
    for _ in range(_DEEPEST):
        if above is None:
            break
        if not _REGIONS.isdisjoint((above.attributes.get("class") or "").split()):
            return above.mem_id
        above = above.parent
    return 0


def _confidence(tree: LexborHTMLParser) -> Iterable[str]:
    """How sure the engine was of the words, on average, where it says so."""
    told = [_CONFIDENCE.search(word.attributes.get("title") or "") for word in tree.css(_WORDS)]
    sure = [int(found[1]) for found in told if found]
    return (f"ocr_confidence:{sum(sure) / len(sure) / 100:.2f}",) if sure else ()
