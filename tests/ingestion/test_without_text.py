"""Rows that say something of texts and have none of their own, as annotations are: kept, and no part of what is judged or shown."""

import json
from io import BytesIO

import pytest

from donations.models import User
from ingestion import strata
from ingestion.job import ALLOWANCE, Job
from ingestion.mixtures import Mixtures
from ingestion.reading import read
from tests.publishing.making import approved, document, record

NOTES = "T1\tLUGAR 3 7\tcasa\nT2\tLUGAR 10 13\trío\nR1\tDe Arg1:T1 Arg2:T2\n"


@pytest.mark.parametrize("chosen", [[], ["texto"], ["text"]])
def test_columns_chosen_for_a_table_say_nothing_of_rows_that_have_no_text(chosen: list[str]) -> None:
    job: Job = {"name": "a.ann", "size": len(NOTES.encode()), "budget": ALLOWANCE, "text_columns": chosen}
    rows = [message for message in read(job, BytesIO(NOTES.encode())) if message["m"] == "doc"]
    assert [row["text"] for row in rows] == ["", "", ""]
    assert json.loads(rows[1]["columns"])["text"] == "río"
    assert {tuple(row["text_columns"]) for row in rows} == {("",)}


def test_columns_chosen_for_a_table_say_nothing_of_rows_whose_format_knows_better() -> None:
    tagged = "Juan B-PER\nvive O\nen O\nLima B-LOC\n\nMaría B-PER\ncanta O\n"
    job: Job = {
        "name": "a.txt",
        "size": len(tagged.encode()),
        "budget": ALLOWANCE,
        "text_columns": ["respuesta"],
    }
    rows = [message for message in read(job, BytesIO(tagged.encode())) if message["m"] == "doc"]
    assert [row["text"] for row in rows] == ["Juan vive en Lima", "María canta"]


@pytest.mark.django_db
def test_none_of_them_is_drawn_for_a_sample(donor: User) -> None:
    notes = [record(number, {"id": f"T{number}"}) | {"text": "", "characters": 0} for number in range(1, 90)]
    donation = approved(donor, [document(0, "Una carta."), *notes, document(90, "Otra carta.")])
    assert strata.choose(donation.versions.get(), 20) == {"doc-000000", "doc-000090"}


def test_they_are_in_no_language() -> None:
    counted = Mixtures()
    counted.add("train", {}, 0, 0.0)
    counted.add("train", {"es": 1.0}, 40, 1.0)
    assert [(mixed.documents, mixed.characters) for mixed in counted.all()] == [(1, 40)]
