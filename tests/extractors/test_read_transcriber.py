"""Transcriber: a row for each stretch between two points of time and for each speaker of it; noises and remarks are no text."""

from typing import Any

from ingestion.types import Outcome
from tests.extractors.reading import read, refusal

TRS = "application/x-transcriber+xml"
HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE Trans SYSTEM "trans-14.dtd">
<Trans scribe="ana" audio_filename="C:\\cintas\\cuento" version="2" version_date="210312">
<Speakers><Speaker id="spk1" name="Lupe  Paz" type="female"/><Speaker id="spk2" name="Pedro"/><Speaker id="spk3" name=""/></Speakers>
<Topics><Topic id="to1" desc="cuentos"/></Topics>
<Episode program="Radio">
"""
TAIL = "</Episode></Trans>"


def turn(said: str, speaker: str = "spk1", times: tuple[str, str] = ("0", "9.5")) -> str:
    return f'<Turn speaker="{speaker}" startTime="{times[0]}" endTime="{times[1]}">{said}</Turn>\n'


def file(*turns: str, section: str = 'type="report" topic="to1"') -> bytes:
    return f"{HEAD}<Section {section}>{''.join(turns)}</Section>{TAIL}".encode()


def columns(data: bytes) -> list[dict[str, Any]]:
    return [document.columns or {} for document in read(data, TRS)]


def told(data: bytes, *names: str) -> list[tuple[Any, ...]]:
    return [tuple(row.get(name) for name in names) for row in columns(data)]


CONVERSATION = file(
    turn('<Sync time="0"/>\nhabía una vez\nuna ñandú\n<Sync time="2.1"/>\nque no volaba [risas] y corría\n', times=("0", "4.25")),
    turn('<Sync time="4.25"/>\n<Who nb="1"/>\n¿y entonces?\n<Who nb="2"/>\nse fue\n<Sync time="7"/>\n<Who nb="2"/>\nlejos\n', "spk1 spk2", ("4.25", "9.5")),
)  # fmt: skip


def test_a_row_for_each_stretch_and_for_each_who_speaks_in_it() -> None:
    first, *others = columns(CONVERSATION)
    assert first == {
        "speaker": "Lupe Paz", "start": 0.0, "end": 2.1, "media": "cuento", "section": "report", "topic": "cuentos",
        "text": "había una vez una ñandú",
    }  # fmt: skip
    assert [tuple(row[name] for name in ("speaker", "start", "end", "text")) for row in others] == [
        ("Lupe Paz", 2.1, 4.25, "que no volaba [risas] y corría"),
        ("Lupe Paz", 4.25, 7.0, "¿y entonces?"),
        ("Pedro", 4.25, 7.0, "se fue"),
        ("Pedro", 7.0, 9.5, "lejos"),
    ]
    document = read(CONVERSATION, TRS)[1]
    assert document.text == "que no volaba [risas] y corría"
    assert document.apart == (("text", document.text),)


def test_what_is_heard_or_remarked_besides_is_no_text() -> None:
    said = (
        '<Sync time="0"/>el pá<Event desc="tos" type="noise" extent="instantaneous"/>jaro '
        '<Event desc="en" type="language" extent="begin"/>yes<Event desc="en" type="language" extent="end"/>'
        '<Background time="0" type="music" level="high"><Background type="speech" level="off"/> cantó</Background>'
        '<Comment desc="revisar  esto"/><Comment desc="otra vez"/><Event/>'
    )
    (row,) = columns(file(turn(said)))
    assert row["text"] == "el pájaro yes cantó"
    assert row["events"] == (
        "noise: tos; language: en (begin); language: en (end); background: music (high); background: speech (off)"
    )
    assert row["comment"] == "revisar esto; otra vez"
    assert read(file(turn(said)), TRS)[0].text == "el pájaro yes cantó"


def test_what_is_heard_before_who_speaks_is_told_with_it() -> None:
    said = '<Sync time="0"/><Event desc="risa" type="noise"/> <Who nb="2"/>no'
    assert told(file(turn(said, "spk1 spk2")), "speaker", "events") == [("Pedro", "noise: risa")]


def test_nothing_said_is_no_row() -> None:
    empty = turn("") + turn('<Sync time="0"/> \n<Event desc="b" type="noise"/><Sync time="3"/>')
    assert refusal(file(empty), TRS) == (Outcome.EMPTY, "no_records")
    assert refusal(HEAD.encode(), TRS) == (Outcome.EMPTY, "no_records")
    assert refusal(b"nada", TRS) == (Outcome.DAMAGED, "broken_document")
    assert refusal(b"", TRS) == (Outcome.DAMAGED, "broken_document")
    assert told(file(empty, turn("uno")), "text") == [("uno",)]


def test_speakers_without_a_name_or_not_in_the_table_are_called_by_their_number() -> None:
    data = file(turn("uno", "spk3"), turn("dos", "spk9"), turn("tres", ""), "<Turn>cuatro</Turn>")
    assert told(data, "speaker") == [("spk3",), ("spk9",), (None,), (None,)]


def test_overlapped_speech_that_nobody_is_named_for_is_everybodys() -> None:
    said = '<Sync time="0"/>uno<Who nb="3"/>dos<Who nb="x"/>tres<Who/>cuatro<Who nb="1"/>cinco'
    both = "Lupe Paz + Pedro"
    assert told(file(turn(said, "spk1 spk2")), "speaker", "text") == [
        (both, "uno"), (both, "dos"), (both, "tres"), (both, "cuatro"), ("Lupe Paz", "cinco"),
    ]  # fmt: skip


def test_times_are_those_of_the_points_and_at_the_ends_of_the_turn() -> None:
    data = file(turn('uno<Sync time="3"/>dos', times=("1", "4")))
    assert told(data, "start", "end") == [(1.0, 3.0), (3.0, 4.0)]


def test_points_out_of_order_and_times_that_are_none_give_no_time() -> None:
    said = '<Sync time="5"/>uno<Sync time="2"/>dos<Sync time="nan"/>tres<Sync/>cuatro<Sync time="-1"/>cinco<Sync time="1e400"/>seis'
    assert told(file(turn(said)), "start", "end", "text") == [
        (5.0, None, "uno"), (2.0, None, "dos"), (None, None, "tres"), (None, None, "cuatro"), (None, None, "cinco"), (None, 9.5, "seis"),
    ]  # fmt: skip


def test_each_section_has_its_own_topic_and_what_lies_outside_has_none() -> None:
    sections = (
        f'<Section type="report" topic="to1">{turn("uno")}</Section>'
        f"<Section type='filler' topic='to7'>{turn('dos')}</Section><Section>{turn('tres')}</Section>{turn('cuatro')}y cinco"
        f'<Section type="nontrans">{turn("")}</Section> y seis'
    )
    data = f"{HEAD}{sections}{TAIL}".encode()
    assert told(data, "section", "topic", "text") == [
        ("report", "cuentos", "uno"), ("filler", "to7", "dos"), (None, None, "tres"), (None, None, "cuatro"), (None, None, "y cinco"), (None, None, "y seis"),
    ]  # fmt: skip
    assert told(data, "speaker", "start", "end")[-1] == (None, None, None)


def test_a_turn_and_a_section_that_never_end_are_ended_by_the_next() -> None:
    open_turn = '<Turn speaker="spk1" startTime="0" endTime="2">uno'
    data = (
        f'{HEAD}<Section type="report">{open_turn}<Section type="filler">{turn("dos", "spk2")}{TAIL}'.encode()
    )
    assert told(data, "speaker", "end", "section", "text") == [
        ("Lupe Paz", 2.0, "report", "uno"),
        ("Pedro", 9.5, "filler", "dos"),
    ]


def test_latin_1_is_read_as_declared() -> None:
    data = CONVERSATION.decode().replace('encoding="UTF-8"', 'encoding="ISO-8859-1"').encode("latin-1")
    first, *_ = read(data, TRS)
    assert (first.text, first.cleaning) == ("había una vez una ñandú", ("decoded:cp1252",))


def test_reading_goes_on_where_it_stopped() -> None:
    documents = read(CONVERSATION, TRS)
    assert [(one.position, one.resume_at) for one in documents] == [(n, n + 1) for n in range(5)]
    assert read(CONVERSATION, TRS, start=3) == documents[3:]
    assert read(CONVERSATION, TRS, stop=2) == documents[:2]
    assert read(CONVERSATION, TRS, start=5) == []
    assert read(CONVERSATION, TRS, one_way=True) == documents


def test_a_file_cut_off_keeps_what_was_there() -> None:
    documents = read(CONVERSATION[: CONVERSATION.index(b"volaba")], TRS)
    assert [one.text for one in documents] == ["había una vez una ñandú", "que no"]
    assert documents[-1].cleaning == ("broken_xml",)


def test_a_stretch_without_end_is_given_in_pieces_and_none_is_lost() -> None:
    said = "palabra <Event desc='x'/>" * 150_000
    documents = read(file(turn(f'<Sync time="1"/>{said}')), TRS)
    assert len(documents) > 1
    assert sum(len(one.text.split()) for one in documents) == 150_000
    assert {(one.columns or {})["speaker"] for one in documents} == {"Lupe Paz"}
    assert [(one.columns or {}).get("start") for one in documents][:2] == [1.0, None]


def test_many_who_speak_at_once_do_not_all_wait_for_the_end() -> None:
    rows = told(file(turn('<Who nb="1"/>a<Who nb="2"/>b' * 8_000, "spk1 spk2")), "end", "text")
    assert [text for _, text in rows] == ["a", "b"] * 8_000
    assert (rows[0], rows[-1]) == ((None, "a"), (9.5, "b"))


def test_names_are_short_and_few_speak_at_once() -> None:
    many = " ".join(f"{'n' * 400}{number}" for number in range(900))
    (row,) = columns(file(turn("uno", many)))
    assert len(row["speaker"]) <= 20 * 203
