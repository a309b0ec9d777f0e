"""Makes small real PDF and DOCX files for the tests that read them."""

import zlib
from collections.abc import Callable, Sequence
from io import BytesIO

import docx
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = A4


def pdf_of(
    draw: Sequence[Callable[[Canvas], None]], *, password: str = "", title: str = "", author: str = ""
) -> bytes:
    """A PDF with one page per function, which draws it."""
    written = BytesIO()
    canvas = Canvas(written, pagesize=A4, encrypt=StandardEncryption(password) if password else None)
    canvas.setTitle(title)
    canvas.setAuthor(author)
    for page in draw:
        page(canvas)
        canvas.showPage()
    canvas.save()
    return written.getvalue()


def lines(*texts: str, top: float = HEIGHT - 120, step: float = 16) -> Callable[[Canvas], None]:
    """A page with these lines from `top` down."""

    def draw(canvas: Canvas) -> None:
        for number, text in enumerate(texts):
            canvas.drawString(72, top - number * step, text)

    return draw


def article_page(number: int, header: str, *texts: str) -> Callable[[Canvas], None]:
    """A page as journals have it; the number at its foot is drawn first, as many programs do."""

    def draw(canvas: Canvas) -> None:
        canvas.drawString(WIDTH / 2, 30, str(number))
        canvas.drawString(72, HEIGHT - 40, header)
        lines(*texts)(canvas)

    return draw


def scan(canvas: Canvas) -> None:
    """A page that is one picture."""
    grey = b"\x80" * (60 * 80)
    picture = b"P5 60 80 255\n" + grey
    canvas.drawImage(ImageReader(BytesIO(picture)), 0, 0, WIDTH, HEIGHT)


def docx_of(fill: Callable[[docx.document.Document], None]) -> bytes:
    """A DOCX filled by a function."""
    document = docx.Document()
    fill(document)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def raw_pdf(*objects: bytes, trailer: bytes = b"") -> bytes:
    """A PDF written by hand: objects 1, 2 … with 1 as the catalogue."""
    body, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    end = b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, len(body))
    return body + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + end


def raw_page(content: bytes, *more: bytes, catalogue: bytes = b"", entries: bytes = b"") -> bytes:
    """A PDF written by hand of one page in Helvetica, with further `entries`; `more` are objects 6, 7 …"""
    return raw_pdf(
        b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalogue,
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R"
        b" /Resources << /Font << /F 5 0 R >> >> %s >>" % entries,
        stream(b"BT /F 12 Tf 40 200 Td %s ET" % content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        *more,
    )


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """A compressed stream object."""
    packed = zlib.compress(content)
    return b"<< /Length %d /Filter /FlateDecode %s >>\nstream\n%s\nendstream" % (len(packed), entries, packed)
