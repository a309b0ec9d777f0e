"""A session ends while a page is open: the page is told so, stays as it is, and the way back leads to it."""

import pytest
from django.test import Client

from donations.models import Donation, User
from tests.factories import donation_of

pytestmark = pytest.mark.django_db

POLLED = "/donacion/{}/avance/"
SHOWN = "http://testserver/donacion/{}/"


@pytest.fixture
def sent(donor: User) -> Donation:
    """A donation that is being read; nobody is signed in."""
    return donation_of(donor, status="processing")


def test_a_page_that_asks_is_told_and_asks_no_more(client: Client, sent: Donation) -> None:
    headers = {"HX-Request": "true", "HX-Current-URL": SHOWN.format(sent.pk)}
    answer = client.get(POLLED.format(sent.pk), headers=headers)
    page = answer.content.decode()
    assert (answer.status_code, answer.headers["HX-Reswap"]) == (286, "none")
    assert 'id="notices" hx-swap-oob="true"' in page
    assert "Tu sesión ha terminado" in page
    assert f"/cuenta/login/?next=%2Fdonacion%2F{sent.pk}%2F" in page
    assert "<form" not in page


def test_what_was_not_saved_is_told_where_it_says_saved(client: Client, donor: User) -> None:
    draft = Donation.objects.create(donor=donor, kind="training")
    headers = {"HX-Request": "true", "HX-Trigger-Name": "title"}
    answer = client.post(f"/donacion/{draft.pk}/paso/what/", {"title": "Cartas"}, headers=headers)
    page = answer.content.decode()
    assert 'id="saved"' in page
    assert "Sin guardar" in page
    assert 'id="notices"' not in page


def test_a_page_of_elsewhere_is_no_way_back(client: Client, sent: Donation) -> None:
    headers = {"HX-Request": "true", "HX-Current-URL": "https://example.org/trampa/"}
    page = client.get(POLLED.format(sent.pk), headers=headers).content.decode()
    assert 'href="/cuenta/login/?next=%2F"' in page
    assert "trampa" not in page


def test_the_desk_is_told_too(client: Client) -> None:
    headers = {"HX-Request": "true"}
    assert client.get("/admin/publishing/dataset/", headers=headers).status_code == 286


def test_other_redirects_are_left_alone(client: Client, donor: User) -> None:
    draft = Donation.objects.create(donor=donor, kind="training")
    client.force_login(donor)
    answer = client.get(f"/donacion/{draft.pk}/", headers={"HX-Request": "true"})
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/donacion/{draft.pk}/paso/what/")


def test_a_person_is_led_to_sign_in(client: Client, sent: Donation) -> None:
    answer = client.get(POLLED.format(sent.pk))
    assert answer.headers["Location"] == f"/cuenta/login/?next=/donacion/{sent.pk}/avance/"


def test_who_sent_words_has_them_on_a_page_that_sends_them_again(client: Client, sent: Donation) -> None:
    address = f"/donacion/{sent.pk}/mensaje/"
    answer = client.post(
        address, {"body": 'Una cosa "más" <b>', "other": ["a", "b"], "csrfmiddlewaretoken": "vieja"}
    )
    page = answer.content.decode()
    assert answer.status_code == 403
    assert f'action="{address}"' in page
    assert '<input type="hidden" name="body" value="Una cosa &quot;más&quot; &lt;b&gt;">' in page
    assert '<input type="hidden" name="other" value="a"><input type="hidden" name="other" value="b">' in page
    assert f'href="/cuenta/login/?next=%2Fdonacion%2F{sent.pk}%2F"' in page
    assert "vieja" not in page
    assert sent.messages.count() == 0


def test_who_sent_nothing_comes_back_to_a_page_that_there_is(client: Client, sent: Donation) -> None:
    answer = client.post(f"/donacion/{sent.pk}/mensaje/", {"csrfmiddlewaretoken": "vieja"})
    assert answer.headers["Location"] == f"/cuenta/login/?next=/donacion/{sent.pk}/"


def test_a_script_that_sends_files_is_led_away_as_before(client: Client, donor: User) -> None:
    draft = Donation.objects.create(donor=donor, kind="training")
    headers = {"Accept": "application/json"}
    answer = client.post(f"/donacion/{draft.pk}/subir/", {"path": "carta.txt"}, headers=headers)
    assert answer.status_code == 302


def test_a_step_is_where_its_answers_go_on(client: Client, donor: User) -> None:
    draft = Donation.objects.create(donor=donor, kind="training")
    step = f"/donacion/{draft.pk}/paso/what/"
    assert client.post(step).headers["Location"] == f"/cuenta/login/?next={step}"


@pytest.mark.parametrize(
    "page", ["/donacion/{}/enviar/", "/donacion/{}/retirar/", "/publicacion/1/donacion/{}/"]
)
def test_a_decision_is_made_before_its_page_again(client: Client, donor: User, page: str) -> None:
    draft = Donation.objects.create(donor=donor, kind="training")
    address = page.format(draft.pk)
    answer = client.post(address, {"agree": "on", "signed_name": "Rosa Benítez"})
    assert answer.headers["Location"] == f"/cuenta/login/?next={address}"
