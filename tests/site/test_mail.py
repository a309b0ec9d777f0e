"""Letters go out in the donor's language once the transaction is safe, and a lost one breaks nothing."""

import pytest
from django.core import mail as outbox
from django.test import override_settings
from pytest_django import DjangoCaptureOnCommitCallbacks

from donations import mail
from donations.models import Donation

pytestmark = pytest.mark.django_db


def letter(
    donation: Donation, name: str, capture: DjangoCaptureOnCommitCallbacks, *, words: str = "", path: str = ""
) -> outbox.EmailMessage:
    with capture(execute=True):
        mail.tell(donation, name, words=words, path=path)
    return outbox.outbox[0]


@pytest.mark.parametrize("name", sorted(mail.LETTERS))
def test_each_letter_is_plain_text_with_html_beside_it(
    name: str, donation: Donation, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    sent = letter(donation, name, django_capture_on_commit_callbacks)
    assert sent.to == ["donor@example.org"]
    assert "Cartas de la radio" in sent.subject
    assert f"http://localhost:8000/donacion/{donation.pk}/" in sent.body
    assert "Hola, Ana Donante:" in sent.body
    assert sent.alternatives[0].mimetype == "text/html"  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("language", "subject", "greeting"),
    [
        ("en", "«Cartas de la radio» is approved. Thank you!", "Hello, Ana Donante:"),
        ("pt-br", "“Cartas de la radio” foi aprovada. Obrigado!", "Olá, Ana Donante!"),
    ],
)
def test_a_letter_speaks_the_donors_language(
    donation: Donation,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
    language: str,
    subject: str,
    greeting: str,
) -> None:
    donation.donor.language = language
    sent = letter(donation, "approve", django_capture_on_commit_callbacks)
    assert sent.subject == f"Acopio · {subject}"
    assert greeting in sent.body
    assert f'<html lang="{language}">' in sent.alternatives[0].content  # type: ignore[attr-defined]


def test_the_words_of_the_team_are_quoted_and_stay_words(
    donation: Donation, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    sent = letter(donation, "message", django_capture_on_commit_callbacks, words="¿Falta <i>algo</i>?")
    assert "¿Falta <i>algo</i>?" in sent.body
    assert "¿Falta &lt;i&gt;algo&lt;/i&gt;?" in sent.alternatives[0].content  # type: ignore[attr-defined]


def test_a_title_of_two_lines_cannot_write_headers(
    donation: Donation, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    donation.title = "Cartas\nBcc: todos@example.org"
    sent = letter(donation, "publish", django_capture_on_commit_callbacks)
    assert "\n" not in sent.subject
    assert sent.recipients() == ["donor@example.org"]


def test_nothing_is_sent_when_the_transaction_is_taken_back(
    donation: Donation, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    with django_capture_on_commit_callbacks(execute=False):
        mail.tell(donation, "approve")
    assert outbox.outbox == []


def test_a_post_office_that_is_closed_is_only_logged(
    donation: Donation,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
    caplog: pytest.LogCaptureFixture,
) -> None:
    with (
        override_settings(EMAIL_BACKEND="tests.site.closed_post.Closed"),
        django_capture_on_commit_callbacks(execute=True),
    ):
        mail.tell(donation, "approve")
    assert "could not be sent" in caplog.text
