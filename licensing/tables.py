"""Reads `policy.toml` into rows that know when they fit."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from licensing.vocabulary import Basis, Kind, Level, LicenceClass, Visibility


class Row(BaseModel):
    """One row: fits where all its conditions hold. `note` says in English what it means; people read other sentences."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str
    note: str
    klass: frozenset[LicenceClass] | None = Field(default=None, alias="class")
    basis: frozenset[Basis] | None = None
    kind: frozenset[Kind] | None = None
    visibility: frozenset[Visibility] | None = None
    case: frozenset[str] | None = None
    concludes: bool | None = None
    flag: str = ""
    unless: str = ""
    level: Level | None = None
    levels: Mapping[Visibility, Level] = Field(default_factory=dict)

    def answer(self, visibility: Visibility) -> Level:
        """Its level for that visibility."""
        return self.level or self.levels[visibility]


class Tables(BaseModel):
    """The whole policy."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: int
    follows: Mapping[Basis, str]
    by_class: tuple[Row, ...] = Field(alias="class")
    evidence: tuple[Row, ...]
    basis: tuple[Row, ...]
    kind: tuple[Row, ...]
    mix: tuple[Row, ...]

    @property
    def codes(self) -> frozenset[str]:
        """Every reason code: each needs a sentence in every language."""
        rows = (*self.by_class, *self.evidence, *self.basis, *self.kind, *self.mix)
        return frozenset(row.code for row in rows)


@dataclass(frozen=True, slots=True)
class Question:
    """What one row is asked: the words and facts of the matter."""

    basis: Basis
    kind: Kind
    visibility: Visibility
    klass: LicenceClass | None = None
    case: str = ""
    concludes: bool = True
    flags: frozenset[str] = frozenset()

    def is_met_by(self, row: Row) -> bool:
        """Whether every condition of the row holds."""
        pairs = (
            (self.klass, row.klass),
            (self.basis, row.basis),
            (self.kind, row.kind),
            (self.visibility, row.visibility),
            (self.case, row.case),
        )
        return (
            all(allowed is None or word in allowed for word, allowed in pairs)
            and row.concludes in (None, self.concludes)
            and row.flag in self.flags | {""}
            and (not row.unless or row.unless not in self.flags)
        )


def _read() -> Tables:
    text = Path(__file__).with_name("policy.toml").read_text(encoding="utf-8")
    return Tables.model_validate(tomllib.loads(text))


TABLES = _read()
