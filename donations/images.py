"""Images that may be pages of text: which are offered to be read, and which of them look like it.

Nobody reads them unasked: most images are photographs, and what a machine reads in those is noise.
"""

from collections.abc import Mapping

from django.db.models import QuerySet

from donations import pictures
from donations.media import ALONE, OUTCOME
from donations.models import LedgerEntry, LedgerPart, TextVersion

TYPES = frozenset({
    "image/png", "image/jpeg", "image/tiff", "image/webp", "image/bmp", "image/x-ms-bmp", "image/gif", "image/avif",
})  # fmt: skip
LIKE_PAGE = "looks_like_page"  # among a line's params: what was guessed of it, and nothing but an offer follows from that
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


def unguessed_in(version: TextVersion) -> QuerySet[LedgerEntry]:
    """Return those of which nobody has guessed yet what they are."""
    return offered_in(version).exclude(params__has_key=LIKE_PAGE)


def crowds_in(version: TextVersion) -> list[LedgerPart]:
    """Return the parts of the ledgers of very large archives that may hold images."""
    parts = version.ledger_parts.select_related("file").order_by("pk")
    return [part for part in parts if OUTCOME in part.outcomes]


def are_unguessed_in(version: TextVersion) -> bool:
    """Tell whether there is something to guess."""
    return unguessed_in(version).exists() or bool(crowds_in(version))


def like_pages_in(version: TextVersion | None) -> QuerySet[LedgerEntry]:
    """Return the lines of those among them that look like pages of text."""
    return offered_in(version).filter(**{f"params__{LIKE_PAGE}": True})


def count_offered(version: TextVersion | None) -> Mapping[str, int]:
    """Count them, and those that look like pages of text, for the page that offers them; nothing where nothing reads them here."""
    count = offered_in(version).count()
    if not count or not pictures.are_read_here():
        return {}
    return {"images_offered": count, "like_pages": like_pages_in(version).count()}


def is_offered(line: LedgerEntry) -> bool:
    """Tell it of one line."""
    return line.outcome == OUTCOME and line.reason == ALONE and line.media_type in TYPES
