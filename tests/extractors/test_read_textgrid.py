"""TextGrids, long and short: stretches of several tiers that lie in one another are one row."""

import pytest

from ingestion.types import Outcome
from tests.extractors.reading import read, refusal

TEXTGRID = "text/x-praat-textgrid"
LONG = """File type = "ooTextFile"
Object class = "TextGrid"

xmin = 0
xmax = 5.12
tiers? <exists>
size = 3
item []:
    item [1]:
        class = "IntervalTier"
        name = "palabras"
        xmin = 0
        xmax = 5.12
        intervals: size = 5
        intervals [1]:
            xmin = 0
            xmax = 1.2
            text = "Nocal"
        intervals [2]:
            xmin = 1.2
            xmax = 2.31
            text = "hueyi"
        intervals [3]:
            xmin = 2.31
            xmax = 2.5
            text = ""
        intervals [4]:
            xmin = 2.49
            xmax = 4
            text = "Ticnequi"
        intervals [5]:
            xmin = 4
            xmax = 5.12
            text = "atl"
    item [2]:
        class = "IntervalTier"
        name = "frase"
        xmin = 0
        xmax = 5.12
        intervals: size = 3
        intervals [1]:
            xmin = 0
            xmax = 2.31
            text = "Nocal ""hueyi""."
        intervals [2]:
            xmin = 2.31
            xmax = 2.5
            text = ""
        intervals [3]:
            xmin = 2.5
            xmax = 5.12
            text = "¿Ticnequi atl?"
    item [3]:
        class = "TextTier"
        name = "notas"
        xmin = 0
        xmax = 5.12
        points: size = 1
        points [1]:
            number = 1.5
            mark = "ríe un poco"
"""
SHORT = (
    '"ooTextFile"\n"TextGrid"\n0\n2\n<exists>\n1\n"IntervalTier"\n"frase"\n0\n2\n1\n0\n2\n"Nocal hueyi."\n'
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-8-sig"])
def test_a_row_holds_what_lies_in_it(encoding: str) -> None:
    first, second = read(LONG.encode(encoding), TEXTGRID)
    assert first.columns == {
        "start": 0.0, "end": 2.31, "palabras": "Nocal hueyi", "frase": 'Nocal "hueyi".', "notas": "ríe un poco",
    }  # fmt: skip
    assert first.text == 'Nocal "hueyi".\nríe un poco'  # words are pieces of what is text already
    assert second.columns == {
        "start": 2.5,
        "end": 5.12,
        "palabras": "Ticnequi atl",
        "frase": "¿Ticnequi atl?",
    }
    assert read(LONG.encode(), TEXTGRID, start=1) == [second]


def test_the_short_form_says_the_same() -> None:
    (document,) = read(f"File type = {SHORT}".encode(), TEXTGRID)
    assert document.columns == {"start": 0.0, "end": 2.0, "frase": "Nocal hueyi."}


def test_a_word_in_a_text_is_no_tier() -> None:
    (document,) = read(SHORT.replace("Nocal hueyi.", "IntervalTier").encode(), TEXTGRID)
    assert document.text == "IntervalTier"


def test_speakers_who_do_not_say_the_same_have_rows_of_their_own() -> None:
    other = '"IntervalTier"\n"Juan"\n0\n4\n2\n0\n1.9\n""\n1.9\n4\n"¿Canin tica?"\n'
    first, second = read((SHORT.replace("<exists>\n1", "<exists>\n2") + other).encode(), TEXTGRID)
    assert first.columns == {"start": 0.0, "end": 2.0, "frase": "Nocal hueyi."}
    assert second.columns == {"start": 1.9, "end": 4.0, "Juan": "¿Canin tica?"}


def test_a_file_cut_off_keeps_what_was_there() -> None:
    (document,) = read(LONG[: LONG.index('"hueyi"')].encode(), TEXTGRID)
    assert document.text == "Nocal"


@pytest.mark.parametrize("number", ["1e999", "-1e308", "99999999999999999999"])
def test_numbers_that_no_recording_has_break_nothing(number: str) -> None:
    (document,) = read(SHORT.replace('0\n2\n"Nocal', f'0\n{number}\n"Nocal').encode(), TEXTGRID)
    assert document.columns == {"start": 0.0, "end": 0.0, "frase": "Nocal hueyi."}
    endless = SHORT.replace('2\n1\n0\n2\n"Nocal', f'2\n{number}\n0\n2\n"Nocal')
    assert refusal(endless.encode(), TEXTGRID) == (Outcome.EMPTY, "no_records")


def test_many_tiers_and_many_quotes_take_no_long() -> None:
    tiers = "".join(
        f'"IntervalTier"\n"t{number}"\n0\n2\n1\n0\n2\n"a{number} b"\n' for number in range(20_000)
    )
    assert len(read(tiers.encode(), TEXTGRID)) == 20_000
    assert refusal(b'"' * 300_001, TEXTGRID) == (Outcome.EMPTY, "no_records")


def test_silence_is_no_row() -> None:
    assert refusal(SHORT.replace("Nocal hueyi.", " ").encode(), TEXTGRID) == (Outcome.EMPTY, "no_records")
