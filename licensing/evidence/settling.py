"""Settles what a text as a whole says: one hit per licence, the exact one before the vague, and no laxer conclusion beside a stricter one."""

import re
from collections.abc import Sequence
from dataclasses import replace

from licensing.catalogue import Catalogue
from licensing.entries import Licence
from licensing.evidence.hits import DOUBTED, Hit
from licensing.evidence.names import BROKEN, OWN_TEXT
from licensing.vocabulary import HitKind, LicenceClass, Role

_KINDS = tuple(HitKind)
# Own-terms phrases are how licences explain themselves: beside a grant that already says as much they add nothing.
_NEAR = 500
_UNLESS = "unless-private"  # "reproduction is forbidden, save for private use"
# What every printed book says, openly licensed ones too, and what people write for fun above a licence.
_IMPRINT = ("legal-deposit", "no-right-reserved")
_DEDICATIONS = frozenset({"cc0-1.0", "pdm", "pddl", "pddl-1.0", "unlicense"})
_BESIDE = 80  # two names this near speak of one licence
_PERMITS = re.compile(
    r"permi[ts]|autori|permet|puede|podra|libre|lliure|livre|gratuit|free|may be|\bonly\b", re.IGNORECASE
)
_FORBIDS = re.compile(
    r"prohib|proib|\bn(?:o|ao|on) (?:se|es|esta|puede|podra)|may not|must not|forbid", re.IGNORECASE
)


def settle(hits: Sequence[Hit], catalogue: Catalogue) -> list[Hit]:
    """The hits that count, grants first, in the order of the text."""
    known = {hit.id: licence for hit in hits if (licence := catalogue.get(hit.id))}
    hits = [_promoted(hit, hits, known) for hit in hits]
    kept = [hit for hit in _best(hits) if not any(_covers(other, hit, known) for other in hits)]
    kept = [_cautious(hit, kept, hits, known) for hit in kept]
    forbidden = any(_forbids_all(hit) for hit in hits)
    terms = any(_says_more(hit, forbidden=forbidden) for hit in kept)
    unless = any(hit.rule.startswith(_UNLESS) for hit in kept)
    return sorted(kept, key=lambda hit: _order(hit, formula_last=terms, excepted=unless))


def _order(hit: Hit, *, formula_last: bool, excepted: bool) -> tuple[bool, bool, bool, bool, int]:
    """Grants before mentions, what concludes before what does not, marks before text, terms before the formula they open.

    `excepted` where words except some use from what is forbidden: then the exception is what the terms are.
    """
    late = (formula_last and is_formula(hit)) or (excepted and hit.id == "all-rights-reserved")
    return hit.role is Role.MENTION, not hit.concludes, not hit.field, late, hit.offset


def is_formula(hit: Hit) -> bool:
    """ "All rights reserved" or "is the property of", which people write above whatever terms they give."""
    formal = hit.rule.startswith(("reserved", "owned"))
    return hit.id == "all-rights-reserved" and hit.kind is HitKind.PHRASE and formal


def _forbids_all(hit: Hit) -> bool:
    """Words that forbid what a formula merely reserves."""
    return hit.id == "all-rights-reserved" and hit.role is Role.GRANT and not is_formula(hit)


def _says_more(hit: Hit, *, forbidden: bool) -> bool:
    """Terms that give something of the rights away, by name or in words, or keep back one in particular, where not all is `forbidden`."""
    if hit.role is Role.MENTION or hit.id == "all-rights-reserved":
        return False
    if hit.id == "tdm-opt-out":
        return not forbidden
    if hit.kind is not HitKind.PHRASE:
        return True
    if _FORBIDS.search(hit.quote):
        return hit.id == "nc-custom" and not forbidden
    return _PERMITS.search(hit.quote) is not None


def _best(hits: Sequence[Hit]) -> list[Hit]:
    """The strongest hit of each licence."""
    best: dict[str, Hit] = {}
    for hit in sorted(hits, key=_strength):
        best.setdefault(hit.id, hit)
    return list(best.values())


def _strength(hit: Hit) -> tuple[bool, bool, int, int]:
    return (hit.role is Role.MENTION, not hit.concludes, _KINDS.index(hit.kind), hit.offset)


def _promoted(hit: Hit, hits: Sequence[Hit], known: dict[str, Licence]) -> Hit:
    """An address that follows the grant it belongs to ("… for a copy, visit …") is that grant."""
    if hit.role is Role.GRANT or hit.kind is HitKind.PHRASE or hit.field or DOUBTED in hit.rule:
        return hit
    for other in hits:
        apart = hit.offset - other.offset
        near = 0 <= apart <= _NEAR if hit.kind is HitKind.URL else abs(apart) <= _BESIDE
        if (
            other.role is Role.GRANT
            and near
            and not other.field
            and _is_exact_form(known[hit.id], known[other.id])
        ):
            firm = not hit.rule.startswith(BROKEN) and DOUBTED not in other.rule
            firm = firm and (other.concludes or other.id == "cc-unspecified")
            return replace(hit, role=Role.GRANT, concludes=firm)
    return hit


def _is_exact_form(exact: Licence, loose: Licence) -> bool:
    """The same licence said with more: a version, a port, or any elements at all."""
    if loose.id == "cc-unspecified":
        return bool(exact.elements) or exact.id == "cc0-1.0"
    if loose.id == "public-domain":
        return exact.id in _DEDICATIONS
    if not exact.family or exact.family != loose.family or exact.id == loose.id:
        return exact.id == loose.id
    if not loose.version:
        return loose.id == loose.family
    return exact.version == loose.version and not loose.port


def _covers(other: Hit, hit: Hit, known: dict[str, Licence]) -> bool:
    """`hit` adds nothing beside `other`."""
    if other.id == hit.id or (other.role is Role.MENTION and hit.role is Role.GRANT):
        return False
    if _is_exact_form(known[other.id], known[hit.id]):
        # What stands before a sure grant and is less sure than it, as the credit for a source, says nothing of it.
        return other.concludes or not hit.concludes or other.offset >= hit.offset or _is_in(hit, other)
    if hit.kind is not HitKind.PHRASE or other.role is not Role.GRANT:
        return False
    if hit.rule.startswith(_IMPRINT):
        return other.kind is not HitKind.PHRASE
    return _explains(hit.id, other, known[other.id])


def _is_in(hit: Hit, other: Hit) -> bool:
    """Whether one is a part of the words of the other: a name that is read in an address."""
    return hit.field == other.field and 0 <= hit.offset - other.offset < len(other.quote)


def _explains(phrase_id: str, other: Hit, licence: Licence) -> bool:
    if other.rule.startswith(OWN_TEXT):
        return phrase_id == "all-rights-reserved" and other.concludes  # BSD and its kin open with that line
    if other.kind is HitKind.PHRASE:
        if phrase_id == "nc-custom":
            return bool(licence.elements) and "no_commercial" in licence.limits
        return phrase_id == "attribution-custom" and other.id != "public-domain" and not is_formula(other)
    return (
        phrase_id == "attribution-custom"
        or (phrase_id == "nc-custom" and "no_commercial" in licence.limits)
        or (phrase_id == "public-domain" and licence.id in _DEDICATIONS)
    )


def _cautious(hit: Hit, kept: Sequence[Hit], hits: Sequence[Hit], known: dict[str, Licence]) -> Hit:
    """A grant does not conclude beside another that sets limits it does not have, nor beside an exacter word of it that is talk."""
    if not hit.concludes:
        return hit
    limits = known[hit.id].limits
    if any(_is_told(other, hit, known) for other in hits):
        return replace(hit, concludes=False)
    for other in kept:
        firm = other.role is Role.GRANT and (other.concludes or not _is_boilerplate(other, hit))
        if firm and other.id != hit.id and not known[other.id].limits <= limits:
            return replace(hit, concludes=False)
    return hit


def _is_told(other: Hit, hit: Hit, known: dict[str, Licence]) -> bool:
    """Whether the same licence said with more, or a stricter one that may be that of a part, is named nearby in doubt."""
    told = other.role is Role.MENTION and DOUBTED in other.rule and not other.field and not hit.field
    near = abs(other.offset - hit.offset) <= _NEAR
    named = other.kind is not HitKind.PHRASE and known[other.id].klass is not LicenceClass.VAGUE
    stricter = named and not known[other.id].limits <= known[hit.id].limits
    return told and near and (stricter or _is_exact_form(known[other.id], known[hit.id]))


def _is_boilerplate(other: Hit, hit: Hit) -> bool:
    """ "All rights reserved" in the footer of a page that grants a licence in so many words is left to the policy."""
    return (
        other.id == "all-rights-reserved"
        and other.rule.startswith("reserved")
        and hit.kind is HitKind.STRUCTURED
    )
