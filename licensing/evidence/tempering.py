"""Weighs what sentences gave by the passages that they stand in: in talk nothing is certain, and what was not may be nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from licensing.catalogue import Catalogue
from licensing.evidence import passages
from licensing.evidence.hits import Hit
from licensing.evidence.meaning import MEANT, as_reread, limits, may_be_meant, of_portal, strictest
from licensing.evidence.names import OWN_TEXT
from licensing.evidence.passages import NAMED, SORTS, Odds, Passage
from licensing.evidence.settling import is_formula
from licensing.vocabulary import HitKind, Role

SHORTEST = 150  # characters of a passage: of less the rules have seen most there is to see
_NEAR = 250  # characters on either side of what is in a long text between other things
_SHORT = 1_500  # characters of a text that is all of it notice or talk, as a rule: in a longer one a notice stands among other things
# Nothing is certain that stands in likelier talk; in a short text not either if only what is near is likelier none, unless that clearly
# is none. Marks and licences' own texts seldom stand in talk: they have to be less likely. In sets that were not learnt from this takes
# certainty from 32 of 615 notices, and from all of 6 pieces of talk.
LITTLE, MARKED, CLEARLY = 0.7, 0.5, 0.95
LEAST = 0.2  # what was not certain and lies below this is not given: so lie 1 of 648 such notices, and 25 of 64 pieces of talk


def tempered(
    settled: Sequence[Hit], heard: Sequence[Passage], length: int, catalogue: Catalogue
) -> list[Hit]:
    """The hits of a text so long, grants first: fewer certain, perhaps fewer given, or with the licence that is named for its terms."""
    weighed = [
        _weighed(one, heard, is_short=length <= _SHORT) if one.role is Role.GRANT else one for one in settled
    ]
    granted = _likelier_first([one for one in weighed if one.role is Role.GRANT], heard)
    told = [one for one in weighed if one.role is Role.MENTION]
    meant = _meant(granted, told, heard, catalogue)
    ids = {one.id for one in meant}
    return [*map(as_reread, meant), *(one for one in (*granted, *told) if one.id not in ids)]


def _weighed(one: Hit, heard: Sequence[Passage], *, is_short: bool) -> Hit:
    """The hit, not certain where what it stands in is talk, and none where that hardly can be anything else."""
    spoken = one.kind is not HitKind.STRUCTURED and not one.rule.startswith(OWN_TEXT)
    least = LITTLE if spoken else MARKED
    enough = CLEARLY if is_short else least
    gives = [] if one.field else _gives(one, heard, enough)
    if not gives or max(gives) >= enough or min(gives) >= least:
        return one
    if spoken and max(gives) < LEAST and not one.concludes:
        return replace(one, role=Role.MENTION)
    return replace(one, concludes=False)


def _gives(one: Hit, heard: Sequence[Passage], enough: float) -> list[float]:
    """How likely what it stands in is a notice, of one passage after the other until one is likely `enough`."""
    gives = list[float]()
    for said in _around(one.offset, heard):
        gives.append(said.gives)
        if said.gives >= enough:
            break
    return gives


def _around(offset: int, heard: Sequence[Passage]) -> Iterator[Odds]:
    """What the passages say that a place stands in, if they are long enough to say something; last its neighbourhood alone."""
    holding = [one for one in heard if len(one.text) >= SHORTEST and one.holds(offset)]
    for passage in (*holding, *(one.near(offset, _NEAR) for one in holding[:1])):
        if (said := passages.odds(passage.text)) is not None:
            yield said


def _likelier_first(granted: list[Hit], heard: Sequence[Passage]) -> list[Hit]:
    """Several terms in words of their own, by how likely each is where the first stands: which of them a text opens with says little."""
    if len(granted) < 2 or any(one.id not in SORTS for one in granted):
        return granted
    said = next(_around(granted[0].offset, heard), None)
    return sorted(granted, key=lambda one: (not one.concludes, -said.terms[one.id])) if said else granted


def _meant(
    granted: Sequence[Hit], told: Sequence[Hit], heard: Sequence[Passage], catalogue: Catalogue
) -> list[Hit]:
    """The strictest licence that a text names whose terms it gives in words of its own: one that asks as much as they do, whatever formula opens them."""
    if not granted or any(one.kind is not HitKind.PHRASE or one.field for one in granted):
        return []
    passage = next((one for one in heard if one.holds(granted[0].offset)), None)
    said = next(_around(granted[0].offset, heard), None)
    if passage is None or said is None or min(said.gives, said.terms[NAMED]) < MEANT:
        return []
    asked = frozenset[str]().union(*(limits(one, catalogue) for one in granted if not is_formula(one)))
    named = [one for one in told if may_be_meant(one, passage) and limits(one, catalogue) >= asked]
    if named:
        return [strictest(named)]
    return [] if is_formula(granted[0]) else of_portal(granted[0], passage, asked, catalogue)
