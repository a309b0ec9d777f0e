"""A finding leads to the very words it quotes, in the document they stand in."""

import json

import pyarrow.parquet as pq
import pytest
from django.core.files.storage import default_storage
from django.test import Client

from donations.desk import reading
from donations.models import Finding, User
from donations.texts.places import Held
from tests.desk.texts import LETTER, links, parts_of, read, shown

pytestmark = pytest.mark.django_db


def test_a_finding_leads_to_the_words_it_quotes(client: Client, donor: User, reviewer: User) -> None:
    """To the very row and place: the same words stand in others, and before it in its own."""
    rows = [{"text": f"Fila {i}. {LETTER * 3}"} for i in range(1, 40)]
    rows[30]["text"] = f"{LETTER * 2}Todos los derechos reservados. {LETTER}"
    gift = read(donor, filas__jsonl="\n".join(map(json.dumps, rows)).encode())
    client.force_login(reviewer)
    page = client.get(f"/admin/donations/donation/{gift.pk}/change/?tab=findings").content.decode()
    place = next(link for link in links(page, gift) if "quote=" in link)
    text = shown(client, place.partition("#")[0])
    before, _, after = text.partition('<mark id="quote">')
    assert before.rstrip().endswith(LETTER.strip())
    assert "derechos reservados" in after.partition("</mark>")[0]
    assert "Fila 30. " not in text


def test_quoted_words_beyond_the_first_leaf_open_theirs(donor: User) -> None:
    gift = read(donor, larga__txt=f"{LETTER * 400}Todos los derechos reservados, {LETTER * 400}".encode())
    offset = len(LETTER) * 400
    number, spot = reading.find(parts_of(gift, "larga.txt"), "Todos los derechos reservados", offset)
    leaf = reading.leaf(parts_of(gift, "larga.txt"), number, 0, spot)
    assert leaf is not None
    assert leaf.number == 2
    assert leaf.words == "Todos los derechos reservados"
    other = reading.leaf(parts_of(gift, "larga.txt"), number, 1, spot)
    assert other is not None
    assert (other.words, len(other.before)) == ("", reading.LEAF)
    edge = reading.leaf(parts_of(gift, "larga.txt"), number, 1, reading.Spot(reading.LEAF - 4, 10))
    assert edge is not None
    assert len(edge.words) == 4, "what runs over the edge is marked as far as the leaf goes"


def test_words_that_no_document_has_open_the_first(donor: User) -> None:
    gift = read(donor, carta__txt=LETTER.encode())
    assert reading.find(parts_of(gift, "carta.txt"), "nadie lo dijo", 3) == (1, reading.Spot())


def test_evidence_without_text_leads_nowhere(client: Client, donor: User, reviewer: User) -> None:
    gift = read(donor, carta__txt=LETTER.encode(), vacio__txt=b"\n \n")
    version = gift.versions.get()
    for name in ("vacio.txt", "no está.txt"):
        Finding.objects.create(
            donation=gift, version=version, check_name="accounting", level="warn", code="E_VERSION", evidence=[{"file": name}]
        )  # fmt: skip
    client.force_login(reviewer)
    page = client.get(f"/admin/donations/donation/{gift.pk}/change/?tab=findings").content.decode()
    assert str(gift.files.get(name="vacio.txt").pk) not in page
    ledger = client.get(f"/admin/donations/donation/{gift.pk}/change/?tab=files").content.decode()
    assert len(links(ledger, gift)) == 1


def test_the_same_words_elsewhere_in_an_earlier_document_are_not_taken_for_those(donor: User) -> None:
    reserved = "Todos los derechos reservados."
    rows = [{"text": f"{LETTER * before}{reserved} {LETTER}"} for before in (2, 3, 1)]
    gift = read(donor, filas__jsonl="\n".join(map(json.dumps, rows)).encode())
    parts = parts_of(gift, "filas.jsonl")
    told = [_spot_in(parts, number, reserved) for number in (1, 2, 3)]
    assert len({offset for _, offset in told}) == 3
    found = [reading.find(parts, quote, offset) for quote, offset in told]
    assert [number for number, _ in found] == [1, 2, 3]
    assert [spot.offset for _, spot in found] == [offset for _, offset in told]


def _spot_in(parts: list[Held], number: int, words: str) -> tuple[str, int]:
    """What the stored evidence of a document quotes, as a finding passes it on."""
    hits = json.loads(
        pq.read_table(default_storage.path(parts[0].part.path))["evidence"].to_pylist()[number - 1]
    )
    (hit,) = [one for one in hits if one["quote"] in words]
    return hit["quote"], hit["offset"]
