"""Parquet and Arrow give every row once, its columns as they are, media left aside, and what is broken is answered."""

import datetime
import decimal
import io
import uuid
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from ingestion.extractors.columnar import Columnar
from ingestion.types import Outcome, Source, Unreadable
from tests.extractors.reading import read, refusal

PARQUET = "application/vnd.apache.parquet"
FILE, STREAM = "application/vnd.apache.arrow.file", "application/vnd.apache.arrow.stream"
COLUMNAR = Columnar()
EVERY = pytest.mark.parametrize("kind", [PARQUET, FILE, STREAM])


def _made(table: pa.Table, kind: str = PARQUET, **options: Any) -> bytes:
    made = io.BytesIO()
    if kind == PARQUET:
        pq.write_table(table, made, **options)
    else:
        writer = pa.ipc.new_file if kind == FILE else pa.ipc.new_stream
        with writer(made, table.schema) as target:
            target.write_table(table, max_chunksize=options.get("row_group_size"))
    return made.getvalue()


def _rows(count: int) -> pa.Table:
    return pa.table({"id": list(range(count)), "texto": [f"canción {number}" for number in range(count)]})


@EVERY
def test_rows_come_with_their_columns_and_text(kind: str) -> None:
    table = pa.table(
        {"id": [1, 2], "texto": ["canción", None], "notas": [["a", None], []], "licencia": ["CC BY 4.0", ""]}
    )
    first, second = read(_made(table, kind), kind)
    assert (first.text, first.columns) == (
        "canción",
        {"id": 1, "texto": "canción", "notas": ["a", None], "licencia": "CC BY 4.0"},
    )
    assert first.marks == (("column:licencia", "CC BY 4.0"),)
    assert (second.position, second.resume_at, second.columns) == (
        1,
        2,
        {"id": 2, "texto": None, "notas": [], "licencia": ""},
    )


@EVERY
def test_ranges_that_follow_one_another_give_each_row_once(kind: str) -> None:
    data = _made(_rows(25), kind, row_group_size=7)
    whole = read(data, kind)
    assert [document.position for document in whole] == list(range(25))
    for cut in (0, 3, 7, 8, 24, 25):
        assert read(data, kind, stop=cut) + read(data, kind, start=cut) == whole


def test_what_json_has_no_word_for_is_written_as_text_or_null() -> None:
    far = pa.array([-(10**17)], pa.timestamp("us"))
    table = pa.table({
        "texto": ["a"],
        "cuándo": pa.array([1_577_836_800_123_456_789], pa.timestamp("ns", "Asia/Tokyo")),
        "día": [datetime.date(1810, 5, 25)],
        "precio": [decimal.Decimal("10.50")],
        "nada": [float("nan")],
        "mapa": pa.array([[("k", 1)]], pa.map_(pa.string(), pa.int32())),
        "clase": pa.array(["sí"]).dictionary_encode(),
        "dentro": pa.array([[{"t": 1_000_000_001}]], pa.list_(pa.struct([("t", pa.timestamp("ns"))]))),
        "lejos": far,
    })  # fmt: skip
    (document,) = read(_made(table, STREAM), STREAM)
    assert document.columns is not None
    assert document.columns.pop("lejos").startswith("-1199")
    assert document.columns == {
        "texto": "a", "cuándo": "2020-01-01T00:00:00.123456", "día": "1810-05-25", "precio": "10.50", "nada": None,
        "mapa": [["k", 1]], "clase": "sí", "dentro": [{"t": "1970-01-01T00:00:01"}],
    }  # fmt: skip


CELL = pa.struct([("bytes", pa.binary()), ("path", pa.string()), ("sampling_rate", pa.int32())])


@EVERY
def test_numbers_of_things_are_written_as_people_know_them(kind: str) -> None:
    number = uuid.UUID(int=5)
    table = pa.table({
        "texto": ["Uno"], "id": pa.array([number.bytes], pa.uuid()),
        "de": pa.ListArray.from_arrays([0, 2], pa.array([number.bytes, None], pa.uuid())),
    })  # fmt: skip
    (document,) = read(_made(table, kind), kind)
    assert document.columns is not None
    assert (document.columns["id"], document.columns["de"]) == (str(number), [str(number), None])


@EVERY
def test_sounds_are_files_of_their_own(kind: str) -> None:
    """Named by their column and row, whatever their paths were on another machine."""
    cells = [
        {"bytes": b"uno", "path": "/home/ana/.cache/a.mp3", "sampling_rate": 8000},
        {"bytes": b"dos", "path": None, "sampling_rate": None},
        {"bytes": b"tres", "path": "C:\\voces\\a.mp3", "sampling_rate": None},
        {"bytes": None, "path": "aparte.mp3", "sampling_rate": None},
        None,
    ]
    words = [f"buenas tardes {n}" for n in range(5)]
    table = pa.table({"audio": pa.array(cells, CELL), "transcription": words})
    found = read(_made(table, kind), kind)
    assert [[(one.name, one.content) for one in document.attached] for document in found] == [
        [("audio/0/a.mp3", b"uno")], [("audio/1", b"dos")], [("audio/2/a.mp3", b"tres")], [], [],
    ]  # fmt: skip
    assert [document.columns and document.columns["audio"] for document in found] == [
        {"path": "audio/0/a.mp3", "sampling_rate": 8000}, {"path": "audio/1", "sampling_rate": None},
        {"path": "audio/2/a.mp3", "sampling_rate": None}, {"path": "aparte.mp3", "sampling_rate": None}, None,
    ]  # fmt: skip
    assert [document.text for document in found] == words
    assert {document.cleaning for document in found} == {()}
    assert read(_made(table, kind), kind, start=2) == found[2:], "wherever a reading begins"


def test_what_stands_beside_its_bytes_is_written_as_elsewhere() -> None:
    cell = {"bytes": b"uno", "path": "a.mp3", "largo": float("nan"), "día": datetime.date(1810, 5, 25)}
    (document,) = read(_made(pa.table({"audio": [cell], "texto": ["buenas"]})), PARQUET)
    assert document.columns is not None
    assert document.columns["audio"] == {"path": "audio/0/a.mp3", "largo": None, "día": "1810-05-25"}


def test_pictures_as_bare_bytes_are_files_too() -> None:
    png, heic = b"\x89PNG\r\n\x1a\n...", b"\x00\x00\x00\x18ftypheic"
    table = pa.table({"foto": pa.array([png, heic, None]), "nota": ["hay un río", "y un puente", "y nada"]})
    found = read(_made(table), PARQUET)
    assert [[one.content for one in document.attached] for document in found] == [[png], [heic], []]
    assert [document.columns and document.columns["foto"] for document in found] == [
        {"path": "foto/0"},
        {"path": "foto/1"},
        None,
    ]
    assert found[0].text == "hay un río"


def test_where_no_column_is_text_by_name_the_names_of_files_are_none() -> None:
    table = pa.table(
        {"audio": pa.array([{"bytes": b"uno", "path": "a.mp3"}], CELL), "qué": ["buenas"], "más": ["tardes"]}
    )
    (document,) = read(_made(table), PARQUET)
    assert document.text == "buenas\ntardes"


@EVERY
def test_other_bytes_are_left_out_and_noted(kind: str) -> None:
    inner = pa.struct([("bytes", pa.binary()), ("texto", pa.string())])
    table = pa.table({
        "huella": pa.array([b"\x00\x01"]),
        "varias": pa.array([[{"bytes": b"\x89PNG", "texto": "pie"}]], pa.list_(inner)),
        "firma": pa.array([{"datos": b"\x00", "de": "Ana"}], pa.struct([("datos", pa.binary()), ("de", pa.string())])),
        "transcription": ["buenas tardes"],
    })  # fmt: skip
    (document,) = read(_made(table, kind), kind)
    assert document.text == "buenas tardes"
    assert document.cleaning == ("bytes_left_out:huella", "bytes_left_out:varias", "bytes_left_out:firma")
    assert document.columns == {
        "transcription": "buenas tardes",
        "varias": [{"texto": "pie"}],
        "firma": {"de": "Ana"},
    }
    assert document.attached == ()


def test_a_file_that_is_too_large_stays_and_is_noted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingestion.extractors.columnar_files.LARGEST_BYTES", 3)
    cells = [{"bytes": b"1234", "path": "a.mp3"}, {"bytes": b"123", "path": "b.mp3"}]
    table = pa.table({"audio": pa.array(cells, CELL), "transcription": ["buenas", "tardes"]})
    first, second = read(_made(table), PARQUET)
    assert (first.attached, first.cleaning) == ((), ("bytes_left_out:audio",))
    assert first.columns is not None
    assert first.columns["audio"]["path"] == "a.mp3"
    assert ([one.content for one in second.attached], second.cleaning) == ([b"123"], ())


def test_text_that_old_programs_called_bytes_is_text() -> None:
    (document,) = read(_made(pa.table({"texto": pa.array(["ñandú".encode()])})), PARQUET)
    assert (document.text, document.columns) == ("ñandú", {"texto": "ñandú"})


@EVERY
def test_letters_that_are_none_are_replaced(kind: str) -> None:
    broken = pa.array([b"ma\xf1ana", b"bien"]).view(pa.string())
    assert [document.text for document in read(_made(pa.table({"texto": broken}), kind), kind)] == [
        "ma\ufffdana",
        "bien",
    ]


def test_the_columns_its_donor_chose_are_the_text() -> None:
    data = _made(pa.table({"titular": ["uno"], "texto": ["dos"]}))
    source = Source(io.BytesIO(data), "a", len(data), PARQUET, text_columns=("titular",))
    assert [document.text for document in COLUMNAR.extract(source)] == ["uno"]


@EVERY
def test_without_rows_it_is_empty(kind: str) -> None:
    assert refusal(_made(_rows(0), kind), kind) == (Outcome.EMPTY, "no_records")


@EVERY
def test_every_cut_and_changed_byte_is_answered(kind: str) -> None:
    data = _made(_rows(30), kind, row_group_size=10)
    answers = set()
    for place in range(4, len(data), 5):
        for broken in (data[:place], data[:place] + bytes([data[place] ^ 0xFF]) + data[place + 1 :]):
            answers.add(_outcome(broken, kind))
    assert answers <= {Outcome.TEXT, Outcome.DAMAGED, Outcome.EMPTY, Outcome.ENCRYPTED}
    assert {Outcome.TEXT, Outcome.DAMAGED} <= answers


def _outcome(data: bytes, kind: str) -> Outcome:
    try:
        read(data, kind)
    except Unreadable as said:
        return said.outcome
    return Outcome.TEXT


@pytest.mark.parametrize("kind", [PARQUET, FILE])
def test_inside_a_large_archive_it_cannot_be_read(kind: str) -> None:
    with pytest.raises(Unreadable, match="too_large_inside"):
        read(_made(_rows(3), kind), kind, one_way=True)


def test_a_stream_is_read_front_to_back() -> None:
    data = _made(_rows(9), STREAM, row_group_size=4)
    assert read(data, STREAM, one_way=True) == read(data, STREAM)


def test_one_row_group_is_read_in_many_batches_however_large_it_is() -> None:
    small, large = (_most_memory(rows) for rows in (900, 3_600))
    assert large < small * 1.5


def _most_memory(rows: int) -> int:
    """Read one row group of so many long rows, and tell the most that Arrow held meanwhile."""
    lines = [f"{number} " + "palabra " * 4_000 for number in range(rows)]
    data = _made(pa.table({"texto": lines}), compression="zstd", row_group_size=rows)
    before = most = pa.total_allocated_bytes()
    for _ in COLUMNAR.extract(Source(io.BytesIO(data), "a", len(data), PARQUET)):
        most = max(most, pa.total_allocated_bytes())
    return int(most - before)
