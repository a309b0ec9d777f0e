"""A visitor goes through a door, signs up, comes back to it, and begins exactly one draft."""

import pytest
from django.core import mail
from django.test import Client

from donations.models import Donation, User
from tests.factories import donation_of

pytestmark = pytest.mark.django_db


def test_a_visitor_is_led_to_sign_up_and_back(client: Client) -> None:
    page = client.get("/donar/evaluacion/").content.decode()
    assert "/cuenta/signup/?next=%2Fdonar%2Fevaluacion%2F" in page
    answer = client.post("/donar/evaluacion/")
    assert answer.headers["Location"] == "/cuenta/signup/?next=%2Fdonar%2Fevaluacion%2F"
    assert not Donation.objects.exists()


def test_signing_up_verifies_the_address_and_returns_to_the_door(client: Client) -> None:
    words = {
        "email": "nueva@example.org",
        "password1": "perro verde salta 9",
        "password2": "perro verde salta 9",
    }
    answer = client.post("/cuenta/signup/", words | {"next": "/donar/corpus/"}, follow=True)
    assert "Te hemos escrito" in answer.content.decode()
    letter = mail.outbox[0]
    assert letter.subject == "Acopio · Confirma tu dirección"
    link = next(word for word in str(letter.body).split() if word.startswith("http"))
    path = link.split("testserver", maxsplit=1)[1]
    assert "Un último clic" in client.get(path).content.decode()
    assert client.post(path).headers["Location"] == "/donar/corpus/"


def test_looking_at_a_door_makes_nothing(client: Client, donor: User) -> None:
    client.force_login(donor)
    client.get("/donar/corpus/")
    assert not Donation.objects.exists()


@pytest.mark.parametrize(
    ("slug", "kind"), [("documentos", "documents"), ("corpus", "training"), ("evaluacion", "evaluation")]
)
def test_beginning_makes_a_draft_of_the_doors_kind(client: Client, donor: User, slug: str, kind: str) -> None:
    client.force_login(donor)
    answer = client.post(f"/donar/{slug}/")
    donation = Donation.objects.get()
    assert (donation.kind, donation.donor) == (kind, donor)
    assert answer.headers["Location"] == f"/donacion/{donation.pk}/paso/what/"
    assert donation.events.get().code == "created"


def test_two_clicks_begin_one_draft(client: Client, donor: User) -> None:
    client.force_login(donor)
    first = client.post("/donar/corpus/").headers["Location"]
    assert client.post("/donar/corpus/").headers["Location"] == first
    assert Donation.objects.count() == 1


def test_a_draft_with_words_in_it_is_left_alone(client: Client, donor: User) -> None:
    client.force_login(donor)
    begun = donation_of(donor, kind="training", title="Ya empezado")
    client.post("/donar/corpus/")
    assert Donation.objects.count() == 2
    assert begun.title in client.get("/donar/corpus/").content.decode()


def test_an_unknown_door_is_no_door(client: Client) -> None:
    assert client.get("/donar/ventana/").status_code == 404


def test_my_donations_begin_with_an_empty_box(client: Client, donor: User) -> None:
    client.force_login(donor)
    assert "La caja aún está vacía" in client.get("/mis-donaciones/").content.decode()


def test_my_donations_show_mine_and_nobody_elses(client: Client, donor: User, stranger: User) -> None:
    donation_of(donor, title="Lo mío")
    donation_of(stranger, title="Lo ajeno")
    client.force_login(donor)
    page = client.get("/mis-donaciones/").content.decode()
    assert "Lo mío" in page
    assert "Lo ajeno" not in page


def test_my_donations_ask_who_you_are(client: Client) -> None:
    assert client.get("/mis-donaciones/").headers["Location"].startswith("/cuenta/login/")
