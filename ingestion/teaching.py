"""Chooses text of donations that the language model may be taught with: approved, consented, open, surely of one language."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from django.db.models import Count, Q
from django.utils import timezone

from donations.models import Donation, Status, TextVersion
from donations.models.choices import Origin
from donations.structure import withheld_of
from donations.uses import uses_of
from ingestion.recorded import Recorded
from languages.codes import iso639_3, macro
from languages.identify import shared
from languages.scripts import UNKNOWN
from licensing.vocabulary import Visibility

STATUSES = (Status.APPROVED, Status.PUBLISHING, Status.PUBLISHED)
# What is kept to measure models with teaches none; the model is given to everybody, so the text has to be open to them.
NOT_TAUGHT = frozenset({"test", "validation", "dev"})
PER_DONATION = 20_000  # stretches: one large donation is one source, and more of it teaches little
STRETCHES = 200  # of one document
NEEDED = ("train", "derive")


class Taught(NamedTuple):
    """One line of training text: ISO 639-3 code, source, licence, text without tabs or line breaks."""

    lang: str
    source: str
    licence: str
    text: str


def donations(languages: frozenset[str]) -> Iterator[Donation]:
    """Yield the donations that may teach, of all languages or of those `languages` are compared as."""
    today = timezone.localdate()
    candidates = (
        Donation.objects.filter(status__in=STATUSES, visibility=Visibility.PUBLIC)
        .filter(origin__in=[Origin.ORIGINAL, Origin.HUMAN_TRANSLATION])
        .filter(Q(publish_after=None) | Q(publish_after__lte=today))
        .exclude(kind="evaluation")
        .annotate(tongues=Count("languages", distinct=True))
        .filter(tongues=1)
        .order_by("pk")
    )
    for donation in candidates:
        tag = donation.language_tags[0]
        if _is_consented(donation, today) and (not languages or macro(tag) in languages):
            yield donation


def _is_consented(donation: Donation, today: date) -> bool:
    """Whether the newest signature stands, and the licence lets us train and pass on what was trained."""
    consent = donation.consents.first()
    if consent is None or (consent.expires_on and consent.expires_on <= today):
        return False
    uses = uses_of(donation.versions.first())
    return all(uses.get(use) == "yes" for use in NEEDED)


def lines(donation: Donation) -> Iterator[Taught]:
    """Yield the stretches of a donation: those that are surely in another language than declared are left out."""
    version = donation.versions.first()
    if version is None:
        return
    tag = donation.language_tags[0]
    code, source = iso639_3(tag), f"donation-{donation.reference}"
    for count, text in enumerate(_stretches(version, macro(tag), withheld_of(donation) | NOT_TAUGHT)):
        if count >= PER_DONATION:
            return
        yield Taught(code, source, donation.licence, text)


def _stretches(version: TextVersion, expected: str, left_out: frozenset[str]) -> Iterator[str]:
    seen: set[int] = set()
    for row in Recorded(version).rows("split", "text"):
        if row["split"] in left_out:
            continue
        for segment in shared().mixture(row["text"], most_segments=STRETCHES).segments:
            text = " ".join(row["text"][segment.start : segment.end].split())
            if macro(segment.tag) in {expected, UNKNOWN} and hash(text) not in seen:
                seen.add(hash(text))
                yield text
