"""What is published and taken back leaves the catalogue, the Hub with all its versions, and storage; what else was there comes back."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from donations import retraction, runner, storage
from donations.events import broken_links
from donations.models import Donation, Event, Status, Unit, User
from publishing import due, recipe, releases, taking_away, writing
from publishing.folder import FolderHub
from publishing.hubs import Trouble
from publishing.journey import Journey, Stopped
from publishing.models import Dataset, Release, State
from publishing.planning import folder_of
from publishing.programs import PROGRAMS
from tests.publishing.making import LETTERS, approved, document, prepared

pytestmark = pytest.mark.django_db(transaction=True)
REPO = "somosnlp/cartas-de-la-radio"
PAGE = "/catalogo/cartas-de-la-radio/"


def work() -> None:
    """Do all planned work, as workers and the sweeper would."""
    for unit in Unit.objects.filter(state=Unit.State.WAITING, queue="publishing"):
        runner.run(unit.pk, PROGRAMS)
    due.sweep()


def publish(release: Release) -> None:
    recipe.publish(Journey(Release.objects.get(pk=release.pk), FolderHub(), pause=lambda _s: None))


@pytest.fixture
def alone(donor: User) -> Donation:
    """A published donation with a dataset of its own."""
    gift = approved(donor, LETTERS, confirmation_waived=True)
    publish(prepared(gift))
    gift.refresh_from_db()
    return gift


@pytest.fixture
def together(donor: User) -> tuple[Donation, Donation]:
    """Two published donations of one dataset; the second's donor said yes to it."""
    one = approved(donor, LETTERS, confirmation_waived=True)
    other = approved(donor, [document(9, "Otra carta.")], title="Otras cartas")
    release = prepared(one, other)
    releases.confirm(release.items.get(donation=other), donor)
    publish(release)
    one.refresh_from_db()
    other.refresh_from_db()
    return one, other


def codes(donation: Donation) -> list[str]:
    return list(donation.events.order_by("seq").values_list("code", flat=True))


def test_nothing_is_left_of_a_dataset_of_its_own(
    alone: Donation, maintainer: User, client: Client, settings: Settings
) -> None:
    release = Release.objects.get()
    assert client.get(PAGE).status_code == 200
    retraction.retract(alone, maintainer, "Lo pidió la familia.")
    assert client.get(PAGE).status_code == 410
    assert alone.title not in client.get("/catalogo/").content.decode()
    work()
    assert not (settings.HUB_FOLDER / REPO).exists()
    release.refresh_from_db()
    assert (release.state, release.problem) == (State.ABORTED, "retracted")
    assert list(storage.below(folder_of(release))) == []
    assert codes(alone)[-3:] == ["retract", "taken_from_hub", "copies_gone"]
    assert broken_links(alone) == []
    assert Release.objects.count() == 1
    assert retraction.are_copies_gone(alone)


def test_the_public_page_says_that_it_was_taken_back_and_nothing_of_it(
    alone: Donation, maintainer: User, client: Client
) -> None:
    retraction.retract(alone, maintainer, "Sale el nombre de una niña.")
    work()
    page = client.get(PAGE)
    assert page.status_code == 410
    told = page.content.decode()
    assert "borra tu copia" in told
    assert [word for word in (alone.title, alone.credit, "niña", "versión nueva") if word in told] == []


def test_what_else_was_in_the_dataset_comes_back_without_it_and_without_asking_again(
    together: tuple[Donation, Donation], maintainer: User, client: Client, settings: Settings
) -> None:
    one, other = together
    retraction.retract(one, maintainer, "Se retira.")
    work()
    assert not (settings.HUB_FOLDER / REPO).exists()
    assert "versión nueva" in client.get(PAGE).content.decode()
    work()
    second = Release.objects.get(number=2)
    item = second.items.get()
    assert (second.state, item.donation, bool(item.confirmed_at)) == (State.CONFIRMED, other, True)
    publish(second)
    hub = FolderHub()
    assert set(hub.tags(REPO)) == {"v2"}
    assert len(hub._about(REPO)["history"]) == 1
    assert client.get(PAGE).status_code == 200
    other.refresh_from_db()
    assert other.status == Status.PUBLISHED
    assert "confirmation_asked" not in codes(other)[codes(other).index("publish") :]


def test_who_did_not_say_yes_to_exactly_this_is_asked(
    together: tuple[Donation, Donation], maintainer: User
) -> None:
    one, other = together
    Release.objects.get().items.filter(donation=other).update(approval_hash="0" * 64)
    retraction.retract(one, maintainer, "Se retira.")
    work()
    work()
    assert Release.objects.get(number=2).state == State.PREPARED


def test_a_later_version_without_it_does_not_keep_the_earlier_one_there(
    together: tuple[Donation, Donation], maintainer: User, settings: Settings
) -> None:
    one, other = together
    dataset = Dataset.objects.get()
    second = releases.begin(dataset, [other], None)
    second.items.update(waived=True)
    writing.prepare(second)
    publish(second)
    assert set(FolderHub().tags(REPO)) == {"v1", "v2"}
    retraction.retract(one, maintainer, "Se retira.")
    work()
    assert not (settings.HUB_FOLDER / REPO).exists()
    assert [release.state for release in dataset.releases.order_by("number")[:2]] == [State.ABORTED] * 2
    third = Release.objects.get(number=3)
    assert [item.donation for item in third.items.all()] == [other]


def test_a_release_without_it_that_waits_already_is_the_next_one(
    together: tuple[Donation, Donation], maintainer: User
) -> None:
    one, other = together
    waiting = releases.begin(Dataset.objects.get(), [other], None)
    retraction.retract(one, maintainer, "Se retira.")
    work()
    waiting.refresh_from_db()
    assert (waiting.state, Release.objects.count()) == (State.DRAFT, 2)


def test_two_of_one_dataset_taken_back_leave_nothing_to_prepare(
    together: tuple[Donation, Donation], maintainer: User, settings: Settings
) -> None:
    for gift in together:
        retraction.retract(gift, maintainer, "Se retira.")
    work()
    work()
    assert not (settings.HUB_FOLDER / REPO).exists()
    assert not Release.objects.exclude(state=State.ABORTED).exists()
    assert all(retraction.are_copies_gone(gift) for gift in together)


def test_a_run_under_way_stops_before_its_next_step(
    together: tuple[Donation, Donation], maintainer: User, settings: Settings
) -> None:
    second = releases.begin(Dataset.objects.get(), together, None)
    second.items.update(waived=True)
    writing.prepare(second)

    def meanwhile(name: str, _size: int) -> None:
        if name == "show":
            retraction.retract(together[0], maintainer, "Se retira.")

    journey = Journey(second, FolderHub(), meanwhile, pause=lambda _s: None)
    with pytest.raises(Stopped):
        recipe.publish(journey)
    work()
    assert not (settings.HUB_FOLDER / REPO).exists()


def test_what_was_only_prepared_elsewhere_is_set_aside_and_that_dataset_stays(
    alone: Donation, donor: User, maintainer: User, settings: Settings
) -> None:
    friend = approved(donor, [document(3, "Ajena.")], confirmation_waived=True)
    first = prepared(friend, slug="otro")
    publish(first)
    friend.refresh_from_db()
    both = releases.begin(first.dataset, [friend, alone], None)
    writing.prepare(both)
    retraction.retract(alone, maintainer, "Se retira.")
    work()
    both.refresh_from_db()
    first.refresh_from_db()
    assert (first.state, both.state) == (State.PUBLISHED, State.ABORTED)
    assert (settings.HUB_FOLDER / "somosnlp/otro/README.md").exists()


def test_what_is_not_ours_stays_and_is_closed_and_somebody_is_told(
    alone: Donation, maintainer: User, settings: Settings
) -> None:
    strange = settings.HUB_FOLDER / REPO / "ajeno.txt"
    strange.write_text("ajeno", encoding="utf-8")
    retraction.retract(alone, maintainer, "Se retira.")
    work()
    assert strange.exists()
    assert FolderHub().visibility(REPO) == "private"
    assert Release.objects.get().problem == "retracted_copy_left"
    assert not retraction.are_copies_gone(alone)
    strange.unlink()  # by hand
    with time_machine.travel(timezone.now() + timedelta(minutes=11)):
        assert due.sweep()["retracted"] == 1
        work()
    assert codes(alone)[-3:] == ["copy_left", "taken_from_hub", "copies_gone"]
    assert Release.objects.get().problem == "retracted"


def test_somebody_elses_repository_of_that_name_is_not_touched(
    alone: Donation, maintainer: User, settings: Settings
) -> None:
    hub = FolderHub()
    hub.create("somosnlp/ocupado")
    theirs = settings.HUB_FOLDER / "somosnlp/ocupado/README.md"
    theirs.write_text("ajeno", encoding="utf-8")
    hub.show("somosnlp/ocupado", "public")
    dataset = Dataset.objects.create(
        slug="ocupado", namespace="somosnlp", title="Ocupado", visibility="public"
    )
    refused = releases.begin(dataset, [alone], None)
    writing.prepare(refused)
    Release.objects.filter(pk=refused.pk).update(state=State.FAILED)
    retraction.retract(alone, maintainer, "Se retira.")
    work()
    assert (theirs.read_text(encoding="utf-8"), hub.visibility("somosnlp/ocupado")) == ("ajeno", "public")
    assert retraction.are_copies_gone(alone)


def test_it_is_resumed_where_the_hub_was_away(
    alone: Donation, maintainer: User, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    def away(*_args: object) -> None:
        raise Trouble("away")

    with monkeypatch.context() as patched:
        patched.setattr(FolderHub, "remove", away)
        retraction.retract(alone, maintainer, "Se retira.")
        for _ in range(4):
            work()
    assert FolderHub().visibility(REPO) == "private"
    assert Unit.objects.get(kind="take_away").state == Unit.State.FAILED
    assert due.sweep()["retracted"] == 0
    with time_machine.travel(timezone.now() + timedelta(minutes=11)):
        assert due.sweep()["retracted"] == 1
        work()
    assert not (settings.HUB_FOLDER / REPO).exists()
    assert codes(alone).count("taken_from_hub") == 1


def test_doing_it_again_writes_nothing_twice(alone: Donation, maintainer: User) -> None:
    retraction.retract(alone, maintainer, "Se retira.")
    work()
    before = Event.objects.count()
    assert taking_away.take_away(alone, FolderHub()) == []
    assert Event.objects.count() == before
