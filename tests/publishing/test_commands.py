"""The command line publishes and exports exactly the frozen tree, and a whole donation with its record."""

import errno
import json
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from pytest_django import Settings

from donations import work
from donations.models import Donation, Status, Unit, User
from publishing import due, planning
from publishing.models import Release, State
from tests.publishing.making import LETTERS, approved, prepared
from tests.publishing.test_recipe import REPO, tree


@pytest.fixture
def release(donor: User) -> Release:
    """A release ready to publish."""
    return prepared(approved(donor, LETTERS, confirmation_waived=True))


def run(*words: str) -> str:
    out = StringIO()
    call_command(*words, stdout=out)
    return out.getvalue()


@pytest.mark.django_db(transaction=True)
def test_publish_and_export_give_the_same_tree(release: Release, settings: Settings, tmp_path: Path) -> None:
    told = run("publish", release.dataset.slug)
    assert "is published" in told
    assert len(told.splitlines()) > 10, "each step and each file is told"
    run("export", release.dataset.slug, "--to", str(tmp_path / "out"))
    assert tree(tmp_path / "out") == tree(settings.HUB_FOLDER / REPO)
    assert "every byte is as prepared" in run("publish", release.dataset.slug)
    unit = Unit.objects.get(kind="publish")
    assert (unit.state, unit.bytes_done) == (Unit.State.DONE, unit.bytes_total)


@pytest.mark.django_db(transaction=True)
def test_publish_notices_that_the_hub_changed_afterwards(release: Release, settings: Settings) -> None:
    run("publish", release.dataset.slug)
    (settings.HUB_FOLDER / REPO / "README.md").write_text("otra cosa", encoding="utf-8")
    with pytest.raises(CommandError, match="does not hold the same"):
        run("publish", release.dataset.slug)


@pytest.mark.django_db(transaction=True)
def test_publish_waits_for_the_donor(donor: User) -> None:
    release = prepared(approved(donor, LETTERS))
    with pytest.raises(CommandError):
        run("publish", release.dataset.slug)
    release.refresh_from_db()
    assert release.state == State.PREPARED


@pytest.mark.django_db(transaction=True)
def test_a_refused_release_says_why_and_can_be_tried_again(release: Release, donor: User) -> None:
    Donation.objects.update(stop_requested=True)
    with pytest.raises(CommandError, match="not published"):
        run("publish", release.dataset.slug)
    assert Unit.objects.get().state == Unit.State.FAILED
    assert Donation.objects.get().status == Status.APPROVED
    Donation.objects.update(stop_requested=False)
    run("publish", release.dataset.slug)
    assert Donation.objects.get().status == Status.PUBLISHED


@pytest.mark.django_db(transaction=True)
def test_an_embargo_ends_by_itself_on_its_day(donor: User) -> None:
    day = timezone.localdate()
    release = prepared(
        approved(donor, LETTERS, confirmation_waived=True, publish_after=day + timedelta(days=365))
    )
    with pytest.raises(CommandError, match="waits"):
        run("publish", release.dataset.slug)
    assert due.sweep()["due"] == 0
    Unit.objects.update(result={"waits_until": day.isoformat()})
    assert due.sweep()["due"] == 1
    assert due.sweep()["due"] == 0
    assert Unit.objects.filter(state=Unit.State.WAITING).count() == 1


@pytest.mark.django_db(transaction=True)
def test_publish_goes_on_after_a_kill_once_the_lease_is_over(release: Release) -> None:
    unit = planning.plan_publishing(release)
    assert work.claim(unit.pk) is not None  # killed here
    with pytest.raises(CommandError, match="try again in"):
        run("publish", release.dataset.slug)
    Unit.objects.update(leased_until=timezone.now() - timedelta(seconds=1))
    assert "is published" in run("publish", release.dataset.slug)


@pytest.mark.django_db(transaction=True)
def test_publish_says_what_is_away_and_can_be_asked_again_at_once(
    release: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr("publishing.recipe.publish", refuse)
        with pytest.raises(CommandError, match=r"away: OSError: .*Input/output error"):
            run("publish", release.dataset.slug)
    release.refresh_from_db()
    unit = Unit.objects.get(kind="publish")
    assert (unit.state, unit.attempts, release.problem) == (Unit.State.WAITING, 0, "")
    assert "is published" in run("publish", release.dataset.slug)


def test_export_needs_an_empty_folder(release: Release, tmp_path: Path) -> None:
    (tmp_path / "algo").write_text("x", encoding="utf-8")
    with pytest.raises(CommandError, match="empty folder"):
        run("export", release.dataset.slug, "--to", str(tmp_path))


def test_a_donation_leaves_with_its_originals_and_record(donor: User, tmp_path: Path) -> None:
    donation = approved(donor, LETTERS)
    run("export", "--donation", donation.reference, "--to", str(tmp_path / "out"))
    record = json.loads((tmp_path / "out" / "record.json").read_text(encoding="utf-8"))
    file = record["files"][0]
    assert (tmp_path / "out" / file["exported_as"]).read_bytes() == f"hola {donation.pk}".encode()
    assert file["name"] == "cartas/carta.txt"
    assert record["declared"]["citation"] == donation.citation
    assert [event["code"] for event in record["events"]] == list(
        donation.events.values_list("code", flat=True)
    )
    assert record["versions"][0]["findings"][0]["resolution"] == "Es jopara, como se habla."


def test_no_name_of_a_file_is_ever_a_path(donor: User, tmp_path: Path) -> None:
    donation = approved(donor, LETTERS)
    donation.files.update(name="../../escapa.sh;rm")
    run("export", "--donation", str(donation.pk), "--to", str(tmp_path / "out"))
    written = [
        path.relative_to(tmp_path / "out").as_posix()
        for path in (tmp_path / "out").rglob("*")
        if path.is_file()
    ]
    assert sorted(written) == [f"originals/{donation.files.get().pk}", "record.json"]
    assert not list(tmp_path.rglob("escapa*"))


def test_asking_twice_to_publish_makes_one_unit(release: Release) -> None:
    assert planning.plan_publishing(release) == planning.plan_publishing(release)
