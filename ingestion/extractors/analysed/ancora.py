"""Reads treebanks written as AnCora is: XML in which the words are attributes of the leaves of each sentence's tree."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from ingestion.extractors.analysed.words import Words, as_written
from ingestion.extractors.rows import Row, documents
from ingestion.extractors.xml_events import Event, Start, events
from ingestion.extractors.xml_marks import Marks
from ingestion.extractors.xml_source import Notes
from ingestion.text.spacing import spaced
from ingestion.types import Document, Source

_SENTENCE, _WORD = "sentence", "wd"
# What is kept of a word: its attribute, and the column that it becomes.
_KEPT = {_WORD: "tokens", "lem": "lemmas", "pos": "pos", "ne": "ne", "sense": "sense"}
_ALWAYS = frozenset(("tokens", "lemmas", "pos"))


class Ancora:
    """AnCora's XML: a row for each sentence, with lists of its words, their lemmas and tags. Positions are numbers of rows.

    The tree above the words stays in the file.
    """

    name = "ancora"
    version = 1
    media_types = frozenset({"application/x-ancora+xml"})
    records = media_types

    def extract(self, source: Source) -> Iterator[Document]:
        """Yield the rows in [start, stop). Raises Unreadable: EMPTY without a word, DAMAGED where it is no XML, REFUSED if nested too deep."""
        notes, marks = Notes(), Marks()
        for document in documents(source, _rows(events(source, notes), marks)):
            document.cleaning, document.marks = notes.steps(), marks.found()
            yield document


@dataclass(slots=True)
class _Sentence:
    """The words of a sentence so far, and what it is called."""

    identity: str = ""
    words: Words = field(default_factory=Words)

    def row(self) -> Row:
        lists = self.words.lists(list(_KEPT.values()))
        said = {name: values for name, values in lists.items() if name in _ALWAYS or any(values)}
        about = {"sent_id": self.identity} if self.identity else {}
        return Row(about | said, {"tokens": spaced(map(as_written, lists["tokens"]))})


def _rows(found: Iterator[Event], marks: Marks) -> Iterator[Row]:
    sentence = _Sentence()
    for event in found:
        marks.take(event)
        if isinstance(event, str):
            if event.strip():  # which no leaf has
                sentence.words.add([event.strip()])
            continue
        if (event.name == _SENTENCE or sentence.words.is_full) and sentence.words.rows:
            yield sentence.row()
            sentence = _Sentence(sentence.identity)
        if isinstance(event, Start):
            _take(sentence, event)
    if sentence.words.rows:
        yield sentence.row()


def _take(sentence: _Sentence, event: Start) -> None:
    given = event.attributes
    if event.name == _SENTENCE:
        sentence.identity = given.get("id", "").strip()
    elif given.get(_WORD, "").strip() and given.get("elliptic") != "yes":
        sentence.words.add([given.get(name, "").strip() for name in _KEPT])
