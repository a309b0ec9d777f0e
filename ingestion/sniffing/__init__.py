"""Tells what a file is by its content; its name only breaks ties between kinds of text."""

import re
from typing import BinaryIO

from ingestion.opening.names import is_volume
from ingestion.opening.tar_marks import is_empty_tar, is_tar
from ingestion.opening.warc_marks import is_warc
from ingestion.sniffing.arrow import STREAM, is_arrow_stream
from ingestion.sniffing.characters import as_text, is_nearly_text
from ingestion.sniffing.heads import Head, look
from ingestion.sniffing.labels import mislabelled
from ingestion.sniffing.libmagic import UNKNOWN, ask
from ingestion.sniffing.moses import KIND as MOSES
from ingestion.sniffing.moses import has_a_sentence_a_line
from ingestion.sniffing.ole import OLE, kind_of_ole
from ingestion.sniffing.shortcuts import kind_of_stub
from ingestion.sniffing.tables import SIGNATURES, extension
from ingestion.sniffing.texts import kind_of_text
from ingestion.sniffing.zips import ZIP, ends_like_zip, kind_of_zip

__all__ = ["EMPTY", "UNKNOWN", "mislabelled", "sniff"]

EMPTY = "inode/x-empty"
_PLAIN = "text/plain"
_PDF = re.compile(rb"(?:\A|[\s\x00])%PDF-\d|\A.{0,1}%PDF-", re.DOTALL)
_PROGRAMS = frozenset({  # that an archive may hang behind, to unpack itself
    "application/x-dosexec", "application/vnd.microsoft.portable-executable", "application/x-executable",
})  # fmt: skip
_PDF_OBJECT = re.compile(rb"\d obj\b")
_PDF_WITHIN = 1024
_BEGINNINGS = tuple(beginning for beginning, _ in SIGNATURES)


def sniff(stream: BinaryIO, name: str, size: int, *, has_namesake: bool = False) -> str:
    """Give the media type of `stream`, of `size` bytes, called `name` by whoever gave it.

    Looks from the beginning and leaves the stream where it was; one that is not seekable needs `peek`, and is judged
    by its first 64 KiB. "application/octet-stream" when nothing is known. `has_namesake`: another is called the same, but
    for the language.
    """
    head = look(stream, size)
    if not head.data:
        return EMPTY
    known = _by_signature(head)
    if known is not None:
        return known
    text = as_text(head.data, is_whole=head.is_whole)
    if is_volume(name, is_text=text is not None):
        return UNKNOWN
    if text is not None:
        kind = kind_of_text(text, name, head)
        return MOSES if has_namesake and kind == _PLAIN and has_a_sentence_a_line(text) else kind
    return _kind_of_other(head, name, size)


def _by_signature(head: Head) -> str | None:
    if head.data.startswith(_BEGINNINGS):
        kind = next(kind for beginning, kind in SIGNATURES if head.data.startswith(beginning))
        if kind == ZIP:
            return kind_of_zip(head)
        return kind_of_ole(head.data, head.stream) if kind == OLE else kind
    if is_warc(head.data):
        return "application/warc"
    if head.is_whole and (stub := kind_of_stub(head.data)):
        return stub
    return "application/pdf" if _is_pdf(head.data) else None


def _is_pdf(data: bytes) -> bool:
    """Say whether a PDF begins here, or after some junk; a text may speak of "%PDF-1.4" without being one."""
    found = _PDF.search(data, 0, _PDF_WITHIN) if b"%PDF-" in data[:_PDF_WITHIN] else None
    if found is None:
        return False
    return found.start() <= 1 or b"\0" in data[: found.start()] or bool(_PDF_OBJECT.search(data))


def _kind_of_other(head: Head, name: str, size: int) -> str:
    if is_tar(head.data) or (head.is_whole and extension(name) == "tar" and is_empty_tar(head.data)):
        return "application/x-tar"
    if is_arrow_stream(head.data):
        return STREAM
    kind = ask(head.data)
    if (kind == UNKNOWN or kind in _PROGRAMS) and ends_like_zip(head, size):
        return ZIP
    if kind == UNKNOWN and is_nearly_text(head.data):
        return kind_of_text(head.data.decode("latin-1"), name, head)
    return kind
