"""Makes a document of the pages that OCR has read: words to lines, lines to paragraphs, what runs along left out."""

import json
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from statistics import fmean
from typing import BinaryIO, NamedTuple

from ingestion.extractors.pdf_pages import LINE_END_HYPHEN, Page, join_pages
from ingestion.reading import messages
from ingestion.reading.judging import judged
from ingestion.text.lines import Line, Lines
from ingestion.types import Document, Message

LEAST_CONFIDENCE = 40.0  # of a page, in a hundred: under it are stains and handwriting, not text
LEAST_LETTERS = 40  # of an image, in words of …
SURE_WORD = 60.0  # … at least this confidence
_WORD_LEVEL = "5"
_COLUMNS = 12
_HYPHENS = ("-", "\u2010", "\u00ac")


class _Word(NamedTuple):
    block: str
    line: tuple[str, str, str]  # block, paragraph, line
    bottom: int
    confidence: float
    text: str


def compose(stream: BinaryIO) -> Iterator[Message]:
    """Yield a `doc` for what was read, and {"m": "composed", pages: [[number, confidence]]} for the pages that count.

    The stream holds JSON: name, member, sha256, engine, is_image (where it was one, there has to be enough text), and pages [{number, height, tsv}], tsv as Tesseract writes it.
    """
    given = json.load(stream)
    read = {page["number"]: (_words(page["tsv"]), page["height"]) for page in given["pages"]}
    sure = {number: confidence_of(words) for number, (words, _) in read.items() if words}
    sure = {number: sureness for number, sureness in sure.items() if sureness >= LEAST_CONFIDENCE}
    if given.get("is_image"):
        sure = {number: sureness for number, sureness in sure.items() if _is_page(read[number][0])}
    text, paging, steps = join_pages([_page(*read[number], number) for number in sorted(sure)])
    if text.strip():
        mean = round(fmean(sure.values()))
        found = Document(
            text.strip("\n"),
            position=1 + min(sure),
            cleaning=(f"ocr:{given['engine']}:conf={mean}", *steps),
            paging=paging.stripped(text),
        )
        document = messages.document(
            found, member=given["member"], name=given["name"], resumable=False, sha256=given["sha256"]
        )
        yield from judged([document], one_by_one=True)
    yield {"m": "composed", "pages": [[number, round(sure[number])] for number in sorted(sure)]}


def _is_page(words: Sequence[_Word]) -> bool:
    """Tell whether an image has text in it: in leaves, tiles and faces a machine sees words too, short ones and few."""
    letters = sum(len(word.text) for word in words if word.confidence >= SURE_WORD and len(word.text) > 1)
    return letters >= LEAST_LETTERS


def confidence_of(words: Sequence[_Word]) -> float:
    """The mean over the letters of a page."""
    letters = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / max(1, letters)


def _words(tsv: str) -> list[_Word]:
    words = []
    for row in tsv.split("\n"):
        cells = row.rstrip("\r").split("\t")
        if len(cells) == _COLUMNS and cells[0] == _WORD_LEVEL and cells[11].strip():
            place = (cells[2], cells[3], cells[4])
            bottom = int(cells[7]) + int(cells[9])
            words.append(_Word(cells[2], place, bottom, float(cells[10]), cells[11].strip()))
    return words


def _page(words: Sequence[_Word], height: int, number: int) -> Page:
    """Lines with their heights; a line whose word goes on in the next is marked, and blocks are set apart."""
    rows = [list(group) for _, group in groupby(words, key=lambda word: word.line)]
    lines: list[Line] = []
    for row, following in pairwise([*rows, []]):
        text = " ".join(word.text for word in row)
        if _goes_on(text, following):
            text = text[:-1] + LINE_END_HYPHEN
        lines.append((text, 1 - row[0].bottom / max(1, height)))
        if following and following[0].block != row[0].block and not text.endswith(LINE_END_HYPHEN):
            lines.append(("", None))
    return Page(Lines.of(lines), number=number)


def _goes_on(text: str, following: Sequence[_Word]) -> bool:
    """A hyphen after a letter, then a small letter."""
    is_divided = text[-1:] in _HYPHENS and text[-2:-1].isalpha()
    return is_divided and bool(following) and following[0].text[0].islower()
