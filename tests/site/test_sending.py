"""The receipt: everything in one column, signed with a name, sent once."""

from collections.abc import Callable

import pytest
from django.test import Client

from donations import consent_text
from donations.consent_text import digest, text
from donations.models import Donation, Status, User
from donations.submission import to_sign
from donations.views.files import MOST_OPEN
from tests.factories import donation_of, give

pytestmark = pytest.mark.django_db
SIGNED = {"agree": "on", "signed_name": "Ana Donante"}


@pytest.fixture
def draft(client: Client, donation: Donation) -> Donation:
    """A complete draft with one file, its donor signed in."""
    give(donation, "cartas.txt", b"Querida radio")
    client.force_login(donation.donor)
    return donation


def signed(donation: Donation, language: str = "es") -> dict[str, str]:
    return SIGNED | {"as_read": to_sign(donation, language)}


def address(donation: Donation) -> str:
    return f"/donacion/{donation.pk}/enviar/"


def test_the_receipt_shows_answers_files_and_the_agreement_word_for_word(
    client: Client, draft: Donation
) -> None:
    page = client.get(address(draft)).content.decode()
    for words in (
        "Cartas de la radio",
        "Creative Commons Atribución 4.0 Internacional",
        "español de Paraguay",
        "13\xa0bytes",
    ):
        assert words in page
    assert draft.files.get().sha256[:16] in page
    for line in text("es").splitlines():
        assert line.split(". ", maxsplit=1)[-1] in page


def test_of_many_files_the_first_stand_open_and_the_signature_is_near(
    client: Client, draft: Donation
) -> None:
    for number in range(MOST_OPEN):
        give(draft, f"hoja-{number}.txt", f"Hoja {number}".encode())
    opened, fold, folded = client.get(address(draft)).content.decode().partition("y 1 archivo más</summary>")
    assert fold
    assert opened.count('class="path"') == MOST_OPEN
    assert "hoja-9.txt" not in opened
    assert "<details><summary>" in opened[-40:]
    assert "hoja-9.txt" in folded.partition("</details>")[0]
    assert draft.files.get(name="hoja-9.txt").sha256[:16] in folded


def test_few_files_are_all_open(client: Client, draft: Donation) -> None:
    for number in range(MOST_OPEN - 1):
        give(draft, f"hoja-{number}.txt", f"Hoja {number}".encode())
    shown = client.get(address(draft)).content.decode()
    assert "hoja-8.txt" in shown
    assert "archivo más</summary>" not in shown


def test_signing_sends_and_remembers_what_was_signed(client: Client, draft: Donation) -> None:
    answer = client.post(address(draft), signed(draft), follow=True)
    draft.refresh_from_db()
    consent = draft.consents.get()
    assert draft.status == Status.SUBMITTED
    assert (consent.signed_name, consent.text_language, consent.expires_on) == ("Ana Donante", "es", None)
    assert "¡Gracias! Tu donación ha llegado" in answer.content.decode()


def test_the_agreement_is_shown_and_signed_in_the_readers_language(client: Client, draft: Donation) -> None:
    client.cookies["django_language"] = "pt-br"
    page = client.get(address(draft)).content.decode()
    assert "Doo estes arquivos ao projeto #Somos600M e declaro que:" in page
    client.post(address(draft), signed(draft, "pt-br"))
    consent = draft.consents.get()
    assert (consent.text_language, consent.text_sha256) == ("pt-br", digest(text("pt-br")))
    assert consent.text_sha256 != digest(text("es"))


def test_sending_twice_says_it_was_already_sent(client: Client, draft: Donation) -> None:
    client.post(address(draft), signed(draft))
    again = client.post(address(draft), signed(draft))
    assert again.status_code == 409
    assert "Ya se había enviado" in again.content.decode()
    assert draft.consents.count() == 1


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"signed_name": "Ana"}, "Sin tu consentimiento no podemos aceptar la donación"),
        ({"agree": "on", "signed_name": "  "}, "Escribe tu nombre para firmar"),
        (SIGNED | {"expires_on": "2001-01-01"}, "Ese día ya pasó"),
        (SIGNED | {"expires_on": "mañana"}, "No entendemos esa fecha"),
    ],
)
def test_without_a_whole_signature_nothing_is_sent(
    client: Client, draft: Donation, answers: dict[str, str], sentence: str
) -> None:
    answer = client.post(address(draft), answers | {"as_read": to_sign(draft, "es")})
    draft.refresh_from_db()
    assert sentence in answer.content.decode()
    assert draft.status == Status.DRAFT
    assert not draft.consents.exists()


def test_what_changed_since_it_was_read_is_not_signed(
    client: Client, draft: Donation, monkeypatch: pytest.MonkeyPatch
) -> None:
    changes: list[Callable[[], object]] = [
        lambda: give(draft, "otra.txt", b"Llega por otra ventana"),
        lambda: Donation.objects.filter(pk=draft.pk).update(title="Otro nombre"),
        lambda: monkeypatch.setattr(consent_text.text, "__defaults__", ("2026-11",)),
    ]
    for change in changes:
        read = client.get(address(draft)).content.decode().partition('name="as_read" value="')[2][:64]
        change()
        answer = client.post(address(draft), SIGNED | {"as_read": read})
        assert "Algo cambió desde que abriste esta página" in answer.content.decode()
        assert 'value="Ana Donante"' in answer.content.decode()
    assert not draft.consents.exists()
    read = client.get(address(draft)).content.decode().partition('name="as_read" value="')[2][:64]
    client.post(address(draft), SIGNED | {"as_read": read})
    assert draft.consents.exists()


def test_what_is_wrong_with_the_signature_is_said_where_the_page_begins_with_the_way_there(
    client: Client, draft: Donation
) -> None:
    shown = client.post(address(draft), {"signed_name": " "}).content.decode()
    beginning = shown.partition('<div class="receipt')[0].partition('role="alert"')[2]
    for field, words in (("agree", "Sin tu consentimiento"), ("signed_name", "Escribe tu nombre")):
        assert f'<a href="#id_{field}">' in beginning
        assert f'id="id_{field}"' in shown
        assert words in beginning
    assert "#id_expires_on" not in beginning
    assert beginning.startswith(' tabindex="-1" autofocus')
    assert 'class="notice block"' not in client.get(address(draft)).content.decode()


def test_what_is_missing_is_named_with_the_way_there(client: Client, donor: User) -> None:
    client.force_login(donor)
    donation = donation_of(donor, licence="", languages=())
    page = client.get(address(donation)).content.decode()
    assert "Antes de enviarla todavía falta algo en" in page
    for step in ("languages", "rights", "files"):
        assert f'class="btn small" href="/donacion/{donation.pk}/paso/{step}/"' in page
    client.post(address(donation), signed(donation))
    donation.refresh_from_db()
    assert donation.status == Status.DRAFT
    assert not donation.consents.exists()


def test_a_stranger_cannot_sign(client: Client, draft: Donation, stranger: User) -> None:
    client.force_login(stranger)
    assert client.get(address(draft)).status_code == 404
    assert client.post(address(draft), SIGNED).status_code == 404
