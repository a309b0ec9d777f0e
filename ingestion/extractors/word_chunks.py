"""Reads what a Word document takes in from other files (altChunk): pages and texts in their place, other documents as attached."""

from ingestion.extractors.html_pages import parse
from ingestion.extractors.html_saved import saved_page
from ingestion.extractors.html_text import visible_text
from ingestion.extractors.packages import Package, relations
from ingestion.extractors.rtf_text import text_of_rtf
from ingestion.text.encodings import decode
from ingestion.types import Attached, Unreadable

_LARGEST_BYTES = 32 * 1024 * 1024
_SAVED = (".mht", ".mhtml")
_SAVED_BEGINNINGS = (b"mime-version:", b"content-type:", b"from:")
_BLANK = b"\xef\xbb\xbf \t\r\n"


class Chunks:
    """The chunks that one part names, each given once, however often it is named: what is small could grow without end.

    `attached` are those taken that cannot be read here; they are read as members, which say why if nobody can.
    """

    def __init__(self, package: Package, part: str) -> None:
        self._package = package
        self._left = {
            identity: target for identity, kind, target in relations(package, part) if kind == "aFChunk"
        }
        self.attached: list[Attached] = []

    def take(self, identity: str) -> str:
        """Give the text of a chunk as lines of their own, "" where there is none or it comes attached."""
        target = self._left.pop(identity, "")
        if not target or target in {one.name for one in self.attached} or not self._package.has(target):
            return ""
        data = self._package.read(target, _LARGEST_BYTES)
        try:
            text = _text_of(data, target.lower())
        except Unreadable:
            text = None
        if text is None:
            self.attached.append(Attached(target, data))
        return f"{text}\n" if text else ""


def _text_of(data: bytes, name: str) -> str | None:
    """What a chunk says: by its beginning, where that tells, else by its name. None where it is a document of another kind."""
    beginning = data[:64].lstrip(_BLANK).lower()
    if beginning.startswith(b"pk\x03\x04"):
        return None
    if beginning.startswith(b"{\\rtf"):
        return text_of_rtf(data).text
    if beginning.startswith(_SAVED_BEGINNINGS) or name.endswith(_SAVED):
        return _page(*saved_page(data))
    if name.endswith(".txt") and not beginning.startswith(b"<"):
        return decode(data).text.removeprefix("\ufeff")
    return _page(data, None, is_xhtml=name.endswith(".xhtml"))


def _page(data: bytes, charset: str | None, *, is_xhtml: bool = False) -> str:
    tree, _ = parse(data, is_xhtml=is_xhtml, charset=charset)
    return visible_text(tree.root) if tree.root is not None else ""
