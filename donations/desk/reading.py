"""One document as a reviewer reads it, in leaves, and the list of those that one file or member holds."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from donations.texts.documents import Document, number_of, some
from donations.texts.places import Of, held

LEAF = 20_000  # characters of a document on one page
PER_PAGE = 25  # documents of a list
BEGINNING = 600  # characters of each in the list
MOST_COLUMNS = 100


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something was found in a document; without a length it is nowhere in particular."""

    offset: int = 0
    length: int = 0


@dataclass(frozen=True, slots=True)
class Leaf:
    """A stretch of a document, with the words that were asked for between what is before and after them."""

    document: Document
    number: int
    count: int
    before: str
    words: str
    after: str
    given: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Listed:
    """The beginning of a document in a list."""

    document: Document
    beginning: str
    is_cut: bool


def count(of: Of) -> int:
    """Return how many documents the stored text has of this file or member."""
    return sum(one.count for one in held(of))


def find(of: Of, quote: str, offset: int) -> tuple[int, Spot]:
    """Return the document that a finding quotes, and where; the first one where the words are no longer found."""
    number = number_of(of, quote, offset) or 1
    document = next(some(of, number, 1), None)
    text = document.text if document else ""
    at = offset if text.startswith(quote, offset) else text.find(quote)
    return number, Spot(at, len(quote)) if quote and at >= 0 else Spot()


def leaf(of: Of, number: int, page: int, spot: Spot) -> Leaf | None:
    """Return one page of a document, that of the spot where no other is asked for; None where there is no such document."""
    document = next(some(of, number, 1), None)
    if document is None:
        return None
    pages = max(1, -(-len(document.text) // LEAF))
    chosen = min(max(page or spot.offset // LEAF + 1, 1), pages)
    start, stop = (chosen - 1) * LEAF, chosen * LEAF
    first = min(max(spot.offset, start), stop) if spot.length else stop
    last = min(max(spot.offset + spot.length, first), stop)
    text = document.text
    kept = replace(document, text="")  # the rest of it need not live as long as the page
    return Leaf(
        kept, chosen, pages, text[start:first], text[first:last], text[last:stop], given_of(document.given)
    )


def listed(of: Of, page: int) -> Iterator[Listed]:
    """Yield the beginnings of one page of documents."""
    for one in some(of, (page - 1) * PER_PAGE + 1, PER_PAGE):
        yield Listed(replace(one, text=""), one.text[:BEGINNING].strip(), len(one.text) > BEGINNING)


def given_of(given: Mapping[str, Any]) -> dict[str, str]:
    """Return the columns of a record as they came, the first of very many, each as far as a page of it goes."""
    return {
        name: ("" if given[name] is None else str(given[name]))[:LEAF] for name in [*given][:MOST_COLUMNS]
    }
