"""EXMARaLDA: a row for each event of what is said, with what other tiers of the same speaker say of it."""

import pytest

from ingestion.types import Outcome
from tests.extractors.reading import read, refusal

KIND = "application/x-exmaralda+xml"
EXB = """<?xml version="1.0" encoding="UTF-8"?>
<basic-transcription><head><meta-information><project-name>Voces</project-name>
<referenced-file url="audio\\cuento.wav"/><referenced-file url="cuento.mp4"/>
<ud-meta-information><ud-information attribute-name="Licencia">CC BY 4.0</ud-information></ud-meta-information>
<comment>Grabado en  Juchitán</comment><transcription-convention>HIAT</transcription-convention></meta-information>
<speakertable><speaker id="SPK0"><abbreviation>LUP</abbreviation></speaker><speaker id="SPK1"><abbreviation>PED</abbreviation></speaker></speakertable></head>
<basic-body><common-timeline><tli id="T0" time="0.0"/><tli id="T1"/><tli id="T2" time="4.0"/><tli id="T3" time="nada"/></common-timeline>
<tier id="TIE0" speaker="SPK0" category="v" type="t" display-name="LUP [v]">
<event start="T0" end="T1">había una   vez </event><event start="T1" end="T2">una ñandú</event></tier>
<tier id="TIE1" speaker="SPK0" category="en" type="a"><event start="T0" end="T2">once there was a rhea</event></tier>
<tier id="TIE2" speaker="SPK0" category="zap" type="a"><event start="T1" end="T2">ti ñandú</event></tier>
<tier id="TIE3" speaker="SPK0" category="nv" type="d"><event start="T0" end="T1">ríe mucho</event></tier>
<tier id="TIE4" speaker="SPK1" category="v" type="t"><event start="T1" end="T2">¡ajá!</event><event start="T9" end="T2">sin lugar</event></tier>
<tier id="TIE5" speaker="SPK1" category="bajito" type="t"><event start="T1" end="T2">ya voy</event></tier>
</basic-body></basic-transcription>
"""


def test_each_event_is_a_row_with_what_lies_below_it() -> None:
    found = read(EXB.encode(), KIND)
    about = {"media": "cuento.wav"}
    assert [one.columns for one in found] == [
        {"speaker": "LUP", "start": 0.0, "end": 2.0, **about, "v": "había una vez", "nv": "ríe mucho"},
        {"speaker": "LUP", "start": 0.0, "end": 4.0, **about, "en": "once there was a rhea"},
        {"speaker": "LUP", "start": 2.0, "end": 4.0, **about, "v": "una ñandú", "zap": "ti ñandú"},
        {"speaker": "PED", "start": 2.0, "end": 4.0, **about, "v": "¡ajá!"},
        {"speaker": "PED", "start": 2.0, "end": 4.0, **about, "bajito": "ya voy"},
        {"speaker": "PED", **about, "v": "sin lugar"},
    ]  # fmt: skip
    assert [one.text for one in found] == [
        "había una vez", "once there was a rhea", "una ñandú\nti ñandú", "¡ajá!", "ya voy", "sin lugar",
    ]  # fmt: skip
    assert found[0].marks == (
        ("exmaralda:Licencia", "CC BY 4.0"), ("exmaralda:comment", "Grabado en Juchitán"), ("exmaralda:transcription-convention", "HIAT"),
    )  # fmt: skip
    assert read(EXB.encode(), KIND, start=1, stop=3) == found[1:3]


def test_without_any_time_the_order_of_the_file_stays() -> None:
    bare = EXB.replace(' time="0.0"', "").replace(' time="4.0"', "")
    found = read(bare.encode(), KIND)
    assert [one.text for one in found] == [
        "había una vez",
        "una ñandú\nti ñandú",
        "once there was a rhea",
        "¡ajá!",
        "sin lugar",
        "ya voy",
    ]
    assert not any("start" in (one.columns or {}) for one in found)


BEGIN = EXB.index("había")


@pytest.mark.parametrize("cut", [*range(150, BEGIN, 97), *range(BEGIN + 9, len(EXB), 97)])
def test_wherever_it_breaks_off_it_is_answered(cut: int) -> None:
    cut_off = EXB[:cut].encode()
    if cut > BEGIN:
        assert read(cut_off, KIND)[0].text.startswith("había")
    else:
        assert refusal(cut_off, KIND)[0] is Outcome.EMPTY
