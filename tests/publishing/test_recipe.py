"""The recipe takes a release to the Hub once, exactly as prepared, or not at all; a folder stands for the Hub here."""

from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from django.utils import timezone
from pytest_django import Settings

from donations.door import MoveNotAllowed
from donations.models import Donation, Status, User
from publishing import recipe, releases, writing
from publishing.allowed import CannotRelease
from publishing.folder import FolderHub
from publishing.hubs import ForeignFiles
from publishing.journey import Journey, NotTheSame, Stopped, TooEarly
from publishing.models import Release, State
from tests.publishing.making import LETTERS, approved, document, prepared

REPO = "somosnlp/cartas-de-la-radio"


class Interrupted(Exception):
    """A cut, as a kill would be."""


@pytest.fixture
def given(donor: User) -> Donation:
    """An approved donation whose donor does not want to be asked again."""
    return approved(donor, LETTERS, confirmation_waived=True)


@pytest.fixture
def release(given: Donation) -> Release:
    """A release ready to publish."""
    return prepared(given)


def run(release: Release, hub: FolderHub | None = None) -> None:
    recipe.publish(Journey(release, hub or FolderHub(), pause=lambda _seconds: None))


def tree(folder: Path) -> dict[str, str]:
    """Return {path: sha256} of what lies in a folder."""
    return {
        p.relative_to(folder).as_posix(): sha256(p.read_bytes()).hexdigest()
        for p in folder.rglob("*")
        if p.is_file()
    }


def test_a_release_is_published_exactly_as_prepared(
    release: Release, given: Donation, settings: Settings
) -> None:
    run(release)
    release.refresh_from_db()
    given.refresh_from_db()
    hub = FolderHub()
    assert release.state == State.PUBLISHED
    assert given.status == Status.PUBLISHED
    assert tree(settings.HUB_FOLDER / REPO) == dict(release.files.values_list("path", "sha256"))
    assert hub.visibility(REPO) == "public"
    assert hub.tags(REPO) == {"v1": release.revision}
    assert release.revision == hub.head(REPO)


def test_publishing_again_makes_no_second_commit(release: Release) -> None:
    run(release)
    hub = FolderHub()
    before = hub.head(REPO)
    Release.objects.filter(pk=release.pk).update(state=State.FAILED)
    run(Release.objects.get(pk=release.pk))
    assert hub.head(REPO) == before
    assert Release.objects.get(pk=release.pk).state == State.PUBLISHED


@pytest.mark.parametrize("step", [name for name, _ in recipe.STEPS])
def test_cut_before_any_step_it_goes_on_and_ends_the_same(
    release: Release, given: Donation, settings: Settings, step: str
) -> None:
    def cut(name: str, _size: int) -> None:
        if name == step:
            raise Interrupted(step)

    with pytest.raises(Interrupted):
        recipe.publish(Journey(release, FolderHub(), cut))
    hub = FolderHub()
    if (settings.HUB_FOLDER / REPO).exists():
        assert hub.visibility(REPO) == ("public" if step == "finish" else "private")
    run(Release.objects.get(pk=release.pk))
    given.refresh_from_db()
    assert given.status == Status.PUBLISHED
    assert tree(settings.HUB_FOLDER / REPO) == dict(release.files.values_list("path", "sha256"))
    assert len(hub._about(REPO)["history"]) == 1
    assert given.events.filter(code="publish").count() == 1


@pytest.mark.parametrize("step", ["begin", "repository", "upload", "verify", "tag", "close"])
def test_a_stop_is_heard_before_every_step_and_nothing_becomes_public(
    release: Release, given: Donation, step: str
) -> None:
    def stop(name: str, _size: int) -> None:
        if name == step:
            Donation.objects.filter(pk=given.pk).update(stop_requested=True)

    journey = Journey(release, FolderHub(), stop)
    with pytest.raises((Stopped, MoveNotAllowed)):
        recipe.publish(journey)
    recipe.abort(journey, "stopped")
    given.refresh_from_db()
    release.refresh_from_db()
    assert given.status == Status.APPROVED
    assert release.state in {State.FAILED, State.CONFIRMED}
    if step not in {"begin", "repository"}:
        assert FolderHub().visibility(REPO) == "private"


def test_a_flipped_byte_never_becomes_public(release: Release, given: Donation, settings: Settings) -> None:
    def flip(name: str, _size: int) -> None:
        path = settings.HUB_FOLDER / REPO / "data/train-00000-of-00001.parquet"
        if (name, _size) == ("verify", 0):
            data = bytearray(path.read_bytes())
            data[100] ^= 1
            path.write_bytes(bytes(data))

    journey = Journey(release, FolderHub(), flip)
    with pytest.raises(NotTheSame):
        recipe.publish(journey)
    recipe.abort(journey, "bytes_differ", detail="train")
    given.refresh_from_db()
    assert FolderHub().visibility(REPO) == "private"
    assert given.status == Status.APPROVED


def test_a_release_waits_for_its_day(donor: User) -> None:
    day = timezone.localdate() + timedelta(days=2)  # not tomorrow: it may begin while this runs
    release = prepared(approved(donor, LETTERS, confirmation_waived=True, publish_after=day))
    with pytest.raises(TooEarly, match=day.isoformat()):
        run(release)
    release.refresh_from_db()
    assert release.state == State.CONFIRMED
    assert not FolderHub().beside.exists()


def test_a_release_approved_anew_in_other_words_is_refused(release: Release, given: Donation) -> None:
    Donation.objects.filter(pk=given.pk).update(approval_hash="0" * 64)
    with pytest.raises(CannotRelease, match="changed_since_prepared"):
        run(release)
    given.refresh_from_db()
    release.refresh_from_db()
    assert (given.status, release.state) == (Status.APPROVED, State.CONFIRMED)


def test_one_donation_that_may_not_keeps_the_whole_bundle_back(donor: User) -> None:
    one = approved(donor, LETTERS, confirmation_waived=True)
    other = approved(donor, LETTERS, confirmation_waived=True, title="Otra")
    release = prepared(one, other)
    Donation.objects.filter(pk=other.pk).update(description="cambiada")
    with pytest.raises(MoveNotAllowed):
        run(release)
    one.refresh_from_db()
    assert one.status == Status.APPROVED


def test_files_that_a_new_release_lacks_leave_the_tree(
    donor: User, given: Donation, settings: Settings
) -> None:
    more = approved(donor, [document(5, "de más", "validation")], confirmation_waived=True)
    first = prepared(given, more)
    run(first)
    assert (settings.HUB_FOLDER / REPO / "data/validation-00000-of-00001.parquet").exists()
    second = releases.begin(first.dataset, [Donation.objects.get(pk=given.pk)], None)
    writing.prepare(second)
    run(second)
    assert tree(settings.HUB_FOLDER / REPO) == dict(second.files.values_list("path", "sha256"))
    assert set(FolderHub().tags(REPO)) == {"v1", "v2"}


@pytest.mark.parametrize("path", ["README.md", "data/ajeno.parquet"])
def test_somebody_elses_repository_of_that_name_is_left_alone(
    release: Release, settings: Settings, path: str
) -> None:
    FolderHub().create(REPO)
    theirs = settings.HUB_FOLDER / REPO / path
    theirs.parent.mkdir(exist_ok=True)
    theirs.write_bytes(b"ajeno")
    with pytest.raises(ForeignFiles):
        run(release)
    assert theirs.read_bytes() == b"ajeno"


def test_a_card_edited_on_the_hub_is_written_again(
    release: Release, given: Donation, settings: Settings
) -> None:
    run(release)
    (settings.HUB_FOLDER / REPO / "README.md").write_text("editada", encoding="utf-8")
    second = releases.begin(release.dataset, [Donation.objects.get(pk=given.pk)], None)
    writing.prepare(second)
    run(second)
    assert tree(settings.HUB_FOLDER / REPO) == dict(second.files.values_list("path", "sha256"))
