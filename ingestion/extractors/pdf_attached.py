"""Takes the files that came inside a PDF: those of a portfolio, attached to the document, or pinned to a page."""

import ctypes
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium

from ingestion.types import Attached, Outcome, Unreadable

# A note within a compressed object is not seen so, but where such objects are.
_SAY_SO = (b"FileAttachment", b"EmbeddedFile", b"/ObjStm")
_MOST = 1_000
_MOST_NOTES = 2_000  # of a page
_LARGEST_BYTES = 128 * 1024 * 1024  # of all together
_LONGEST_NAME = 200


class AttachedFiles:
    """The files inside one document, each by a name of its own; `problem` where there is more than is taken.

    None is taken where nobody `dares`: a reader died of the document before, perhaps of what unpacks too large.
    """

    def __init__(self, data: bytes, *, dares: bool = True) -> None:
        self.taken: dict[str, Attached] = {}
        self.problem: Unreadable | None = None
        self._may_be_pinned = any(word in data for word in _SAY_SO)
        self._left = _LARGEST_BYTES if dares else -1

    def of_document(self, document: pypdfium2.PdfDocument) -> None:
        """Take those that the document lists."""
        for number in range(pdfium.FPDFDoc_GetAttachmentCount(document.raw)):
            if self.problem:
                return
            self._take(pdfium.FPDFDoc_GetAttachment(document.raw, number))

    def of_page(self, page: pdfium.FPDF_PAGE) -> None:
        """Take those that are pinned to a page; of most documents no page is asked."""
        if not self._may_be_pinned:
            return
        for note in _notes(page):
            if self.problem:
                return
            if pdfium.FPDFAnnot_GetSubtype(note) == pdfium.FPDF_ANNOT_FILEATTACHMENT:
                self._take(pdfium.FPDFAnnot_GetFileAttachment(note))

    def _take(self, file: pdfium.FPDF_ATTACHMENT | None) -> None:
        """Take one; what cannot be read of it is an empty file."""
        if not file:
            return
        size = ctypes.c_ulong()
        if self._left >= 0:
            pdfium.FPDFAttachment_GetFile(file, None, 0, size)
            self._left -= size.value
        if self._left < 0 or len(self.taken) >= _MOST:
            self.problem = Unreadable(Outcome.REFUSED, "unpacks_too_large", limit_bytes=_LARGEST_BYTES)
            return
        buffer = ctypes.create_string_buffer(max(1, size.value))
        is_read = pdfium.FPDFAttachment_GetFile(file, buffer, size.value, ctypes.c_ulong())
        self._keep(_named(file), buffer.raw[: size.value] if is_read else b"")

    def _keep(self, given: str, content: bytes) -> None:
        """Keep a file, once where it is both listed and pinned."""
        number = len(self.taken) + 1
        name = given or f"{number}.bin"
        if name in self.taken and self.taken[name].content == content:
            return
        name = name if name not in self.taken else f"{number}-{name}"
        self.taken[name] = Attached(name, content)


def _notes(page: pdfium.FPDF_PAGE) -> Iterator[pdfium.FPDF_ANNOTATION]:
    for number in range(min(pdfium.FPDFPage_GetAnnotCount(page), _MOST_NOTES)):
        if note := pdfium.FPDFPage_GetAnnot(page, number):
            yield note
            pdfium.FPDFPage_CloseAnnot(note)


def _named(file: pdfium.FPDF_ATTACHMENT) -> str:
    """The name its donor gave it, of one level."""
    size = pdfium.FPDFAttachment_GetName(file, None, 0)
    if not 2 < size < 10_000:
        return ""
    buffer = (ctypes.c_ushort * (size // 2 + 1))()
    pdfium.FPDFAttachment_GetName(file, buffer, size)
    name = bytes(buffer)[: size - 2].decode("utf-16-le", "replace")
    plain = "".join(letter if letter.isprintable() else "_" for letter in name)
    return plain.replace("\\", "/").rpartition("/")[2].replace("!", "_").strip()[-_LONGEST_NAME:]
