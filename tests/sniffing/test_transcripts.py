"""Transcripts with times are known by how speech runs; diaries, programmes, verses, results and chats that look alike are not."""

import io

import pytest

from ingestion.sniffing import mislabelled, sniff
from ingestion.text.transcript_lines import LARGEST_BYTES
from tests.sniffing.samples import PROSE

KIND = "text/x-transcript"
SAID = (
    "hola a todos, bienvenidos al canal",
    "hoy vamos a hablar del maíz",
    "y de cómo se siembra en la milpa",
    "gracias",
)
TIMES = ("0:00", "0:04", "0:09", "1:02:15")


def _sniff(content: str, name: str = "entrevista.txt") -> str:
    data = content.encode()
    return sniff(io.BytesIO(data), name, len(data))


def _written(form: str, times: tuple[str, ...] = TIMES, said: tuple[str, ...] = SAID) -> str:
    return "\n".join(form.format(time, words) for time, words in zip(times, said, strict=False)) + "\n"


@pytest.mark.parametrize(
    "content",
    [
        "[00:00.000 --> 00:04.000]  Buenas tardes\n[00:04.000 --> 00:06.000]  y bienvenidos.\n[01:00:06.000 --> 01:00:09.000]  Adiós\n",
        "Detected language: Spanish\n[00:30.000 --> 00:40.000]  Uno\n[00:40.000 --> 00:50.000]  dos\n[00:50.000 --> 01:00.000]  tres\n",
        "[0.00s -> 2.56s]  Uno y\n[2.56s -> 5.00s]  dos\n[5.00s -> 9.12s]  tres\n",
        "0:0:0.0 --> 0:0:4.560\nAna Pérez\nBuenas.\n0:0:4.560 --> 0:0:8.1\nLuis\nHola.\n0:0:8.1 --> 0:0:9.0\nAna Pérez\n¿Vamos?\n",
        "[01:30.000 --> 02:10.000]  No.\n[02:10.000 --> 02:40.000]  Sí.\n[02:40.000 --> 02:50.000]  Ya.\n",
        _written("[{}] {}", ("0:02 --> 0:06", "0:06 --> 0:09", "0:10 --> 0:14")),
        _written("{}\n{}", ("0:02 -> 0:06", "0:06 -> 0:09", "0:10 -> 0:14")),
        _written("{}\n{}"),
        _written("{}\n{}", ("0:00", "0:04", "0:11")).replace("\n", "\n\n"),
        "0:00\n0 segundos\nhola a todos, bienvenidos\n0:04\n4 segundos\nhoy hablamos del maíz\n0:09\n9 segundos\ny de cómo se siembra\n1:05\n1 minuto y 5 segundos\nadiós\n",
        _written("({}) {}"),
        _written("[{}] {}"),
        _written("{} {}"),
        _written("{}\t{}"),
        _written("Speaker 1: [{}] {}"),
        _written("Álvaro Pérez ({}):\n{}"),
        _written("Ana Pérez  {}\n{}\n"),
        _written("[{}] Locutora: {}", ("00:00:02.10", "00:00:05.30", "00:00:09.00")),
        "Entrevista con doña Ana\nMilpa Alta, 2019\n\n" + _written("[{}] {}"),
        _written("[{}] {}", ("0:00", "0:04", "0:08", "0:02", "0:07", "0:11", *(f"0:{n}" for n in range(15, 59, 4))), SAID * 5),
    ],
)  # fmt: skip
def test_transcripts(content: str) -> None:
    for written in (content, "\ufeff" + content, content.replace("\n", "\r\n"), content.replace("\n", "\r")):
        assert _sniff(written) == KIND


DAY = "me levanté temprano y fui con mi abuela a la milpa, donde ya estaban mis tíos"


@pytest.mark.parametrize(
    "content",
    [
        # Hours: of a day, of a radio programme, of a night without sleep, of a workshop that counts from its beginning.
        _written("{} {}", ("7:30", "8:15", "12:40", "20:05"), (DAY,) * 4),
        _written("{}\n{}", ("07:31", "08:16", "12:42", "20:07"), (DAY,) * 4),
        _written("[{}] {}", ("08:00", "08:02", "09:31", "09:33"), (DAY,) * 4),
        _written("{} LOCUTOR: {}", ("06:00", "06:12", "05:58", "06:31", "06:29"), (DAY,) * 5),
        _written("{} {}", ("00:00", "00:31", "00:12", "01:07", "00:58", "02:03"), (DAY,) * 6),
        _written("{} {}", ("00:17", "00:42", "01:13", "02:06"), (f"{DAY}, {DAY}",) * 4),
        _written("{} {}", ("0:00", "0:10", "0:25", "0:45"), (f"bienvenida y presentación: {DAY}",) * 4),
        _written("{} {}", ("08:00 --> 09:30", "09:30 --> 11:00", "11:00 --> 12:30"), (DAY,) * 3),
        _written("{}\n{}", ("8:00 -> 8:43", "8:43 -> 9:26", "9:26 -> 10:09"), ("lengua quechua", "matemáticas, a las 8,5", "recreo")),
        _written("[{}] {}", ("06:07:00 --> 09:31:00", "07:12:00 --> 10:46:00", "08:31:00 --> 12:02:00"), ("de Lima a Ica",) * 3),
        _written("{} {}", ("0:00 --> 0:10", "0:10 --> 0:25", "0:25 --> 0:45"), (f"bienvenida y presentación: {DAY}",) * 3),
        # Verses, sentences with numbers, results, songs and chapters of a film, minutes of a match.
        _written("{} {}", ("12:5", "12:6", "12:7", "12:8"), (DAY,) * 4),
        _written("{} {}", tuple(f"01:{n:02}" for n in range(1, 20)), (DAY,) * 19),
        _written("[{}] {}", tuple(f"0:{n:02}" for n in range(1, 20)), ("el perro ladra mucho",) * 19),
        "Juan (3:16) Porque de tal manera amó Dios al mundo\nJuan (3:17) Porque no envió Dios a su Hijo\nLucas (1:05) Hubo en los días\n",
        _written("[{}] {}", ("0:02", "0:04", "0:06", "0:09"), (f"{DAY}, {DAY}",) * 4),
        _written("({}) {}", ("0:22.31", "0:24.80", "0:27.02"), ("Ana Pérez Club Delfines (MEX)",) * 3),
        _written("{} {}", ("0:22.31", "0:24.80", "0:27.02"), ("Ana Pérez Club Delfines (MEX)",) * 3),
        _written("{} {}", ("0:00", "1:12", "3:41", "12:43"), ("Comienza el partido", "primer tiro de esquina", "gol del equipo local", "falta")),
        _written("{} {}", ("0:00", "3:12", "7:41", "12:43"), ("Cielito lindo", "La llorona", "El son del gusto", "La bruja")),
        "Puebla 0:00\nSon las doce\nOaxaca 1:00\nEs la una\nLima 23:00\nSon las once\n",
        # Chats and logs.
        _written("[{}] {}", ("09:15:32", "09:15:40", "09:16:01", "09:16:07")),
        _written("[{}] <ana> {}", ("00:00", "00:02", "00:06", "00:09")),
        _written("{} ana: {}", ("00:01", "00:01", "00:01", "00:03", "00:03"), SAID * 2),
        "00:00:01 INFO uno\n00:00:01 INFO dos\n00:00:01 WARN tres\n",
        # What speaks of transcripts, and what has too few times.
        PROSE + "[00:00.000 --> 00:04.000]  Buenas tardes\n[00:04.000 --> 00:06.000]  y\n[00:06.000 --> 00:09.000]  Adiós\n" + PROSE,
        "Así escribe Whisper:\n\n[00:00.000 --> 00:04.000]  Buenas tardes\n[00:04.000 --> 00:06.000]  y bienvenidos.\n",
        _written("{} {}", TIMES[:2]),
        _written("{}\n{}", TIMES, ("uno\ndos\ntres\ncuatro",) * 4),
        "0:00\n0:04\n0:09\n0:12\n",
        "Agenda\n1\n2\n3\n4\n5\n" + _written("[{}] {}"),
        # A table of times, as durations beside names.
        "3:12 Cielito lindo\n2:45 La llorona\n4:01 El son del gusto\n",
    ],
)  # fmt: skip
def test_what_looks_alike(content: str) -> None:
    assert _sniff(content) == "text/plain"


def test_what_its_name_says_otherwise_stays_what_it_is() -> None:
    assert _sniff(_written("[{}] {}"), "notas.md") == "text/markdown"
    assert _sniff("0:00,hola a todos,es\n0:04,hoy vamos,es\n0:09,y de cómo,es\n", "t.csv") == "text/csv"
    assert mislabelled("entrevista.txt", KIND) is None


def test_a_song_called_lrc_may_be_short() -> None:
    song = "[ti:Río crecido]\n[00:12.00]Yo vengo de la montaña\n[00:17.20]donde canta el guardabarranco\n"
    assert _sniff(song, "x.lrc") == "text/x-lrc"
    assert _sniff(song, "x.txt") == "text/plain"
    assert _sniff("[ti:Río crecido]\n", "x.lrc") == "text/plain"


def test_what_is_too_long_to_be_one_transcript_stays_a_text() -> None:
    long = "".join(f"[{n // 60:02}:{n % 60:02}] {SAID[0]}\n" for n in range(0, 5_999, 4))
    assert _sniff(long) == KIND
    assert _sniff(long * (LARGEST_BYTES // len(long) + 1)) == "text/plain"


@pytest.mark.timeout(20)
def test_hostile_lines_are_told_soon() -> None:
    for line in (
        "0:00 " * 20_000,
        "[0:00" + " " * 60_000,
        "a" * 60 + " " * 60_000 + "0:0",
        "0.0s -> " * 10_000,
    ):
        _sniff(line)
        _sniff(f"0:00 a\n{line}\n0:04 b\n")
