"""Reads a text again as a whole: what its sentences gave is weighed by where it stands, and where they gave nothing the whole may.

What only so much of it says together is never certain: it is left to a reviewer.
"""

from collections.abc import Iterator, Sequence

from licensing.catalogue import Catalogue
from licensing.evidence import passages
from licensing.evidence.hits import Candidate, Hit, hit
from licensing.evidence.meaning import MEANT, as_reread, may_be_meant, strictest
from licensing.evidence.passages import LONGEST, NAMED, Odds, Passage
from licensing.evidence.tempering import SHORTEST, tempered
from licensing.folding import Folded, fold
from licensing.vocabulary import HitKind, Role

RULE = "own-words"
# How likely a passage has to be a notice. In sets that were not learnt from, of 198 notices that gave nothing by their sentences
# 180 lie above it, and of 724 pieces of talk 49.
ENOUGH = 0.4
SURELY = 0.95  # … one of a few words only, of which the rules have seen most there is to see
_SOME = 0.15  # how likely terms have to be that are taken before a licence named in passing

Regions = Sequence[tuple[int, Folded]]


def reread(settled: Sequence[Hit], text: str, read: Regions, catalogue: Catalogue) -> list[Hit]:
    """Return the hits of a text as its passages leave them, or with what the likeliest of these gives, if nothing gave anything."""
    granted = [one for one in settled if one.role is Role.GRANT]
    if granted and all(one.field for one in granted):
        return list(settled)
    heard = list(_passages(text, read))
    if granted:
        return tempered(settled, heard, len(text), catalogue)
    chances = ((passages.odds(one.text), one) for one in heard)
    likely = [(said, one) for said, one in chances if said is not None and said.gives >= _enough(one)]
    if not likely:
        return list(settled)
    given = _given(settled, *max(likely, key=lambda pair: pair[0].gives), catalogue)
    return list(settled) if given is None else [given, *(one for one in settled if one.id != given.id)]


def _passages(text: str, read: Regions) -> Iterator[Passage]:
    """All of a short text; of others the stretches that were read."""
    is_read = not read or len(text) > LONGEST or len(read[0][1].original) == len(text)
    regions = read if is_read else [(0, fold(text))]
    return (one for start, folded in regions for one in passages.passages(start, folded))


def _enough(passage: Passage) -> float:
    return ENOUGH if len(passage.text) >= SHORTEST else SURELY


def _given(settled: Sequence[Hit], said: Odds, passage: Passage, catalogue: Catalogue) -> Hit | None:
    """The strictest of the licences that are named there, a government's terms, or terms in the text's own words, whatever is likelier."""
    named = [one for one in settled if may_be_meant(one, passage)]
    sort = said.likeliest
    if named and (said.terms[NAMED] >= said.terms[sort] or said.terms[sort] < _SOME):
        return as_reread(strictest(named))
    if said.terms[NAMED] >= MEANT and (government := catalogue.of_portal(passage.text)):
        return _told(passage, "attribution-custom", government.id, catalogue)
    if said.terms[sort] < _SOME or any(one.final and one.id == sort for one in settled):
        return None
    return _told(passage, sort, sort, catalogue)


def _told(passage: Passage, sort: str, licence_id: str, catalogue: Catalogue) -> Hit:
    """A hit for the licence, quoting the sentence that speaks most for terms of that sort."""
    begin, end = passages.sentence_of(passage, sort)
    folded = passage.folded
    candidate = Candidate(
        licence_id, HitKind.PHRASE, passage.start + folded.origin(begin), 0, RULE, firm=False
    )
    return hit(candidate, catalogue, role=Role.GRANT, concludes=False, quote=folded.quote(begin, end))
