"""Takes a donation that was taken back from every dataset that ever brought it to the Hub, and prepares anew what else was there.

Git keeps what a tree has lost, and so do tags: the whole repository goes, and the next release makes it again.
"""

from collections.abc import Mapping

from django.db import transaction
from django.db.models import Q, QuerySet

from donations import events
from donations.models import Donation, Status, Unit
from donations.retraction import GONE, LEFT, TAKEN, TOLD
from donations.roles import Role
from licensing.vocabulary import Visibility
from publishing import planning, releases, stages
from publishing.allowed import CannotRelease
from publishing.hubs import KEPT, Hub, Missing, Refused, Stored
from publishing.models import Dataset, Release, ReleaseFile, State
from publishing.notices import tell_readers

OUT = (State.PUBLISHED, State.PUBLISHING, State.FAILED)  # something of these may be on the Hub
WAITING = (State.DRAFT, State.PREPARED, State.CONFIRMED)


def take_away(donation: Donation, hub: Hub) -> list[str]:
    """Return the repositories where a closed copy is left that a person has to remove; raises Trouble to be called again.

    Each dataset is written into the record once nothing is left there; one that was is not looked at again.
    """
    left = [
        dataset.repo
        for dataset in datasets_of(donation)
        if not is_noted(donation, TAKEN, dataset) and not _take_from(dataset, donation, hub)
    ]
    if not left and not donation.events.filter(code=GONE).exists():
        events.append(donation, GONE, role=Role.WORKER)
    return left


def datasets_of(donation: Donation) -> QuerySet[Dataset]:
    """Return the datasets of which a release with this donation was ever on its way to the Hub."""
    reached = Q(state__in=OUT) | ~Q(revision="") | Q(published_at__isnull=False) | Q(pk__in=_begun())
    held = Release.objects.filter(reached, items__donation=donation)
    return Dataset.objects.filter(releases__in=held).distinct().order_by("pk")


def _begun() -> list[int]:
    """Return the releases of which a worker took the first step, whatever became of it."""
    units = Unit.objects.filter(kind="publish", checkpoint__step__isnull=False)
    return [payload["release"] for payload in units.values_list("payload", flat=True)]


def is_noted(donation: Donation, code: str, dataset: Dataset) -> bool:
    """Tell whether the record says this of the dataset."""
    return donation.events.filter(code=code, data__dataset=dataset.repo).exists()


def _take_from(dataset: Dataset, donation: Donation, hub: Hub) -> bool:
    _set_aside(dataset, donation)
    if not _remove(dataset, donation, hub):
        if not is_noted(donation, LEFT, dataset):
            events.append(donation, LEFT, role=Role.WORKER, data={"dataset": dataset.repo})
        dataset.releases.filter(problem="retracted").update(problem="retracted_copy_left")
        return False
    with transaction.atomic():
        events.append(donation, TAKEN, role=Role.WORKER, data={"dataset": dataset.repo})
        dataset.releases.filter(problem="retracted_copy_left").update(problem="retracted")
        _prepare_the_rest(dataset)
    return True


def _set_aside(dataset: Dataset, donation: Donation) -> None:
    """End every release that is out, for the repository goes, and every one that holds the donation; a run stops at its next step."""
    held = Q(state__in=WAITING, items__donation=donation)
    for release in dataset.releases.filter(Q(state__in=OUT) | held).distinct():
        params = {"donation": donation.reference}
        stages.advance(release, "take_away", problem="retracted", problem_params=params)


def _remove(dataset: Dataset, donation: Donation, hub: Hub) -> bool:
    """Hide the repository, tell who was let in while the Hub still knows them, then remove it; False where it holds what is not ours, or the Hub refuses."""
    try:
        there = hub.tree(dataset.repo, hub.head(dataset.repo))
        if not _is_ours(dataset, there):
            return True
        hub.show(dataset.repo, Visibility.PRIVATE)
        _tell_readers(dataset, donation, hub)
        if set(there) - KEPT - _paths(dataset):
            return False
        hub.remove(dataset.repo)
    except Missing:
        return True
    except Refused:
        return False
    return True


def _tell_readers(dataset: Dataset, donation: Donation, hub: Hub) -> None:
    """Write once to whoever asked for access; where the Hub does not say who that was, the repository goes all the same."""
    if is_noted(donation, TOLD, dataset):
        return
    try:
        readers = hub.readers(dataset.repo)
    except Refused:
        return
    if readers:
        with transaction.atomic():
            data = {"dataset": dataset.repo, "count": len(readers)}
            events.append(donation, TOLD, role=Role.WORKER, data=data)
            tell_readers(dataset, readers)


def _paths(dataset: Dataset) -> set[str]:
    """Return every path that a release of this dataset ever had; what was edited there is ours still."""
    return set(ReleaseFile.objects.filter(release__dataset=dataset).values_list("path", flat=True))


def _is_ours(dataset: Dataset, there: Mapping[str, Stored]) -> bool:
    """Tell whether anything of the dataset arrived there: a repository of that name may be somebody else's work."""
    if not set(there) - KEPT or dataset.releases.exclude(revision="").exists():
        return True
    files = ReleaseFile.objects.filter(release__dataset=dataset).iterator()
    return any(file.path in there and there[file.path].is_same(file) for file in files)


def _prepare_the_rest(dataset: Dataset) -> None:
    """Have the other donations of the last version written again; who said yes to exactly the same is not asked again.

    Where they cannot be, or another release waits already, a maintainer sees it on the dataset's page.
    """
    last = dataset.releases.exclude(published_at=None).order_by("-number").first()
    if last is None or dataset.releases.filter(state__in=WAITING).exists():
        return
    rest = Donation.objects.filter(release_items__release=last, status=Status.PUBLISHED).order_by("pk")
    try:
        release = releases.begin(dataset, rest, None)
    except CannotRelease:
        return
    for item in last.items.exclude(confirmed_at=None):
        same = release.items.filter(
            donation=item.donation, version=item.version, approval_hash=item.approval_hash
        )
        same.update(confirmed_at=item.confirmed_at, confirmed_by=item.confirmed_by)
    planning.plan_writing(release)
