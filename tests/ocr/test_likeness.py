"""Pages of text are told from other images whichever way they lie and however they are lit; nothing else is taken for one."""

from collections.abc import Callable
from io import BytesIO

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter

from ingestion.reading.likeness import looks_like_page
from tests.ocr.test_images import photograph, png_of, written
from tests.scans import picture

LINES = (
    "La expedición llegó a la montaña al atardecer",
    "y nadie había dormido en toda la noche. Por la",
    "mañana volvieron al pueblo con los papeles que",
    "habían encontrado en la vieja escuela, mojados",
    "por la lluvia, y los pusieron a secar al sol en",
) * 4
chance = np.random.default_rng(7)


def page() -> Image.Image:
    return Image.open(BytesIO(picture(*LINES))).convert("L")


def lit(image: Image.Image) -> Image.Image:
    """As a phone sees it: darker to one side, and grainy."""
    grey = np.asarray(image, dtype=float)
    shade = np.linspace(0.4, 0.9, grey.shape[1])
    return Image.fromarray(np.clip(grey * shade + chance.normal(0, 6, grey.shape), 0, 255).astype("uint8"))


def on_a_table(image: Image.Image) -> Image.Image:
    table = Image.new("L", (1600, 2100), 70)
    table.paste(image, (180, 170))
    return table


WAYS: dict[str, Callable[[Image.Image], Image.Image]] = {
    "as it is": lambda image: image,
    "on its side": lambda image: image.rotate(90, expand=True),
    "upside down": lambda image: image.rotate(180),
    "askew": lambda image: image.rotate(3, fillcolor=255),
    "badly lit": lit,
    "on a table": lambda image: on_a_table(lit(image)),
    "blurred": lambda image: image.filter(ImageFilter.GaussianBlur(1.5)),
    "small": lambda image: image.resize((620, 877)),
    "black and white": lambda image: image.convert("1"),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF"])
def test_a_page_is_one_whichever_way(way: str, kind: str) -> None:
    image = WAYS[way](page())
    assert looks_like_page(written(image.convert("L") if kind == "JPEG" else image, kind))


@pytest.mark.parametrize("turned", [0, 90, 180])
def test_a_few_lines_on_a_clean_sheet_are_a_page_too(turned: int) -> None:
    note = Image.open(BytesIO(picture(*LINES[:4])))
    assert looks_like_page(written(note.rotate(turned, expand=True), "PNG"))


def stripes() -> Image.Image:
    """A blind: rows as regular as those of a page, and no letter."""
    image = Image.new("L", (1000, 1400), 240)
    draw = ImageDraw.Draw(image)
    for top in range(50, 1350, 40):
        draw.rectangle((60, top, 940, top + 15), fill=30)
    return image


def staves() -> Image.Image:
    image = Image.new("L", (1000, 1400), 250)
    draw = ImageDraw.Draw(image)
    for top in range(80, 1300, 160):
        for line in range(5):
            draw.line((60, top + 14 * line, 940, top + 14 * line), fill=20, width=2)
        for note in range(20):
            x, y = 80 + 43 * note, top + 7 * (note * 5 % 9)
            draw.ellipse((x, y, x + 14, y + 11), fill=10)
    return image


def chessboard() -> Image.Image:
    squares = (np.indices((700, 900)) // 50).sum(axis=0) % 2
    return Image.fromarray((squares * 255).astype("uint8"))


OTHERS = {
    "a photograph": photograph(),
    "a blind": stripes(),
    "music": staves(),
    "a chessboard": chessboard(),
    "grain": Image.fromarray(chance.integers(0, 256, (900, 900), dtype="uint8")),
    "faint grain": Image.fromarray(chance.integers(225, 256, (900, 900), dtype="uint8")),
    "nothing": Image.new("L", (1000, 1400), 255),
    "the night": Image.new("L", (1000, 1400), 0),
    "a few words": Image.open(BytesIO(picture("Hola a todas", "las personas"))),
    "too small to be read": page().resize((300, 424)),
}


@pytest.mark.parametrize("what", OTHERS)
@pytest.mark.parametrize("turned", [0, 90])
def test_nothing_else_is_one(what: str, turned: int) -> None:
    assert not looks_like_page(written(OTHERS[what].rotate(turned, expand=True), "PNG"))


def test_of_several_pages_the_first_may_be_a_cover() -> None:
    pages = [photograph().convert("L"), page()]
    data = written(pages[0], "TIFF", save_all=True, append_images=pages[1:])
    assert looks_like_page(data)


@pytest.mark.parametrize(
    "data", [b"", b"GIF89a", picture(*LINES)[:900], png_of(40_000, 40_000), png_of(500, 800)]
)
def test_what_cannot_be_opened_is_none(data: bytes) -> None:
    assert not looks_like_page(data)
