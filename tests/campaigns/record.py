"""What campaigns do with the record directly: give as a donor would, wait, and read what came out."""

import random
import time

from django.core.files.uploadedfile import SimpleUploadedFile

from donations import bell, events, submission, uploads
from donations.models import CheckRun, Donation, LedgerEntry, Status, Unit, User
from donations.submission import Signature
from ingestion.recorded import Recorded
from tests.campaigns.gifts import Gift
from tests.factories import donation_of


def give(mark: str, made: Gift) -> int:
    """Describe, upload and submit; return the donation's number."""
    donor = User.objects.create_user(f"{mark}@example.org".lower(), name=mark)
    donation = donation_of(donor, languages=("es",), title=mark)
    for name, content in made.files.items():
        uploads.store_upload(donation, SimpleUploadedFile(name, content), name=name, actor=donor)
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


def ring_twice(chance: random.Random) -> None:
    """Deliver a message for any unit, finished or not, twice."""
    keys = list(Unit.objects.values_list("pk", flat=True))
    if keys:
        unit = Unit.objects.get(pk=chance.choice(keys))
        bell.ring(unit)
        bell.ring(unit)


def rows(pk: int) -> list[dict[str, str]]:
    """Return every row of the newest text version."""
    version = Donation.objects.get(pk=pk).versions.first()
    return list(Recorded(version).rows("id", "path", "member", "text")) if version else []


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
