"""The story of a release up to the Hub: chosen, written and frozen, confirmed by its donors, or set aside."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from secrets import token_hex

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from donations import events, storage, work
from donations.models import Donation, Message, Unit, User
from donations.roles import Role
from publishing import allowed, extras, samples, stages, tables
from publishing.models import Dataset, Release, ReleaseFile, ReleaseItem, ReleaseTable
from publishing.notices import ask_donor
from publishing.parquet import git_sha1

QUEUE = "publishing"


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


def plan_writing(release: Release) -> Unit:
    """Ask a worker to write the files of a draft release."""
    return work.plan("prepare", f"release/{release.pk}/prepare", payload={"release": release.pk}, queue=QUEUE)


def _nothing(_bytes: int) -> None:
    """Tell nobody."""


def write(release: Release, tell: Callable[[int], None] = _nothing) -> Made:
    """Write all files of a draft release into a storage folder of their own; raises CannotRelease, ShardChanged."""
    items = list(release.items.select_related("donation", "version"))
    allowed.check(release.dataset, [item.donation for item in items])
    folder = f"releases/{release.dataset.slug}/{release.number}/{token_hex(6)}"
    made: list[ReleaseTable] = []
    files: list[ReleaseFile] = []
    for plan in tables.plan(items):
        for split in plan.splits:
            table, shards = tables.write(plan, split, folder, tell)
            table.order = len(made)
            made.append(table)
            files += shards
    for path, content in extras.texts(release, items, made, tuple(files)):
        files.append(_text_file(folder, path, content))
    sample_key = f"{folder}/sample.json"
    storage.put(sample_key, BytesIO(json.dumps(samples.take(items), ensure_ascii=False).encode()))
    return Made(folder, made, files, sample_key)


def _text_file(folder: str, path: str, content: str) -> ReleaseFile:
    data = content.encode()
    key = f"{folder}/{path}"
    storage.put(key, BytesIO(data))
    digest, size = storage.digest_of(key)
    return ReleaseFile(path=path, bytes=size, sha256=digest, git_sha1=git_sha1(len(data), [data]), key=key)


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
    for item in release.items.filter(waived=False).select_related("donation", "release__dataset"):
        ask_donor(item)
    _settle(release)


def prepare(release: Release, tell: Callable[[int], None] = _nothing) -> None:
    """Write and freeze at once, in the foreground."""
    freeze(release, write(release, tell))


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
    Message.objects.create(donation=item.donation, author=actor, body=words)
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
