"""Numbers the documents of a file that holds several."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from ingestion.types import Document, Outcome, Unreadable


class Part(Protocol):
    """A piece of a file that makes a document."""

    def document(self, number: int) -> Document:
        """Return it as the document of that number, counted from 0."""
        ...


def several(parts: Iterable[Part]) -> Iterator[Document]:
    """Yield the documents that have text. Raises Unreadable EMPTY where none has."""
    number = 0
    for part in parts:
        document = part.document(number)
        if document.text:
            yield document
            number += 1
    if not number:
        raise Unreadable(Outcome.EMPTY, "no_text")
