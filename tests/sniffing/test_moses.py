"""Texts line by line, as parallel corpora come: known by their names, where their lines are sentences."""

import io

import pytest

from ingestion.sniffing import mislabelled, sniff

LINES = [f"Ñuqap wasiyqa {number} urqupi kachkan, sumaq." for number in range(12)]
PROSE = (
    "En un lugar de la Mancha, de cuyo nombre no quiero\nacordarme, no ha mucho tiempo que vivía un hidalgo de los\n"
    "de lanza en astillero, adarga antigua, rocín flaco y\ngalgo corredor. Una olla de algo más vaca que carnero,\n"
    "salpicón las más noches, duelos y quebrantos los sábados.\n"
)


def _kind(text: str, name: str) -> str:
    data = text.encode()
    return sniff(io.BytesIO(data), name, len(data))


@pytest.mark.parametrize("name", ["train.quy", "par/corpus.es-quy.quy", "quy_Latn.dev"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_sentence_a_line_under_the_name_of_its_language(name: str, end: str) -> None:
    assert _kind(end.join(LINES) + end, name) == "text/x-moses"
    assert mislabelled(name, "text/x-moses") is None


def test_lists_of_words_and_lower_case_sentences_too() -> None:
    assert _kind("casa\nrío\nperro\nagua\n", "palabras.es") == "text/x-moses"
    tokens = "".join(f"la casa número {number} está en la colina , cerca del río .\n" for number in range(9))
    assert _kind(tokens, "train.es") == "text/x-moses"


def test_an_empty_line_now_and_then_does_not_matter() -> None:
    assert _kind("\n".join([*LINES[:6], "", *LINES[6:]]), "train.quy") == "text/x-moses"
    spaced = "\n\n".join(LINES)
    assert _kind(spaced, "train.quy") == "text/plain"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("\n".join(LINES), "train.txt"),
        ("\n".join(LINES), "quy.txt"),
        ("\n".join(LINES[:3]), "train.quy"),
        (PROSE, "quijote.es"),
        ("\n".join([*LINES, "a" * 6_000]), "train.quy"),
    ],
)
def test_what_is_none(text: str, name: str) -> None:
    assert _kind(text, name) == "text/plain"


def test_content_comes_first() -> None:
    assert (
        _kind('{"texto": "Hola"}\n{"texto": "Adiós"}\n{"texto": "Sí"}\n{"texto": "No"}\n', "train.es")
        == "application/x-ndjson"
    )
    assert _kind("".join(f"c_{n:04} había una vez\n" for n in range(9)), "train.es") == "text/x-utterances"


def test_of_a_long_one_the_beginning_tells() -> None:
    late = "\n".join([*LINES * 2_000, "a" * 6_000])
    assert _kind(late, "train.quy") == "text/x-moses"


def test_a_code_that_is_also_an_ending() -> None:
    assert _kind("\n".join(LINES), "train.tar") == "text/x-moses"
    assert mislabelled("train.tar", "text/x-moses") is None
    assert mislabelled("train.tar", "text/plain") == "application/x-tar"


def _beside(lines: list[str]) -> str:
    data = "\n".join(lines).encode()
    return sniff(io.BytesIO(data), "quy.txt", len(data), has_namesake=True)


VERSES = [f"Y vio el {number} que era bueno, y se alegró. Así fue." for number in range(4)]
TALE = [
    f"Había una vez un zorro en el cerro {number}. Tenía hambre. ¿Qué comeré?, se dijo."
    for number in range(12)
]


def test_beside_a_namesake_sentences_and_verses_are_known_under_any_name() -> None:
    assert _beside(LINES) == "text/x-moses"
    assert _beside([*LINES[:6], *VERSES]) == "text/x-moses"
    assert _beside([f"palabra{number}" for number in range(10)]) == "text/x-moses"


@pytest.mark.parametrize(
    "lines",
    [
        LINES[:9],
        TALE,
        [*LINES[:5], *(line.replace(".", "…").replace("?", "!") for line in TALE[:5])],
        [line * 8 for line in LINES],
        PROSE.split("\n") * 3,
        [part for line in LINES for part in (line, "")],
        ["uno\tdos\ttres"] * 12,
        [f"c_{number:04} había una vez" for number in range(12)],
    ],
)
def test_a_tale_in_paragraphs_stays_one_text_and_other_kinds_what_they_are(lines: list[str]) -> None:
    assert _beside(lines) != "text/x-moses"
