"""What a piece of evidence is."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from licensing.catalogue import Catalogue
from licensing.vocabulary import HitKind, LicenceClass, Role

RULES = 13  # raise it when a rule changes: hits name the version that found them


DOUBTED = "-doubted"  # ends the rule of what its own sentence supposes, limits or denies


@dataclass(frozen=True, slots=True)
class Candidate:
    """A licence seen at original offsets `start:stop`, before anyone asked whether the text grants it.

    `firm` says that its wording leaves no doubt which licence is meant; phrases and chance meetings of words are not firm.
    """

    id: str
    kind: HitKind
    start: int
    stop: int
    rule: str
    firm: bool = True
    anchored: bool = False  # a phrase that means something only beside what it licenses
    lawful: bool = False  # a phrase in which a law is named as what lets them, not as who speaks
    of_work: bool = (
        False  # a phrase that people use of rooms and tools too: counts only where a work is spoken of
    )


@dataclass(frozen=True, slots=True)
class Hit:
    """One piece of evidence. `offset` counts characters from the start of the text, or of the mark named by `field`.

    `concludes` is true only for grants by structured data, address or name that nothing nearby contradicts.
    """

    id: str
    klass: LicenceClass
    kind: HitKind
    role: Role
    concludes: bool
    quote: str
    offset: int
    rule: str
    field: str = ""
    before: str = ""  # some words around the quote, for people to read it in
    after: str = ""
    final: bool = False  # a mention that nothing else in the text can change; is not kept

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> Self:
        """The hit that `as_dict` told of, by this version or an earlier one."""
        return cls(
            told["id"], LicenceClass(told["class"]), HitKind(told["kind"]), Role(told["role"]), told["concludes"],
            told["quote"], told["offset"], told["rule"], told.get("field", ""), told.get("before", ""), told.get("after", ""),
        )  # fmt: skip

    def as_dict(self) -> dict[str, str | bool | int]:
        """JSON-able; `class` in place of `klass`."""
        return {
            "id": self.id,
            "class": self.klass.value,
            "kind": self.kind.value,
            "role": self.role.value,
            "concludes": self.concludes,
            "quote": self.quote,
            "offset": self.offset,
            "rule": self.rule,
            "field": self.field,
            "before": self.before,
            "after": self.after,
        }


def hit(
    candidate: Candidate,
    catalogue: Catalogue,
    *,
    role: Role,
    concludes: bool,
    quote: str,
    field: str = "",
    final: bool = False,
) -> Hit:
    """The hit that a candidate became once its role was settled."""
    licence = catalogue.get(candidate.id)
    klass = licence.klass if licence else LicenceClass.VAGUE
    rule = f"{candidate.rule}/{RULES}"
    return Hit(
        candidate.id, klass, candidate.kind, role, concludes, quote, candidate.start, rule, field, final=final
    )
