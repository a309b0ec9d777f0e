"""Subtitles give what is said and by whom: no times, tags or numbers, sentences whole, pauses as paragraphs."""

from itertools import pairwise

import pytest

from ingestion.types import Outcome
from tests.extractors.reading import read, refusal

SRT = "application/x-subrip"
VTT = "text/vtt"

SPOKEN = """1
00:00:01,000 --> 00:00:02,500
<i>Hola, ¿qué</i>
{\\an8}tal estás?

2
00:00:02,600 --> 00:00:04,000
- Bien.
- Yo también,

3
00:00:04,000 --> 00:00:06,000
pero no tanto &amp; <font color="#fff">más</font>...


4
00:00:20,000 --> 00:00:22,000
[MÚSICA]
5
00:00:23,000 --> 00:00:24,000
1984

6
00:00:24,000 --> 00:00:25,000

7
00:00:25,100 --> 00:00:26,000
3 < 4
"""
TEXT = "Hola, ¿qué tal estás?\n- Bien.\n- Yo también, pero no tanto & más...\n\n[MÚSICA]\n1984\n3 < 4"


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_srt(newline: str, encoding: str) -> None:
    (document,) = read(SPOKEN.replace("\n", newline).encode(encoding), SRT)
    assert document.text == TEXT
    assert document.columns is None


def test_vtt_keeps_who_speaks_and_notes_are_marks() -> None:
    (document,) = read(
        b"WEBVTT\nKind: captions\n\nSTYLE\n::cue {color: red}\n\nNOTE CC BY 4.0\n\nintro\n00:01.000 --> 00:02.000 align:start\n"
        b"<v.loud Ana>Hola,\n\n00:02.000 --> 00:03.000\n<v Ana>vecinos.\n\n00:03.000 --> 00:04.000\n<v Juan>Buenas &lt;3</v>\n"
        b"<v Ana><c.red>\xc2\xa1Ya!</c>\n",
        VTT,
    )
    assert document.text == "Ana: Hola, vecinos.\n\nJuan: Buenas <3\n\nAna: ¡Ya!"
    assert document.marks == (("vtt:note", "CC BY 4.0"),)


def test_captions_that_roll_are_said_once() -> None:
    rolling = (
        "WEBVTT\n\n00:00:00.000 --> 00:00:02.000\n \nhola<00:00:00.500><c> amigos</c>\n\n00:00:02.000 --> 00:00:02.010\nhola amigos\n \n\n"
        "00:00:02.010 --> 00:00:04.000\nhola amigos\nde la<00:00:03.000><c> radio</c>\n\n00:00:04.000 --> 00:00:04.010\nde la radio\n"
    )
    assert read(rolling.encode(), VTT)[0].text == "hola amigos de la radio"
    repeated = "WEBVTT\n\n00:00.000 --> 00:01.000\n¡No!\n\n00:01.000 --> 00:02.000\n¡No!\n"
    assert read(repeated.encode(), VTT)[0].text == "¡No!\n¡No!"


SAID = [f"línea número {word}" for word in ("uno", "dos", "tres", "cuatro", "cinco", "seis")]


def timed(shown: list[list[str]], seconds: float = 2.0) -> bytes:
    """Return an SRT in which these lines are on the screen, each so long, one after the other."""
    blocks = (
        f"{n}\n00:00:{n * 2:02},000 --> 00:00:{int(n * 2 + seconds):02},{int(seconds * 1000) % 1000:03}\n" + "\n".join(lines)
        for n, lines in enumerate(shown, 1)
    )  # fmt: skip
    return "\n\n".join(blocks).encode()


@pytest.mark.parametrize("between", [True, False])
def test_captions_that_roll_without_times_of_words_are_said_once(*, between: bool) -> None:
    """As programs convert them: each line moves up when the next one comes, alone for a moment or not."""
    shown = [SAID[:1]]
    for before, line in pairwise(SAID):
        shown += [[before], [before, line]] if between else [[before, line]]
    (said,) = read(timed(shown), SRT)
    assert said.text == " ".join(SAID)


@pytest.mark.parametrize(
    ("shown", "seconds"),
    [
        ([[line, "la la la"] for line in SAID], 2.0),  # a refrain is sung each time
        ([["la la la", line] for line in SAID], 2.0),
        ([["no"], ["no"], ["no"], ["no"]], 2.0),
        ([[before, line] for before, line in pairwise(SAID)], 1.5),  # with a pause between, said again
        ([SAID[:1], SAID[:2], *([line] for line in SAID[2:])], 2.0),  # once only
    ],
)
def test_what_is_said_again_is_kept(shown: list[list[str]], seconds: float) -> None:
    (said,) = read(timed(shown, seconds), SRT)
    assert said.text.split() == " ".join(line for lines in shown for line in lines).split()


def test_scripts_with_styles() -> None:
    script = (
        "[Script Info]\nTitle: Cuento\n\n[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
        "Dialogue: 0,0:00:05.00,0:00:06.00,Default,Ana,0,0,0,,{\\i1}Hola{\\i0},\\Nqué tal\n"
        "Dialogue: 0,0:00:01.00,0:00:02.00,Default,Juan,0,0,0,,Primero\nComment: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,nada\n"
        "Dialogue: 0,0:00:07.00,0:00:08.00,Default,Ana,0,0,0,,{\\p1}m 0 0 l 100 0{\\p0}\n"
    )
    (document,) = read(script.encode(), "text/x-ssa")
    assert document.text == "Juan: Primero\n\nAna: Hola, qué tal"
    assert document.marks == (("ass:Title", "Cuento"),)
    assert refusal(b"[Script Info]\nnada", "text/x-ssa") == (Outcome.EMPTY, "no_text")


def test_subtitles_that_count_frames() -> None:
    assert (
        read("{0}{25}Hola,|amigo.\n{30}{50}{y:i}Adiós.\n".encode(), "text/x-microdvd")[0].text
        == "Hola, amigo.\nAdiós."
    )


def test_what_is_cut_off_or_silent() -> None:
    assert (
        read(SPOKEN[: SPOKEN.index("también")].encode(), SRT)[0].text
        == "Hola, ¿qué tal estás?\n- Bien.\n- Yo"
    )
    assert refusal(b"1\n00:00:01,000 --> 00:00:02,000\n\n", SRT) == (Outcome.EMPTY, "no_text")
    assert refusal(b"WEBVTT\n\nNOTE nada", VTT) == (Outcome.EMPTY, "no_text")


@pytest.mark.timeout(20)
def test_endless_lines_are_soon_over() -> None:
    for seed in ("00:00:01,000 --> ", "<c", "{\\a", "0:", "1\n"):
        data = ("1\n00:00:01,000 --> 00:00:02,000\nhola\n" + seed * 200_000).encode()
        assert read(data, SRT)[0].text.startswith("hola")
