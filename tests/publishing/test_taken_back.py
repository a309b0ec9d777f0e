"""What a donor takes back leaves releases, storage and the Hub too."""

import pytest
from django.core.files.storage import default_storage
from pytest_django import Settings

from donations import door, runner, storage
from donations.models import Donation, Status, Unit, User
from donations.roles import Role
from publishing import due, planning, programs, releases, writing
from publishing.folder import FolderHub
from publishing.journey import Journey
from publishing.models import Release, State
from publishing.planning import folder_of
from tests.publishing.making import LETTERS, approved, document, prepared

REPO = "somosnlp/cartas-de-la-radio"


@pytest.fixture
def release(donor: User) -> Release:
    """A release ready to publish."""
    return prepared(approved(donor, LETTERS, confirmation_waived=True))


def test_a_release_with_a_withdrawn_donation_is_set_aside_and_its_files_go(release: Release) -> None:
    donation = Donation.objects.get()
    assert due.sweep() == {"due": 0, "taken_back": 0, "retracted": 0, "cleared": 0}
    door.apply(donation, "withdraw", role=Role.DONOR, actor=donation.donor)
    assert due.sweep() == {"due": 0, "taken_back": 1, "retracted": 0, "cleared": 1}
    release.refresh_from_db()
    assert (release.state, release.problem) == (State.ABORTED, "taken_back")
    assert list(storage.below(folder_of(release))) == []
    assert due.sweep()["cleared"] == 0


def test_a_published_release_is_not_touched_by_the_sweep(release: Release) -> None:
    Release.objects.update(state=State.PUBLISHED)
    Donation.objects.update(status=Status.RETRACTED)
    due.sweep()
    assert all(default_storage.exists(file.key) for file in release.files.all())


def stopped_at(release: Release, step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Publish as a worker does; the donor asks to stop when the recipe comes to `step`."""
    plain = Journey.going_on

    def going_on(journey: Journey, name: str, size: int = 0) -> None:
        if name == step:
            Donation.objects.filter(release_items__release=release).update(stop_requested=True)
        plain(journey, name, size)

    monkeypatch.setattr(Journey, "going_on", going_on)
    runner.run(planning.plan_publishing(release).pk, programs.PROGRAMS)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("step", ["repository", "upload", "verify", "tag", "close"])
def test_a_stop_leaves_no_copy_on_the_hub(
    release: Release, settings: Settings, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    stopped_at(release, step, monkeypatch)
    release.refresh_from_db()
    assert (release.state, release.problem) == (State.FAILED, "stopped")
    assert Donation.objects.get().status == Status.APPROVED
    assert Unit.objects.get(kind="publish").state == Unit.State.FAILED
    assert not (settings.HUB_FOLDER / REPO).exists()


@pytest.mark.django_db(transaction=True)
def test_a_stop_never_removes_what_is_not_ours(
    release: Release, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    FolderHub().create(REPO)
    (settings.HUB_FOLDER / REPO / "ajeno.txt").write_text("ajeno", encoding="utf-8")
    stopped_at(release, "repository", monkeypatch)
    release.refresh_from_db()
    assert release.problem == "stopped_copy_left"
    assert (settings.HUB_FOLDER / REPO / "ajeno.txt").exists()


@pytest.mark.django_db(transaction=True)
def test_a_stop_of_a_second_release_says_that_a_copy_is_left(
    release: Release, donor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    runner.run(planning.plan_publishing(release).pk, programs.PROGRAMS)
    more = approved(donor, [document(7, "más")], confirmation_waived=True)
    second = releases.begin(
        release.dataset, [Donation.objects.get(pk=release.items.get().donation_id), more], None
    )
    writing.prepare(second)
    stopped_at(second, "verify", monkeypatch)
    second.refresh_from_db()
    assert second.problem == "stopped_copy_left"
    assert FolderHub().visibility(REPO) == "private"
