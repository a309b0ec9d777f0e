"""Which licence a passage may mean that only names it."""

from collections.abc import Sequence
from dataclasses import replace

from licensing.catalogue import Catalogue
from licensing.evidence.hits import Hit
from licensing.evidence.passages import Passage
from licensing.vocabulary import HitKind, LicenceClass, Role

MEANT = 0.5  # how likely the terms of a known licence have to be, to be those of the one that is named, or of a portal
REREAD = "-reread"  # ends the rule of what is given by the whole passage, not by its sentence


def may_be_meant(one: Hit, passage: Passage) -> bool:
    """Whether it names a licence in that passage, and is not denied, shown or one of a list there."""
    named = one.kind is not HitKind.PHRASE and not one.field and not one.final
    return named and passage.holds(one.offset)


def strictest(named: Sequence[Hit]) -> Hit:
    """Return the one that holds others back most; one that says only that there is a licence last."""
    return max(named, key=lambda one: (one.klass is not LicenceClass.VAGUE, one.klass.rank))


def as_reread(one: Hit) -> Hit:
    """The hit as a grant for a reviewer to look at."""
    return replace(one, role=Role.GRANT, concludes=False, rule=f"{one.rule}{REREAD}")


def limits(one: Hit, catalogue: Catalogue) -> frozenset[str]:
    """What its licence holds others back from; nothing of one that the catalogue does not know."""
    licence = catalogue.get(one.id)
    return licence.limits if licence else frozenset()


def of_portal(one: Hit, passage: Passage, asked: frozenset[str], catalogue: Catalogue) -> list[Hit]:
    """The terms of the government whose portal the passage names, where words of it ask no more than these."""
    licence = catalogue.of_portal(passage.text)
    if licence is None or not licence.limits >= asked:
        return []
    return [replace(one, id=licence.id, klass=licence.klass)]
