"""Standoff annotations: a row for each with all that it says, and no text, which stands in another file."""

from pathlib import Path

import pytest

from ingestion import confined
from ingestion.job import Job
from ingestion.types import Outcome
from tests.extractors.reading import read, refusal

BRAT = "text/x-brat"
NOTED = """T1	ENFERMEDAD 22 30;35 43	diabetes mellitus
T2	FÁRMACO 1 9	insulina
R1	Trata Arg1:T2 Arg2:T1
E1	Toma:T2 Quién:T1

A1	Negado E1
A2	Grado T1 muy alto
N1	Reference T1 UMLS:C0011849	Diabetes	mellitus
#1	AnnotatorNotes T1	¿seguro?
*	Equiv T1 T2
"""


def test_annotations_are_rows_without_text() -> None:
    documents = read(NOTED.encode(), BRAT)
    assert [document.columns for document in documents] == [
        {"id": "T1", "type": "ENFERMEDAD", "start": 22, "end": 43, "spans": [[22, 30], [35, 43]], "text": "diabetes mellitus"},
        {"id": "T2", "type": "FÁRMACO", "start": 1, "end": 9, "spans": [[1, 9]], "text": "insulina"},
        {"id": "R1", "type": "Trata", "arguments": ["Arg1:T2", "Arg2:T1"], "text": ""},
        {"id": "E1", "type": "Toma", "trigger": "T2", "arguments": ["Quién:T1"], "text": ""},
        {"id": "A1", "type": "Negado", "ref": "E1", "text": ""},
        {"id": "A2", "type": "Grado", "ref": "T1", "value": "muy alto", "text": ""},
        {"id": "N1", "type": "Reference", "ref": "T1", "value": "UMLS:C0011849", "text": "Diabetes\tmellitus"},
        {"id": "#1", "type": "AnnotatorNotes", "ref": "T1", "text": "¿seguro?"},
        {"id": "*", "type": "Equiv", "arguments": ["T1", "T2"], "text": ""},
    ]  # fmt: skip
    assert {(document.text, document.apart) for document in documents} == {("", ())}
    assert read(NOTED.encode(), BRAT, start=4, stop=6) == documents[4:6]


@pytest.mark.parametrize(
    "line",
    ["que sigue aquí", "T1\tA 1\tx", "T1\tA 1 2;\tx", "T1\tA " + "9" * 5_000 + " 2\tx", "T1", "T1\t\tx", "R1\t\tx", "X1\tA T1\tx", "TT" * 30 + "\tA 1 2\tx", "\tA 1 2\tx"],
)  # fmt: skip
def test_what_is_no_annotation_stays_whole(line: str) -> None:
    *_, last = read((NOTED + line + "\n").encode(), BRAT)
    assert (last.columns, last.text) == ({"_raw": line}, "")


def test_other_newlines_and_encodings() -> None:
    expected = [document.columns for document in read(NOTED.encode(), BRAT)]
    for data in (
        NOTED.replace("\n", "\r\n").encode("utf-8-sig"),
        NOTED.encode("utf-16"),
        NOTED.encode("cp1252"),
    ):
        assert [document.columns for document in read(data, BRAT)] == expected
    assert read(NOTED.encode("cp1252"), BRAT)[-1].cleaning == ("decoded:cp1252",)


def test_a_file_of_annotations_is_read_and_its_rows_have_no_characters(tmp_path: Path) -> None:
    path = tmp_path / "caso.ann"
    path.write_text(NOTED, encoding="utf-8")
    job: Job = {
        "name": path.name,
        "size": path.stat().st_size,
        "budget": {"members": 9, "unpacked_bytes": 1 << 20},
    }
    *_, end = told = list(confined.read(path, job))
    assert [one["text"] for one in told if one["m"] == "doc"] == [""] * 9
    assert (end["outcome"], end["reason"], end["media_type"]) == ("text", "", BRAT)
    assert (end["documents"], end["characters"], end["languages"]) == (9, 0, {})


@pytest.mark.timeout(20)
def test_hostile_lines_are_soon_read() -> None:
    for line in (
        "T1\tA " + ";".join(["1 2"] * 200_000) + "\tx", "T1\tA 1 2" + ";1 2" * 200_000 + "x\tx", "E1\tA:T1" + " B:T1" * 150_000, "A1\t" + " " * 900_000 + "x",
        "T" * 900_000, "T1\t" + "A" * 900_000, "T1" + "\t" * 900_000 + "x",
    ):  # fmt: skip
        assert len(read(line.encode(), BRAT)) == 1


def test_a_file_without_annotations_is_empty_and_an_endless_line_refused() -> None:
    assert refusal(b"\n \n", BRAT) == (Outcome.EMPTY, "no_records")
    assert refusal(b"T1\tA 1 2\t" + b"a" * 2_000_000, BRAT) == (Outcome.REFUSED, "record_too_large")


def test_whatever_the_bytes_nothing_else_is_raised() -> None:
    data = NOTED.encode()
    for cut in range(len(data)):
        assert read(data[:cut] + b"\xff" + data[cut:], BRAT)
