"""Takes what people wrote out of the record of a gift that is gone: what stays are its number, codes, sizes, hashes and dates."""

from collections.abc import Iterable
from functools import reduce
from operator import or_

from django.db.models import Q

from donations.models import (
    CheckRun,
    Consent,
    Donation,
    EventPayload,
    LanguageOpinion,
    LedgerEntry,
    Structure,
    TextVersion,
)

WORDS = (
    "title", "description", "health_professionals", "origin_validation", "collection", "models_used", "evaluation_protocol",
    "rights_holder", "rights_details", "source_url", "citation", "credit_name",
)  # fmt: skip
_OF_A_VERSION: dict[str, object] = {
    "sample_path": "",
    "columns": {},
    "text_columns": [],
    "declared": [],
    "card": {},
}


def blank(donation: Donation) -> None:
    """Take out every word; messages are for whoever calls, since one may have come lately. Refreshes `donation`.

    The events stay, and their chain holds: what was said with them is kept apart for this.
    """
    Donation.objects.filter(pk=donation.pk).update(**dict.fromkeys(WORDS, ""), assignee=None)
    Consent.objects.filter(donation=donation).update(signed_name="")  # when, which text and over what stays
    donation.files.update(name="")  # a name may say whose death certificate it was
    for rows in (donation.findings, donation.languages, donation.sources):
        rows.all().delete()
    Structure.objects.filter(donation=donation).delete()
    LedgerEntry.objects.filter(version__donation=donation).delete()
    LanguageOpinion.objects.filter(version__donation=donation).delete()
    CheckRun.objects.filter(version__donation=donation).update(summary={})
    TextVersion.objects.filter(donation=donation).update(**_OF_A_VERSION)
    EventPayload.objects.filter(event__donation=donation).delete()
    donation.refresh_from_db()


def is_said() -> Q:
    """Keep the donations of which something that people wrote is left."""
    left: Iterable[Q] = (~Q(**{name: ""}) for name in WORDS)
    return reduce(or_, left, Q(files__name__gt=""))
