"""A corpus of very many sounds goes to the Hub in several commits, and goes on where it was cut."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from donations import storage
from donations.models import Donation, User
from publishing import hub as remote
from publishing import media, recipe
from publishing.hub import RemoteHub
from publishing.journey import Journey
from publishing.models import Release, State
from tests.publishing.hub_state import Fault
from tests.publishing.hub_state import State as Hub
from tests.publishing.making import prepared
from tests.publishing.test_hub import REPO, bytes_of, run
from tests.publishing.test_media import gift, spoken

pytestmark = pytest.mark.filterwarnings("ignore:Use 'content=:DeprecationWarning")

NAMES = [f"{n}.png" for n in range(7)]


@pytest.fixture
def release(donor: User, monkeypatch: pytest.MonkeyPatch) -> Release:
    """Seven pictures and what is said of them, for a Hub that takes three files at once."""
    monkeypatch.setattr(RemoteHub, "at_once", 3)
    return prepared(gift(donor, [spoken(n, name) for n, name in enumerate(NAMES)], *NAMES))


def is_whole(hub: Hub, release: Release) -> bool:
    release.refresh_from_db()
    return bytes_of(hub, hub.repos[REPO]) == dict(release.files.values_list("path", "sha256"))


def test_they_go_in_commits_of_a_few_with_the_card_in_the_last(hub: Hub, release: Release) -> None:
    run(release)
    commits = hub.repos[REPO].commits[1:]
    assert is_whole(hub, release)
    assert len(commits) == -(-release.files.count() // 3) > 3
    assert all("README.md" not in one.tree for one in commits[:-1])
    assert not any(line.startswith("PUT") and "settings" in line for line in hub.log[: -len(commits)])
    assert hub.repos[REPO].tags == {"v1": commits[-1].oid}


def test_small_ones_are_announced_together(hub: Hub, release: Release) -> None:
    run(release)
    commits = len(hub.repos[REPO].commits) - 1
    assert sum("/preupload/" in line for line in hub.log) <= 2 * commits
    assert sum("objects/batch" in line for line in hub.log) <= commits


def test_a_large_one_goes_alone(hub: Hub, release: Release, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remote, "_TOGETHER_BYTES", 1)
    run(release)
    assert is_whole(hub, release)
    alone = release.files.exclude(rows=None).count()
    assert sum("/preupload/" in line for line in hub.log) >= alone > 3


@pytest.mark.parametrize("status", [503, 0])
@pytest.mark.parametrize("applied", [True, False])
def test_cut_between_two_commits_it_sends_only_what_is_missing(
    hub: Hub, release: Release, status: int, *, applied: bool
) -> None:
    done: list[str] = []

    def cut_the_second(line: str) -> None:
        if "/commit/" in line:
            done.append(line)
            if len(done) == 2:
                hub.faults.append(Fault("POST .*/commit/", status, applied=applied))

    hub.before = cut_the_second
    run(release)
    assert is_whole(hub, release)
    sent = [line for line in hub.log if line.startswith("PUT /lfs/")]
    assert len(sent) == len(set(sent))
    assert len(hub.repos[REPO].commits) - 1 == -(-release.files.count() // 3)


def test_what_was_read_back_is_not_read_again_after_trouble(hub: Hub, release: Release) -> None:
    read: list[str] = []

    def fail_at_the_fifth(line: str) -> None:
        if line.startswith("GET") and "/resolve/" in line:
            read.append(line)
            if len(read) == 5:
                hub.faults.append(Fault("GET .*/resolve/", 503))

    hub.before = fail_at_the_fifth
    run(release)
    release.refresh_from_db()
    assert release.state == State.PUBLISHED
    assert len(read) == release.files.count() + 1


def test_another_revision_is_read_whole(hub: Hub, release: Release) -> None:
    journey = Journey(release, RemoteHub(), pause=lambda _seconds: None)
    journey.verified.update(("another", path) for path in release.files.values_list("path", flat=True))
    recipe.publish(journey)
    read = sum(line.startswith("GET") and "/resolve/" in line for line in hub.log)
    assert read == release.files.count()


def test_more_than_fit_in_a_repository_stay(donor: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(media, "MOST", 6)
    made = prepared(gift(donor, [spoken(n, name) for n, name in enumerate(NAMES)], *NAMES))
    assert not made.files.filter(path__startswith="media/").exists()


def test_together_with_those_of_the_gifts_before(donor: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(media, "MOST", 6)
    gifts: list[Donation] = [
        gift(donor, [spoken(n, name) for n, name in enumerate(names)], *names)
        for names in (NAMES[:4], NAMES[4:])
    ]
    made = prepared(*gifts)
    assert made.files.filter(path__startswith="media/").count() == 4


def test_papers_travel_whole_however_large_they_are(
    hub: Hub, release: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A store that is no disk gives copies that are gone when the commit is made."""
    monkeypatch.setattr(remote, "_IN_HAND_BYTES", 100)
    real = storage.local_copy

    @contextmanager
    def passing(key: str) -> Iterator[Path]:
        with real(key) as path, tempfile.TemporaryDirectory() as folder:
            yield Path(shutil.copy(path, folder))

    monkeypatch.setattr(storage, "local_copy", passing)
    run(release)
    assert is_whole(hub, release)
    assert max(release.files.filter(rows=None).values_list("bytes", flat=True)) > 100
