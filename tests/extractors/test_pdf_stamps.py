"""What is stamped on every page beside or across the text goes; what pages share within their text stays."""

from collections.abc import Callable, Sequence

import pytest
from reportlab.pdfgen.canvas import Canvas

from ingestion.extractors import pdf_stamps
from ingestion.extractors.pdf_pages import LINE_END_HYPHEN, Page
from ingestion.extractors.pdf_stamps import take_out_stamps
from ingestion.text.lines import Lines
from tests.extractors.papers import HEIGHT, WIDTH, lines, pdf_of
from tests.extractors.reading import read

Draw = Callable[[Canvas], None]
_CODE = "Código Seguro de Verificación: 9F3A-22B1 Verificable en https://sede.example"
_SIZE = 12


def _written(text: str, x: float, y: float, *, angle: float = 0, size: float = _SIZE) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.translate(x, y)
        canvas.rotate(angle)
        canvas.setFont("Helvetica", size)
        canvas.drawString(0, 0, text.replace("{n}", str(canvas.getPageNumber())))
        canvas.restoreState()

    return draw


def _pages(stamp: Draw, count: int, having: Sequence[int] | None = None) -> list[Draw]:
    """Pages of prose; `having` are those with the stamp."""

    def page(number: int) -> Draw:
        letter = chr(97 + number)
        texts = [f"conocieran {letter}." if number else "Dicen:"]
        texts += [f"Renglón {letter}{line * 'a'} que dice lo suyo." for line in range(30)]
        texts.append("para que lo" if number < count - 1 else "Fin.")

        def draw(canvas: Canvas) -> None:
            lines(*texts)(canvas)
            if having is None or number in having:
                stamp(canvas)

        return draw

    return [page(number) for number in range(count)]


def _text(pages: Sequence[Draw]) -> str:
    (document,) = read(pdf_of(pages), "application/pdf")
    return document.text


@pytest.mark.parametrize(
    "stamp",
    [
        _written(_CODE, 20, 250, angle=90, size=7),
        _written(_CODE.replace("-", ""), WIDTH - 20, 600, angle=270, size=7),
        _written(f"{_CODE} Página {{n}} de 5", WIDTH - 20, 250, angle=90, size=7),
        _written("BORRADOR", 120, 240, angle=45, size=80),
        _written("COPIA NO VÁLIDA", 150, 240, angle=55, size=60),
        _written("MUESTRA", 80, 400, size=60),
    ],
    ids=["up", "down", "numbered", "leaning", "steep", "across"],
)
def test_stamps_go(stamp: Draw) -> None:
    assert _text(_pages(stamp, 5)) == _text(_pages(lambda _: None, 5))


def test_most_pages_are_enough() -> None:
    stamp = _written("BORRADOR", 120, 240, angle=45, size=80)
    assert "BORRADOR" not in _text(_pages(stamp, 6, (1, 2, 3, 4)))
    assert _text(_pages(stamp, 7, (1, 3, 5))).count("BORRADOR") == 3
    assert _text(_pages(stamp, 2)).count("BORRADOR") == 2


@pytest.mark.parametrize(
    ("said", "stamp"),
    [
        ("Lunes", _written("Lunes", 40, 400, angle=90)),  # what a table calls its rows
        (_CODE, _written(_CODE, 300, 250, angle=90, size=7)),  # within the text
        ("Nombre en tu lengua", _written("Nombre en tu lengua", 300, 400, angle=45)),  # above a column
        ("Ejercicios", _written("Ejercicios", 320, 400, size=48)),  # beside the text, not across
        ("Dibuja aquí lo que ves", _written("Dibuja aquí lo que ves", 320, 400)),
    ],
    ids=["row", "within", "small", "beside", "ordinary"],
)
def test_what_pages_share_within_their_text_stays(said: str, stamp: Draw) -> None:
    assert _text(_pages(stamp, 5)).count(said) == 5


@pytest.mark.parametrize("x", [20, WIDTH - 15])
def test_what_stands_in_a_margin_that_other_lines_reach_stays(x: float) -> None:
    stamp = _written(_CODE, x, 250, angle=90, size=7)
    noted = [_written(f"Nota {chr(97 + number)}", min(x, WIDTH - 40), 90) for number in range(5)]

    def page(number: int) -> Draw:
        def draw(canvas: Canvas) -> None:
            pages[number](canvas)
            noted[number](canvas)

        return draw

    pages = _pages(stamp, 5)
    assert _text([page(number) for number in range(5)]).count("Código Seguro") == 5


def test_the_same_words_elsewhere_on_a_page_stay() -> None:
    pages = _pages(_written("BORRADOR", 120, 240, angle=45, size=80), 5)

    def also(canvas: Canvas) -> None:
        pages[3](canvas)
        canvas.drawString(300, HEIGHT - 200, "BORRADOR")

    assert _text([*pages[:3], also, pages[4]]).count("BORRADOR") == 1


def test_where_pdfium_cannot_say_nothing_goes() -> None:
    page = Lines(["uno", _CODE, "tres"], [0.9, 0.5, 0.1])
    pages = [Page(page, number=number) for number in range(3)]
    assert not take_out_stamps(b"no PDF", pages)
    assert [one.lines for one in pages] == [page] * 3


def test_a_word_goes_on_behind_a_stamp(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_stamps, "_stamps", lambda *_: ["BORRADOR"])
    texts = ["Dicen", "lo co-", "BORRADOR", "nocieran", "Fin"]
    pages = [Page(Lines(texts, [0.9, 0.6, 0.5, 0.4, 0.1]), number=number) for number in range(3)]
    assert take_out_stamps(b"", pages)
    assert pages[0].lines == Lines(
        ["Dicen", f"lo co{LINE_END_HYPHEN}", "nocieran", "Fin"], [0.9, 0.6, 0.4, 0.1]
    )
