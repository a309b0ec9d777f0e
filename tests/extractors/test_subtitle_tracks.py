"""SBV, SAMI and LRC give what is said or sung, without its times; verses keep their lines."""

import pytest

from ingestion.types import Outcome
from tests.extractors.reading import read, refusal

SBV, LRC, SAMI = "text/x-sbv", "text/x-lrc", "application/x-sami"
SPOKEN = """0:00:00.599,0:00:04.160
Buenos días, vecinos[br]de la

0:00:04.160,0:00:05.000
radio.

0:00:05.000,0:00:09.500
- ¿Cuándo?
- En
1984

0:00:16.000,0:00:17.000
3 &lt; 4
"""
SONG = """[ti:Río abajo]
[ar: Inés]
[length: 02:10]
[offset:+500]

[00:12.00][00:40.00]Río abajo,
[00:14.00]va la <i>canoa</i>
y el pez
[00:16:50]<00:16.50>can<00:17.00>tan<00:17.20>do
[00:18.00]
[00:30]¿Quién vendrá?
[Coro]
[01:02.345][1984] nadie
"""
FILM = """<SAMI><HEAD><TITLE>Río</TITLE><STYLE TYPE="text/css"><!-- .ES {lang: es;} .QU {lang: qu;} --></STYLE></HEAD>
<BODY>
<SYNC Start=1000><P Class=ES>Hola,<br/>qué
 tal
<SYNC Start="2000"><P Class=ES>&nbsp;
<sync start=2500><p class='es'><font color="red">¡Vamos</font> ya!</p><P Class=QU>Haku!</P>
<SYNC Start=9000><P Class=ES>- ¿Sí?<BR>- Sí.<P class=QU>Arí.
</BODY></SAMI>
"""


def _text(written: str, kind: str, encoding: str = "utf-8") -> str:
    (document,) = read(written.encode(encoding), kind)
    assert document.columns is None
    return document.text


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_sbv(newline: str, encoding: str) -> None:
    said = "Buenos días, vecinos de la radio.\n- ¿Cuándo?\n- En 1984\n\n3 < 4"
    assert _text(SPOKEN.replace("\n", newline), SBV, encoding) == said


def test_lyrics_keep_their_verses_and_say_whose_they_are() -> None:
    (document,) = read(SONG.encode(), LRC)
    assert document.text == (
        "Río abajo,\nva la canoa\ny el pez\ncantando\n\n¿Quién vendrá?\n[Coro]\n[1984] nadie"
    )
    assert document.marks == (("lrc:ti", "Río abajo"), ("lrc:ar", "Inés"))
    assert _text(SONG.replace("\n", "\r\n"), LRC, "cp1252") == document.text


def test_lyrics_stand_in_the_order_of_time() -> None:
    assert _text("[00:30.00]dos\n[00:10.00][00:50.00]uno\n[01:00.00]tres\n", LRC) == "uno\ndos\ntres"


def test_each_class_of_sami_is_a_track() -> None:
    (document,) = read(FILM.encode(), SAMI)
    assert document.text == "Hola, qué tal\n¡Vamos ya!\n- ¿Sí?\n- Sí.\n\nHaku!\nArí."
    assert document.marks == (("sami:title", "Río"),)
    assert _text("<SAMI><BODY><SYNC Start=1>Hola.<SYNC Start=9>Adiós", SAMI) == "Hola.\nAdiós"


def test_a_silence_begins_a_paragraph() -> None:
    assert _text("[00:01.00]uno\n[00:02.00]\n[00:09.00]dos\n[00:20.00]tres\n", LRC) == "uno\n\ndos\ntres"
    film = "<SYNC Start=1000>Uno.<SYNC Start=2000>&nbsp;<SYNC Start=9000>Dos.<SYNC Start=20000>Tres."
    assert _text(film, SAMI) == "Uno.\n\nDos.\nTres."


def test_what_is_cut_off_or_silent() -> None:
    assert _text(SPOKEN[: SPOKEN.index("ndo?")], SBV).endswith("- ¿Cuá")
    assert _text(FILM[: FILM.index("Sí?")], SAMI) == "Hola, qué tal\n¡Vamos ya!\n- ¿\n\nHaku!"
    for silent, kind in (
        ("0:00:00.599,0:00:04.160\n\n", SBV),
        ("[ti:Río]\n[00:01.00]\n", LRC),
        ("<SAMI><BODY>", SAMI),
        ("", LRC),
    ):
        assert refusal(silent.encode(), kind) == (Outcome.EMPTY, "no_text")


def test_marks_are_few_and_short() -> None:
    tags = "".join(f"[ti:{number}{'a' * 900}]\n" for number in range(90))
    (document,) = read(f"{tags}[00:01.00]uno\n".encode(), LRC)
    assert len(document.marks) == 50
    assert {len(value) for _, value in document.marks} == {500}


@pytest.mark.parametrize("kind", [SBV, LRC, SAMI])
def test_one_too_large_is_refused(kind: str) -> None:
    assert refusal(b"a\n" * 2_200_000, kind) == (Outcome.REFUSED, "document_too_large")


def test_signs_without_end_take_no_long() -> None:
    for seed in (
        "<sync ",
        "<sync start=1>",
        "<p class=",
        "<br",
        "<",
        "[0:00]",
        "[ti:",
        "[ti:]x ",
        "<00:01.00",
        " 0:00:00.0,",
        "]",
        " ",
    ):
        for kind in (SBV, LRC, SAMI):
            data = (
                f"{FILM if kind == SAMI else SONG if kind == LRC else SPOKEN}{seed * (200_000 // len(seed))}"
            )
            assert "\n" in _text(data, kind)
