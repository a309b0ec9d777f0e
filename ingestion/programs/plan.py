"""Begins the reading of a submitted donation: a new text version, and units for all its files."""

from collections.abc import Iterable, Iterator

from django.db.models import Count, Max, QuerySet, Sum

from donations import door, work
from donations.models import Donation, File, LedgerEntry, Status, TextVersion
from donations.roles import Role
from donations.structure import declared_of, text_columns_of
from donations.work import Claim
from ingestion import limits
from ingestion.groups import batches_of
from ingestion.types import Outcome

Batch = list[tuple[File, int]]


def run(claim: Claim) -> None:
    """Move the donation to processing and plan its reading, in one transaction; nothing when it moved on meanwhile."""
    donation = claim.unit.donation
    with claim.finishing():
        if donation is None or Donation.objects.get(pk=donation.pk).status != Status.SUBMITTED:
            return
        door.apply(donation, "start_processing", role=Role.WORKER)
        last = donation.versions.aggregate(last=Max("number"))["last"] or 0
        version = TextVersion.objects.create(
            donation=donation,
            number=last + 1,
            text_columns=text_columns_of(donation),
            declared=declared_of(donation),
        )
        plan_reading(version)


def plan_reading(version: TextVersion) -> None:
    """Plan a unit for every batch of small files and a survey for every large one.

    A small archive is known by its content, that is when its batch is read: the batch then leaves it to a survey.
    """
    stored = _stored(version.donation)
    _set_papers_aside(version, stored.filter(evidence_of__isnull=False).distinct())
    files = stored.filter(evidence_of=None).order_by("created_at", "name")
    small = files.filter(bytes__lte=limits.SMALL_FILE).aggregate(
        count=Count("pk"), size=Sum("bytes", default=0)
    )
    ordered = enumerate(files.iterator())
    to_read = _surveyed_apart(version, ((file, order) for order, file in ordered))
    for batch in batches_of(to_read, lambda one: one[0].bytes, count=small["count"], size=small["size"]):
        plan_batch(version, batch)


def given_names(donation: Donation) -> Iterator[str]:
    """Yield what the files of a gift are called."""
    yield from _stored(donation).values_list("name", flat=True).iterator()


def _stored(donation: Donation) -> "QuerySet[File]":
    return donation.files.filter(removed_at=None, stored_at__isnull=False)


def _surveyed_apart(version: TextVersion, files: Iterable[tuple[File, int]]) -> Iterator[tuple[File, int]]:
    """Yield the small files; for each large one a survey is planned."""
    for file, order in files:
        if file.bytes > limits.SMALL_FILE:
            plan_survey(version, file, order)
        else:
            yield file, order


def _set_papers_aside(version: TextVersion, papers: "QuerySet[File]") -> None:
    """A letter or contract that shows a permission is for people to read: no text of the gift, in no sample and no release."""
    LedgerEntry.objects.bulk_create(
        LedgerEntry(
            version=version, file=paper, bytes=paper.bytes, sha256=paper.sha256, outcome=Outcome.SKIPPED.value,
            reason="rights_document",
        )
        for paper in papers
    )  # fmt: skip


def plan_batch(version: TextVersion, batch: Batch) -> None:
    """Plan one unit that reads these files one after the other."""
    first = batch[0][0]
    work.plan(
        "read",
        f"v{version.pk}/read/{len(batch)}/{first.pk}",
        donation=version.donation,
        version=version,
        payload={"files": [[str(file.pk), order] for file, order in batch]},
        bytes_total=sum(file.bytes for file, _ in batch),
    )


def plan_survey(version: TextVersion, file: File, order: int) -> None:
    """Plan a look at one file, which decides how it is read."""
    work.plan(
        "survey",
        f"v{version.pk}/survey/{file.pk}",
        donation=version.donation,
        version=version,
        payload={"files": [[str(file.pk), order]]},
    )
