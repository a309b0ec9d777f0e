"""The front page says what Acopio is, opens three doors, and counts only what is true."""

from urllib.robotparser import RobotFileParser

import pytest
from django.test import Client
from django.utils import timezone

from donations.models import Donation, Status, TextVersion, User
from donations.views.landing import figures
from tests.factories import donation_of

pytestmark = pytest.mark.django_db


def published(donor: User, *, documents: int, languages: tuple[str, ...]) -> Donation:
    donation = donation_of(donor, languages=languages)
    for number, count in ((1, 999), (2, documents)):
        TextVersion.objects.create(donation=donation, number=number, documents=count, ready_at=timezone.now())
    Donation.objects.filter(pk=donation.pk).update(status=Status.PUBLISHED)
    return donation


def test_it_speaks_spanish_and_opens_three_doors(client: Client) -> None:
    page = client.get("/").content.decode()
    assert '<html lang="es">' in page
    for words in (
        "Que la IA también hable como en tu tierra",
        "Tengo un montón de documentos",
        "Tengo un corpus de evaluación",
    ):
        assert words in page
    assert "Ya está publicado" not in page


def test_an_empty_table_is_said_as_such(client: Client) -> None:
    page = client.get("/").content.decode()
    assert "las cajas aún están vacías" in page
    assert 'class="figure"' not in page


def test_it_counts_published_donations_in_their_newest_reading(donor: User) -> None:
    published(donor, documents=40, languages=("es-PY", "gn"))
    published(donor, documents=2, languages=("es-MX",))
    donation_of(donor, languages=("eu",))
    assert figures() == {"donations": 2, "languages": 2, "documents": 42}


def test_the_latest_gifts_are_named_with_their_languages(client: Client, donor: User) -> None:
    published(donor, documents=12345, languages=("es-PY", "gn"))
    page = client.get("/").content.decode()
    assert "Cartas de la radio" in page
    assert "español de Paraguay · guaraní" in page
    assert "12 345" in page.replace("\xa0", " ")


def test_a_private_gift_is_counted_and_not_named(client: Client, donor: User) -> None:
    secret = published(donor, documents=1, languages=("ca",))
    Donation.objects.filter(pk=secret.pk).update(visibility="private", title="Exámenes secretos")
    page = client.get("/").content.decode()
    assert 'class="figure"' in page
    assert "Exámenes secretos" not in page


def test_the_language_of_the_site_can_be_changed(client: Client) -> None:
    client.post("/idioma/setlang/", {"language": "en", "next": "/"})
    page = client.get("/").content.decode()
    assert '<html lang="en">' in page
    assert "I have a pile of documents" in page


def test_it_speaks_portuguese_when_asked(client: Client) -> None:
    assert 'value="pt-br" lang="pt-br"' in client.get("/").content.decode()
    client.post("/idioma/setlang/", {"language": "pt-br", "next": "/"})
    answer = client.get("/")
    assert answer.headers["Content-Language"] == "pt-br"
    page = answer.content.decode()
    assert '<html lang="pt-br">' in page
    assert "Tenho um monte de documentos" in page
    assert '<span aria-current="true" lang="pt-br">✓ Português brasileiro</span>' in page


@pytest.mark.parametrize(("chosen", "kept"), [("pt-br", "pt-br"), ("xx", "es"), ("", "es")])
def test_our_letters_follow_the_language_that_somebody_signed_in_chooses(
    client: Client, donor: User, stranger: User, chosen: str, kept: str
) -> None:
    client.force_login(donor)
    assert client.post("/idioma/setlang/", {"language": chosen, "next": "/"}).status_code == 302
    donor.refresh_from_db()
    stranger.refresh_from_db()
    assert (donor.language, stranger.language) == (kept, "es")


@pytest.mark.parametrize(
    "path", ["/acerca/", "/privacidad/", "/cuenta/login/", "/cuenta/signup/", "/donar/corpus/"]
)
def test_pages_for_everyone_answer(client: Client, path: str) -> None:
    assert client.get(path).status_code == 200


def test_an_unknown_address_is_said_kindly(client: Client) -> None:
    answer = client.get("/donacion/no-existe/")
    assert answer.status_code == 404
    assert "Aquí no hay nada para ti" in answer.content.decode()


def test_an_expired_form_is_said_kindly() -> None:
    answer = Client(enforce_csrf_checks=True).post("/idioma/setlang/", {"language": "en"})
    assert answer.status_code == 403
    assert "La página esperó demasiado" in answer.content.decode()


def test_it_speaks_spanish_first_even_to_a_browser_that_prefers_english(client: Client) -> None:
    answer = client.get("/", headers={"Accept-Language": "en-US,en;q=0.9"})
    assert '<html lang="es">' in answer.content.decode()
    assert answer.headers["Content-Language"] == "es"


def test_an_unknown_language_is_answered_in_spanish(client: Client) -> None:
    client.cookies["django_language"] = "xx"
    assert '<html lang="es">' in client.get("/").content.decode()


def test_crawlers_are_kept_to_what_is_for_everybody(client: Client) -> None:
    told = client.get("/robots.txt")
    assert told["Content-Type"].startswith("text/plain")
    rules = RobotFileParser()
    rules.parse(told.content.decode().splitlines())
    assert all(
        rules.can_fetch("anyone", path) for path in ("/", "/catalogo/", "/catalogo/cartas/", "/donar/corpus/")
    )
    closed = ("/admin/", "/cuenta/login/", "/donacion/7/", "/mis-donaciones/", "/publicacion/1/donacion/2/")
    assert not any(rules.can_fetch("anyone", path) for path in closed)
