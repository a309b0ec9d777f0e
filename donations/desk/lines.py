"""Which lines of the ledger are asked for on the desk, by outcome and by name, and the page of them."""

import unicodedata
from collections.abc import Iterable

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet

from donations.models import LedgerEntry, TextVersion

PER_PAGE = 100
MOST_ASKED = 300  # characters of a search
_APART = "›"  # as pages write the way into a box


def asked_for(version: TextVersion, outcome: str, words: str) -> "QuerySet[LedgerEntry]":
    """Return the lines with this outcome ("" for all) whose name, or way into a box, holds these words."""
    lines = version.ledger.order_by("pk")
    lines = lines.filter(outcome=outcome) if outcome else lines
    for piece in pieces(words):
        lines = lines.filter(Q(file__name__icontains=piece) | Q(member__icontains=piece))
    return lines


def pieces(words: str) -> list[str]:
    """Return what has to be in a name: the whole, or each step of a way into a box as it stands on the page."""
    steps = unicodedata.normalize("NFC", words[:MOST_ASKED]).split(_APART)
    return [step.strip() for step in steps if step.strip()]


def page_of(lines: "QuerySet[LedgerEntry]", number: str) -> "tuple[Page[int], list[LedgerEntry]]":
    """Return a page of these lines. The keys are counted off in the index alone; only those of the page are read."""
    page: Page[int] = Paginator(lines.values_list("pk", flat=True), PER_PAGE).get_page(number)
    return page, read(page.object_list)


def read(keys: Iterable[int]) -> list[LedgerEntry]:
    """Return the lines with these keys, with their files, in order."""
    return list(LedgerEntry.objects.filter(pk__in=list(keys)).select_related("file").order_by("pk"))
