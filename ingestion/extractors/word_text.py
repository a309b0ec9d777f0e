"""Reads the text of one WordprocessingML part, event by event, so that no part is in memory whole."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from ingestion.extractors.opened import Readable
from ingestion.extractors.packages import local_name
from ingestion.extractors.symbol_fonts import has_symbols, with_symbols
from ingestion.extractors.word_fields import Fields
from ingestion.extractors.word_prompts import is_prompt, without_spaces

_SEPARATORS = frozenset(("separator", "continuationSeparator", "continuationNotice"))
# A second writing of the same, what was struck out, what stands in other parts (remarks), and in small above a word (ruby).
_LEFT_OUT = frozenset(("Fallback", "del", "moveFrom", "comment", "glossaryDocument", "styles", "rt"))
_REPEATED = frozenset(("hdr", "ftr"))  # on every page: the text only where there is no other
_FLOWS = frozenset(
    ("txbxContent", *_REPEATED)
)  # text of its own, anchored in a paragraph that goes on after it
_DROPPED = frozenset(("drop", "margin"))
_OFF = frozenset(("0", "false", "off"))
_HEXADECIMAL = re.compile(r"[0-9A-Fa-f]{2,4}")


@dataclass(slots=True)
class _Control:
    """A field of a form that says of itself that nobody filled it in, and where among the pieces it begins."""

    element: etree._Element
    begins: int


@dataclass(slots=True)
class _Flow:
    """Text that runs on by itself: the body, a box, a header. `boxes` wait for the end of their paragraph.

    `is_initial`: its paragraph is no more than the large letter that the next one begins with.
    """

    pieces: list[str] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)
    is_initial: bool = False
    fields: Fields = field(default_factory=Fields)

    def release_boxes(self) -> None:
        self.pieces += self.boxes
        self.boxes.clear()


class _WordText:
    """The text of a part so far; one small step per XML event."""

    def __init__(self, chunk: Callable[[str], str], prompts: Callable[[], frozenset[str]]) -> None:
        self._chunk = chunk
        self._prompts = prompts
        self._flows = [_Flow()]
        self._repeated: dict[str, None] = {}
        self._hidden = 0
        self._hidden_runs: list[etree._Element] = []
        self._controls: list[_Control] = []
        self._at_end: dict[str, Callable[[etree._Element], None]] = {
            "t": self._add_text,
            "sym": self._add_symbol,
            "tab": self._add_tab,
            "br": self._add_newline,
            "cr": self._add_newline,
            "noBreakHyphen": self._add_hyphen,
            "p": self._end_paragraph,
            "tc": self._end_cell,
            "tr": self._end_row,
            "altChunk": self._add_chunk,
            "framePr": self._frame,
            "fldChar": self._mark_field,
            "showingPlcHdr": self._begin_control,
            "sdt": self._end_control,
            **dict.fromkeys(_FLOWS, self._end_flow),
        }

    @property
    def _pieces(self) -> list[str]:
        return self._flows[-1].pieces

    def text(self) -> str:
        self._flows[0].release_boxes()
        text = "".join(self._pieces)
        return text if text.strip() else "".join(self._repeated)

    def begin(self, element: etree._Element) -> None:
        if _is_left_out(element):
            self._hidden += 1
        elif not self._hidden and local_name(element) in _FLOWS:
            self._flows.append(_Flow())

    def end(self, element: etree._Element) -> None:
        name = local_name(element)
        if _is_left_out(element):
            self._hidden -= 1
        elif name == "vanish":
            self._hide_run(element)
        elif self._hidden_runs and element is self._hidden_runs[-1]:
            self._hidden_runs.pop()
            self._hidden -= 1
        elif not self._hidden and (step := self._at_end.get(name)):
            step(element)

    def _hide_run(self, vanish: etree._Element) -> None:
        """What nobody sees, from here to the end of its run; a paragraph's mark may be hidden too, which hides no text."""
        properties = vanish.getparent()
        run = properties.getparent() if properties is not None else None
        is_off = any(
            str(key).rpartition("}")[2] == "val" and value in _OFF for key, value in vanish.attrib.items()
        )
        if run is not None and local_name(run) == "r" and not is_off:
            self._hidden_runs.append(run)
            self._hidden += 1

    def _end_flow(self, element: etree._Element) -> None:
        """A box follows the paragraph it hangs in."""
        flow = self._flows.pop()
        flow.release_boxes()
        flow.pieces += [] if "".join(flow.pieces[-1:]).endswith("\n") else ["\n"]
        text = "".join(flow.pieces)
        if local_name(element) in _REPEATED:
            self._repeated[text] = None
        elif text.strip():
            self._flows[-1].boxes.append(text)

    def _add_text(self, element: etree._Element) -> None:
        text = element.text or ""
        self._pieces.append(with_symbols(text, _font_of(element)) if has_symbols(text) else text)

    def _add_symbol(self, element: etree._Element) -> None:
        number, font = _attribute(element, "char"), _attribute(element, "font")
        if _HEXADECIMAL.fullmatch(number):
            # Some write the bare number of the letter.
            self._pieces.append(
                with_symbols(chr(int(number, 16) | (0xF000 if int(number, 16) < 0x100 else 0)), font)
            )

    def _add_tab(self, element: etree._Element) -> None:
        parent = element.getparent()
        if parent is not None and local_name(parent) == "r":  # else it defines a tab stop
            self._pieces.append("\t")

    def _add_newline(self, _element: etree._Element) -> None:
        self._pieces.append("\n")

    def _add_hyphen(self, _element: etree._Element) -> None:
        self._pieces.append("\u2011")

    def _add_chunk(self, element: etree._Element) -> None:
        self._pieces.append(self._chunk(_attribute(element, "id")))

    def _mark_field(self, element: etree._Element) -> None:
        self._flows[-1].fields.mark(_attribute(element, "fldCharType"), self._pieces)

    def _begin_control(self, element: etree._Element) -> None:
        around = [one for one, _ in zip(element.iterancestors(), range(2), strict=False)]
        if [local_name(one) for one in around] == ["sdtPr", "sdt"] and _attribute(element, "val") not in _OFF:
            self._controls.append(_Control(around[1], len(self._pieces)))

    def _end_control(self, element: etree._Element) -> None:
        """Take a prompt out, but not what divides cells and paragraphs."""
        if not self._controls or self._controls[-1].element is not element:
            return
        control, pieces = self._controls.pop(), self._pieces
        written = "".join(pieces[control.begins :])
        if is_prompt(written) or without_spaces(written) in self._prompts():
            pieces[control.begins :] = [piece for piece in pieces[control.begins :] if not piece.strip()]

    def _frame(self, properties: etree._Element) -> None:
        around = [local_name(one) for one, _ in zip(properties.iterancestors(), range(2), strict=False)]
        is_initial = _attribute(properties, "dropCap") in _DROPPED and around == ["pPr", "p"]
        self._flows[-1].is_initial = self._flows[-1].is_initial or is_initial

    def _end_paragraph(self, _element: etree._Element) -> None:
        flow = self._flows[-1]
        if not flow.is_initial:
            flow.pieces.append("\n")
            flow.release_boxes()
        flow.is_initial = False

    def _end_cell(self, _element: etree._Element) -> None:
        """A tab between cells: the newline of the cell's last paragraph makes way for it."""
        if self._pieces and self._pieces[-1] == "\n":
            self._pieces.pop()
        self._pieces.append("\t")

    def _end_row(self, _element: etree._Element) -> None:
        if self._pieces and self._pieces[-1] == "\t":
            self._pieces.pop()
        self._pieces.append("\n")


def _no_chunk(_identity: str) -> str:
    return ""


def text_of_part(
    stream: Readable,
    chunk: Callable[[str], str] = _no_chunk,
    *,
    prompts: Callable[[], frozenset[str]] = frozenset,
) -> str:
    """The text of a part: a document's, notes', a header's. Raises etree.XMLSyntaxError where it is broken.

    `chunk` gives the text of what the part takes in from elsewhere, by its name among the part's relations; `prompts` what
    the document's own fields ask, where one may be empty.
    """
    word = _WordText(chunk, prompts)
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


def _font_of(text: etree._Element) -> str:
    """The font that the run of a text names, "" where it names none."""
    run = text.getparent()
    fonts = (one for one in (run.iter() if run is not None else ()) if local_name(one) == "rFonts")
    return next((_attribute(one, "ascii") or _attribute(one, "hAnsi") for one in fonts), "")


def _attribute(element: etree._Element, name: str) -> str:
    return next(
        (str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), ""
    )


def _is_left_out(element: etree._Element) -> bool:
    name = local_name(element)
    if name in ("footnote", "endnote"):
        return any(
            str(key).endswith("}type") and value in _SEPARATORS for key, value in element.attrib.items()
        )
    return name in _LEFT_OUT
