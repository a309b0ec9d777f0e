"""One file or member that failed is read again by itself: no row lost or doubled, nothing else touched, and its line says so."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from donations import again, retries
from donations.door import MoveNotAllowed
from donations.models import Donation, Event, LedgerEntry, Status, TextPart, Unit, User
from donations.views.rows import page_of_rows
from ingestion import confined
from ingestion.programs import read
from ingestion.programs.session import Session
from ingestion.recorded import Recorded
from tests.factories import give, send
from tests.ingestion.machine import turn, units
from tests.ingestion.test_flow import LETTER, zip_of

pytestmark = pytest.mark.django_db
ROWS = "\n".join(f'{{"texto": "{LETTER} {row}"}}' for row in range(6)).encode()
BOX = {"a.txt": f"{LETTER} a".encode(), "filas.jsonl": ROWS, "z.txt": f"{LETTER} z".encode()}


def _breaking(monkeypatch: pytest.MonkeyPatch, *members: str) -> None:
    """Let the reader die of these, after whatever documents they gave, through a fault of ours."""
    real = confined.read_each

    def read_each(given: Any) -> Iterator[tuple[int, dict[str, Any]]]:
        for at, message in real(given):
            if message["m"] == "end" and (message["member"] or given[at][1]["name"]) in members:
                message = {**message, "outcome": "failed", "reason": "reader_crashed"}
            yield at, message

    monkeypatch.setattr(confined, "read_each", read_each)


def _read(donation: Donation) -> Donation:
    send(donation)
    turn()
    donation.refresh_from_db()
    assert donation.status == Status.IN_REVIEW
    return donation


def _texts(donation: Donation) -> list[str]:
    return sorted(row["text"].split()[-1] for row in Recorded(donation.versions.get()).rows("text"))


def _lines(donation: Donation) -> dict[str, str]:
    lines = donation.versions.get().ledger.select_related("file")
    return {line.member or line.file.name: line.outcome for line in lines}


def _line(donation: Donation, name: str) -> LedgerEntry:
    lines = {line.member or line.file.name: line for line in donation.versions.get().ledger.all()}
    return lines[name]


def _ask(client: Client, donation: Donation, line: object) -> str:
    answer = client.post(f"/donacion/{donation.pk}/otra-vez/", {"line": line}, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_member_is_read_again_by_itself(
    client: Client, donation: Donation, donor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    give(donation, "caja.zip", zip_of(BOX))
    give(donation, "carta.txt", f"{LETTER} carta".encode())
    with monkeypatch.context() as patched:
        _breaking(patched, "filas.jsonl")
        _read(donation)
    client.force_login(donor)
    shown = client.get(f"/donacion/{donation.pk}/").content.decode()
    assert "caja.zip › filas.jsonl" in shown
    others = {line.pk for line in LedgerEntry.objects.exclude(member="filas.jsonl")}
    asked = list(units(donation, "read"))
    told = _ask(client, donation, _line(donation, "filas.jsonl").pk)
    assert "Lo estamos leyendo." in told
    again_told = _ask(client, donation, _line(donation, "filas.jsonl").pk)  # the second click
    assert again_told.count("Estamos leyendo tus archivos.") == 2, "as the page itself says"
    assert len(units(donation, "reread")) == 1
    turn()
    donation.refresh_from_db()
    assert donation.status == Status.IN_REVIEW
    assert _texts(donation) == ["0", "1", "2", "3", "4", "5", "a", "carta", "z"]
    assert _lines(donation)["filas.jsonl"] == "text"
    assert others < {line.pk for line in LedgerEntry.objects.all()}, "no other line was written anew"
    assert units(donation, "read") == asked
    assert donation.versions.get().documents == 9
    assert donation.events.filter(code="read_again").count() == 1
    assert not donation.findings.filter(level="block", resolved_at=None).exists()


def test_a_file_that_was_read_together_with_others_leaves_theirs_alone(
    donation: Donation, reviewer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    give(donation, "filas.jsonl", ROWS)
    give(donation, "carta.txt", f"{LETTER} carta".encode())
    with monkeypatch.context() as patched:
        _breaking(patched, "filas.jsonl")
        _read(donation)
    before = TextPart.objects.get()
    assert before.rows == 7
    assert retries.retry_failed(donation, reviewer) == 1
    turn()
    assert _texts(donation) == ["0", "1", "2", "3", "4", "5", "carta"]
    assert _lines(donation) == {"filas.jsonl": "text", "carta.txt": "text"}
    rows = page_of_rows(Donation.objects.get(), 1)[1]
    assert {row.name: row.besides for row in rows if row.besides} == {
        "filas.jsonl": "Se volvió a intentar y ahora sí se pudo leer."
    }


def test_what_fails_again_says_so_and_counts(
    client: Client, donation: Donation, donor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    give(donation, "filas.jsonl", ROWS)
    give(donation, "carta.txt", f"{LETTER} carta".encode())
    _breaking(monkeypatch, "filas.jsonl")
    _read(donation)
    client.force_login(donor)
    for times in ("1", "2"):
        _ask(client, donation, _line(donation, "filas.jsonl").pk)
        turn()
        shown = client.get(f"/donacion/{donation.pk}/").content.decode()
        assert f"Se volvió a intentar (veces: {times})" in shown
    assert _texts(donation) == ["0", "1", "2", "3", "4", "5", "carta"], "its rows are not doubled"
    assert _lines(donation) == {"filas.jsonl": "failed", "carta.txt": "text"}


def test_a_unit_that_was_given_up_is_sent_back_alone(
    donation: Donation, reviewer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        give(donation, name, f"{LETTER} {name}".encode())
    real = Session.begin

    def begin(session: Session, file: Any, order: int) -> None:
        if file.name != "a.txt":
            raise ValueError("veneno")
        real(session, file, order)

    with monkeypatch.context() as patched:
        patched.setattr(Session, "begin", begin)
        _read(donation)
    assert _lines(donation) == {"a.txt": "text", "b.txt": "failed", "c.txt": "failed"}
    retries.retry_line(donation, _line(donation, "b.txt"), reviewer)
    turn()
    assert _lines(donation) == {"a.txt": "text", "b.txt": "text", "c.txt": "failed"}
    assert _texts(donation) == ["a.txt", "b.txt"]
    assert _line(donation, "b.txt").params[again.TRIES] == 1


def test_a_new_reading_that_dies_leaves_a_failed_line_and_no_hole(
    donation: Donation, reviewer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    give(donation, "caja.zip", zip_of(BOX))
    with monkeypatch.context() as patched:
        _breaking(patched, "filas.jsonl")
        _read(donation)
    monkeypatch.setattr(read, "run", lambda _claim: 1 / 0)
    retries.retry_line(donation, _line(donation, "filas.jsonl"), reviewer)
    turn()
    line = _line(donation, "filas.jsonl")
    assert (line.outcome, line.reason, line.bytes) == ("failed", "reading_failed", len(ROWS))
    assert again.ways(line.version, [line]) == {line.pk: again.Way.UNIT}
    assert _texts(donation) == ["a", "z"]
    monkeypatch.undo()
    retries.retry_line(Donation.objects.get(), line, reviewer)
    turn()
    assert _texts(donation) == ["0", "1", "2", "3", "4", "5", "a", "z"]


def test_nobody_tries_without_end(
    client: Client, donation: Donation, donor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    give(donation, "filas.jsonl", ROWS)
    _breaking(monkeypatch, "filas.jsonl")
    _read(donation)
    monkeypatch.setattr("donations.conditions.MOST_TRIES", 1)
    client.force_login(donor)
    _ask(client, donation, "all")
    turn()
    assert "muchas veces en la última hora" in _ask(client, donation, _line(donation, "filas.jsonl").pk)
    assert Event.objects.filter(donation=donation, code="read_again").count() == 1


@pytest.mark.parametrize("line", ["", "0", "-1", "x", "9" * 40, "٣"])
def test_what_is_no_line_is_tried_by_nobody(
    client: Client, donation: Donation, donor: User, line: str
) -> None:
    give(donation, "carta.txt", LETTER.encode())
    _read(donation)
    client.force_login(donor)
    _ask(client, donation, line)
    assert not Unit.objects.filter(kind="reread").exists()
    assert Donation.objects.get().status == Status.IN_REVIEW


def test_another_donations_line_is_not_within_reach(
    donation: Donation, donor: User, reviewer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    give(donation, "filas.jsonl", ROWS)
    _breaking(monkeypatch, "filas.jsonl")
    _read(donation)
    other = Donation.objects.create(donor=donor, title="Otra", status=Status.IN_REVIEW)
    with pytest.raises(MoveNotAllowed, match="something_failed"):
        retries.retry_line(other, _line(donation, "filas.jsonl"), reviewer)
    client = Client()
    client.force_login(reviewer)
    pk = _line(donation, "filas.jsonl").pk
    assert client.post(f"/admin/donations/donation/{other.pk}/line/{pk}/retry_line/").status_code == 404
    assert client.post(f"/admin/donations/donation/{donation.pk}/line/{pk}/retry_line/").status_code == 302
    assert (
        "Se volvió"
        not in client.get(f"/admin/donations/donation/{donation.pk}/change/?tab=files").content.decode()
    )
    turn()
    assert (
        "Se volvió"
        in client.get(f"/admin/donations/donation/{donation.pk}/change/?tab=files").content.decode()
    )
