"""Makes PDFs such as people have: justified prose with headings and pictures, in several fonts and sizes, one and two columns."""

from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path

from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4, A5, letter
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, Image, PageTemplate, Paragraph, Spacer

from tests.paper import dejavu, prose
from tests.scans import picture

_KINDS = (  # page, font, points, columns
    (A4, "Times-Roman", 11, 1), (letter, "Helvetica", 10, 1), (A4, "DejaVu", 9.5, 2), (A5, "Times-Roman", 9, 1), (A4, "DejaVu", 11, 1),
)  # fmt: skip
_MARGIN = 54
_TO_A_PAGE = 6  # paragraphs
# As 58 real files that were measured, 656 pages in all: most of them a few pages, the largest half of everything.
_PAGES = (1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 5, 6, 6, 7, 8, 11, 15, 17, 19, 26, 155)
GIFT = tuple(_TO_A_PAGE * pages for pages in _PAGES)  # paragraphs of each
BOOKS = (120,) * 10  # of some twenty pages
LETTERS = (3, 9, 5, 30, 2, 14, 60, 4, 7, 22) * 3  # of one to some fifteen pages
_TO_A_PICTURE = 11  # paragraphs


def make(folder: Path, paragraphs: Sequence[int]) -> list[Path]:
    """Write a PDF for each number of paragraphs, of each kind in turn."""
    folder.mkdir()
    return [_write(folder / f"{number:02d}.pdf", number, many) for number, many in enumerate(paragraphs)]


def _write(path: Path, number: int, paragraphs: int) -> Path:
    size, family, points, columns = _KINDS[number % len(_KINDS)]
    font = dejavu() if family == "DejaVu" else family
    width = (size[0] - 2 * _MARGIN - 18 * (columns - 1)) / columns
    frames = [
        Frame(_MARGIN + column * (width + 18), _MARGIN, width, size[1] - 2 * _MARGIN)
        for column in range(columns)
    ]
    document = BaseDocTemplate(str(path), pagesize=size, title=f"Crónicas {number}", author="M. Peñalver")
    document.addPageTemplates([PageTemplate(frames=frames, onPage=_running(size, font))])
    document.build(_story(number, paragraphs, font, points, width))
    return path


def _story(number: int, paragraphs: int, font: str, points: float, width: float) -> list[Flowable]:
    body = ParagraphStyle("body", fontName=font, fontSize=points, leading=1.3 * points, alignment=TA_JUSTIFY)
    bold = {"Times-Roman": "Times-Bold", "Helvetica": "Helvetica-Bold"}.get(font) or dejavu(bold=True)
    heading = ParagraphStyle("heading", fontName=bold, fontSize=1.5 * points, leading=2 * points)
    story: list[Flowable] = []
    for paragraph in range(paragraphs):
        seed = 1000 * number + paragraph
        if paragraph % 8 == 0:
            story += [Spacer(1, points), Paragraph(prose(seed + 500, 4), heading)]
        text = " ".join(prose(10 * seed + part, 9 + (seed + part) % 14) for part in range(3 + seed % 5))
        story += [Paragraph(text, body), Spacer(1, points / 2)]
        if paragraph % _TO_A_PICTURE == 1:
            story.append(Image(BytesIO(picture(f"Lámina {paragraph}")), width / 2, width / 2))
    return story


def _running(size: tuple[float, float], font: str) -> Callable[[Canvas, BaseDocTemplate], None]:
    def draw(canvas: Canvas, document: BaseDocTemplate) -> None:
        canvas.setFont(font, 8)
        canvas.drawString(_MARGIN, size[1] - 36, "Revista de la radio, núm. 14")
        canvas.drawString(size[0] / 2, 30, str(document.page))

    return draw
