"""Of a transcript with times the words are told, with those who say them; what else has a time in it keeps it."""

import re

import pytest

from ingestion.types import Outcome
from tests.extractors.reading import read, refusal

KIND = "text/x-transcript"


def _text(written: str, encoding: str = "utf-8") -> str:
    (document,) = read(written.encode(encoding), KIND)
    assert document.columns is None
    assert document.cleaning[0] == "subtitles/2"
    return document.text


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_what_whisper_shows(newline: str, encoding: str) -> None:
    shown = (
        "Detecting language using up to the first 30 seconds. Use `--language` to specify the language\n"
        "Detected language: Spanish\n"
        "[00:00.000 --> 00:04.000]  Buenas tardes a todos\n[00:04.000 --> 00:06.000]  y bienvenidos.\n"
        "[00:06.000 --> 00:09.000]  Detected language: es una frase.\n[00:15.000 --> 00:16.500]  Es 3 < 4 & <b>.\n"
    )
    said = "Buenas tardes a todos y bienvenidos.\nDetected language: es una frase.\n\nEs 3 < 4 & <b>."
    assert _text(shown.replace("\n", newline), encoding) == said


def test_seconds_of_faster_whisper() -> None:
    assert (
        _text("[0.00s -> 2.56s] Uno.\n[2.56s -> 5.00s] Dos.\n[12.00s -> 13.00s] Tres.\n")
        == "Uno.\nDos.\n\nTres."
    )


def test_what_youtube_shows() -> None:
    shown = "0:00\nhola a todos\n0:04\nhoy, a las\n0:09\n12:30 del día, hablamos\n1:02:15\nMuchas gracias\n"
    assert _text(shown) == "hola a todos hoy, a las\n12:30 del día, hablamos\nMuchas gracias"
    in_words = (
        "0:01\n1 segundo\nHola.\n0:04\n4 segundos\n4 segundos\n1:05\n1 minuto y 5 segundos\nAdiós.\n"
        "1:01:01\n1 hora, 1 minuto y 1 segundo\n2 horas\n1:01:07\n7 segundos\nde vida\n"
    )
    assert _text(in_words) == "Hola.\n4 segundos\nAdiós.\n2 horas\n7 segundos\nde vida"


def test_who_speaks_begins_a_paragraph() -> None:
    sonix = "Speaker 1: [00:00:02] Buenas.\n\nSpeaker 2: [00:00:05] Hola.\n\nSpeaker 2: [00:00:09] Hoy sí.\n"
    assert _text(sonix) == "Speaker 1: Buenas.\n\nSpeaker 2: Hola.\nHoy sí."
    otter = "Ana Pérez  0:02\nBuenas.\n¿Qué tal?\n\nLuis  0:05\nBien, a las 12:30.\n\nAna Pérez  0:09\nYa.\n"
    assert _text(otter) == "Ana Pérez: Buenas.\n¿Qué tal?\n\nLuis: Bien, a las 12:30.\n\nAna Pérez: Ya."
    zoom = "00:00:02 Locutora: Buenas.\n00:00:05 Chepe: Hola.\n00:00:09 Locutora: Ya.\n"
    assert _text(zoom) == "Locutora: Buenas.\nChepe: Hola.\nLocutora: Ya."


def test_what_stands_above_stays_apart() -> None:
    assert (
        _text("Doña Ana\n2019\n[00:00] hola\n[00:03] a todos\n[00:06] ya\n")
        == "Doña Ana\n2019\n\nhola a todos ya"
    )


def test_a_time_that_goes_back_or_is_written_otherwise_is_of_the_words() -> None:
    written = "[10:00] uno\n[10:04] dos\n[09:59] y así\n10:08 tres\n[10:09] cuatro\n[0:02] Otra.\n"
    assert _text(written) == "uno\ndos\n[09:59] y así\n10:08 tres\ncuatro\nOtra."


@pytest.mark.parametrize(
    "written",
    [
        # What is said and what it means; verses; a head between times.
        "[00:03]\nse tonal yahki ijtik kuohtah\nun día se fue al monte,\n\n[00:08]\nompa kinamik koyotl\nallá encontró al coyote\n",
        "[0:05] Sobre la mar serena\nva mi barquita\n[0:12] llevando a la sirena\nque está solita\n[0:19] remando voy\n",
        "[00:05] yo nací en el monte\n\n== Parte 2 ==\n[00:20] después me fui a la zafra\n",
    ],
)
def test_where_lines_stand_together_each_begins_for_itself(written: str) -> None:
    lines = (re.sub(r"^\[[\d:]+\] ?", "", line) for line in written.split("\n"))
    assert re.sub(r"\n+", "\n", _text(written)) == "\n".join(filter(None, lines))


def test_who_speaks_may_stand_above_the_time() -> None:
    trint = "Hablante 1\n00:03\nbuenos días vamos\n\nHablante 1\n00:07\na hablar\n\nHablante 2:\n00:11\nsí pues\n\n"
    said = "Hablante 1: buenos días vamos a hablar\n\nHablante 2: sí pues"
    assert _text(trint + "Hablante 1\n00:14\ny\nya\n") == f"{said}\n\nHablante 1: y\nya"
    assert _text("Entrevista\n" + trint + "Hablante 2\n00:14\nya\n") == f"Entrevista\n\n{said} ya"


def test_what_alone_is_said_is_no_name() -> None:
    assert _text("Uno\n0:00\nDos\n0:02\nUno\n0:04\nDos\n0:06\nya\n") == "Uno\n\nDos\nUno\nDos ya"


@pytest.mark.parametrize(
    "above",
    [
        # What comes again is no name: of one voice alone, verses that answer each other, what is asked; nor what comes once.
        ("Ay, ay",) * 4,
        ("ay no", "ay sí") * 2,
        ("¿Cómo?", "¿Cuándo?") * 2,
        ("Sí.", "No.") * 2,
        ("Ana", "Luis", "Rosa", "Félix"),
        ("Ana", "Luis", "", "Ana"),
        ("", "Ana", "Luis", "Ana"),
        ("La luna salía y yo te cantaba", "Y el río crecido se la llevaba") * 2,
    ],
)
def test_what_stands_above_a_time_is_told_as_it_stands(above: tuple[str, ...]) -> None:
    written = "".join(f"{one}\n0:0{n}\nuno dos\n" for n, one in enumerate(above))
    told = [line for one in above for line in (one, "uno dos") if line]
    assert re.split(r"\n+", _text(written)) == told


def test_without_words_there_is_no_text() -> None:
    assert refusal(b"[00:00.000 --> 00:04.000]\n[00:04.000 --> 00:06.000]  \n", KIND) == (
        Outcome.EMPTY,
        "no_text",
    )
