"""Accents that a PDF draws over letters go onto them; the same signs beside letters are letters of other languages, and stay."""

from collections.abc import Callable
from math import nan

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from ingestion.extractors.pdf_accents import DROPPED, Box, with_accents_on_letters
from ingestion.extractors.pdf_pages import Reading
from ingestion.extractors.pdf_pdfminer import read_with_pdfminer
from tests.extractors.papers import lines, pdf_of
from tests.extractors.reading import read

PDF = "application/pdf"
OVER = "´`¨ˆ˜¯˘˙˚˝ˇ¸˛"


@pytest.mark.parametrize(
    ("drawn", "meant"),
    [
        ("La canci´on m´as antigua del a˜no", "La canción más antigua del año"),
        ("´Ultima l´ınea de ´Oscar", "Última línea de Óscar"),
        ("ling¨u´ıstica, Sa¨ul, MARTÍN, ESPA˜NA", "lingüística, Saül, MARTÍN, ESPAÑA"),
        ("avan¸car, cora¸c˜ao, portuguˆes, `as vezes", "avançar, coração, português, às vezes"),
        ("˜guahu, ˜y, mbo¸ka", "g̃uahu, ỹ, mboķa"),  # Guarani's g has no tilde of its own in Unicode
        ("n¯ahuatl, ˙x, ˇsa, ˘a, ˝o, ˚a, ˛a", "nāhuatl, ẋ, ša, ă, ő, å, ą"),
    ],
)
def test_accents_over_letters_go_onto_them(drawn: str, meant: str) -> None:
    assert _put(drawn) == meant


def test_an_accent_told_behind_its_letter_goes_onto_it() -> None:
    boxes = {place: _in_a_row(place) for place in range(4)} | {2: (1.4, 9.0, 1.6, 0.0)}
    assert with_accents_on_letters("ac¸a", boxes.__getitem__) == f"aç{DROPPED}a"


@pytest.mark.parametrize(
    "text",
    [
        "aj b´a´namaj, ma k´uj loq´il",  # Mam
        "´itsikame memu´axixi, ´aixia",  # Huichol
        "L´escola d´aquí, l´home d´Elx i l´aigua d´Olot",
        "El acento agudo (´) se escribe sobre la vocal: use `eval` y `assert´.",
    ],
)
def test_the_same_signs_beside_letters_stay(text: str) -> None:
    assert with_accents_on_letters(text, _in_a_row) == text
    assert with_accents_on_letters(text, lambda _place: (nan, nan, nan, nan)) == text


def test_places_in_a_text_stay() -> None:
    text = "La canci´on\r\nm´as ˜guahu ¶"
    told = with_accents_on_letters(text, _boxes(text))
    assert (len(told), told.index("¶"), told.split("\r\n")[0]) == (
        len(text),
        text.index("¶"),
        f"La canci{DROPPED}ón",
    )


def test_a_macron_under_a_letter_is_one_below() -> None:
    boxes = {0: (0.0, 9.0, 5.0, 0.0), 1: (0.0, 5.0, 5.0, -4.0)}
    assert with_accents_on_letters("u¯", boxes.__getitem__) == "u\u0331"


def test_what_stands_beside_letters_of_a_page_stays() -> None:
    said = "Mam: ma k´uj loq´il, b´a´namaj, k´ayb´il ikq´ex"
    (document,) = read(pdf_of([lines(said, "que seg´un Luc´ia cantaba")]), PDF)
    assert document.text == f"{said}\nque seg´un Luc´ia cantaba"


@pytest.mark.parametrize("engine", ["pdfium", "pdfminer"])
def test_what_is_drawn_over_letters_of_a_page_goes_onto_them(engine: str) -> None:
    assert _read_with(engine, _like_old_latex) == [
        "Universidad Nacional Autónoma de México",
        "ESTÉTICA DE LA EDUCACIÓN GEOMÉTRICA",
        "la construção de um chão",
        "El signo ´ y el signo ` se quedan.",
    ]


def test_words_are_joined_where_an_accent_comes_after_their_hyphen() -> None:
    def draw(canvas: Canvas) -> None:
        over(canvas, 700, "del sistema operatiu. ", "´Es collita de fruits gros-")
        canvas.drawString(72, 680, "sos i bons.")

    (document,) = read(pdf_of([draw]), PDF)
    assert document.text == "del sistema operatiu. És collita de fruits grossos i bons."


def _like_old_latex(canvas: Canvas) -> None:
    over(canvas, 700, "Universidad Nacional Aut", "´onoma de M", "´exico")
    over(canvas, 680, "EST", "´ETICA DE LA EDUCACI", "´ON GEOM", "´ETRICA")
    over(canvas, 660, "la constru", "¸c", "˜ao de um ch", "˜ao")
    canvas.drawString(72, 640, "El signo ´ y el signo ` se quedan.")


def over(canvas: Canvas, height: float, *pieces: str) -> None:
    """Draw pieces as old LaTeX does: the accent that one begins with above its first letter, before the piece itself."""
    left, font = 72.0, ("Helvetica", 12)
    for piece in pieces:
        said = piece.lstrip("´˜¸")
        for accent in piece[: len(piece) - len(said)]:
            middle = left + stringWidth(said[0], *font) / 2
            raised = 3 if said[0].isupper() else 0
            begins = max(left + 0.2, middle - stringWidth(accent, *font) / 2)
            canvas.drawString(begins, height + raised, accent)
        canvas.drawString(left, height, said)
        left += stringWidth(said, *font)


def _read_with(engine: str, draw: Callable[[Canvas], None]) -> list[str]:
    data = pdf_of([draw])
    if engine == "pdfium":
        (document,) = read(data, PDF)
        return document.text.split("\n")
    reading = Reading()
    list(read_with_pdfminer(data, reading))
    return [text for text in reading.pages[0].lines.texts if text]


def _put(line: str) -> str:
    return with_accents_on_letters(line, _boxes(line)).replace(DROPPED, "")


def _boxes(text: str) -> Callable[[int], Box]:
    """Every accent as narrow as can be in the middle of the letter beside it, before which it is told."""
    middles = {place: place + 1.5 for place, sign in enumerate(text) if sign in OVER}

    def box(place: int) -> Box:
        middle = middles.get(place)
        return (place, 9.0, place + 1.0, 0.0) if middle is None else (middle - 0.1, 9.0, middle + 0.1, 0.0)

    return box


def _in_a_row(place: int) -> Box:
    return (place, 9.0, place + 1.0, 0.0)


@pytest.mark.parametrize(
    ("space", "after", "meant"),
    [
        ((5.0, 0.0, 8.5, 0.0), 8.5, "ɨ́ t"),  # drawn between them, however far the accent reaches
        ((8.0, 0.0, 8.0, 0.0), 8.5, "ɨ́ t"),  # seen where there is none drawn, as words stand apart
        ((5.2, 0.0, 5.2, 0.0), 5.5, f"ɨ́{DROPPED}t"),  # seen because of the accent
        ((1.0, 0.0, 4.5, 0.0), 5.0, f"ɨ́{DROPPED}t"),  # drawn over the letter, to carry the accent
    ],
)
def test_a_space_behind_a_broad_accent_stays_where_a_word_ends(space: Box, after: float, meant: str) -> None:
    """The letters of Charis stand high and its accents reach far, so that a gap of a word seems small."""
    boxes = {0: (1.4, 22.0, 5.0, 0.0), 1: (2.2, 22.0, 6.5, 0.0), 2: space, 3: (after, 22.0, after + 4, 0.0)}
    assert with_accents_on_letters("ɨ\u0301 t", boxes.__getitem__) == meant
