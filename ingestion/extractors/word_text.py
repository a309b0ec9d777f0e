"""Reads the text of one WordprocessingML part, event by event, so that no part is in memory whole."""

from collections.abc import Callable

from lxml import etree

from ingestion.extractors.opened import Readable
from ingestion.extractors.packages import local_name

_SEPARATORS = frozenset(("separator", "continuationSeparator", "continuationNotice"))
# A second writing of the same, what was struck out, and what stands in other parts: remarks, what every page repeats.
_LEFT_OUT = frozenset(("Fallback", "del", "moveFrom", "comment", "hdr", "ftr", "glossaryDocument", "styles"))


class _WordText:
    """The text of a part so far; one small step per XML event."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._hidden = 0
        self._at_end: dict[str, Callable[[etree._Element], None]] = {
            "t": self._add_text,
            "tab": self._add_tab,
            "br": self._add_newline,
            "cr": self._add_newline,
            "noBreakHyphen": self._add_hyphen,
            "p": self._end_paragraph,
            "tc": self._end_cell,
            "tr": self._end_row,
        }

    def text(self) -> str:
        return "".join(self._pieces)

    def begin(self, element: etree._Element) -> None:
        if _is_left_out(element):
            self._hidden += 1

    def end(self, element: etree._Element) -> None:
        if _is_left_out(element):
            self._hidden -= 1
        elif not self._hidden and (step := self._at_end.get(local_name(element))):
            step(element)

    def _add_text(self, element: etree._Element) -> None:
        self._pieces.append(element.text or "")

    def _add_tab(self, element: etree._Element) -> None:
        parent = element.getparent()
        if parent is not None and local_name(parent) == "r":  # else it defines a tab stop
            self._pieces.append("\t")

    def _add_newline(self, _element: etree._Element) -> None:
        self._pieces.append("\n")

    def _add_hyphen(self, _element: etree._Element) -> None:
        self._pieces.append("\u2011")

    def _end_paragraph(self, _element: etree._Element) -> None:
        self._pieces.append("\n")

    def _end_cell(self, _element: etree._Element) -> None:
        """A tab between cells: the newline of the cell's last paragraph makes way for it."""
        if self._pieces and self._pieces[-1] == "\n":
            self._pieces.pop()
        self._pieces.append("\t")

    def _end_row(self, _element: etree._Element) -> None:
        if self._pieces and self._pieces[-1] == "\t":
            self._pieces.pop()
        self._pieces.append("\n")


def text_of_part(stream: Readable) -> str:
    """The text of a document, footnotes or endnotes part. Raises etree.XMLSyntaxError where it is broken."""
    word = _WordText()
    events = etree.iterparse(
        stream,
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
    )
    for event, element in events:
        if event == "start":
            word.begin(element)
            continue
        word.end(element)
        if local_name(element) in ("p", "tbl", "r"):
            element.clear(keep_tail=True)
    return word.text()


def _is_left_out(element: etree._Element) -> bool:
    name = local_name(element)
    if name in ("footnote", "endnote"):
        return any(
            str(key).endswith("}type") and value in _SEPARATORS for key, value in element.attrib.items()
        )
    return name in _LEFT_OUT
