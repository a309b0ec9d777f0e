"""The desk shows what the reading found in the tables, and whether the donor said that it is right."""

import pytest
from django.test import Client

from donations import structure
from donations.models import Donation, TextVersion, User
from ingestion.profiling.tables import Profile
from tests.desk.gifts import in_review
from tests.desk.test_page import page_of

pytestmark = pytest.mark.django_db

HOSTILE = "<script>alert(1)</script>"


@pytest.fixture
def gift(donor: User) -> Donation:
    """A donation in review with tables whose makers wished us ill."""
    profile, gift = Profile(), in_review(donor)
    for number in range(8):
        record = {
            HOSTILE: f"{HOSTILE} {number} y más palabras que se leen",
            "correo": f"ana{number}@radio.py",
        }
        profile.add("test" if number % 4 == 0 else "train", "a.jsonl", HOSTILE, record)
    profile.add("train", "b.jsonl", "", {"_raw": "{"})
    profile.add("train", "c.txt", "", None)
    TextVersion.objects.filter(donation=gift).update(columns=profile.as_json())
    return gift


def shown(client: Client, reviewer: User, gift: Donation) -> str:
    client.force_login(reviewer)
    return " ".join(client.get(page_of(gift, "tables")).content.decode().split())


def test_parts_columns_and_the_proposal(client: Client, reviewer: User, gift: Donation) -> None:
    page = shown(client, reviewer, gift)
    for words in (
        "Entrenamiento: 8 filas",
        "Prueba: 2 filas",
        "1 texto libre",
        "1 fila dañada",
        "quien dona aún no la ha",
    ):
        assert words in page
    assert "<script>alert" not in page
    assert page.count("&lt;script&gt;") >= 4
    assert "ana1@radio.py" not in page


def test_the_donors_word_stands_beside_it(client: Client, reviewer: User, gift: Donation) -> None:
    structure.confirm(gift, gift.donor, withheld=["test"])
    page = shown(client, reviewer, gift)
    assert f"Confirmado por {gift.donor}" in page
    assert "Prueba: 2 filas · no se publica" in page


def test_nothing_is_said_where_there_are_no_tables(client: Client, reviewer: User, donor: User) -> None:
    assert "No trae tablas." in shown(client, reviewer, in_review(donor))
