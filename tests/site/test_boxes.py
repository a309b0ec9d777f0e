"""The line of a box on the donor's page: its languages are those of everything inside, rows and crowd alike."""

import pytest

from donations.models import Donation, File, LedgerEntry, LedgerPart, TextVersion
from donations.views.rows import page_of_rows
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
