"""Reads a text again as a whole: where none of its sentences gave anything, and where one that did may stand in talk.

What so much of it says together is never certain: it is left to a reviewer.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from licensing.catalogue import Catalogue
from licensing.evidence.hits import Candidate, Hit, hit
from licensing.evidence.names import OWN_TEXT
from licensing.evidence.passages import LONGEST, NAMED, SORTS, Odds, Passage, odds, passages, sentence_of
from licensing.folding import Folded, fold
from licensing.vocabulary import HitKind, LicenceClass, Role

RULE, REREAD = "own-words", "-reread"
# How likely a passage has to be a notice. In sets that were not learnt from, of the notices that gave nothing by their sentences
# six in seven lie above it, and of talk one in thirteen.
ENOUGH = 0.4
# Nothing is certain in a passage that is likelier talk, however what is near sounds; nor, unless it is a mark or a licence's own
# text, where nothing around it is rather likely to be a notice.
UNLIKELY, LITTLE = 0.4, 0.6
# What was not certain and lies below this is not given: so lie one such notice in fifty, and two in five pieces of talk taken for one.
LEAST = 0.15
SHORTEST = 150  # characters of a passage: of less the rules have seen most there is to see …
SURELY = 0.95  # … and it has to be that likely
_NEAR = 250  # characters on either side of what is in a long text between other things
_SOME = 0.15  # how likely terms have to be that are taken before a licence named in passing

Regions = Sequence[tuple[int, Folded]]


def reread(settled: Sequence[Hit], text: str, read: Regions, catalogue: Catalogue) -> list[Hit]:
    """Return the hits of a text with what its likeliest passage gives, if nothing gave anything before; certain are fewer of them."""
    granted = [one for one in settled if one.role is Role.GRANT]
    if granted and all(one.field for one in granted):
        return list(settled)
    heard = list(_passages(text, read))
    if granted:
        weighed = [one if one.field else _weighed(one, heard) for one in granted]
        kept = _likelier_first([one for one in weighed if one.role is Role.GRANT], heard)
        told = [one for one in weighed if one.role is Role.MENTION]
        return [*kept, *told, *settled[len(granted) :]]
    chances = ((odds(one.text), one) for one in heard)
    likely = [(said, one) for said, one in chances if said is not None and said.gives >= _enough(one)]
    if not likely:
        return list(settled)
    given = _given(settled, *max(likely, key=lambda pair: pair[0].gives), catalogue)
    return list(settled) if given is None else [given, *(one for one in settled if one.id != given.id)]


def _passages(text: str, read: Regions) -> Iterator[Passage]:
    """All of a short text; of others the stretches that were read."""
    regions = [(0, fold(text))] if read and len(text) <= LONGEST else read
    return (one for start, folded in regions for one in passages(start, folded))


def _enough(passage: Passage) -> float:
    return ENOUGH if len(passage.text) >= SHORTEST else SURELY


def _around(offset: int, heard: Sequence[Passage]) -> Iterator[Odds]:
    """What the passages say that a place stands in, if they are long enough to say something; last its neighbourhood alone."""
    holding = [one for one in heard if len(one.text) >= SHORTEST and one.holds(offset)]
    for passage in (*holding, *(one.near(offset, _NEAR) for one in holding[:1])):
        if (said := odds(passage.text)) is not None:
            yield said


def _likelier_first(granted: list[Hit], heard: Sequence[Passage]) -> list[Hit]:
    """Several terms in words of their own, by how likely each is where the first stands: which of them a text opens with says little."""
    if len(granted) < 2 or any(one.id not in SORTS for one in granted):
        return granted
    said = next(_around(granted[0].offset, heard), None)
    return sorted(granted, key=lambda one: (not one.concludes, -said.terms[one.id])) if said else granted


def _weighed(one: Hit, heard: Sequence[Passage]) -> Hit:
    """The hit, not certain where a passage that it stands in is talk, and none where they hardly can be anything else."""
    gives = [said.gives for said in _around(one.offset, heard)]
    spoken = one.kind is not HitKind.STRUCTURED and not one.rule.startswith(OWN_TEXT)
    if not gives or (min(gives) >= UNLIKELY and max(gives) >= (LITTLE if spoken else UNLIKELY)):
        return one
    if spoken and max(gives) < LEAST and not one.concludes:
        return replace(one, role=Role.MENTION)
    return replace(one, concludes=False)


def _given(settled: Sequence[Hit], said: Odds, passage: Passage, catalogue: Catalogue) -> Hit | None:
    """The strictest of the licences that are named there, or terms in the text's own words, whatever is likelier."""
    named = [one for one in settled if _may_be_meant(one, passage)]
    sort = said.likeliest
    if named and (said.terms[NAMED] >= said.terms[sort] or said.terms[sort] < _SOME):
        strictest = max(named, key=lambda one: (one.klass is not LicenceClass.VAGUE, one.klass.rank))
        return replace(strictest, role=Role.GRANT, rule=f"{strictest.rule}{REREAD}")
    if said.terms[sort] < _SOME or any(one.final and one.id == sort for one in settled):
        return None
    begin, end = sentence_of(passage, sort)
    folded = passage.folded
    candidate = Candidate(sort, HitKind.PHRASE, passage.start + folded.origin(begin), 0, RULE, firm=False)
    return hit(candidate, catalogue, role=Role.GRANT, concludes=False, quote=folded.quote(begin, end))


def _may_be_meant(one: Hit, passage: Passage) -> bool:
    """Whether it names a licence in that passage, and is not denied, shown or one of a list there."""
    named = one.kind is not HitKind.PHRASE and not one.field and not one.final
    return named and passage.holds(one.offset)
