"""Finds what a text and its marks say of its licence."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from licensing.catalogue import Catalogue
from licensing.evidence import marks as structured
from licensing.evidence import names, phrases, urls
from licensing.evidence.certainty import prudent
from licensing.evidence.hits import DOUBTED, Candidate, Hit, hit
from licensing.evidence.judging import judge
from licensing.evidence.regions import regions
from licensing.evidence.rereading import reread
from licensing.evidence.settling import settle
from licensing.evidence.showing import Showing
from licensing.folding import Folded, fold
from licensing.vocabulary import HitKind, LicenceClass, Role

WINDOW = 8192
# Words of a limit that the name beside them does not have: then the name alone concludes nothing.
_NO_COMMERCE = re.compile(
    r"(?:\bno|sin|non|nao|sense|prohib\w*)[ -](?:\w+ ){0,4}(?:comercia|commercia|lucr)|\bnc\b"
)
_NO_CHANGES = re.compile(
    r"(?:\bno|sin|sem|sense|prohib\w*)[ -](?:\w+ ){0,3}(?:deriv|modific|alter|transform)|\bnd\b"
)
# Words that no free licence's own text has: it was changed.
_CHANGED = re.compile(
    r"\b(?:prohib|proib)\w+|\b(?:con|para|a|com|for) (?:fines|fins|propositos|usos?) (?:no |nao )?(?:comercia|lucrativ|de lucro)|\bnon-?commercial"
    r"|\b(?:salvo|excepto|except|unless)\b[^.\n]{0,60}(?:\bvend|\bsell|lucr|comercia|commercia)"
)
# A name that goes on in words the grammar does not know: what was read of it may be laxer than what was meant.
_GOES_ON = re.compile(
    r" ?(?:[-/,+;:(]| y | e | i | and )? ?(?:y |e |i |and )?(?:comparti|usos? n|us n|compartilh|licencia(?:r|mient)|licenciam|share|sin |sem |sense |sen |no |non|nao |nc\b|nd\b|sa\b|deriv|igual|misma|reciproc)"
)
_AROUND = 250
_STRICTEST = frozenset({"no_commercial", "no_derive"})
_MANY = 60
_COMMENT = 60  # characters behind a shown mark that still speak of it
_LIST = 130  # characters
_LISTED = ("cc-by", "cc0")
_CROWD, _CROWDED = 3, 400  # different licences, within so many characters
_VERSION = re.compile(r"-\d.*")
_CONTEXT = 100  # characters on either side of a quote


def find(
    text: str,
    *,
    marks: Sequence[tuple[str, str]] = (),
    window: int = WINDOW,
    catalogue: Catalogue | None = None,
) -> list[Hit]:
    """All evidence in the first and last `window` characters of `text` and in its `marks`, grants first.

    One hit per licence. A text without any word of licences costs microseconds. Never raises for any text.
    """
    known = catalogue or Catalogue.load()
    found = [one for field, value in marks for one in _stated(field, value, known)]
    showing = Showing(text)
    read = [(start, fold(text[start:stop])) for start, stop in regions(text, window)]
    for start, folded in read:
        found += _in_region(folded, start, known, showing)
    settled = reread(settle(found, known) if found else [], text, read, known)
    return [in_context(one, text) for one in prudent(settled, text)]


def _stated(field: str, value: str, catalogue: Catalogue) -> Iterator[Hit]:
    if field in structured.PROSE:
        prose = _in_region(fold(value), 0, catalogue, Showing(value))
        return (replace(one, field=field) for one in prose)
    return _marked(field, value, catalogue)


def _marked(field: str, value: str, catalogue: Catalogue) -> Iterator[Hit]:
    for one in structured.candidates(field, value, catalogue):
        said = value[one.start : one.stop]
        yield hit(
            replace(one, start=one.start + len(said) - len(said.lstrip())),
            catalogue,
            role=Role.MENTION if one.rule == structured.UPSTREAM_RULE else Role.GRANT,
            concludes=one.firm and not _is_vague(one, catalogue),
            quote=said.strip(),
            field=field,
        )


def _standing(mark: structured.Inline, start: int, catalogue: Catalogue, showing: Showing) -> Iterator[Hit]:
    """What a mark in raw text says, if it is the text's own; one that is merely shown is a mention."""
    bears = showing.bears(mark.field, start + mark.start)
    hint = bears or (mark.is_element and showing.stands_apart(start + mark.start))
    for one in _marked(mark.field, mark.value, catalogue):
        yield replace(
            one,
            field="",
            offset=start + mark.offset + one.offset,
            role=one.role if hint else Role.MENTION,
            concludes=one.concludes and bears and not showing.is_cut,
        )


def in_context(found: Hit, text: str) -> Hit:
    """The hit with some words on either side; what was found in a mark has none."""
    if found.field:
        return found
    stop = found.offset + len(found.quote)
    before = text[max(0, found.offset - _CONTEXT) : found.offset]
    after = text[stop : stop + _CONTEXT]
    if len(before) == _CONTEXT:
        before = before.partition(" ")[2]
    if len(after) == _CONTEXT:
        after = after.rpartition(" ")[0]
    return replace(found, before=" ".join(before.split()), after=" ".join(after.split()))


def _is_vague(one: Candidate, catalogue: Catalogue) -> bool:
    """ "other" and "unknown" say that there is something to find out."""
    licence = catalogue.get(one.id)
    return licence is None or licence.klass is LicenceClass.VAGUE


def _in_region(folded: Folded, start: int, catalogue: Catalogue, showing: Showing) -> Iterator[Hit]:
    region = folded.original
    shown: list[tuple[int, int]] = []
    for mark in structured.inline(region):
        yield from _standing(mark, start, catalogue, showing)
        if showing.shows(mark.field, start + mark.start):
            shown.append((mark.start, _reach(mark, region, start, showing)))
    named = _ends((*urls.candidates(folded, catalogue), *names.candidates(folded, catalogue)))
    for one in (*named, *phrases.candidates(folded)):
        place = folded.origin(one.start)
        inside = any(begin <= place < end for begin, end in shown)
        yield judged(
            one,
            folded,
            start,
            catalogue,
            showing,
            listed=_is_listed(one, named),
            crowded=_is_crowded(one, named),
            shown=inside,
        )


def judged(
    one: Candidate,
    folded: Folded,
    start: int,
    catalogue: Catalogue,
    showing: Showing,
    *,
    listed: bool = False,
    crowded: bool = False,
    shown: bool = False,
) -> Hit:
    """The hit that a candidate in `folded`, the text from `start` on, is; the rest as `roles.read` means it."""
    place = start + folded.origin(one.start)
    reading = judge(folded, one, listed=listed, crowded=crowded, shown=shown)
    granted = reading.role is Role.GRANT and reading.sure and one.firm
    rule = one.rule + DOUBTED if reading.doubted else one.rule
    return hit(
        Candidate(one.id, one.kind, place, 0, rule, one.firm),
        catalogue,
        role=reading.role,
        concludes=granted and not _limited(folded, one, catalogue) and not showing.teaches(place),
        quote=folded.quote(one.start, one.stop),
        final=reading.final,
    )


def _reach(mark: structured.Inline, region: str, start: int, showing: Showing) -> int:
    """Where a mark that is merely shown ends: with it the words that follow it in its line, if it stands in a sentence."""
    if mark.is_element and showing.stands_apart(start + mark.start):
        return mark.stop
    line = region.find("\n", mark.stop, mark.stop + _COMMENT)
    return line if line >= 0 else mark.stop + _COMMENT


def _ends(named: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """A region that names hundreds of licences is a table of them: its beginning and end are enough."""
    if len(named) <= 2 * _MANY:
        return named
    placed = sorted(named, key=lambda one: one.start)
    return (*placed[:_MANY], *placed[-_MANY:])


def _is_listed(one: Candidate, named: tuple[Candidate, ...]) -> bool:
    """Three different licences of Creative Commons within a few words are a list of them."""
    if len(named) <= 2 or not one.id.startswith(_LISTED):
        return False
    near = (other.id for other in named if abs(other.start - one.start) <= _LIST)
    return len({_VERSION.sub("", other) for other in near if other.startswith(_LISTED)}) > 2


def _is_crowded(one: Candidate, named: tuple[Candidate, ...]) -> bool:
    """So many different licences around it that the passage tells of licences."""
    if len(named) < _CROWD:
        return False
    near = (other.id for other in named if abs(other.start - one.start) <= _CROWDED)
    return len({_VERSION.sub("", other) for other in near}) >= _CROWD


def _limited(folded: Folded, one: Candidate, catalogue: Catalogue) -> bool:
    """Words around the name set a limit that the licence of that name does not have."""
    licence = catalogue.get(one.id)
    if one.rule == names.OWN_TEXT:
        return _CHANGED.search(_about(folded, one)) is not None
    if one.kind is HitKind.PHRASE or licence is None or not licence.elements:
        return False
    inside = folded.text[one.stop - 1].isalpha() and folded.text[one.stop : one.stop + 1].isalpha()
    goes_on = one.kind is HitKind.NAME and (inside or _GOES_ON.match(folded.text, one.stop))
    if goes_on and not licence.limits >= _STRICTEST:
        return True
    around = _about(folded, one)
    return bool(
        ("no_commercial" not in licence.limits and _NO_COMMERCE.search(around))
        or ("no_derive" not in licence.limits and _NO_CHANGES.search(around))
    )


def _about(folded: Folded, one: Candidate) -> str:
    """The words before and behind a candidate."""
    before = folded.text[max(0, one.start - _AROUND) : one.start]
    return f"{before} {folded.text[one.stop : one.stop + _AROUND]}"
