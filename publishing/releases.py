"""The story of a release up to the Hub: chosen, written and frozen, confirmed by its donors, or set aside."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from donations import conversation, events
from donations.models import Donation, User
from donations.roles import Role
from publishing import allowed, stages
from publishing.models import Dataset, Release, ReleaseFile, ReleaseItem, ReleaseTable
from publishing.notices import ask_donor


@dataclass(frozen=True, slots=True)
class Made:
    """Everything written for a release, not yet listed anywhere."""

    folder: str
    tables: list[ReleaseTable]
    files: list[ReleaseFile]
    sample_key: str


def begin(dataset: Dataset, donations: Iterable[Donation], actor: User | None) -> Release:
    """Return a new draft release holding these donations as they are now; raises CannotRelease."""
    chosen = list(donations)
    allowed.check(dataset, chosen)
    with transaction.atomic():
        Dataset.objects.select_for_update().get(pk=dataset.pk)
        last = dataset.releases.aggregate(last=Max("number"))["last"] or 0
        release = Release.objects.create(dataset=dataset, number=last + 1, created_by=actor)
        for donation in chosen:
            ReleaseItem.objects.create(
                release=release, donation=donation, version=allowed.version_of(donation),
                approval_hash=donation.approval_hash, waived=donation.confirmation_waived,
            )  # fmt: skip
    return release


def manifest_digest(files: Iterable[ReleaseFile]) -> str:
    """Return the sha256 over the lines `<sha256>  <path>` in order of path."""
    lines = sorted((file.path, file.sha256) for file in files)
    return sha256("".join(f"{digest}  {path}\n" for path, digest in lines).encode()).hexdigest()


@transaction.atomic
def freeze(release: Release, made: Made) -> None:
    """List what was written: from here on the release never changes. Donors who want to be asked are asked."""
    stages.advance(
        release,
        "freeze",
        manifest_sha256=manifest_digest(made.files),
        sample_key=made.sample_key,
        prepared_at=timezone.now(),
    )
    for table in made.tables:
        table.release = release
    for file in made.files:
        file.release = release
    ReleaseTable.objects.bulk_create(made.tables)
    ReleaseFile.objects.bulk_create(made.files)
    for item in release.items.filter(waived=False, confirmed_at=None).select_related(
        "donation", "release__dataset"
    ):
        ask_donor(item)
    _settle(release)


def _settle(release: Release) -> None:
    """Go on once nothing more is asked of anybody."""
    if all(item.is_settled for item in release.items.all()):
        stages.advance(release, "confirm")


@transaction.atomic
def confirm(item: ReleaseItem, actor: User) -> None:
    """Keep the donor's yes; raises NotNow when the release is no longer waiting for it."""
    _waiting(item, confirmed_at=timezone.now(), confirmed_by=actor)
    events.append(
        item.donation, "confirmation_given", role=Role.DONOR, actor=actor, data={"release": item.release_id}
    )
    _settle(item.release)


@transaction.atomic
def decline(item: ReleaseItem, actor: User, words: str) -> None:
    """Keep the donor's "not like this": the words go to the thread, and this release is set aside for good."""
    _waiting(item, declined_at=timezone.now())
    conversation.write(item.donation, actor, words)
    events.append(
        item.donation,
        "confirmation_declined",
        role=Role.DONOR,
        actor=actor,
        data={"release": item.release_id},
    )
    stages.advance(
        item.release, "abort", problem="declined", problem_params={"donation": item.donation.reference}
    )


def _waiting(item: ReleaseItem, **answer: object) -> None:
    """Write the answer, if the release still waits and this donor has not answered yet."""
    Release.objects.select_for_update().get(pk=item.release_id)
    waits = ReleaseItem.objects.filter(
        pk=item.pk, release__state="prepared", waived=False, confirmed_at=None, declined_at=None
    )
    if not waits.update(**answer):
        raise stages.NotNow("confirm", Release.objects.get(pk=item.release_id).state)
    item.refresh_from_db()
    item.release.refresh_from_db()
