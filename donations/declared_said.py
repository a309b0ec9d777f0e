"""Says what was declared in people's words, from the plain values that are kept of it; and what is different in two of them."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import takewhile
from typing import Any

from django.db.models import TextChoices
from django.utils.formats import date_format
from django.utils.translation import get_language

from donations.languages_said import called
from donations.licences import catalogue
from donations.licences_said import short
from donations.models.choices import CreditKind, Domain, DonationKind, Origin, RightsBasis, WishedVisibility

CHOICES: Mapping[str, type[TextChoices]] = {
    "kind": DonationKind, "domain": Domain, "origin": Origin, "rights_basis": RightsBasis, "visibility": WishedVisibility,
    "credit_kind": CreditKind,
}  # fmt: skip
MOST = 220  # characters
_LEAD = 40  # of what two long answers begin with


def said(name: str, value: Any) -> str:
    """Return an answer in words, "" where there is none."""
    match name:
        case "languages":
            return ", ".join(_language(tag, variety) for tag, variety in value)
        case "licence":
            known = catalogue().get(value)
            return f"{known.name(get_language() or 'es')} ({value})" if known else value
        case "sources":
            return "; ".join(map(_source, value))
        case "publish_after":
            return date_format(date.fromisoformat(value), "j b Y") if value else ""
    return str(dict(CHOICES[name].choices).get(value, value)) if name in CHOICES else str(value or "")


def _language(tag: str, variety: str) -> str:
    return f"{called(tag)} ({tag})" + (f", {variety}" if variety else "")


def _source(row: Sequence[Any]) -> str:
    title, _is_upstream, pattern, holder, licence, basis, url, author, year, _evidence = row
    ground = dict(RightsBasis.choices).get(basis, basis)
    more = [short(licence), str(ground), holder, author, str(year or ""), pattern, url]
    return f"{title} ({', '.join(filter(None, more))})"


def apart(before: str, after: str) -> tuple[str, str]:
    """Return both short enough to be read side by side, long ones from a little before where they part."""
    if max(len(before), len(after)) <= MOST:
        return before, after
    alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(before, after, strict=False)))
    begin = _at_a_word(before, alike - _LEAD)
    return _cut(before, begin), _cut(after, begin)


def _at_a_word(text: str, begin: int) -> int:
    space = text.rfind(" ", 0, max(0, begin)) + 1
    return space if begin - space < _LEAD else begin


def _cut(text: str, begin: int) -> str:
    if begin <= 0:
        return text if len(text) <= MOST else f"{text[:MOST]}…"
    shown = text[begin : begin + MOST]
    return f"…{shown}" + ("…" if len(text) > begin + MOST else "")
