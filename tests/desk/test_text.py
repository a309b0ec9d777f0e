"""Any document can be read on the desk, whole, from its line of the ledger."""

import json
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone

from donations.desk import crowd, reading
from donations.models import User
from donations.texts import documents, places
from ingestion import limits
from tests.desk.texts import LETTER, address, links, parts_of, read, shown
from tests.ingestion.test_flow import zip_of

pytestmark = pytest.mark.django_db


def table(rows: int) -> bytes:
    lines = [
        json.dumps({"id": i, "text": f"Fila {i}. {LETTER}", "autora": f"Rosa {i}", "de": {"lugar": "Itapé"}})
        for i in range(1, rows + 1)
    ]
    return "\n".join(lines).encode()


def test_a_line_of_the_ledger_leads_to_the_whole_text(client: Client, donor: User, reviewer: User) -> None:
    """In leaves: the end of a long document is as near as its beginning, and nothing stands on two of them."""
    words = " ".join(f"palabra{i}" for i in range(9_000))
    gift = read(donor, larga__txt=words.encode(), otra__txt=LETTER.encode())
    client.force_login(reviewer)
    ledger = client.get(f"/admin/donations/donation/{gift.pk}/change/?tab=files").content.decode()
    (place,) = (link for link in links(ledger, gift) if str(gift.files.get(name="larga.txt").pk) in link)
    first = shown(client, place)
    assert "palabra0 " in first
    assert "palabra8999" not in first
    assert LETTER.strip() not in first, "of this file only"
    stored = next(documents.some(parts_of(gift, "larga.txt"), 1, 1)).text
    leaves = [reading.leaf(parts_of(gift, "larga.txt"), 1, page, reading.Spot()) for page in range(1, 7)]
    assert "".join(one.before for one in leaves if one) == stored == words
    assert "palabra8999" in shown(client, place, page=6)
    assert "palabra8999" in shown(client, place, page=999)


def test_rows_of_a_table_are_listed_and_read_with_their_record(
    client: Client, donor: User, reviewer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Over several parts, whose rows are counted without a look into them."""
    monkeypatch.setattr("ingestion.parts.FULL_BYTES", 2_000)
    gift = read(donor, filas__jsonl=table(120))
    assert gift.versions.get().parts.count() > 3
    every = list(documents.some(parts_of(gift, "filas.jsonl"), 1, 120))
    assert [one.number for one in every] == [*range(1, 121)]
    assert [one.text.partition(".")[0] for one in every] == [f"Fila {i}" for i in range(1, 121)]
    client.force_login(reviewer)
    place = address(gift, gift.files.get())
    with monkeypatch.context() as patched:
        patched.setattr(places, "_rows", None)
        page = shown(client, place, page=2)
    assert "Fila 26. " in page
    assert "Fila 50. " in page
    assert "Fila 25. " not in page
    assert "Fila 51. " not in page
    assert f"Fila 120. {LETTER}".strip() in shown(client, place, page=5)
    assert '{"lugar": "Itapé"}' in shown(client, place, doc=1), "as it came, not as Python says it"
    one = shown(client, place, doc=77)
    assert "Fila 77. " in one
    assert "Rosa 77" in one, "the record as it came"
    assert "Fila 78. " not in one
    assert "Fila 120. " in shown(client, place, doc=4_000)


def test_a_member_of_a_box_is_read_without_its_neighbours(
    client: Client, donor: User, reviewer: User
) -> None:
    box = zip_of({f"cartas/{i} & más.txt": f"Carta {i}. {LETTER}".encode() for i in range(1, 30)})
    gift = read(donor, caja__zip=box)
    client.force_login(reviewer)
    ledger = client.get(f"/admin/donations/donation/{gift.pk}/change/?tab=files").content.decode()
    hrefs = links(ledger, gift)
    assert len(hrefs) == 29
    page = shown(client, next(link for link in hrefs if "cartas%2F17+" in link))
    assert "Carta 17. " in page
    assert "Carta 18. " not in page
    assert "No hay texto" in shown(client, address(gift, gift.files.get()), member="no está")
    assert "No hay texto" in shown(client, address(gift, gift.files.get()), member="\0")


def test_the_text_is_only_ever_text(client: Client, donor: User, reviewer: User) -> None:
    hostile = f"<script>alert(1)</script> {LETTER}"
    record = {"text": hostile, "<img src=x>": "<svg/onload=alert(1)>"}
    gift = read(donor, a__txt=hostile.encode(), b__jsonl="\n".join([json.dumps(record)] * 2).encode())
    client.force_login(reviewer)
    every: tuple[dict[str, str | int], ...] = (
        {}, {"doc": 1}, {"doc": 1, "quote": "<script>", "at": 0}, {"member": "<script>"},
    )  # fmt: skip
    for file in gift.files.all():
        for asked in every:
            answer = client.get(address(gift, file), asked)
            page = answer.content.decode()
            assert "<script>alert" not in page
            assert "<img src" not in page
            assert "<svg/" not in page
            assert "'unsafe-inline'" not in answer["Content-Security-Policy"]


def test_nobody_else_and_nothing_that_is_gone(
    client: Client, donor: User, reviewer: User, stranger: User
) -> None:
    gift, other = read(donor, carta__txt=LETTER.encode()), read(donor, prosa__txt=LETTER.encode())
    place = address(gift, gift.files.get())
    for person in (donor, stranger):
        client.force_login(person)
        assert client.get(place).status_code == 404
    client.force_login(reviewer)
    assert client.get(address(gift, other.files.get())).status_code == 404
    assert client.post(place).status_code == 404
    gift.versions.get().parts.all().delete()
    assert "No hay texto" in shown(client, place)
    gift.files.update(removed_at=timezone.now())
    assert client.get(place).status_code == 404


def test_so_much_that_it_would_take_too_long_is_said(
    client: Client, donor: User, reviewer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    gift = read(donor, caja__zip=zip_of({"a.txt": LETTER.encode()}))
    monkeypatch.setattr(places, "MOST_READ", 10)
    client.force_login(reviewer)
    assert "tanto texto" in shown(client, address(gift, gift.files.get()), member="a.txt")


def test_a_member_counted_with_the_crowd_is_read_too(donor: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LEDGER_ROWS", 5)
    gift = read(donor, caja__zip=zip_of({f"{i}.txt": f"Carta {i}. {LETTER}".encode() for i in range(20)}))
    assert not gift.versions.get().ledger.filter(member="13.txt").exists()
    (one,) = documents.some(parts_of(gift, "caja.zip", "13.txt"), 1, 1)
    assert one.text.startswith("Carta 13. ")


def test_a_part_is_only_looked_into_where_the_member_can_be(
    donor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ingestion.parts.FULL_BYTES", 500)
    gift = read(donor, caja__zip=zip_of({f"{i}.txt": f"Carta {i}. {LETTER}".encode() for i in range(10, 40)}))
    assert gift.versions.get().parts.count() > 4
    found = parts_of(gift, "caja.zip", "23.txt")
    assert [one.count for one in found] == [1]
    assert list(documents.some(parts_of(gift, "caja.zip", "nada"), 1, 1)) == []


def test_a_piece_of_a_very_large_box_is_found_by_name(
    client: Client, donor: User, reviewer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It has no line, but what became of it is kept, and its text is read like any other."""
    monkeypatch.setattr(limits, "LEDGER_ROWS", 5)
    letters = {f"cartas/Añil {i}.txt": f"Carta {i}. {LETTER}".encode() for i in range(20)}
    gift = read(donor, caja__zip=zip_of(letters | {"cartas/Añil 13.exe": b"MZ" + bytes(range(256)) * 9}))
    client.force_login(reviewer)
    desk = f"/admin/donations/donation/{gift.pk}/change/"
    page = client.get(desk, {"tab": "files", "q": "caja.zip › cartas/añil 13."}).content.decode()
    assert [unescape(link) for link in links(page, gift) if "13.txt" in link]
    alone = unescape(client.get(desk, {"tab": "files", "q": "añil 14."}).content.decode())
    assert "Añil 14.txt" in alone
    assert "0 líneas" not in alone
    assert "no hay líneas" not in alone
    assert "Añil 13.exe" in unescape(page), "the line of what needs somebody is in the table"
    (place,) = links(page, gift)
    assert "Carta 13. " in shown(client, place)
    for asked in (
        {"q": "añil 13.", "outcome": "unknown"},
        {"q": "añil 99"},
        {"outcome": "text"},
        {"q": "añil 13.", "page": "2"},
    ):
        other = unescape(client.get(desk, {"tab": "files", **asked}).content.decode())
        assert ("Añil 13.txt" in other) == ("page" in asked), (
            asked
        )  # there is but one page, whatever is asked
    monkeypatch.setattr(crowd, "MOST_SHOWN", 3)
    some = unescape(client.get(desk, {"tab": "files", "q": "añil"}).content.decode())
    assert "las primeras 3." in some
    monkeypatch.setattr(crowd, "MOST_READ", -1)
    assert "Añil 13.txt" not in unescape(client.get(desk, {"tab": "files", "q": "añil 13."}).content.decode())


def test_what_was_read_in_pictures_later_is_read_here_too(donor: User) -> None:
    """Its unit names the line, not the file."""
    gift = read(donor, carta__txt=LETTER.encode())
    line = gift.versions.get().ledger.get()
    gift.units.filter(kind="read").update(kind=places.BY_OCR, payload={"entry": line.pk})
    assert [one.text for one in documents.some(parts_of(gift, "carta.txt"), 1, 1)] == [LETTER]
    gift.units.filter(kind=places.BY_OCR).update(payload={"entry": line.pk + 1})
    assert parts_of(gift, "carta.txt") == []


def test_the_pages_of_a_document_lead_to_one_another(client: Client, donor: User, reviewer: User) -> None:
    rows = [{"text": LETTER}, {"text": " ".join(f"palabra{i}" for i in range(9_000))}]
    gift = read(donor, filas__jsonl="\n".join(map(json.dumps, rows)).encode())
    client.force_login(reviewer)
    page = shown(client, address(gift, gift.files.get()), doc=2, page=2)
    assert '<input type="hidden" name="doc" value="2">' in page
    for number in (1, 3, 6):
        assert f'name="page" value="{number}"' in page
