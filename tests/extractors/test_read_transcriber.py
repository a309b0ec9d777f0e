"""Transcriber: a row for each stretch of time and speaker; noises stand beside the text."""

from typing import Any

import pytest

from ingestion.types import Outcome
from tests.extractors.reading import read, refusal

KIND = "application/x-transcriber+xml"
HEAD = """<?xml version="1.0" encoding="{}"?>
<!DOCTYPE Trans SYSTEM "trans-14.dtd">
<Trans scribe="ana" audio_filename="cuento" version="2">
<Speakers><Speaker id="spk1" name="Lupe"/><Speaker id="spk2" name="Ñ. Pedro"/></Speakers>
<Topics><Topic id="to1" desc="cuentos"/></Topics>
<Episode><Section type="report" startTime="0" endTime="9.5" topic="to1">
"""
FOOT = "</Section></Episode></Trans>\n"
TURNS = """<Turn speaker="spk1" startTime="0" endTime="4.25"><Sync time="0"/>
había una vez
una ñandú
<Sync time="2.1"/>
que<Event desc="risa" type="noise" extent="instantaneous"/>no volaba <Comment desc="¿o sí?"/>
</Turn>
<Turn speaker="spk1 spk2" startTime="4.25" endTime="9.5"><Sync time="4.25"/>
<Who nb="1"/>
¿y entonces?
<Who nb="2"/>
se fue
<Background time="6" type="music" level="high"/>
</Turn>
<Turn startTime="9.5" endTime="11"><Sync time="9.5"/>
<Event desc="tos" type="noise" extent="instantaneous"/>
</Turn>
<Turn speaker="spk9" startTime="x" endTime=""><Sync time=""/>
nadie sabe cuándo
</Turn>
<Turn speaker="spk1" startTime="12" endTime="13"><Sync time="12"/>
</Turn>
"""
ABOUT = {"media": "cuento", "section": "report", "topic": "cuentos"}
ROWS: list[dict[str, Any]] = [
    {"speaker": "Lupe", "start": 0.0, "end": 2.1, **ABOUT, "text": "había una vez una ñandú"},
    {"speaker": "Lupe", "start": 2.1, "end": 4.25, **ABOUT, "text": "que no volaba", "events": ["noise: risa", "comment: ¿o sí?"]},
    {"speaker": "Lupe", "start": 4.25, "end": 9.5, **ABOUT, "text": "¿y entonces?"},
    {"speaker": "Ñ. Pedro", "start": 4.25, "end": 9.5, **ABOUT, "text": "se fue"},
    {"start": 9.5, "end": 11.0, **ABOUT, "text": "", "events": ["noise: tos"]},
    {"speaker": "spk9", **ABOUT, "text": "nadie sabe cuándo"},
]  # fmt: skip


@pytest.mark.parametrize("encoding", ["UTF-8", "ISO-8859-1"])
def test_each_stretch_of_a_speaker_is_a_row(encoding: str) -> None:
    found = read((HEAD.format(encoding) + TURNS + FOOT).encode(encoding), KIND)
    assert [one.columns for one in found] == ROWS
    assert [one.text for one in found] == [row["text"] for row in ROWS]
    assert read((HEAD.format(encoding) + TURNS + FOOT).encode(encoding), KIND, start=2, stop=4) == found[2:4]


def test_where_it_breaks_off_nothing_before_is_lost() -> None:
    whole = HEAD.format("UTF-8") + TURNS
    found = read(whole[: whole.index("se fue") + 6].encode(), KIND)
    assert [one.text for one in found] == [
        "había una vez una ñandú",
        "que no volaba",
        "¿y entonces?",
        "se fue",
    ]


def test_what_stands_where_nobody_speaks_is_kept() -> None:
    found = read(
        HEAD.format("UTF-8").encode()
        + b"antes"
        + TURNS.encode()
        + b"<Event desc='fin'/>entre"
        + FOOT.encode(),
        KIND,
    )
    assert [one.text for one in found if one.columns and "speaker" not in one.columns] == [
        "antes",
        "",
        "entre",
    ]
    assert found[-1].columns == {**ABOUT, "text": "entre", "events": ["comment: fin"]}


def test_overlapped_speech_without_a_mark_is_of_both_and_a_wrong_mark_of_nobody() -> None:
    turn = '<Turn speaker="spk1 spk2" startTime="0" endTime="1"><Sync time="0"/>¡ay!<Who nb="7"/>¿quién?<Who nb="x"/>¿eh?</Turn>'
    found = read((HEAD.format("UTF-8") + turn + FOOT).encode(), KIND)
    assert [(one.columns or {}).get("speaker") for one in found] == ["Lupe + Ñ. Pedro", None, None]


def test_what_says_nothing_is_empty() -> None:
    assert refusal((HEAD.format("UTF-8") + FOOT).encode(), KIND) == (Outcome.EMPTY, "no_records")
    assert refusal(b"nada", KIND)[0] is Outcome.DAMAGED
