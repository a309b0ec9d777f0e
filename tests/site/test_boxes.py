"""The line of a box on the donor's page: what needs the donor comes first, and its languages are those of everything inside."""

import pytest
from django.test import Client

from donations.models import Donation, File, LedgerEntry, LedgerPart, TextVersion
from donations.views.rows import MOST_MEMBERS, page_of_rows
from tests.factories import give, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def box(donation: Donation) -> File:
    """A box of two letters that have rows, 3000 characters in Guaraní and 1000 in Spanish."""
    file = give(donation, "cartas.zip", b"cartas")
    send(donation)
    version = TextVersion.objects.create(donation=donation, number=1)
    LedgerEntry.objects.create(version=version, file=file, outcome="unpacked")
    for member, size, tag in (("a.txt", 3000, "gn"), ("b.txt", 1000, "es")):
        facts = {"documents": 1, "characters": size, "languages": {tag: 1.0}}
        LedgerEntry.objects.create(version=version, file=file, member=member, outcome="text", **facts)
    return file


def crowd(box: File, characters: int, **languages: int) -> None:
    """Keep as many characters more of it as a count, the languages in bytes."""
    facts = {"documents": 1, "characters": characters, "outcomes": {"text": 1}, "path": f"x{characters}"}
    LedgerPart.objects.create(version=box.donation.versions.get(), file=box, languages=languages, **facts)


def languages(box: File) -> dict[str, float]:
    return dict(page_of_rows(box.donation, 1)[1][0].languages)


def test_the_crowd_weighs_by_its_characters_beside_the_rows(box: File) -> None:
    crowd(box, 6000, es=3000, pt=9000)
    assert languages(box) == pytest.approx({"gn": 0.3, "es": 0.25, "pt": 0.45})


def test_a_box_of_which_everything_is_only_counted_has_languages(box: File) -> None:
    LedgerEntry.objects.exclude(member="").delete()
    crowd(box, 500, es=510)
    crowd(box, 1500, qu=1500)
    assert languages(box) == {"es": 0.25, "qu": 0.75}


def test_of_very_many_rows_some_stand_for_all_beside_the_crowd(
    box: File, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("donations.views.rows.MOST_WEIGHED", 1)  # a.txt, in Guaraní: it stands for b.txt too
    crowd(box, 4000, es=4100)
    assert languages(box) == {"gn": 0.5, "es": 0.5}


def test_a_crowd_without_text_changes_nothing(box: File) -> None:
    crowd(box, 0)
    assert languages(box) == {"gn": 0.75, "es": 0.25}


def test_what_needs_the_donor_comes_before_what_is_only_said(client: Client, box: File) -> None:
    version = box.donation.versions.get()
    scanned = {"outcome": "text", "reason": "read_by_ocr", "params": {"pages": 2, "confidence": 96}}
    for number in range(MOST_MEMBERS):
        LedgerEntry.objects.create(version=version, file=box, member=f"{number}.pdf", **scanned)
    for member, reason in (("voces.csv", "sidecar_names_missing"), ("crónica.txt", "cut_short")):
        LedgerEntry.objects.create(
            version=version, file=box, member=member, outcome="text", reason=reason, params={"missing": 1}
        )
    row = page_of_rows(box.donation, 1)[1][0]
    assert [(one.name, str(one.mark.word)) for one in row.members[:3]] == [
        ("cartas.zip › voces.csv", "Leído, pero falta algo"),
        ("cartas.zip › crónica.txt", "Leído en parte"),
        ("cartas.zip › 0.pdf", "Leído"),
    ]
    assert {str(mark.word): n for mark, n in row.counts} == {
        "Leído": MOST_MEMBERS + 2, "Leído, pero falta algo": 1, "Leído en parte": 1,
    }  # fmt: skip
    client.force_login(box.donation.donor)
    shown = client.get(f"/donacion/{box.donation_id}/").content.decode()
    assert "y 2 más dentro de «cartas.zip» que conviene mirar" in shown


def test_a_file_whose_rows_name_what_is_not_there_comes_before_others(donation: Donation) -> None:
    version = TextVersion.objects.create(donation=donation, number=1)
    for name, reason in (("a.txt", ""), ("b.pdf", "read_by_ocr"), ("metadata.csv", "sidecar_names_missing")):
        LedgerEntry.objects.create(
            version=version, file=give(donation, name, name.encode()), outcome="text", reason=reason
        )
    assert [row.name for row in page_of_rows(donation, 1)[1]] == ["metadata.csv", "a.txt", "b.pdf"]
