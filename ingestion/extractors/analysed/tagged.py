"""Reads sentences whose words are tagged in columns, as by CoNLL 2002 and 2003 and by FreeLing: a word a line, an empty line between sentences."""

import re
from collections.abc import Iterator
from typing import Any

from ingestion.extractors.analysed.words import LONGEST_LINE_BYTES, Words, as_written
from ingestion.extractors.opened import open_text
from ingestion.extractors.rows import Row, documents
from ingestion.sniffing.numbered import fields_of
from ingestion.text.spacing import spaced
from ingestion.types import Document, Source

_NEW_DOCUMENT = "-DOCSTART-"
_TAG = re.compile(r"O|[BIESLUM]-\S+")
_FREELING = ("tokens", "lemmas", "pos", "probabilities")
_LIKELY = re.compile(r"0|1|0\.\d+|1\.0+")


class Tagged:
    """Tagged words: a row for each sentence, with lists of its words and of each column of tags. Positions are numbers of rows."""

    name = "tagged"
    version = 1
    media_types = frozenset({"text/x-conll"})
    records = media_types

    def extract(self, source: Source) -> Iterator[Document]:
        """Yield the rows in [start, stop). Raises Unreadable: EMPTY without a sentence, REFUSED at an endless line."""
        notes: dict[str, None] = {}
        return documents(source, map(_row, _sentences(source, notes)), steps=notes)


def _sentences(source: Source, notes: dict[str, None]) -> Iterator[Words]:
    """Yield the words of each sentence, every one with its tags."""
    opened, sentence = open_text(source), Words()
    for offset, raw in opened.lines(LONGEST_LINE_BYTES):
        text, noted = opened.text_of(raw, offset)
        notes |= dict.fromkeys(noted)
        fields = fields_of(text)
        is_comment = text.startswith("#") and not sentence.rows and not _TAG.fullmatch(fields[-1])
        is_word = len(fields) > 1 and fields[0] != _NEW_DOCUMENT and not is_comment
        if sentence.rows and (not is_word or sentence.is_full):
            yield sentence
            sentence = Words()
        if is_word:
            sentence.add(fields)
    if sentence.rows:
        yield sentence


def _row(sentence: Words) -> Row:
    """Lists of equal length, whatever single lines lack; the last column is the one that the file is about."""
    if all(len(fields) == len(_FREELING) and _LIKELY.fullmatch(fields[-1]) for fields in sentence.rows):
        analysed = sentence.lists(_FREELING)
        return Row(dict(analysed), {"tokens": spaced(map(as_written, analysed["tokens"]))})
    width = sentence.width
    names = ["tokens", *[f"column_{number}" for number in range(2, width)], "tags"]
    padded = [[*fields[:-1], *[""] * (width - len(fields)), fields[-1]] for fields in sentence.rows]
    columns: dict[str, Any] = Words(padded).lists(names)
    return Row(columns, {"tokens": spaced(columns["tokens"])})
