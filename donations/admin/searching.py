"""What the queue's search looks at: title, who gave it as the desk shows them, and the number on the receipt."""

import re
from datetime import UTC, datetime

from django.db.models import Case, F, Q, QuerySet, When

from donations.models import Donation

FIELDS = ("title", "donor_shown", "organisation__name", "=id")
_REFERENCE = re.compile(r"((?:19|20)\d\d)[-\u2010\u2011\u2013]0*([1-9]\d{0,17})")
_AROUND = "#.,;:()[]«»\"'"  # what comes along when a number is copied out of a sentence


def searchable(gifts: QuerySet[Donation]) -> QuerySet[Donation]:
    """Add what stands in the row as the donor: the address only where there is no name."""
    shown = Case(When(donor__name="", then=F("donor__email")), default=F("donor__name"))
    return gifts.alias(donor_shown=shown)


def with_numbers(gifts: QuerySet[Donation], typed: str) -> tuple[QuerySet[Donation], str]:
    """Keep the gifts of the receipt numbers in what was typed (2026-0062); return the words that are left, too."""
    left = []
    for word in typed.split():
        number = _REFERENCE.fullmatch(word.strip(_AROUND))
        if number is None:
            left.append(word)
        else:
            gifts = gifts.filter(_numbered(int(number[1]), int(number[2])) | Q(title__icontains=number[0]))
    return gifts, " ".join(left)


def _numbered(year: int, key: int) -> Q:
    begin, end = (datetime(one, 1, 1, tzinfo=UTC) for one in (year, year + 1))
    return Q(pk=key, created_at__gte=begin, created_at__lt=end)
