"""A reading of a donation that never was, said in the open: what the checks look at, without a database."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ingestion.checks.subject import Check, Declared, Excerpt, Found, Line, Mixed
from licensing.catalogue import Catalogue

LETTERS = Line("carta.txt", "", "text", "", {}, 4_000, {"es": 1.0})


@dataclass(frozen=True)
class Told:
    """A subject made of plain values; by default one well-read Spanish letter, declared as such."""

    declared: Declared = field(default_factory=lambda: Declared(languages=("es-PY",), licence="cc-by-4.0"))
    catalogue: Catalogue = field(default_factory=Catalogue.load)
    ledger: Sequence[Line] = (LETTERS,)
    documents: int = 1
    characters: int = 4_000
    languages: Mapping[str, float] = field(default_factory=lambda: {"es": 1.0})
    splits: frozenset[str] = frozenset({"train"})
    missing: Sequence[str] = ()
    hits: Sequence[tuple[str, str, Sequence[Mapping[str, Any]]]] = ()
    mixed: Sequence[Mixed] = ()
    drawn: Sequence[Excerpt] = ()

    def unaccounted(self) -> Sequence[str]:
        """Return the files without a line."""
        return self.missing

    def count(self, outcome: str) -> int:
        """Count the lines that ended so."""
        return sum(line.outcome == outcome for line in self.ledger)

    def lines(self, *outcomes: str) -> Iterator[Line]:
        """Yield the lines that ended so."""
        return (line for line in self.ledger if line.outcome in outcomes)

    def evidence(self) -> Iterator[tuple[str, str, Sequence[Mapping[str, Any]]]]:
        """Yield the licence hits, file by file."""
        yield from self.hits or [(line.file, line.member, []) for line in self.ledger]

    def mixtures(self) -> Iterator[Mixed]:
        """Yield the documents by mixture."""
        yield from self.mixed

    def excerpts(self) -> Iterator[Excerpt]:
        """Yield what was drawn."""
        yield from self.drawn


def found(check: Check, subject: Told) -> dict[str, Found]:
    """Return what a check finds, by code; no code comes twice."""
    everything = list(check.run(subject))
    by_code = {one.code: one for one in everything}
    assert len(by_code) == len(everything)
    return by_code
