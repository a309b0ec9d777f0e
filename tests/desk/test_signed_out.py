"""A reviewer's session ends: what was written is given back, what decides is made before its page again, nobody else learns anything."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from donations.models import Donation, User
from tests.desk.gifts import in_review

pytestmark = pytest.mark.django_db

DESK = "/admin/donations/donation/"
SIGN_IN = "/cuenta/login/?next="
WORDS = 'Está "bien" <b>'


@pytest.fixture
def gift(donor: User) -> Donation:
    """A donation that waits for a reviewer; nobody is signed in."""
    return in_review(donor)


@pytest.mark.parametrize("action", ["message", "note", "finding/7/resolve", "request_changes"])
def test_what_was_written_is_given_back(client: Client, gift: Donation, action: str) -> None:
    address = f"{DESK}{gift.pk}/{action}/"
    sent = {"words": WORDS, "tab": "findings", "csrfmiddlewaretoken": "vieja"}
    answer = client.post(address, sent | {"paper": SimpleUploadedFile("secreto.txt", b"secreto")})
    page = answer.content.decode()
    assert answer.status_code == 403
    assert f'action="{address}"' in page
    assert '<input type="hidden" name="words" value="Está &quot;bien&quot; &lt;b&gt;">' in page
    assert f'href="{SIGN_IN}%2Fadmin%2Fdonations%2Fdonation%2F{gift.pk}%2Fchange%2F%3Ftab%3Dfindings"' in page
    assert "vieja" not in page
    assert "secreto" not in page


def test_given_back_it_can_be_sent_again(client: Client, gift: Donation, reviewer: User) -> None:
    address = f"{DESK}{gift.pk}/message/"
    client.post(address, {"words": WORDS, "tab": "thread"})
    assert gift.messages.count() == 0
    client.force_login(reviewer)
    answer = client.post(address, {"words": WORDS, "tab": "thread"})
    assert answer.headers["Location"] == f"{DESK}{gift.pk}/change/?tab=thread"
    assert gift.messages.get().body == WORDS


@pytest.mark.parametrize("action", ["approve", "recommend", "reject", "reopen"])
def test_a_decision_is_made_before_its_page_again(client: Client, gift: Donation, action: str) -> None:
    answer = client.post(f"{DESK}{gift.pk}/{action}/", {"words": WORDS, "tab": "files"})
    assert answer.headers["Location"] == f"{SIGN_IN}{DESK}{gift.pk}/change/%3Ftab%3Dfiles"


@pytest.mark.parametrize("action", ["prepare", "1/publish", "1/set-aside"])
def test_so_is_a_release(client: Client, action: str) -> None:
    answer = client.post(f"/admin/publishing/dataset/3/{action}/", {"donations": ["5"]})
    assert answer.headers["Location"] == f"{SIGN_IN}/admin/publishing/dataset/3/change/"


def test_who_asks_for_an_address_that_only_takes_is_led_to_its_page(client: Client) -> None:
    answer = client.get(f"{DESK}5/message/")
    assert answer.headers["Location"] == f"{SIGN_IN}{DESK}5/change/%3Ftab%3Dsample"


def test_a_tab_that_there_is_not_leads_nowhere(client: Client) -> None:
    answer = client.post(f"{DESK}5/approve/", {"words": "a", "tab": "x&next=//example.org"})
    assert answer.headers["Location"] == f"{SIGN_IN}{DESK}5/change/%3Ftab%3Dsample"


def test_visitors_do_not_learn_which_donations_there_are(client: Client, gift: Donation) -> None:
    def page(pk: int) -> str:
        got = client.post(f"{DESK}{pk}/message/", {"words": "a"}).content.decode()
        return got.replace(f"/{pk}/", "/").replace(f"%2F{pk}%2F", "%2F")

    theirs, nobodys = page(gift.pk), page(gift.pk + 1000)
    key = 'name="csrfmiddlewaretoken" value="'
    assert theirs.partition(key)[0] == nobodys.partition(key)[0]
    assert gift.title not in theirs


def test_strangers_are_given_nothing_back(client: Client, gift: Donation, stranger: User) -> None:
    client.force_login(stranger)
    answer = client.post(f"{DESK}{gift.pk}/message/", {"words": WORDS})
    assert answer.status_code == 404
    assert "bien" not in answer.content.decode()


def test_what_comes_from_elsewhere_is_not_given_back(gift: Donation) -> None:
    client = Client(enforce_csrf_checks=True)
    answer = client.post(
        f"{DESK}{gift.pk}/message/", {"words": WORDS}, headers={"Origin": "https://example.org"}
    )
    assert answer.status_code == 403
    assert "bien" not in answer.content.decode()


def test_passwords_are_not_given_back(client: Client) -> None:
    answer = client.post("/admin/password_change/", {"old_password": "secreta"})
    assert answer.status_code == 302
    assert "secreta" not in answer.headers["Location"]
