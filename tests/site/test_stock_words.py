"""What Django and allauth say here, they say as the house does: tú, warm and short."""

import re

import pytest
from django.contrib.auth.password_validation import password_validators_help_texts
from django.core import mail
from django.template.loader import render_to_string
from django.test import Client
from django.utils.translation import override

from donations.models import User
from donations.wording.stock import STOCK
from tests.desk.gifts import in_review
from tests.factories import person

pytestmark = pytest.mark.django_db
LETTERS = (
    "account_already_exists",
    "unknown_account",
    "password_changed",
    "password_reset",
    "password_set",
    "email_confirm",
)
# As one speaks to somebody one calls usted, or to nobody.
FORMAL = re.compile(
    r"\b(usted|su|sus|ha indicado|(?:asegúre|póng|registre)se|inténtelo|introduzca|ingrese|escriba|seleccione|corrija|puede volver"
    r"|utilice|por favor|le hemos|haga|tiene que usar)\b",
    re.IGNORECASE,
)  # fmt: skip


def test_every_stock_sentence_speaks_to_you() -> None:
    with override("es"):
        said = [str(one) for one in STOCK]
    assert [text for text in said if FORMAL.search(text)] == []
    with override("en"):
        assert all(text != str(one) for text, one in zip(said, STOCK, strict=True))


@pytest.mark.parametrize("language", ["es", "en", "pt-br"])
@pytest.mark.parametrize("letter", LETTERS)
def test_letters_of_accounts_are_signed_and_speak_to_you(letter: str, language: str) -> None:
    context = {
        "email": "ana@example.org", "password_reset_url": "https://x.org/nueva", "signup_url": "https://x.org/alta",
        "ip": "10.0.0.1", "user_agent": "Firefox <1>", "timestamp": "hoy",
    }  # fmt: skip
    with override(language):
        words = render_to_string(f"account/email/{letter}_message.txt", context)
        subject = render_to_string(f"account/email/{letter}_subject.txt", context)
    assert "Acopio · #Somos600M" in words
    assert "&lt;" not in words
    if language == "es":
        assert not FORMAL.search(words + subject)
        assert words.startswith("Hola:")


def test_a_wrong_password_is_said_kindly(client: Client) -> None:
    person("ana@example.org")
    page = client.post("/cuenta/login/", {"login": "ana@example.org", "password": "no es"}).content.decode()
    assert "Ese correo o esa contraseña no son correctos" in page


def test_who_has_an_account_already_is_written_to_kindly(client: Client) -> None:
    person("ana@example.org")
    words = {
        "email": "ana@example.org",
        "password1": "una clave muy larga",
        "password2": "una clave muy larga",
    }
    client.post("/cuenta/signup/", words)
    (letter,) = mail.outbox
    assert letter.subject == "Acopio · Ya tienes una cuenta aquí"
    assert "/cuenta/password/reset/" in letter.body
    assert not FORMAL.search(str(letter.body))


def test_who_has_no_account_is_told_where_to_make_one(client: Client) -> None:
    client.post("/cuenta/password/reset/", {"email": "nadie@example.org"})
    (letter,) = mail.outbox
    assert letter.subject == "Acopio · No hay ninguna cuenta con esta dirección"
    assert "nadie@example.org" in letter.body
    assert "/cuenta/signup/" in letter.body


def test_a_message_that_is_too_long_is_told_by_how_much(client: Client, donor: User) -> None:
    gift = in_review(donor)
    client.force_login(donor)
    page = client.post(f"/donacion/{gift.pk}/mensaje/", {"body": "a" * 6000}).content.decode()
    assert "caben 5000 caracteres y has escrito 6000" in page


def test_the_rules_of_a_password_speak_to_you() -> None:
    with override("es"):
        assert not FORMAL.search(" ".join(map(str, password_validators_help_texts())))
