"""Counts what a file or member gave, for its line in the ledger."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from ingestion.types import Outcome

MOST_LICENCES = 5  # kept in the ledger line; all of them are in the rows


def count_languages(language_bytes: dict[str, int], message: dict[str, Any]) -> None:
    """Add the bytes of one document message in each of its languages."""
    for tag, share in message["languages"].items():
        language_bytes[tag] = language_bytes.get(tag, 0) + round(share * message["bytes"])


def most_first(language_bytes: dict[str, int]) -> dict[str, int]:
    """Return them the largest first, as `end` messages and lines of the ledger give them."""
    return dict(sorted(language_bytes.items(), key=lambda pair: -pair[1]))


def remember(licences: list[dict[str, Any]], hits: Iterable[dict[str, Any]]) -> None:
    """Add those of licences that are not among them yet, as far as there is room."""
    known = {hit["id"] for hit in licences}
    licences += [hit for hit in hits if hit["id"] not in known][: MOST_LICENCES - len(licences)]


@dataclass(slots=True)
class Tally:
    """Running counts over the documents of one file or member."""

    documents: int = 0
    characters: int = 0
    pages: int = 0
    pages_needing_ocr: int = 0
    language_bytes: dict[str, int] = field(default_factory=dict)
    licences: list[dict[str, Any]] = field(default_factory=list)

    def add(self, message: dict[str, Any], *, pages: int, pages_needing_ocr: int) -> None:
        """Count one document message, but for its languages."""
        self.documents += 1
        self.characters += message["characters"]
        self.pages += pages
        self.pages_needing_ocr += pages_needing_ocr
        if message["evidence"]:  # most texts have none, and there may be a million of them
            self.remember(message["evidence"])

    def remember(self, hits: list[dict[str, Any]]) -> None:
        """Keep the first of each licence."""
        remember(self.licences, hits)

    def correct(self, end: dict[str, Any]) -> None:
        """Have an `end` message say what these counts do, which go further back than its own."""
        end |= {name: value for name, value in self.facts().items() if not name.startswith("pages")}
        if end["outcome"] == Outcome.EMPTY:
            end |= {"outcome": Outcome.TEXT.value, "reason": ""}

    def facts(self) -> dict[str, Any]:
        """Return the counts as a part of an `end` message."""
        return {
            "documents": self.documents,
            "characters": self.characters,
            "pages": self.pages,
            "pages_needing_ocr": self.pages_needing_ocr,
            "languages": most_first(self.language_bytes),
            "licences": self.licences,
        }
