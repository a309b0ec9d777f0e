"""Divides an XML file into the documents it holds, each with its own text and marks: a corpus of TEI, a set of articles."""

from collections.abc import Callable, Collection, Iterator

from ingestion.extractors.xml_events import End, Event, Start, events
from ingestion.extractors.xml_layout import Layout
from ingestion.extractors.xml_marks import Marks
from ingestion.extractors.xml_source import Notes
from ingestion.text.cleaning import clean
from ingestion.types import Document, Outcome, Source, Unreadable

Filter = Callable[[Event], bool]


def documents(
    source: Source, roots: Collection[str], layout: Callable[[], Layout], passes: Callable[[], Filter]
) -> Iterator[Document]:
    """Yield one document for each outermost element named in `roots` that has text; for the rest of the file, one too.

    What stands outside of them, such as the header of a corpus, gives its marks to all. Raises Unreadable EMPTY without text.
    """
    notes, number, depth = Notes(), 0, 0
    shared = current = _Part((), layout(), passes())
    for event in events(source, notes):
        is_root = not isinstance(event, str) and event.name in roots
        if is_root and isinstance(event, Start):
            depth += 1
            current = _Part(shared.marks.found(), layout(), passes()) if depth == 1 else current
        current.take(event)
        if is_root and isinstance(event, End):
            depth -= 1
            if not depth and (document := current.document(number, notes)).text:
                yield document
                number += 1
            current = current if depth else shared
    last = current.document(number, notes)
    if last.text:
        yield last
    elif not number:
        raise Unreadable(Outcome.EMPTY, "no_text")


class _Part:
    """One document while it is read."""

    def __init__(self, inherited: tuple[tuple[str, str], ...], layout: Layout, passes: Filter) -> None:
        self.marks = Marks()
        self._inherited = inherited
        self._layout = layout
        self._passes = passes

    def take(self, event: Event) -> None:
        self.marks.take(event)
        if self._passes(event):
            self._layout.take(event)

    def document(self, number: int, notes: Notes) -> Document:
        text, steps = clean(self._layout.text())
        marks = tuple(dict.fromkeys((*self._inherited, *self.marks.found())))
        return Document(text.strip("\n"), number, number + 1, marks=marks, cleaning=(*notes.steps(), *steps))
