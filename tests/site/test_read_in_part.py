"""A text of which there was more is told as a part, under its own file or in its box; findings count all their places."""

import pytest
from django.test import Client

from donations import door
from donations.models import Donation, Finding, LedgerEntry, TextVersion
from donations.roles import Role
from donations.views.findings import MOST_KEPT, tell
from donations.views.rows import page_of_rows
from ingestion.checks.subject import MOST_EVIDENCE
from tests.factories import give, send

pytestmark = pytest.mark.django_db
CUT = "Se corta antes del final"


@pytest.fixture
def read(client: Client, donation: Donation) -> Donation:
    """A scan that a machine read, a box with half a text in it, and half a text; its donor signed in."""
    files = {name: give(donation, name, name.encode()) for name in ("acta.pdf", "cartas.zip", "notas.txt")}
    send(donation)
    version = TextVersion.objects.create(donation=donation, number=1, documents=4, characters=40)
    for name, member, outcome, reason in (
        ("acta.pdf", "", "text", "read_by_ocr"), ("cartas.zip", "", "unpacked", "unpacked"),
        ("cartas.zip", "a.txt", "text", "cut_short"), ("cartas.zip", "b.txt", "text", ""), ("notas.txt", "", "text", "cut_short"),
    ):  # fmt: skip
        LedgerEntry.objects.create(
            version=version, file=files[name], member=member, outcome=outcome, reason=reason, params={"pages": 2, "confidence": 96}
        )  # fmt: skip
    door.apply(donation, "start_processing", role=Role.WORKER)
    door.apply(donation, "finish_processing", role=Role.WORKER)
    client.force_login(donation.donor)
    return donation


def test_what_is_said_of_a_text_that_was_read_is_shown_and_a_part_is_no_whole(
    client: Client, read: Donation
) -> None:
    rows = {row.name: row for row in page_of_rows(read, 1)[1]}
    assert list(rows) == ["notas.txt", "acta.pdf", "cartas.zip"], "what needs the donor comes first"
    assert [(str(row.mark.word), row.mark.level) for row in rows.values()] == [
        ("Leído en parte", "warn"), ("Leído", "pass"), ("Abierto", "pass"),
    ]  # fmt: skip
    assert rows["notas.txt"].problem.startswith(CUT)
    assert "segura al 96" in rows["acta.pdf"].problem
    assert rows["cartas.zip"].problem == ""
    assert [one.name for one in rows["cartas.zip"].members] == ["cartas.zip › a.txt"]
    assert {str(mark.word): n for mark, n in rows["cartas.zip"].counts} == {"Leído": 1, "Leído en parte": 1}
    assert client.get(f"/donacion/{read.pk}/").content.decode().count(CUT) == 2


@pytest.mark.parametrize(
    ("pieces", "params", "more"),
    [
        (3, {"count": 3}, 0), (5, {"count": 5}, 2), (5, {}, 2), (100, {"count": 1501}, 1498),
        (100, {"count": 9000, "places": 120}, 117), (100, {}, 0), (100, {"count": 12}, 0),
    ],
)  # fmt: skip
def test_no_fewer_places_are_told_than_there_are(pieces: int, params: dict[str, int], more: int) -> None:
    """Of a hundred or more only a hundred are kept."""
    evidence = [{"file": f"{number}.txt"} for number in range(pieces)]
    finding = Finding(check_name="accounting", code="files_damaged", params=params, evidence=evidence)
    assert MOST_KEPT == MOST_EVIDENCE
    assert tell(Donation(pk=1), finding).more == more
