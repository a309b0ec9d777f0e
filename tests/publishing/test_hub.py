"""The real client against a double of the Hub that fails in every way we know: one commit, the right bytes, or never public."""

import pytest

from donations.models import Donation, Status, User
from publishing import recipe, releases, writing
from publishing.hub import RemoteHub
from publishing.hubs import Refused
from publishing.journey import Journey, NotTheSame, Stopped
from publishing.models import Release, State
from tests.publishing.hub_double import sha
from tests.publishing.hub_state import Fault, Repo
from tests.publishing.hub_state import State as Hub
from tests.publishing.making import LETTERS, approved, document, prepared
from tests.publishing.test_media import gift, spoken

# The client itself sends bytes in a way that its HTTP library has since renamed.
pytestmark = pytest.mark.filterwarnings("ignore:Use 'content=:DeprecationWarning")

REPO = "somosnlp/cartas-de-la-radio"


@pytest.fixture
def release(donor: User) -> Release:
    """A release ready to publish."""
    return prepared(approved(donor, LETTERS, confirmation_waived=True))


def run(release: Release) -> None:
    recipe.publish(Journey(Release.objects.get(pk=release.pk), RemoteHub(), pause=lambda _seconds: None))


def bytes_of(hub: Hub, repo: Repo) -> dict[str, str]:
    """Return {path: sha256} of the newest tree, as a reader would get it."""
    tree = repo.commits[-1].tree
    return {path: sha(hub.content(entry)) for path, entry in tree.items() if path != ".gitattributes"}


def is_right(hub: Hub, release: Release) -> bool:
    """Tell whether there is exactly one commit of ours, the right bytes, the tag, and open doors."""
    repo = hub.repos[REPO]
    release.refresh_from_db()
    assert [one.title for one in repo.commits[1:]] == [f"Acopio v1 · {release.manifest_sha256[:16]}"]
    assert bytes_of(hub, repo) == dict(release.files.values_list("path", "sha256"))
    assert repo.tags == {"v1": repo.commits[-1].oid} == {"v1": release.revision}
    assert not repo.private
    return release.state == State.PUBLISHED


def test_a_release_arrives_once_and_opens_last(hub: Hub, release: Release) -> None:
    order: list[str] = []
    hub.before = order.append
    run(release)
    assert is_right(hub, release)
    opened = max(i for i, line in enumerate(order) if line.startswith("PUT") and line.endswith("/settings"))
    assert all("settings" in line or line.startswith("GET /api/datasets") for line in order[opened:])


def test_publishing_again_changes_nothing(hub: Hub, release: Release) -> None:
    run(release)
    Release.objects.filter(pk=release.pk).update(state=State.FAILED)
    hub.log.clear()
    run(release)
    assert is_right(hub, release)
    assert not [line for line in hub.log if "commit" in line or line.startswith("PUT")]


def test_a_gated_dataset_is_gated_before_it_opens(hub: Hub, donor: User) -> None:
    run(prepared(approved(donor, LETTERS, confirmation_waived=True, visibility="gated")))
    assert (hub.repos[REPO].private, hub.repos[REPO].gated) == (False, "manual")


def test_a_private_dataset_never_opens(hub: Hub, donor: User) -> None:
    run(prepared(approved(donor, LETTERS, confirmation_waived=True, visibility="private")))
    assert not hub.repos[REPO].seen_open


FAULTS = {
    "commit, too many requests": Fault("POST .*/commit/", 429, headers={"Retry-After": "1"}),
    "commit, server away": Fault("POST .*/commit/", 503, times=2),
    "commit done, answer lost to a gateway": Fault("POST .*/commit/", 504, applied=True),
    "commit done, connection cut": Fault("POST .*/commit/", 0, applied=True),
    "commit not done, connection cut": Fault("POST .*/commit/", 0),
    "somebody's commit came first": Fault("POST .*/commit/", 412),
    "create, server away": Fault("POST /api/repos/create", 503),
    "create done, answer lost": Fault("POST /api/repos/create", 504, applied=True),
    "preupload, too many requests": Fault("POST .*/preupload/", 429, times=2),
    "batch, bad gateway": Fault("POST .*/objects/batch", 502),
    "object, storage error": Fault("PUT /lfs/", 500),
    "object sent, connection cut": Fault("PUT /lfs/", 0, applied=True),
    "tree, server away": Fault("GET .*/tree/", 500, times=7),
    "info, server away": Fault("GET .*/revision/", 503),
    "read back, server away": Fault("GET .*/resolve/", 503),
    "tag made, answer lost": Fault("POST .*/tag/", 504, applied=True),
    "settings, server away": Fault("PUT .*/settings", 503),
    "settings done, answer lost": Fault("PUT .*/settings", 504, applied=True),
}


@pytest.mark.parametrize("name", sorted(FAULTS))
def test_after_any_fault_there_is_one_commit_with_the_right_bytes(
    hub: Hub, release: Release, name: str
) -> None:
    fault = FAULTS[name]
    hub.faults = [Fault(fault.matches, fault.status, fault.times, fault.applied, fault.headers)]
    run(release)
    assert hub.faults[0].times == 0
    assert is_right(hub, release)


@pytest.mark.parametrize("path", ["data/train-00000-of-00001.parquet", "README.md"])
def test_a_flipped_byte_is_never_public(hub: Hub, release: Release, path: str) -> None:
    def flip(line: str) -> None:
        repo = hub.repos.get(REPO)
        if repo and "resolve" in line and path in repo.commits[-1].tree and line.startswith("GET"):
            mode, oid = repo.commits[-1].tree[path]
            kept = hub.objects if mode == "lfs" else hub.blobs
            kept[oid] = b"\x00" + kept[oid][1:]

    hub.before = flip
    with pytest.raises(NotTheSame):
        run(release)
    assert not hub.repos[REPO].seen_open
    assert Donation.objects.get().status == Status.PUBLISHING


def test_a_token_that_may_not_write_stops_at_once(hub: Hub, release: Release) -> None:
    hub.faults = [Fault("POST /api/repos/create", 403, times=99)]
    with pytest.raises(Refused, match="403"):
        run(release)
    assert hub.faults[0].times == 98


def test_after_a_stop_our_copy_can_be_taken_away(hub: Hub, release: Release) -> None:
    def stop(name: str, _size: int) -> None:
        if name == "tag":
            Donation.objects.update(stop_requested=True)

    journey = Journey(release, RemoteHub(), stop, pause=lambda _seconds: None)
    with pytest.raises(Stopped):
        recipe.publish(journey)
    assert recipe.leave_nothing(journey)
    assert REPO not in hub.repos
    assert recipe.leave_nothing(journey)


def test_a_new_release_of_an_open_dataset_is_closed_while_it_changes(
    hub: Hub, release: Release, donor: User
) -> None:
    run(release)
    donation = Donation.objects.get()
    more = approved(donor, [document(9, "nueva")], confirmation_waived=True)
    following = releases.begin(release.dataset, [donation, more], None)
    writing.prepare(following)
    seen: list[bool] = []
    hub.before = lambda line: seen.append(hub.repos[REPO].private) if "commit" in line else None
    run(following)
    assert seen == [True]
    assert not hub.repos[REPO].private
    assert set(hub.repos[REPO].tags) == {"v1", "v2"}


@pytest.mark.parametrize("fault", ["POST .*/commit/", "POST .*/preupload/"])
def test_pictures_travel_with_the_rows_and_are_verified(hub: Hub, donor: User, fault: str) -> None:
    release = prepared(gift(donor, [spoken(0, "a.png"), spoken(1, "b.png")], "a.png", "b.png"))
    hub.faults.append(Fault(fault, 503))
    run(release)
    assert is_right(hub, release)
    assert len([path for path in bytes_of(hub, hub.repos[REPO]) if path.startswith("media/")]) == 2
