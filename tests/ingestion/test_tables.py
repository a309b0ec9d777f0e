"""Tables keep columns and splits on their whole way; the donor's choice of the text is read, and proposal and reading agree."""

import json

import pytest

from donations import structure
from donations.models import Donation, Status, TextVersion
from tests.factories import give, send
from tests.ingestion.machine import texts, turn

ROWS = [
    {
        "pregunta": f"¿Cómo se hace el mbejú de la receta {n}?",
        "respuesta": f"Con almidón {n}.",
        "tema": "cocina",
    }
    for n in range(6)
]


def _read(donation: Donation) -> TextVersion:
    give(donation, "datos/train.jsonl", "\n".join(json.dumps(row) for row in ROWS[:4]).encode())
    give(donation, "datos/prueba.json", json.dumps(ROWS[4:]).encode())
    send(donation)
    turn()
    return _newest(donation)


def _newest(donation: Donation) -> TextVersion:
    version = donation.versions.first()
    assert version is not None
    return version


@pytest.mark.django_db
def test_what_was_read_is_profiled_by_split(donation: Donation) -> None:
    found = _read(donation).columns
    assert {split: one["rows"] for split, one in found.items()} == {"train": 4, "test": 2}
    table = found["train"]["tables"][""]
    assert table["text"] == table["read"] == {"columns": ["pregunta", "respuesta"], "why": "pair"}
    assert (table["columns"]["tema"]["role"], table["columns"]["pregunta"]["distinct"]) == ("label", 4)
    assert "\n".join((ROWS[0]["pregunta"], ROWS[0]["respuesta"])) in texts(donation).values()


@pytest.mark.django_db
def test_the_donors_choice_is_read_anew(donation: Donation) -> None:
    _read(donation)
    assert structure.confirm(donation, donation.donor, text_columns=["respuesta"], withheld=["test"])
    turn()
    donation.refresh_from_db()
    version = _newest(donation)
    assert (donation.status, version.number) == (Status.IN_REVIEW, 2)
    assert sorted(texts(donation).values()) == [row["respuesta"] for row in ROWS]
    assert version.columns["test"]["tables"][""]["read"] == {"columns": ["respuesta"], "why": "chosen"}
    assert not structure.confirm(donation, donation.donor, text_columns=["respuesta"])  # nothing to read anew


@pytest.mark.django_db
def test_without_tables_there_is_no_profile(donation: Donation) -> None:
    give(donation, "carta.txt", b"Querida radio, les escribo para contarles de la lluvia.")
    send(donation)
    turn()
    assert _newest(donation).columns == {}
