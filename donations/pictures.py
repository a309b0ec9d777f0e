"""Scanned pages that wait for OCR: which lines of the ledger have them, and the units that read them."""

from collections.abc import Iterable, Iterator

from django.conf import settings
from django.db.models import QuerySet
from django.utils.module_loading import import_string

from donations import work
from donations.models import Donation, LedgerEntry, TextVersion, Unit

QUEUE = "ocr"
PDF = "application/pdf"
NEEDS_OCR = "needs_ocr"
KEPT, WAITS, FAILED = "scanned_pages", "waits_for_ocr", "ocr_failed"  # what the line of such a file says


def are_read_here() -> bool:
    """Tell whether this installation reads them: the machine that does so knows."""
    return bool(import_string(settings.READS_PICTURES)())


def waiting_in(version: TextVersion) -> QuerySet[LedgerEntry]:
    """Return the lines whose files or members have pages that nobody has read."""
    return version.ledger.filter(pages_needing_ocr__gt=0, media_type=PDF).order_by("pk")


def unread_in(version: TextVersion | None) -> list[LedgerEntry]:
    """Return those that no machine has looked at yet: what one could not recognise, the same one would not again.

    Those whose unit failed are not among them: they go back with whatever else failed.
    """
    return unread_among(version, waiting_in(version)) if version is not None else []


def unread_among(version: TextVersion, entries: Iterable[LedgerEntry]) -> list[LedgerEntry]:
    """Return those of these lines, all of this version, whose pages no machine has looked at."""
    looked_at = {unit.key for unit in _units(version) if _is_over(unit)}
    return [
        entry
        for entry in entries
        if entry.pages_needing_ocr and entry.media_type == PDF and _key(version, entry) not in looked_at
    ]


def unread_pages(donation: Donation) -> int:
    """Return how many pages of the newest reading no machine has looked at."""
    return sum(entry.pages_needing_ocr for entry in unread_in(donation.versions.first()))


def plan(version: TextVersion) -> int:
    """Plan a unit for each line that was written since the donation was last in review and has none yet; return how many."""
    entries = waiting_in(version)
    if version.ready_at is not None:  # what was kept then is read when somebody asks for it
        entries = entries.filter(unit__finished_at__gt=version.ready_at)
    return _plan(version, entries)


def plan_these(version: TextVersion, entries: Iterable[LedgerEntry]) -> int:
    """Plan the units of these lines, also where a unit came to one that has no engine; return how many."""
    entries = list(entries)
    for some in _some(entries):
        keys = [_key(version, entry) for entry in some]
        _units(version).filter(key__in=keys, state=Unit.State.DONE).delete()
    return _plan(version, entries)


def _plan(version: TextVersion, entries: Iterable[LedgerEntry]) -> int:
    planned = set(_units(version).values_list("key", flat=True))
    entries = [entry for entry in entries if _key(version, entry) not in planned]
    work.plan_all([_unit(version, entry) for entry in entries])
    for some in _some(entries):
        LedgerEntry.objects.filter(pk__in=[entry.pk for entry in some], outcome=NEEDS_OCR).update(
            reason=WAITS
        )
    return len(entries)


def _some(entries: list[LedgerEntry]) -> Iterator[list[LedgerEntry]]:
    for start in range(0, len(entries), work.BATCH):
        yield entries[start : start + work.BATCH]


def next_beside(version: TextVersion, entry: LedgerEntry) -> QuerySet[LedgerEntry]:
    """Return the lines of the other members of its file that are to be read next."""
    waiting = _units(version).filter(state=Unit.State.WAITING).order_by("attempts", "lost", "pk")
    keys = waiting.values_list("payload__entry", flat=True)[: work.BATCH]
    members = version.ledger.filter(pk__in=list(keys), file=entry.file_id).exclude(member="")
    return members.exclude(sha256="").exclude(pk=entry.pk).select_related("file", "version").order_by("pk")


def _unit(version: TextVersion, entry: LedgerEntry) -> Unit:
    return Unit(
        key=_key(version, entry), kind="ocr", queue=QUEUE, donation=version.donation, version=version,
        payload={"entry": entry.pk, "pages": entry.pages_needing_ocr},
        bytes_total=max(1, entry.pages_needing_ocr),  # pages: what is counted of a scan; an image is one until it is opened
    )  # fmt: skip


def plan_later(version: TextVersion) -> int:
    """Plan those that no machine has looked at, also where a unit came to one that has none; return how many."""
    unread = {_key(version, entry) for entry in unread_in(version)}
    for unit in _units(version).filter(state=Unit.State.DONE):
        if unit.key in unread:
            unit.delete()
    return _plan(version, waiting_in(version))


def keep(version: TextVersion) -> None:
    """Where nothing reads them, no line says that something will."""
    version.ledger.filter(outcome=NEEDS_OCR, reason=WAITS).update(reason=KEPT)


def say(reason: str, entry: int) -> None:
    """Let a line say what it waits for, unless it has text besides and says nothing of it."""
    LedgerEntry.objects.filter(pk=entry, outcome=NEEDS_OCR).update(reason=reason)


def _units(version: TextVersion) -> QuerySet[Unit]:
    return Unit.objects.filter(version=version, kind="ocr")


def _is_over(unit: Unit) -> bool:
    return unit.state != Unit.State.DONE or bool(unit.result.get("engine"))


def _key(version: TextVersion, entry: LedgerEntry) -> str:
    return f"v{version.pk}/ocr/{entry.pk}"
