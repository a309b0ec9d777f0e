"""What a check sees and what it says: declared facts, ledger lines and evidence; findings as codes. No database."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from ingestion.types import Level
from licensing.catalogue import Catalogue
from licensing.sources import Source

MOST_EVIDENCE = 100


@dataclass(frozen=True, slots=True)
class Declared:
    """What the donor said, as far as checks look at it. Empty where nothing was said."""

    languages: tuple[str, ...] = ()
    licence: str = ""
    basis: str = ""
    kind: str = ""
    visibility: str = ""
    source_url: str = ""
    rights_details: str = ""
    origin: str = ""
    models_used: str = ""
    consent_expires_on: date | None = None
    prose: Mapping[str, str] = field(default_factory=dict)  # the free texts by field
    sources: tuple[Source, ...] = ()  # parts with rights of their own; what is above stands for all the rest


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the ledger."""

    file: str
    member: str
    outcome: str
    reason: str
    params: Mapping[str, Any]
    characters: int
    languages: Mapping[str, float]
    media_type: str = ""


@dataclass(frozen=True, slots=True)
class Mixed:
    """Documents of one split that are in the same mixture of languages: shares rounded, lengths added up."""

    split: str
    languages: Mapping[str, float]
    documents: int
    characters: int
    looked_at: int  # of the characters, those that were read to say so


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The beginning of one document that was drawn to be looked at."""

    file: str
    member: str
    split: str
    text: str
    languages: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Found:
    """One finding, before it is a row."""

    level: Level
    code: str
    params: Mapping[str, Any] = field(default_factory=dict)
    evidence: Sequence[Mapping[str, Any]] = ()


class Subject(Protocol):
    """A reading of a donation, of whatever size: nothing here holds more than one document in memory."""

    @property
    def declared(self) -> Declared:
        """What the donor said."""
        ...

    @property
    def catalogue(self) -> Catalogue:
        """The licences as they are judged today."""
        ...

    @property
    def documents(self) -> int:
        """How many documents were read."""
        ...

    @property
    def characters(self) -> int:
        """How many characters they have."""
        ...

    @property
    def languages(self) -> Mapping[str, float]:
        """Shares of the languages found, largest first."""
        ...

    @property
    def splits(self) -> frozenset[str]:
        """The splits there are."""
        ...

    def unaccounted(self) -> Sequence[str]:
        """Names of files without a line in the ledger."""
        ...

    def count(self, outcome: str) -> int:
        """How many files and members ended so."""
        ...

    def lines(self, *outcomes: str) -> Iterator[Line]:
        """Ledger lines that ended so; for very large archives only those that need a person."""
        ...

    def evidence(self) -> Iterator[tuple[str, str, Sequence[Mapping[str, Any]]]]:
        """(file, member, licence hits) for every file and member that was read, silent ones too."""
        ...

    def mixtures(self) -> Iterator[Mixed]:
        """Every document, counted under its split and its mixture of languages."""
        ...

    def excerpts(self) -> Iterator[Excerpt]:
        """Some documents, spread over files, languages and lengths; the same ones every time."""
        ...


class Check(Protocol):
    """Looks at a subject and says what it finds; changes nothing."""

    name: str
    version: int

    def run(self, subject: Subject) -> Iterator[Found]:
        """Yield findings."""
        ...
