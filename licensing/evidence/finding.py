"""Finds what a text and its marks say of its licence."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from licensing.catalogue import Catalogue
from licensing.evidence import marks as structured
from licensing.evidence import names, phrases, roles, urls
from licensing.evidence.hits import Candidate, Hit, hit
from licensing.evidence.regions import regions
from licensing.evidence.settling import settle
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
_AROUND = 250
_MANY = 60
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
    for start, stop in regions(text, window):
        found += _in_region(text[start:stop], start, known)
    return [_in_context(one, text) for one in settle(found, known)] if found else []


def _stated(field: str, value: str, catalogue: Catalogue) -> Iterator[Hit]:
    if field in structured.PROSE:
        return (replace(one, field=field) for one in _in_region(value, 0, catalogue))
    return _marked(field, value, 0, catalogue)


def _marked(
    field: str, value: str, offset: int, catalogue: Catalogue, *, inline: bool = False
) -> Iterator[Hit]:
    for one in structured.candidates(field, value, catalogue):
        quote = value[one.start : one.stop].strip()
        placed = Candidate(one.id, one.kind, one.start + offset, one.stop + offset, one.rule, one.firm)
        yield hit(
            placed,
            catalogue,
            role=Role.MENTION if one.rule == structured.UPSTREAM_RULE else Role.GRANT,
            concludes=one.firm and not _is_vague(one, catalogue),
            quote=quote,
            field="" if inline else field,
        )


def _in_context(found: Hit, text: str) -> Hit:
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


def _in_region(region: str, start: int, catalogue: Catalogue) -> Iterator[Hit]:
    for field, value, offset in structured.inline(region):
        yield from _marked(field, value, start + offset, catalogue, inline=True)
    folded = fold(region)
    named = (*urls.candidates(folded, catalogue), *names.candidates(folded, catalogue))
    for one in (*_ends(named), *phrases.candidates(folded)):
        reading = roles.read(folded, one)
        concludes = (
            reading.role is Role.GRANT and reading.sure and one.firm and not _limited(folded, one, catalogue)
        )
        placed = Candidate(one.id, one.kind, start + folded.origin(one.start), 0, one.rule, one.firm)
        yield hit(
            placed, catalogue, role=reading.role, concludes=concludes, quote=folded.quote(one.start, one.stop)
        )


def _ends(named: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """A region that names hundreds of licences is a table of them: its beginning and end are enough."""
    if len(named) <= 2 * _MANY:
        return named
    placed = sorted(named, key=lambda one: one.start)
    return (*placed[:_MANY], *placed[-_MANY:])


def _limited(folded: Folded, one: Candidate, catalogue: Catalogue) -> bool:
    """Words around the name set a limit that the licence of that name does not have."""
    licence = catalogue.get(one.id)
    if one.kind is HitKind.PHRASE or licence is None or not licence.elements:
        return False
    around = (
        folded.text[max(0, one.start - _AROUND) : one.start]
        + " "
        + folded.text[one.stop : one.stop + _AROUND]
    )
    return bool(
        ("no_commercial" not in licence.limits and _NO_COMMERCE.search(around))
        or ("no_derive" not in licence.limits and _NO_CHANGES.search(around))
    )
