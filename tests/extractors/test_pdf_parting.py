"""Lines written right across two columns are cut at the gutter, the left column told before the right."""

from collections.abc import Sequence

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from ingestion.extractors.pdf_layout import Boxes
from ingestion.extractors.pdf_parting import with_columns_apart
from ingestion.text.lines import Lines
from tests.extractors.papers import HEIGHT, pdf_of
from tests.extractors.reading import read
from tests.paper import prose

_GUTTER = (160.0, 205.0)
_ACROSS = "izquierda de la página        derecha de la página"  # as pdfium tells it: 7 points to a letter
_LEFT, _RIGHT = "izquierda de la página", "derecha de la página"


def _sides(places: Sequence[int]) -> tuple[list[float], ...]:
    """Of letters that are 7 points wide, a hundred to a line."""
    lefts = [7.0 * (place % 100) for place in places]
    return lefts, [0.0] * len(lefts), [left + 7 for left in lefts], [0.0] * len(lefts)


def _parted(*texts: str, falls: Sequence[float] = (), begins: Sequence[float] = ()) -> list[str] | None:
    """What is told of lines 15 points below one another, or so far as `falls` say."""
    bottom, bottoms = 700.0, []
    for number in range(len(texts)):
        bottom -= falls[number] if falls else 15
        bottoms.append(bottom)
    lefts = list(begins) or [0.0] * len(texts)
    rights = [left + 7.0 * len(text) for left, text in zip(lefts, texts, strict=True)]
    count = list(map(len, texts))
    boxes = Boxes(
        lefts, [b + 10 for b in bottoms], rights, bottoms, [100 * n for n in range(len(texts))], count
    )
    told = with_columns_apart(Lines(list(texts), [b / 1000 for b in bottoms]), boxes, _GUTTER, _sides)
    if told is None:
        return None
    lines, placed = told
    assert list(placed.letters) == list(map(len, lines.texts))
    assert [b / 1000 for b in placed.bottoms] == lines.heights
    return lines.texts


def test_each_half_goes_to_its_column() -> None:
    assert _parted(*[_ACROSS] * 3) == [_LEFT] * 3 + [_RIGHT] * 3


def test_one_column_may_be_longer() -> None:
    assert _parted(_ACROSS, "una línea", "otra", begins=[0, 0, 230]) == [_LEFT, "una línea", _RIGHT, "otra"]


def test_what_goes_right_across_parts_the_page() -> None:
    title = "Un título que va de lado a lado de la página entera"
    assert _parted(_ACROSS, title, _ACROSS) == [_LEFT, _RIGHT, title, _LEFT, _RIGHT]


@pytest.mark.parametrize("room", [50, 29])  # an empty line is 1.96 times the usual distance
def test_so_does_wide_room(room: int) -> None:
    falls = [0, room, 15, 15, 15]
    assert _parted(*[_ACROSS] * 5, falls=falls) == [_LEFT, _RIGHT] + [_LEFT] * 4 + [_RIGHT] * 4


def test_words_divided_at_the_end_of_the_left_column_are_marked() -> None:
    divided = "los cuentos de la expe-       derecha de la página"
    below = "dición a la montaña           Norte"
    assert _parted(divided, below) == ["los cuentos de la expe\x02", "dición a la montaña", _RIGHT, "Norte"]


@pytest.mark.parametrize(
    ("texts", "falls"),
    [
        ([_ACROSS, _ACROSS], [0, -8]),  # the columns come one after the other
        ([_ACROSS, "  "], []),
    ],
)
def test_what_cannot_be_cut_is_left_to_others(texts: list[str], falls: list[float]) -> None:
    assert _parted(*texts, falls=falls) is None


def test_lines_whose_characters_are_not_known_cannot_be_cut() -> None:
    boxes = Boxes([0.0], [710.0], [400.0], [700.0], [0], [60])
    assert with_columns_apart(Lines([_ACROSS], [0.7]), boxes, _GUTTER, _sides) is None
    count = len(_ACROSS)

    def backwards(places: Sequence[int]) -> tuple[list[float], ...]:
        lefts, none, rights, _ = _sides(places)
        return lefts[::-1], none, rights[::-1], none

    boxes = Boxes([0.0], [710.0], [400.0], [700.0], [0], [count])
    assert with_columns_apart(Lines([_ACROSS], [0.7]), boxes, (150.0, 190.0), backwards) is None
    with_empty = Lines(["", _ACROSS], [None, 0.7])
    told = with_columns_apart(with_empty, boxes, _GUTTER, _sides)
    assert told is not None
    assert told[0].texts == [_LEFT, _RIGHT]


def _column(seed: int, count: int) -> list[list[str]]:
    return [prose(100 * seed + n, 6).split() for n in range(count)]


def _justified(canvas: Canvas, left: float, y: float, words: Sequence[str]) -> None:
    room = 225 - sum(stringWidth(word, "Helvetica", 9) for word in words)
    for word in words:
        canvas.drawString(left, y, word)
        left += stringWidth(word, "Helvetica", 9) + room / (len(words) - 1)


@pytest.mark.parametrize(("left", "right"), [(40, 40), (40, 14), (14, 40)])
def test_justified_columns_written_line_by_line(left: int, right: int) -> None:
    columns = _column(1, left), _column(5, right)

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        for row in range(max(left, right)):
            for x, column in zip((55.0, 310.0), columns, strict=True):
                if row < len(column):
                    _justified(canvas, x, HEIGHT - 80 - 14 * row, column[row])

    (document,) = read(pdf_of([draw]), "application/pdf")
    assert document.text.split("\n") == [" ".join(words) for column in columns for words in column]
    assert "reading_order/1" in document.cleaning
