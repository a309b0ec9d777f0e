"""A letter of an account that cannot be sent is logged, told to the person, and sent when they ask again; nobody learns who has one."""

import re
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core import mail as outbox
from django.test import Client
from pytest_django import Settings

from donations.models import User
from tests.factories import PASSWORD, person

pytestmark = pytest.mark.django_db

NEW = "nueva@example.org"
OPEN = "django.core.mail.backends.locmem.EmailBackend"


@pytest.fixture(autouse=True)
def _post_is_closed(settings: Settings) -> None:
    """No letter leaves."""
    settings.EMAIL_BACKEND = "tests.site.closed_post.Closed"


def said(answer: Any) -> str:
    """What a page says, without the token that is another each time."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.content.decode())


def sign_up(client: Client, email: str = NEW) -> Any:
    words = {"email": email, "password1": PASSWORD, "password2": PASSWORD}
    return client.post("/cuenta/signup/", words, follow=True)


def sign_in(client: Client, email: str = NEW) -> Any:
    return client.post("/cuenta/login/", {"login": email, "password": PASSWORD}, follow=True)


def test_who_signs_up_is_told_and_has_an_account(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    answer = sign_up(client)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "No pudimos escribirte" in page
    assert f"No pudimos escribir a {NEW}" in page
    assert "Te hemos escrito" not in page
    assert User.objects.filter(email=NEW).exists()
    assert [(one.levelname, NEW in one.message) for one in caplog.records if "letter" in one.message] == [
        ("ERROR", False)
    ]


def test_signing_in_afterwards_sends_it_at_once(client: Client, settings: Settings) -> None:
    sign_up(client)
    assert "No pudimos escribirte" in sign_in(client).content.decode()
    settings.EMAIL_BACKEND = OPEN
    page = sign_in(client).content.decode()
    assert "Te hemos escrito" in page
    assert "No pudimos" not in page
    assert [letter.to for letter in outbox.outbox] == [[NEW]]


def test_whoever_had_an_account_is_told_the_same(client: Client) -> None:
    owner = person("ana@example.org")
    EmailAddress.objects.create(user=owner, email=owner.email, verified=True, primary=True)
    known, unknown = said(sign_up(client, owner.email)), said(sign_up(Client(), "otra@example.org"))
    assert owner.email in known
    assert known.replace(owner.email, "") == unknown.replace("otra@example.org", "")


def test_whoever_forgot_the_password_is_told_and_may_ask_again(client: Client, settings: Settings) -> None:
    person("ana@example.org")
    pages = [
        said(client.post("/cuenta/password/reset/", {"email": email}, follow=True))
        for email in ("ana@example.org", "nadie@example.org")
    ]
    assert pages[0] == pages[1]
    assert "No pudimos escribirte" in pages[0]
    assert "está en camino" not in pages[0]
    settings.EMAIL_BACKEND = OPEN
    page = client.post("/cuenta/password/reset/", {"email": "ana@example.org"}, follow=True)
    assert "No pudimos" not in page.content.decode()
    assert len(outbox.outbox) == 1


def test_what_is_wrong_in_a_letter_of_ours_is_no_closed_post(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("a template with a fault")

    monkeypatch.setattr("donations.accounts.AccountAdapter.render_mail", broken)
    with pytest.raises(RuntimeError):
        sign_up(client)
