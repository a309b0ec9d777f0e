"""Images that may be pages of text: which are offered to be read, and the units that read those somebody asks for.

Nobody reads them unasked: most images are photographs, and what a machine reads in those is noise.
"""

from django.db.models import QuerySet

from donations import pictures
from donations.media import ALONE, OUTCOME
from donations.models import LedgerEntry, TextVersion

TYPES = frozenset({"image/png", "image/jpeg", "image/tiff", "image/webp", "image/bmp", "image/x-ms-bmp"})
NO_TEXT, TOO_LARGE, DAMAGED = (
    "image_without_text",
    "image_too_large",
    "image_damaged",
)  # what a line says of one


def offered_in(version: TextVersion | None) -> QuerySet[LedgerEntry]:
    """Return the lines of images that no table speaks of and no machine has looked at."""
    if version is None:
        return LedgerEntry.objects.none()
    return version.ledger.filter(outcome=OUTCOME, reason=ALONE, media_type__in=TYPES).order_by("pk")


def count_offered(version: TextVersion | None) -> int:
    """Count them where something reads them here, else 0."""
    count = offered_in(version).count()
    return count if count and pictures.are_read_here() else 0


def is_offered(line: LedgerEntry) -> bool:
    """Tell it of one line."""
    return line.outcome == OUTCOME and line.reason == ALONE and line.media_type in TYPES


def plan(version: TextVersion) -> int:
    """Plan a unit for each of them; return how many."""
    lines = list(offered_in(version))
    for line in lines:
        pictures.plan_one(version, line)
    return len(lines)
