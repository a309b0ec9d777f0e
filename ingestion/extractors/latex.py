"""Reads LaTeX source: title, prose, lists, tables, captions and notes; formulas among words in their source."""

import re
from collections.abc import Iterator, Mapping

from ingestion.extractors.latex_lines import tidied
from ingestion.extractors.latex_text import LatexReader
from ingestion.extractors.opened import read_whole
from ingestion.extractors.whole import whole_document
from ingestion.text.declared import settle
from ingestion.text.encodings import decode_as
from ingestion.types import Document, Source

_LARGEST_BYTES = 32 * 1024 * 1024
_LONGEST_MARK = 500
_HEAD = 64 * 1024
_INPUTENC = re.compile(
    rb"^[^%\n]{0,200}?\\(?:usepackage\s*\[([\w, -]{1,60})\]\s*\{inputenc\}|inputencoding\{([\w-]{1,20})\})",
    re.MULTILINE,
)
_CODECS: Mapping[str, str] = {
    "ansinew": "cp1252", "applemac": "mac_roman", "utf8x": "utf-8", "latin9": "iso8859-15", "latin5": "iso8859-9", "latin10": "iso8859-16",
    "cp437de": "cp437", "cp858": "cp858", "macce": "mac_latin2",
}  # fmt: skip
_FIELDS: Mapping[str, str] = {"title": "dc:title", "author": "dc:creator", "date": "dc:date"}
# What hyperref and doclicense write into the PDF.
_RIGHTS = re.compile(r"\b(pdfcopyright|pdflicenseurl|pdftitle|pdfauthor)\s{0,9}=\s{0,9}\{([^{}\n]{1,500})\}")
_DOCLICENSE = re.compile(r"\\usepackage\s{0,9}\[([^\]]{1,300})\]\s{0,9}\{doclicense\}")
_OPTION = re.compile(r"(type|modifier|version)\s{0,9}=\s{0,9}\{?([\w.-]{1,20})")


class Latex:
    """A file of LaTeX is one document; what it would include from other files is never looked for."""

    name = "latex"
    version = 5
    media_types = frozenset({"text/x-tex"})
    records = frozenset[str]()

    def extract(self, source: Source) -> Iterator[Document]:
        """Yield one document. Raises Unreadable: EMPTY without prose, REFUSED if too large or nested too deep."""
        data = read_whole(source, _LARGEST_BYTES)
        decoded = decode_as(data, settle(data, _declared(data)))
        written = decoded.text.replace("\r\n", "\n").replace("\r", "\n").replace("\x01", "")
        reader = LatexReader(written)
        body = reader.read()
        title = tidied(" ".join(reader.fields.get("title", [])[-1:]).replace("\n", " "))
        notes = () if decoded.encoding in ("utf-8", "ascii") else (f"decoded:{decoded.encoding}",)
        undefined = (f"undefined_commands:{reader.undefined}",) if reader.undefined else ()
        text = body if body.startswith(title) else f"{title}\n\n{body}"
        yield whole_document(
            text, marks=tuple(_marks(reader.fields, written[:_HEAD])), notes=("latex/1", *notes, *undefined)
        )


def _declared(data: bytes) -> str | None:
    found = _INPUTENC.search(data[:_HEAD])
    if found is None:
        return None
    name = (found[1] or found[2]).decode("ascii", "replace").split(",")[-1].strip()
    return _CODECS.get(name, name)


def _marks(fields: Mapping[str, list[str]], head: str) -> Iterator[tuple[str, str]]:
    for name, field in _FIELDS.items():
        for value in fields.get(name, [])[-1:]:
            if shown := " ".join(tidied(value).split()).replace(" ;", ";"):
                yield field, shown[:_LONGEST_MARK]
    for name, value in _RIGHTS.findall(head):
        yield f"pdf:{name.removeprefix('pdf')}", value
    for options in _DOCLICENSE.findall(head):
        chosen = dict(_OPTION.findall(options))
        if chosen.get("type") == "CC" and "modifier" in chosen:
            yield (
                "doclicense",
                f"https://creativecommons.org/licenses/{chosen['modifier']}/{chosen.get('version', '4.0')}/",
            )
