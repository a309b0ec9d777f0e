"""A PDF being drawn line by line, knowing of each whether it belongs to the text or runs along page after page."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from itertools import count
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

_DEJAVU = Path("/usr/share/fonts/truetype/dejavu")
_WORDS = [
    "la",
    "el",
    "una",
    "un",
    "de",
    "que",
    "en",
    "y",
    "a",
    "con",
    "por",
    "para",
    "como",
    "más",
    "pero",
    "sin",
    "sobre",
    "entre",
    "hasta",
    "desde",
    "pueblo",
    "montaña",
    "río",
    "camino",
    "voz",
    "memoria",
    "lengua",
    "escuela",
    "radio",
    "maíz",
    "café",
    "lluvia",
    "árbol",
    "niñez",
    "abuela",
    "historia",
    "canción",
    "palabra",
    "año",
    "corazón",
    "mañana",
    "después",
    "también",
    "aquí",
    "allí",
    "nunca",
    "siempre",
    "había",
    "llegó",
    "cantaba",
    "escribió",
    "decía",
    "volvió",
    "creció",
    "según",
    "pingüino",
    "cigüeña",
    "raíz",
    "país",
    "tradición",
    "comunidad",
    "expedición",
    "provincia",
    "habitantes",
    "mercado",
    "plaza",
    "iglesia",
    "archivo",
    "periódico",
    "revista",
    "documento",
    "capítulo",
]


def prose(seed: int, words: int) -> str:
    """Words that look like Spanish; the same for the same seed, another line for another."""
    place, chosen = seed * 7919 + 13, []
    for _ in range(words):
        place = (place * 1103515245 + 12345) % (1 << 31)
        chosen.append(_WORDS[(place >> 8) % len(_WORDS)])
    return f"{' '.join(chosen).capitalize()}."


@dataclass(slots=True)
class Paper:
    """A PDF being drawn, with the lines of its text and those that run along."""

    size: tuple[float, float] = A4
    font: str = "Times-Roman"
    points: float = 11
    body: list[str] = field(default_factory=list)
    running: list[str] = field(default_factory=list)
    page: int = 0
    _file: BytesIO = field(default_factory=BytesIO)
    _canvas: Canvas = field(init=False)
    _seeds: Iterator[int] = field(default_factory=count)

    def __post_init__(self) -> None:
        self._canvas = Canvas(self._file, pagesize=self.size)

    def lines(
        self, how_many: int, *, top: float = 90, left: float = 70, words: int = 9, pitch: float = 1.35
    ) -> None:
        """Lines of prose from `top` points under the upper edge down."""
        self.texts(
            [prose(next(self._seeds), words) for _ in range(how_many)], top=top, left=left, pitch=pitch
        )

    def texts(self, texts: list[str], *, top: float = 90, left: float = 70, pitch: float = 1.35) -> None:
        """These lines of the text."""
        for number, text in enumerate(texts):
            self._draw(left, self.size[1] - top - number * pitch * self.points, text, self.points)
        self.body += texts

    def along(self, text: str, *, at: float, left: float = 70, points: float = 9) -> None:
        """A line that runs along; `at` points from the lower edge, from the upper one if negative."""
        self._draw(left, at if at > 0 else self.size[1] + at, text, points)
        self.running.append(text)

    def turn(self) -> None:
        """End this page."""
        self._canvas.showPage()
        self.page += 1

    def done(self) -> bytes:
        """The file."""
        self._canvas.save()
        return self._file.getvalue()

    def _draw(self, left: float, height: float, text: str, points: float) -> None:
        self._canvas.setFont(self.font, points)
        self._canvas.drawString(left, height, text)


def dejavu(*, bold: bool = False) -> str:
    """A TrueType font where the machine has one, else one of the fourteen."""
    name = "DejaVuSerif-Bold" if bold else "DejaVuSerif"
    path = _DEJAVU / f"{name}.ttf"
    if not path.exists():
        return "Helvetica-Bold" if bold else "Helvetica"
    pdfmetrics.registerFont(TTFont(name, path))
    return name
