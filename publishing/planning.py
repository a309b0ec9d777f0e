"""Asks workers to write and to publish releases."""

from donations import work
from donations.models import Unit
from publishing.models import Release

QUEUE = "publishing"


def folder_of(release: Release) -> str:
    """Return the folder in storage that holds everything of a release."""
    return f"releases/{release.dataset.slug}/{release.number}"


def plan_writing(release: Release) -> Unit:
    """Ask a worker to write the files of a draft release."""
    return work.plan("prepare", f"release/{release.pk}/prepare", payload={"release": release.pk}, queue=QUEUE)


def plan_publishing(release: Release) -> Unit:
    """Ask a worker to publish a release; the same unit while one is under way, a new one after the last has ended."""
    made = Unit.objects.filter(key__startswith=f"release/{release.pk}/publish/")
    alive = made.filter(state__in=Unit.OPEN).first()
    if alive is not None:
        return alive
    total = 2 * sum(release.files.values_list("bytes", flat=True))  # once sent, once read back
    key = f"release/{release.pk}/publish/{made.count() + 1}"
    return work.plan("publish", key, payload={"release": release.pk}, bytes_total=total, queue=QUEUE)


def last_unit(release: Release) -> Unit | None:
    """Return the latest piece of work for a release."""
    return Unit.objects.filter(key__startswith=f"release/{release.pk}/").order_by("-pk").first()
