"""Scanned pages that wait for OCR: which lines of the ledger have them, and the units that read them."""

from django.db.models import QuerySet

from donations import work
from donations.models import LedgerEntry, TextVersion, Unit

QUEUE = "ocr"
PDF = "application/pdf"


def waiting_in(version: TextVersion) -> QuerySet[LedgerEntry]:
    """Return the lines whose files or members have pages that nobody has read."""
    return version.ledger.filter(pages_needing_ocr__gt=0, media_type=PDF).order_by("pk")


def plan(version: TextVersion) -> int:
    """Plan a unit for each of them that has none yet; return how many were planned."""
    planned = set(Unit.objects.filter(version=version, kind="ocr").values_list("key", flat=True))
    entries = [entry for entry in waiting_in(version) if _key(version, entry) not in planned]
    for entry in entries:
        work.plan(
            "ocr", _key(version, entry), donation=version.donation, version=version,
            payload={"entry": entry.pk, "pages": entry.pages_needing_ocr}, bytes_total=0, queue=QUEUE,
        )  # fmt: skip
    return len(entries)


def forget(version: TextVersion) -> None:
    """Forget the units of lines that still wait, so that they are planned anew."""
    keys = [_key(version, entry) for entry in waiting_in(version)]
    Unit.objects.filter(key__in=keys).delete()


def _key(version: TextVersion, entry: LedgerEntry) -> str:
    return f"v{version.pk}/ocr/{entry.pk}"
