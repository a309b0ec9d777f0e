"""A second opinion is fetched once, pinned by its bytes, asked after the reading, kept beside it, and shown to the team."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from pytest_django import Settings

from donations.models import Donation, LanguageOpinion, Status, TextVersion, Unit, User
from ingestion import second_opinion
from ingestion.second_opinion import NotPinned
from languages.identify import BACKEND
from tests.factories import give, send
from tests.ingestion.machine import turn
from tests.languages.tiny_model import write
from tests.publishing.hub_double import TOKEN, serving, sha
from tests.publishing.hub_state import Commit, Repo, State

LETTER = "La casa de mi abuela tenía un perro viejo que miraba la luna desde el patio de la cocina. "
WORDS = {"spa_Latn": ["casa", "abuela"], "ayr_Latn": ["uta"]}
OTHER = {"glg_Latn": ["casa", "perro", "luna"], "spa_Latn": ["x"]}


@pytest.fixture
def hub(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[State]:
    """A Hub with two commits of a tiny model, and a folder of our own for what is fetched."""
    monkeypatch.setattr("huggingface_hub.utils._http.time.sleep", lambda _seconds: None)
    settings.SECOND_OPINION = tmp_path / "models"
    with serving() as state:
        settings.HUB_ENDPOINT, settings.HUB_TOKEN = state.url, TOKEN
        commits = []
        for number, words in ((1, WORDS), (2, OTHER)):
            model = write(tmp_path / "model.bin", words).read_bytes()
            state.objects[sha(model)] = model
            commits.append(Commit(f"{number:040x}", "model", {"model.bin": ("lfs", sha(model))}))
        state.repos["lab/tiny"] = Repo(private=False, commits=commits)
        yield state


def fetch(**options: str) -> None:
    call_command("fetch_second_opinion", repo="lab/tiny", file="model.bin", stdout=io.StringIO(), **options)


def first(hub: State) -> str:
    return hub.repos["lab/tiny"].commits[0].oid


def test_a_revision_is_fetched_checked_and_pinned(hub: State) -> None:
    fetch(revision=first(hub))
    pinned = second_opinion.pin()
    assert pinned is not None
    assert (pinned.revision, pinned.sha256) == (
        first(hub),
        hub.repos["lab/tiny"].commits[0].tree["model.bin"][1],
    )
    assert second_opinion.model().say("la casa").tag == "es"
    fetch()  # without a revision: the pinned one again, not the newest
    assert second_opinion.pin() == pinned


def test_a_branch_is_pinned_as_the_commit_it_stands_for(hub: State) -> None:
    fetch(revision="main")
    pinned = second_opinion.pin()
    assert pinned is not None
    assert pinned.revision == hub.repos["lab/tiny"].commits[1].oid


def test_other_bytes_are_not_kept(hub: State, settings: Settings) -> None:
    with pytest.raises(CommandError, match="Not kept"):
        fetch(sha256="0" * 64)
    assert second_opinion.pin() is None
    assert not (settings.SECOND_OPINION / "model.bin").exists()


def test_a_file_that_changed_since_is_not_loaded(hub: State, settings: Settings) -> None:
    fetch(revision=first(hub))
    with (settings.SECOND_OPINION / "model.bin").open("ab") as file:
        file.write(b"!")
    second_opinion._loaded.cache_clear()
    with pytest.raises(NotPinned, match="sha256"):
        second_opinion.model()


@pytest.mark.django_db
def test_it_is_asked_after_the_reading_and_stands_beside_it(
    hub: State, donation: Donation, reviewer: User, client: Client
) -> None:
    fetch(revision="main")  # the model that takes Spanish for Galician
    give(donation, "carta.txt", (LETTER * 3).encode())
    send(donation)
    turn()
    donation.refresh_from_db()
    assert donation.status == Status.IN_REVIEW  # nobody waited for it
    version = donation.versions.get()
    assert version.identified_by == BACKEND
    assert turn("opinions") == 1
    opinion = version.opinions.get()
    assert opinion.shares == {"gl": 1.0}
    assert (opinion.agreement, opinion.documents, opinion.of) == (0.0, 1, 1)
    assert (opinion.differences[0]["ours"], opinion.differences[0]["theirs"]) == ("es", "gl")
    assert opinion.backend.startswith("lab/tiny@")
    assert version.languages == {"es": 1.0}
    client.force_login(reviewer)
    page = client.get(f"/admin/donations/donation/{donation.pk}/change/").content.decode()
    assert "Segunda opinión" in page
    assert "100\N{NO-BREAK SPACE}% gallego" in page
    assert BACKEND in page


@pytest.mark.django_db
def test_a_model_that_cannot_be_loaded_stops_nothing(
    hub: State, donation: Donation, settings: Settings
) -> None:
    fetch(revision=first(hub))
    (settings.SECOND_OPINION / "model.bin").write_bytes(b"")
    second_opinion._loaded.cache_clear()
    give(donation, "carta.txt", (LETTER * 3).encode())
    send(donation)
    turn()
    turn("opinions")
    assert Unit.objects.get(kind="opinion").state == Unit.State.FAILED
    donation.refresh_from_db()
    assert donation.status == Status.IN_REVIEW
    assert not LanguageOpinion.objects.exists()


@pytest.mark.django_db
def test_our_own_model_is_asked_again_where_an_older_one_read(donation: Donation) -> None:
    give(donation, "carta.txt", (LETTER * 3).encode())
    send(donation)
    turn()
    call_command("second_opinion", "--own", stdout=io.StringIO())
    assert not Unit.objects.filter(kind="opinion").exists()  # it is what read it
    TextVersion.objects.update(identified_by="acopio-lid-0")
    for _ in range(2):
        call_command("second_opinion", "--own", stdout=io.StringIO())
    assert turn() == 1
    opinion = LanguageOpinion.objects.get()
    assert (opinion.backend, opinion.agreement, opinion.shares) == (BACKEND, 1.0, {"es": 1.0})


@pytest.mark.django_db
def test_without_a_model_nobody_is_asked(settings: Settings, tmp_path: Path) -> None:
    settings.SECOND_OPINION = tmp_path
    with pytest.raises(CommandError, match="fetch_second_opinion"):
        call_command("second_opinion")
