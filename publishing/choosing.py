"""Finds the dataset and release that a command line names."""

from django.core.management.base import CommandError

from publishing.models import Dataset, Release, State


def release_of(slug: str, number: int | None) -> Release:
    """Return the release; without a number the newest that was prepared and not set aside. CommandError if none."""
    dataset = Dataset.objects.filter(slug=slug.rpartition("/")[2]).first()
    if dataset is None:
        known = ", ".join(Dataset.objects.values_list("slug", flat=True)[:20]) or "none yet"
        raise CommandError(f"There is no dataset {slug!r}. Known: {known}.")
    made = dataset.releases.exclude(prepared_at=None).select_related("dataset")
    found = (
        (made.filter(number=number) if number else made.exclude(state=State.ABORTED))
        .order_by("-number")
        .first()
    )
    if found is None:
        raise CommandError(f"{slug} has no such release that is prepared.")
    if found.cleared_at:
        raise CommandError(f"{found} was set aside, and its files are gone.")
    return found
