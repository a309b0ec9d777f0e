"""What campaigns do with the record directly: give as a donor would, wait, and read what came out."""

import random
import time
from collections.abc import Iterator
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile

from donations import bell, events, runner, submission, uploads, work
from donations.models import CheckRun, Donation, LedgerEntry, Status, Unit, User
from donations.submission import Signature
from ingestion.programs import PROGRAMS
from ingestion.recorded import Recorded
from tests.campaigns.gifts import Gift
from tests.factories import donation_of


def give(mark: str, made: Gift) -> int:
    """Describe, upload and submit; return the donation's number."""
    return _give(mark, [(name, SimpleUploadedFile(name, content)) for name, content in made.files.items()])


def give_file(mark: str, name: str, path: Path) -> int:
    """Give one file of any size, as `give` does."""
    with path.open("rb") as content:
        return _give(mark, [(name, UploadedFile(content, name, size=path.stat().st_size))])


def _give(mark: str, files: list[tuple[str, UploadedFile[bytes]]]) -> int:
    donor = User.objects.create_user(f"{mark}@example.org".lower(), name=mark)
    donation = donation_of(donor, languages=("es",), title=mark)
    for name, uploaded in files:
        uploads.store_upload(donation, uploaded, name=name, actor=donor)
    submission.submit(donation, donor, Signature(mark, "es"))
    return donation.pk


def all_in_review() -> bool:
    """Tell whether every donation has arrived."""
    return not Donation.objects.exclude(status=Status.IN_REVIEW).exists()


def wait_for_review(donations: list[int], seconds: float) -> None:
    """Wait until all have arrived, or time is over."""
    until = time.monotonic() + seconds
    while (
        time.monotonic() < until
        and Donation.objects.filter(pk__in=donations).exclude(status=Status.IN_REVIEW).exists()
    ):
        time.sleep(0.5)


def wait_until_read(pk: int, seconds: float) -> None:
    """Wait until every file of a donation was read, or time is over."""
    until, settling = time.monotonic() + seconds, Unit.objects.filter(donation=pk, kind="settle")
    while time.monotonic() < until and not settling.exists():
        time.sleep(0.1)


def read_here(pk: int) -> None:
    """Do in this process what waits, until every file of a donation was read."""
    settling = Unit.objects.filter(donation=pk, kind="settle")
    while not settling.exists() and (unit := work.next_waiting("ingestion")) is not None:
        runner.run(unit, PROGRAMS)


def run_what_waits() -> None:
    """Do in this process all that waits."""
    while (unit := work.next_waiting("ingestion")) is not None:
        runner.run(unit, PROGRAMS)


def ring_twice(chance: random.Random) -> None:
    """Deliver a message for any unit, finished or not, twice."""
    keys = list(Unit.objects.values_list("pk", flat=True))
    if keys:
        unit = Unit.objects.get(pk=chance.choice(keys))
        bell.ring(unit)
        bell.ring(unit)


def stream_rows(pk: int) -> Iterator[dict[str, str]]:
    """Yield every row of the newest text version."""
    version = Donation.objects.get(pk=pk).versions.first()
    return Recorded(version).rows("id", "path", "member", "text") if version else iter(())


def rows(pk: int) -> list[dict[str, str]]:
    """Return every row of the newest text version at once."""
    return list(stream_rows(pk))


def faults(pk: int) -> int:
    """Count whatever else is wrong: not arrived, checks silent, files failed, a broken chain of events."""
    donation = Donation.objects.get(pk=pk)
    version = donation.versions.first()
    silent = CheckRun.objects.filter(version=version).exclude(state=CheckRun.State.DONE).count()
    failed = LedgerEntry.objects.filter(version=version, outcome="failed").count()
    finished = donation.events.filter(code="finish_processing").count()
    return (
        (donation.status != Status.IN_REVIEW)
        + silent
        + failed
        + len(events.broken_links(donation))
        + abs(finished - 1)
    )
