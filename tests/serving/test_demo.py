"""The demo comes by itself the first time, only where nobody else can reach it, and production is told of it."""

from urllib.parse import urlencode

import pytest
from allauth.account.models import EmailAddress
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from donations import demo
from donations.checks import knows_its_proxy, no_demo_people
from donations.models import Donation, Status, User

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _alone(settings: Settings) -> None:
    settings.EMBEDDED = True
    settings.SITE_HOSTS = ["localhost", "127.0.0.1", "[::1]"]


def test_makes_people_and_gifts() -> None:
    call_command("load_demo", verbosity=0)
    assert set(User.objects.values_list("email", flat=True)) == set(demo.ADDRESSES)
    assert EmailAddress.objects.filter(verified=True, primary=True).count() == len(demo.PEOPLE)
    statuses = sorted(Donation.objects.values_list("status", flat=True))
    assert statuses == [Status.DRAFT, Status.SUBMITTED, Status.SUBMITTED]


def test_its_people_can_sign_in(client: Client) -> None:
    demo.load()
    answers = urlencode({"login": demo.ADDRESSES[0], "password": demo.PASSWORD})  # as browsers send a form
    form = "application/x-www-form-urlencoded"
    answer = client.post(reverse("account_login"), answers, content_type=form)
    assert answer.status_code == 302
    assert answer["Location"] == reverse("donations:mine")


def test_is_loaded_once() -> None:
    assert demo.is_first_time()
    demo.load()
    assert not demo.is_first_time()
    with pytest.raises(CommandError, match="already"):
        call_command("load_demo")


@pytest.mark.parametrize(
    ("embedded", "hosts"), [(False, ["localhost"]), (True, ["localhost", "acopio.example.org"])]
)
def test_stays_out_of_sites_others_can_reach(settings: Settings, embedded: bool, hosts: list[str]) -> None:
    settings.EMBEDDED, settings.SITE_HOSTS = embedded, hosts
    assert not demo.is_first_time()
    with pytest.raises(CommandError, match="only for an embedded installation"):
        call_command("load_demo")
    assert not User.objects.exists()


def test_the_deploy_check_fails_while_it_is_there() -> None:
    assert no_demo_people(None) == []
    demo.load()
    assert [message.id for message in no_demo_people(None)] == ["donations.E001"]


@pytest.mark.parametrize(
    ("redirects", "header", "told"),
    [
        (True, None, ["donations.E002"]),
        (True, ("HTTP_X_FORWARDED_PROTO", "https"), []),
        (False, None, []),
    ],
)
def test_a_site_that_would_redirect_for_ever_is_no_site(
    settings: Settings, redirects: bool, header: tuple[str, str] | None, told: list[str]
) -> None:
    settings.SECURE_SSL_REDIRECT, settings.SECURE_PROXY_SSL_HEADER = redirects, header
    assert [message.id for message in knows_its_proxy(None)] == told
