"""Reads a sample, before confinement, once for all children: that loads models, meets every library, and makes the code itself quick."""

import io
from collections.abc import Callable, Iterator
from typing import BinaryIO

from ingestion.job import Job
from ingestion.types import Message

# It is ours, nothing of a donor's is read here. Such pages as books have, in fonts that no file brings along; so many that
# languages are looked for in a sample of them, among words that the model meets for the first time.
_FONTS = (b"Times-Roman", b"Times-Bold", b"Helvetica", b"Helvetica-Bold")
_LICENCE = b"Esta obra se comparte con licencia Creative Commons Atribuci\363n 4.0."
_PROSE = b"El Ejemplador escribe aqu\355 lo que cualquiera: p\341ginas, una tras otra."
_LINES = b"".join(
    b"/F%d 9 Tf (%b) Tj T*\n" % (number % len(_FONTS), line)
    for number, line in enumerate((_LICENCE, *[_PROSE] * 40))
)
_PAGES = 6
_SAMPLE = b"""%%PDF-1.4
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [%b] /Count %d >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 420 595] /Contents 4 0 R /Resources << /Font << %b >> >> >> endobj
4 0 obj << /Length %d >> stream
BT 12 TL 40 560 Td
%bET
endstream endobj
5 0 obj << /Title (Ejemplo) >> endobj
trailer << /Root 1 0 R /Info 5 0 R >>
""" % (
    b"3 0 R " * _PAGES,
    _PAGES,
    b"".join(
        b"/F%d << /Type /Font /Subtype /Type1 /BaseFont /%b /Encoding /WinAnsiEncoding >> " % font
        for font in enumerate(_FONTS)
    ),
    len(_LINES) + 22,
    _LINES,
)
# The interpreter rewrites what has run eight times, and again for what it met there; else every child would do that anew.
_TIMES = 12

Read = Callable[[Job, BinaryIO], Iterator[Message]]


def load(read: Read) -> None:
    """Have `read` read it; children inherit what that leaves in memory."""
    job: Job = {"name": "ejemplo.pdf", "size": len(_SAMPLE), "budget": {"members": 1, "unpacked_bytes": 1}}
    for _ in range(_TIMES):
        for _message in read(job, io.BytesIO(_SAMPLE)):
            continue
