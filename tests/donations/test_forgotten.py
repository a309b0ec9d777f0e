"""A person's request: a donation erased at once, an account of which nothing says whose it was."""

from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.sessions.models import Session
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from donations import events
from donations.models import Donation, Membership, Message, Organisation, Status, Unit, User
from donations.models.people import REVIEWERS
from tests.desk.gifts import in_review
from tests.factories import PASSWORD, donation_of, give, person, send
from tests.ingestion.machine import turn

pytestmark = pytest.mark.django_db
EMAIL = "zenobia@example.org"


def run(*words: str) -> str:
    out = StringIO()
    call_command(*words, stdout=out, stderr=out)
    return out.getvalue()


def rows_with(word: str) -> list[str]:
    return [
        model.__name__
        for model in apps.get_models()
        for row in model._default_manager.all().values()
        if any(word in str(value).casefold() for value in row.values())
    ]


def stored() -> list[Path]:
    return [path for path in Path(default_storage.path("")).rglob("*") if path.is_file()]


@pytest.fixture(autouse=True)
def mounted() -> None:
    Path(default_storage.path("originals")).mkdir(parents=True, exist_ok=True)


@pytest.fixture
def zenobia() -> User:
    """Somebody with everything an account can have."""
    user = person(EMAIL, REVIEWERS, name="Zenobia Ríos")
    EmailAddress.objects.create(user=user, email=EMAIL, verified=True, primary=True)
    Authenticator.objects.create(user=user, type="totp", data={"secret": "x"})
    Membership.objects.create(user=user, organisation=Organisation.objects.create(name="Radio"))
    return user


def test_a_donation_is_erased_at_once(
    donation: Donation, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    give(donation, "carta.txt", "Querida radio, les escribo desde Caacupé.".encode() * 5)
    send(donation)
    turn()
    assert stored()
    with django_capture_on_commit_callbacks(execute=True):
        assert "is erased" in run("erase", "--donation", str(donation.pk), "--now")
    assert stored() == []
    donation.refresh_from_db()
    assert (donation.status, donation.title, donation.files.get().name) == (Status.WITHDRAWN, "", "")
    assert donation.events.get(code="withdraw").data == {"by": "command"}
    assert events.broken_links(donation) == []
    assert "was erased before" in run("erase", "--donation", donation.reference, "--now")


def test_without_now_the_thirty_days_hold(donor: User) -> None:
    gift = in_review(donor)
    with pytest.raises(CommandError, match="30 days"):
        run("erase", "--donation", str(gift.pk))
    gift.refresh_from_db()
    assert gift.status == Status.IN_REVIEW


@pytest.mark.parametrize("status", [Status.PUBLISHED, Status.PUBLISHING])
def test_what_is_published_is_taken_back_first(donor: User, status: Status) -> None:
    gift = in_review(donor)
    Donation.objects.filter(pk=gift.pk).update(status=status)
    with pytest.raises(CommandError, match="Take it back"):
        run("erase", "--donation", str(gift.pk), "--now")
    gift.refresh_from_db()
    assert gift.title


def test_what_is_being_read_is_taken_back_and_erased_a_moment_later(donor: User) -> None:
    gift = in_review(donor)
    unit = Unit.objects.create(
        key="k",
        kind="read",
        donation=gift,
        state="running",
        leased_until=timezone.now() + timedelta(minutes=1),
    )
    Unit.objects.create(key="k2", kind="read", donation=gift)
    with pytest.raises(CommandError, match="again in a minute"):
        run("erase", "--donation", str(gift.pk), "--now")
    gift.refresh_from_db()
    assert (gift.status, gift.units.get()) == (Status.WITHDRAWN, unit)
    Unit.objects.update(leased_until=timezone.now() - timedelta(seconds=1))
    assert "is erased" in run("erase", "--donation", str(gift.pk), "--now")


@pytest.mark.parametrize("said", ["0", "no", "2020-0001", "1x"])
def test_a_number_that_is_none_is_said(said: str) -> None:
    with pytest.raises(CommandError, match="There is no donation"):
        run("erase", "--donation", said, "--now")


def test_nothing_says_whose_the_account_was(zenobia: User, donor: User) -> None:
    gift = in_review(donor)
    Donation.objects.filter(pk=gift.pk).update(assignee=zenobia)
    Message.objects.create(donation=gift, author=zenobia, body="Gracias.", is_from_team=True)
    client = Client()
    client.force_login(zenobia)
    LogEntry.objects.log_actions(donor.pk, [zenobia], CHANGE, single_object=True)
    assert Session.objects.count() == 1
    run("forget", EMAIL.upper())
    assert rows_with("zenobia") == []
    for rows in (Session, EmailAddress, Authenticator, Membership):
        assert not rows.objects.exists()
    zenobia.refresh_from_db()
    gift.refresh_from_db()
    assert (zenobia.is_active, zenobia.groups.count(), gift.assignee) == (False, 0, None)
    assert not zenobia.check_password(PASSWORD)
    assert client.get("/mis-donaciones/").status_code == 302
    assert str(gift.messages.get().author) == "una persona que ya no está aquí"


def test_other_sessions_stay(zenobia: User, donor: User) -> None:
    client = Client()
    client.force_login(donor)
    run("forget", zenobia.email)
    assert client.get("/mis-donaciones/").status_code == 200


def test_who_comes_again_is_somebody_new(zenobia: User) -> None:
    run("forget", EMAIL)
    again = person(EMAIL)
    assert again.pk != zenobia.pk
    run("forget", EMAIL)


def test_an_account_with_donations_is_not_forgotten_unless_they_go_too(zenobia: User) -> None:
    in_review(zenobia, title="De Zenobia", rights_holder="Zenobia")
    draft = donation_of(zenobia, title="Zenobia, borrador")
    published = in_review(zenobia, title="Zenobia, libro")
    Donation.objects.filter(pk=published.pk).update(status=Status.PUBLISHED)
    with pytest.raises(CommandError, match=rf"{draft.reference} \(draft\)"):
        run("forget", EMAIL)
    with pytest.raises(CommandError, match=rf"still here: {published.reference} \(published\)\."):
        run("forget", EMAIL, "--with-donations")
    zenobia.refresh_from_db()
    assert zenobia.email == EMAIL
    Donation.objects.filter(pk=published.pk).update(status=Status.RETRACTED)
    assert f"{published.reference} is erased" in run("forget", EMAIL, "--with-donations")
    assert rows_with("zenobia") == []


def test_nobody_is_said(zenobia: User) -> None:
    with pytest.raises(CommandError, match="Nobody has an account"):
        run("forget", "otra@example.org")
