"""What a maintainer chooses from: every donation that could go into the next release, what it is, and why one cannot."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext

from donations.languages_said import called
from donations.licences_said import short
from donations.models import Donation
from publishing import allowed
from publishing.forms import choosable
from publishing.models import Dataset, Release, ReleaseItem, State
from publishing.sentences import problem


@dataclass(frozen=True, slots=True)
class Candidate:
    """One donation as a row: `places` are the published versions it stands in, `obstacle` says why it cannot be chosen."""

    donation: Donation
    licence: str
    languages: list[str]
    documents: int
    places: list[str]
    is_chosen: bool
    obstacle: str


def last_published(dataset: Dataset) -> Release | None:
    """Return the version that people see now."""
    return dataset.releases.filter(state=State.PUBLISHED).order_by("-number").first()


def _last_out(dataset: Dataset) -> Release | None:
    """Return the last version that people ever saw, though it is gone since."""
    return dataset.releases.exclude(published_at=None).order_by("-number").first()


def _standing(release: Release | None) -> list[Donation]:
    return [item.donation for item in release.items.select_related("donation")] if release else []


def candidates(dataset: Dataset, chosen: Collection[int] | None = None) -> list[Candidate]:
    """Return the rows, those of the last version first; ticked are those `chosen`, at first those of the last version."""
    standing = _standing(last_published(dataset))
    licence = standing[0].licence if standing else ""
    held = {one.pk for one in standing or _standing(_last_out(dataset))}
    ticked = held if chosen is None else set(chosen)
    rows = list(_rows(dataset, ticked, licence))
    return sorted(rows, key=lambda row: row.donation.pk not in held)


def _rows(dataset: Dataset, ticked: Collection[int], licence: str) -> Iterator[Candidate]:
    found: list[Donation] = list(
        choosable(dataset)
        .select_related("donor", "organisation")
        .prefetch_related("languages", "versions", "release_items__release__dataset")
    )
    for donation in found:
        obstacle = _obstacle(dataset, donation, licence)
        yield Candidate(
            donation=donation,
            licence=short(donation.licence),
            languages=[called(tag) for tag in donation.language_tags],
            documents=max((one.number, one.documents) for one in donation.versions.all())[1]
            if donation.versions.all()
            else 0,
            places=_places(dataset, donation),
            is_chosen=donation.pk in ticked and not obstacle,
            obstacle=obstacle,
        )


def _obstacle(dataset: Dataset, donation: Donation, licence: str) -> str:
    """Return in words why it cannot go in, "" where it can."""
    if licence and donation.licence != licence:
        return gettext("The last version has another licence (%(licence)s).") % {"licence": short(licence)}
    try:
        allowed.check_one(dataset, donation)
    except allowed.CannotRelease as cannot:
        return problem(cannot.code, cannot.params)
    return ""


def _places(dataset: Dataset, donation: Donation) -> list[str]:
    """Return the published versions that hold it; of other datasets by their name."""
    releases = [one.release for one in donation.release_items.all() if one.release.state == State.PUBLISHED]
    return [one.tag if one.dataset_id == dataset.pk else str(one) for one in releases]


def leaving(release: Release) -> list[Donation]:
    """Return what people see now and would no longer with this release; nothing once it is out."""
    last = last_published(release.dataset)
    if last is None or release.number <= last.number or release.state == State.ABORTED:
        return []
    kept: QuerySet[ReleaseItem] = release.items.all()
    gone = last.items.exclude(donation__in=kept.values("donation")).select_related("donation")
    return [item.donation for item in gone]
