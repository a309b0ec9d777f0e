"""What may be done with the material: train, evaluate, redistribute, derive, sell; yes, no or unclear, with the rule."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from licensing.entries import Licence
from licensing.tables import TABLES
from licensing.vocabulary import Basis, LicenceClass


class Use(StrEnum):
    """What somebody may want to do with a corpus."""

    TRAIN = "train"
    EVALUATE = "evaluate"
    REDISTRIBUTE = "redistribute"
    DERIVE = "derive"
    COMMERCIAL = "commercial"


class Answer(StrEnum):
    """Whether they may; later is stricter."""

    YES = "yes"
    UNCLEAR = "unclear"
    NO = "no"

    @property
    def rank(self) -> int:
        """0 for yes, 1 for unclear, 2 for no."""
        return tuple(Answer).index(self)


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str
    note: str
    uses: frozenset[Use]
    answer: Answer
    klass: frozenset[LicenceClass] | None = Field(default=None, alias="class")
    basis: frozenset[Basis] | None = None
    lacks: str = ""
    asks: str = ""
    flag: str = ""
    unless: str = ""

    def fits(self, licence: Licence, flags: frozenset[str]) -> bool:
        """Whether what it says of licence and facts holds."""
        return (
            (self.klass is None or licence.klass in self.klass)
            and (not self.lacks or self.lacks not in licence.permits)
            and (not self.asks or self.asks in licence.asks)
            and (not self.flag or self.flag in flags)
            and (not self.unless or self.unless not in flags)
        )


@dataclass(frozen=True, slots=True)
class Judged:
    """One use: the answer, the code of the rule that gave it, and the licence it comes from ("" where the ground decides)."""

    use: Use
    answer: Answer
    code: str
    licence: str


def uses(
    governing: Iterable[Licence], *, basis: str, mining_reserved: bool = False, term_passed: bool = False
) -> tuple[Judged, ...]:
    """Answer every use for material under all of `governing` at once, given on `basis`; the strictest licence decides.

    ValueError for a basis outside the vocabulary.
    """
    ground = Basis(basis)
    licences = tuple(governing)
    facts = {"mining_reserved": mining_reserved, "term_passed": term_passed}
    fired = [
        *_of_ground(ground, facts),
        *(one for each in licences for one in _of_licence(each, ground, facts)),
    ]
    return tuple(max((one for one in fired if one.use is use), key=_strictness) for use in Use)


def _strictness(judged: Judged) -> tuple[int, bool, str, str]:
    """Of equals the one that says more than that the licence permits it."""
    return judged.answer.rank, judged.code != "U_PERMITTED", judged.code, judged.licence


def _of_ground(ground: Basis, facts: Mapping[str, bool]) -> Iterator[Judged]:
    flags = frozenset(name for name, holds in facts.items() if holds)
    for row in ROWS:
        holds = row.flag in flags | {""} and (not row.unless or row.unless not in flags)
        if row.basis is not None and ground in row.basis and holds:
            yield from (Judged(use, row.answer, row.code, "") for use in row.uses)


def _of_licence(licence: Licence, ground: Basis, facts: Mapping[str, bool]) -> Iterator[Judged]:
    """Nothing where the ground itself decides: a licence limits nothing there."""
    if TABLES.follows[ground] == "basis":
        return
    own = {"no_rival_models": licence.no_rival_models, "versionless": licence.is_versionless}
    flags = frozenset(name for name, holds in {**facts, **own}.items() if holds)
    for row in ROWS:
        if row.basis is None and row.fits(licence, flags):
            yield from (Judged(use, row.answer, row.code, licence.id) for use in row.uses)


def _read() -> tuple[_Row, ...]:
    rows = tomllib.loads(Path(__file__).with_name("uses.toml").read_text(encoding="utf-8"))["rows"]
    return tuple(_Row.model_validate(row) for row in rows)


ROWS = _read()
CODES = frozenset(row.code for row in ROWS)
