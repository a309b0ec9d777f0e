"""Makes scans: pages that are pictures of text, as a scanner would give them."""

from collections.abc import Sequence
from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

_DOTS = (1240, 1754)  # A4 at 150 dots an inch
FIRST = (
    "La expedición llegó a la montaña",
    "al atardecer y nadie había dor-",
    "mido en toda la noche anterior.",
)
SECOND = (
    "Por la mañana volvieron al pueblo",
    "con los papeles que habían",
    "encontrado en la escuela vieja.",
)


@lru_cache(maxsize=8)
def picture(*texts: str) -> bytes:
    """A PNG of a page with these lines."""
    sheet = Image.new("L", _DOTS, 255)
    draw = ImageDraw.Draw(sheet)
    letters = ImageFont.truetype("DejaVuSerif.ttf", 40)
    for number, text in enumerate(texts):
        draw.text((150, 200 + 70 * number), text, font=letters, fill=0)
    written = BytesIO()
    sheet.save(written, "PNG")
    return written.getvalue()


def scan_of(*pages: Sequence[str], typed: Sequence[str] = ()) -> bytes:
    """A PDF of scanned pages, after one of real text where there are `typed` lines."""
    written = BytesIO()
    canvas = Canvas(written, pagesize=A4)
    if typed:
        for number, text in enumerate(typed):
            canvas.drawString(72, 760 - 20 * number, text)
        canvas.showPage()
    for texts in pages:
        canvas.drawImage(ImageReader(BytesIO(picture(*texts))), 0, 0, *A4)
        canvas.showPage()
    canvas.save()
    return written.getvalue()
