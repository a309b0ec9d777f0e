"""What donors gave teaches the language model only where they and their licence let it, and only what is of the language."""

import csv
import io
import json
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from donations.models import Donation, Finding, Status, Structure, User
from tests.factories import give, send
from tests.ingestion.machine import turn

pytestmark = pytest.mark.django_db

GUARANI = "Che sy oñongatu avati ra’ỹi peteĩ mba’yru yvyguigua ryepýpe, ha upéi roñotỹ oñondive kokuépe."
SPANISH = "Mi abuela guardaba las semillas del maíz en una vasija de barro, y luego las sembrábamos juntas."


@pytest.fixture
def gift(donation: Donation) -> Donation:
    """An approved donation in Guaraní, with a paragraph in Spanish and a part kept for evaluation."""
    donation.languages.all().delete()
    donation.languages.create(tag="gug")
    give(donation, "cuento.txt", f"{GUARANI}\n{GUARANI} Upéi.\n{SPANISH}\n".encode())
    give(donation, "test.jsonl", json.dumps({"text": f"{GUARANI} Test."}).encode() + b"\n")
    send(donation)
    turn()
    Donation.objects.filter(pk=donation.pk).update(status=Status.APPROVED)
    version = donation.versions.get()
    Finding.objects.filter(version=version, code="uses").delete()
    Finding.objects.create(
        donation=donation, version=version, check_name="licence", level="note", code="uses",
        params={"train": "yes", "derive": "yes"},
    )  # fmt: skip
    return donation


def exported(folder: Path, *languages: str) -> list[dict[str, str]]:
    to = folder / "text.tsv"
    call_command("export_language_text", to=to, language=list(languages), stdout=io.StringIO())
    with to.open(encoding="utf-8", newline="\n") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_text_in_the_declared_language_is_written_once_with_its_source(
    gift: Donation, tmp_path: Path
) -> None:
    rows = exported(tmp_path)
    assert [row["text"] for row in rows] == [GUARANI, f"{GUARANI} Upéi."]
    assert {(row["lang"], row["source"], row["licence"]) for row in rows} == {
        ("gug", f"donation-{gift.reference}", gift.licence)
    }


def test_a_language_asked_for_by_any_name_is_compared_at_its_macrolanguage(
    gift: Donation, tmp_path: Path
) -> None:
    assert len(exported(tmp_path, "guaraní")) == 2
    assert exported(tmp_path, "quechua") == []
    with pytest.raises(CommandError, match="not a language"):
        exported(tmp_path, "zzzqqq")


@pytest.mark.parametrize(
    "change",
    [
        {"status": Status.IN_REVIEW}, {"status": Status.WITHDRAWN}, {"visibility": "private"}, {"visibility": "gated"},
        {"origin": "generated"}, {"origin": "machine_translation"}, {"kind": "evaluation"},
        {"publish_after": timezone.localdate() + timedelta(days=9)},
    ],
)  # fmt: skip
def test_what_is_not_open_or_not_written_by_people_stays_out(
    gift: Donation, tmp_path: Path, change: dict[str, object]
) -> None:
    Donation.objects.filter(pk=gift.pk).update(**change)
    assert exported(tmp_path) == []


def test_what_its_licence_does_not_let_us_do_stays_out(gift: Donation, tmp_path: Path) -> None:
    Finding.objects.filter(code="uses").update(params={"train": "yes", "derive": "unclear"})
    assert exported(tmp_path) == []


def test_a_signature_that_ran_out_teaches_no_more(gift: Donation, tmp_path: Path) -> None:
    gift.consents.update(expires_on=timezone.localdate())
    assert exported(tmp_path) == []


def test_several_declared_languages_teach_none(gift: Donation, tmp_path: Path) -> None:
    gift.languages.create(tag="es-PY")
    assert exported(tmp_path) == []


def test_withheld_parts_stay_out(gift: Donation, tmp_path: Path, donor: User) -> None:
    Structure.objects.create(donation=gift, withheld=["train"], confirmed_by=donor)
    assert exported(tmp_path) == []
