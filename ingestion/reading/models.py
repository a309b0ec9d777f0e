"""Does, before confinement, once for all children, what the first document would: loads models, meets every library."""

import io

from ingestion.extractors import extractors_for
from ingestion.types import Document, Source
from languages.identify import shared
from licensing import evidence

_PAGE = rb"""%PDF-1.4
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >> endobj
4 0 obj << /Length 75 >> stream
BT /F 12 Tf 40 200 Td (Licencia Creative Commons Atribuci\363n 4.0) Tj ET
endstream endobj
5 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> endobj
6 0 obj << /Title (Ejemplo) >> endobj
trailer << /Root 1 0 R /Info 6 0 R >>
"""  # the shortest that has a page, a font and a title; it is ours: nothing of a donor's is read here


def load() -> None:
    """Load everything once; children inherit it."""
    source = Source(io.BytesIO(_PAGE), "", len(_PAGE), "application/pdf")
    pages = list(extractors_for(source.media_type)[0].extract(source))
    text = "\n".join(page.text for page in pages if isinstance(page, Document))
    shared().mixture(text)
    evidence.find(text)
