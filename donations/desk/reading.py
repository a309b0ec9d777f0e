"""One document as a reviewer reads it, in leaves, and the list of those that one file or member holds."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from donations.texts.documents import Document, number_of, some
from donations.texts.places import Held

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


def count(parts: Sequence[Held]) -> int:
    """Return how many documents these parts hold of what is asked for."""
    return sum(one.count for one in parts)


def find(parts: Sequence[Held], quote: str, offset: int) -> tuple[int, Spot]:
    """Return the document that a finding quotes, and where; the first one where the words are no longer found."""
    number = number_of(parts, quote, offset) or 1
    document = next(some(parts, number, 1), None)
    text = document.text if document else ""
    at = offset if text.startswith(quote, offset) else text.find(quote)
    return number, Spot(at, len(quote)) if quote and at >= 0 else Spot()


def leaf(parts: Sequence[Held], number: int, page: int, spot: Spot) -> Leaf | None:
    """Return one page of a document, that of the spot where no other is asked for; None where there is no such document."""
    document = next(some(parts, number, 1), None)
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


def listed(parts: Sequence[Held], page: int) -> Iterator[Listed]:
    """Yield the beginnings of one page of documents."""
    for one in some(parts, (page - 1) * PER_PAGE + 1, PER_PAGE):
        yield Listed(replace(one, text=""), one.text[:BEGINNING].strip(), len(one.text) > BEGINNING)


def given_of(given: Mapping[str, Any]) -> dict[str, str]:
    """Return the columns of a record as they came, the first of very many, each as far as a page of it goes."""
    return {name: _value(given[name])[:LEAF] for name in [*given][:MOST_COLUMNS]}


def _value(value: object) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    return json.dumps(value, ensure_ascii=False)
