"""How far a reading has come, honestly: files and bytes of those given, how fast lately, and how long the rest may take.

Bytes are those the donor gave, so the whole is known from the start: of an archive counts how much of it was gone through,
whatever it unpacks to. A range of a large file counts while the file has no line of its own in the ledger yet.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import IntEnum, auto

from django.db.models import Count, Q, QuerySet, Sum
from django.utils import timezone

from donations.models import CheckRun, Donation, Status, TextVersion, Unit

State = Unit.State
WINDOW = timedelta(minutes=2)  # of which the speed is taken
LEAST_SECONDS = 5  # of work before anything is said about the rest


class Stage(IntEnum):
    """What a reading is at."""

    FILES = 0
    ORDER = auto()  # all files are read; what was read is put together and looked at as a whole
    PAGES = auto()  # that are pictures of text
    MEMBERS = auto()  # tried once more
    CHECKS = auto()


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a reading is. `seconds_left` is None where nobody can know yet."""

    files_done: int
    files: int
    bytes_done: int
    bytes: int
    seconds_left: int | None = None
    checks_done: int = 0
    checks: int = 0  # 0 until everything is read
    number: int = 0  # of the reading
    pages_done: int = 0  # of those that are pictures of text
    pages: int = 0  # 0 unless they are being read now, which is after the files
    members_done: int = 0  # of those in boxes that are tried once more
    members: int = 0  # 0 unless nothing else is being read
    is_read: bool = False  # every file has its line, and nobody reads in one any more
    waits: bool = False  # for storage or another part that is away: nobody is at work

    @property
    def share(self) -> float:
        """Return how much is done of what is being looked at: pages, members tried once more, else bytes; 0 to 1."""
        if self.pages:
            return self.pages_done / self.pages
        if self.members:
            return self.members_done / self.members
        return self.bytes_done / self.bytes if self.bytes else 0.0

    @property
    def stage(self) -> Stage:
        """Return what the reading is at."""
        stages = ((Stage.CHECKS, self.checks), (Stage.PAGES, self.pages), (Stage.MEMBERS, self.members))
        return next(
            (stage for stage, all_of in stages if all_of), Stage.ORDER if self.is_read else Stage.FILES
        )

    @property
    def step(self) -> int:
        """Return the stage and the tenths of it that are done, as one number: it is said aloud when this changes."""
        return 1_000 * self.waits + 100 * self.stage + int(self.share * 10)


def progress_of(donation: Donation, seen: int = 0, seen_in: int = 0) -> Progress:
    """Return how far the newest reading is, never less than the page already showed (`seen` bytes of reading `seen_in`)."""
    return replace(_come_to(donation, seen, seen_in), waits=_waits(donation))


def _waits(donation: Donation) -> bool:
    """Tell whether work was put off, and nothing else can go on meanwhile."""
    units = donation.units.exclude(kind="preview")
    put_off = units.filter(state=State.WAITING, not_before__isnull=False)
    return put_off.exists() and not units.filter(state__in=Unit.OPEN, not_before=None).exists()


def _come_to(donation: Donation, seen: int, seen_in: int) -> Progress:
    given = donation.files.filter(removed_at=None, stored_at__isnull=False)
    whole = given.aggregate(files=Count("pk"), bytes=Sum("bytes"))
    files, size = whole["files"], whole["bytes"] or 0
    version = donation.versions.first()
    if version is None:
        return Progress(0, files, 0, size)
    if version.units.filter(kind="settle", state=State.DONE).exists():
        return _checking(version, files, size)
    if version.units.filter(kind="ocr", state__in=Unit.OPEN).exists():
        return _looking(version, files, size)
    if _is_only_trying(version):
        return _trying(version, files, size)
    done, ended = _bytes_done(version)
    shown = min(size, max(done, seen if seen_in == version.number else 0))
    if ended >= files and not _being_read(version).exists():
        return Progress(files, files, size, size, number=version.number, is_read=True)
    left = _seconds_left(_counted_in_bytes(version), size - done)
    return Progress(ended, files, shown, size, left, number=version.number)


def _checking(version: TextVersion, files: int, size: int) -> Progress:
    is_over = Q(state__in=(CheckRun.State.DONE, CheckRun.State.ERROR, CheckRun.State.TIMEOUT))
    checks = version.checks.aggregate(over=Count("pk", filter=is_over), all=Count("pk"))
    return Progress(
        files, files, size, size, None, checks["over"], checks["all"], version.number, is_read=True
    )


def _looking(version: TextVersion, files: int, size: int) -> Progress:
    """Pages that are pictures come after the last file; their units count pages."""
    units = _lately_asked(version).filter(kind="ocr")
    pages = units.aggregate(done=Sum("bytes_done"), all=Sum("bytes_total"))
    left = _seconds_left(units, pages["all"] - pages["done"])
    return Progress(
        files, files, size, size, left, number=version.number, pages_done=pages["done"], pages=pages["all"]
    )


def _being_read(version: TextVersion) -> QuerySet[Unit]:
    return version.units.filter(kind__in=("survey", "read", "reread"), state__in=Unit.OPEN)


def _is_only_trying(version: TextVersion) -> bool:
    """Tell whether members are being read once more, and no file is."""
    tried = Q(kind="reread", payload__ranged=True)
    reading = _being_read(version)
    return reading.filter(tried).exists() and not reading.exclude(tried).exists()


def _trying(version: TextVersion, files: int, size: int) -> Progress:
    """Members that failed are read once more: everything else is read, and their units count members."""
    units = _lately_asked(version).filter(kind="reread", payload__ranged=True)
    members = units.aggregate(done=Sum("bytes_done"), all=Sum("bytes_total"))
    left = _seconds_left(units, members["all"] - members["done"])
    return Progress(
        files, files, size, size, left, number=version.number, members_done=members["done"],
        members=members["all"],
    )  # fmt: skip


def _lately_asked(version: TextVersion) -> QuerySet[Unit]:
    """Return the units that were open when somebody last had something read: what was done before counts no more."""
    asked = version.donation.events.filter(target=Status.PROCESSING).order_by("-seq").first()
    units = version.units.all()
    over = (State.DONE, State.FAILED, State.SPLIT)
    return units.exclude(finished_at__lt=asked.at, state__in=over) if asked else units


def _bytes_done(version: TextVersion) -> tuple[int, int]:
    """Return the bytes done and the files ended: whole files by the ledger, and what units did of the others."""
    whole = version.ledger.filter(member="").aggregate(files=Count("pk"), bytes=Sum("bytes"))
    ranges = version.units.filter(kind="read", payload__ranged=True).aggregate(bytes=Sum("bytes_done"))
    begun = _counted_in_bytes(version).filter(state__in=Unit.OPEN, bytes_done__gt=0)
    partly = sum(
        max(0, done - kept.get("bytes", 0))
        for done, kept, payload in begun.values_list("bytes_done", "checkpoint", "payload")
        if not payload.get("ranged")
    )
    return (whole["bytes"] or 0) + (ranges["bytes"] or 0) + partly, whole["files"]


def _counted_in_bytes(version: TextVersion) -> QuerySet[Unit]:
    return version.units.filter(Q(kind="read") | Q(kind="reread", payload__ranged=False))


def _seconds_left(units: QuerySet[Unit], left: int) -> int | None:
    """Return the time for what is left at the speed of the last minutes, None while nothing tells it."""
    now = timezone.now()
    begun = units.filter(started_at__isnull=False).order_by("started_at").first()
    if begun is None or begun.started_at is None:
        return None
    seconds = min(now - begun.started_at, WINDOW).total_seconds()
    lately = units.filter(started_at__isnull=False, bytes_done__gt=0).filter(
        Q(state=State.RUNNING) | Q(finished_at__gt=now - WINDOW)
    )
    done = sum(_done_lately(unit, now) for unit in lately.only("started_at", "finished_at", "bytes_done"))
    return round(left * seconds / done) if done and seconds >= LEAST_SECONDS else None


def _done_lately(unit: Unit, now: datetime) -> float:
    """Return the bytes of a unit that fall into the window, as if it had read evenly."""
    until = unit.finished_at or now
    started = unit.started_at or until
    took = max((until - started).total_seconds(), 0.001)
    inside = (until - max(started, now - WINDOW)).total_seconds()
    return unit.bytes_done * min(1.0, max(0.0, inside) / took)
