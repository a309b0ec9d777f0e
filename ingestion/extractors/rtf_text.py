"""Reads the text of an RTF file: groups, control words and bytes become paragraphs, table rows, notes and properties."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from striprtf.striprtf import destinations

from ingestion.extractors.rtf_fonts import Fonts
from ingestion.types import Outcome, Unreadable

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]+|([^\\{}\r\n]+)|.",
    re.DOTALL,
)
_DEEPEST = 10_000
# Destinations of which people read something: text boxes, what an embedded object shows, a choice of two writings.
_SHOWN = frozenset(("shp", "shpgrp", "shpinst", "shptxt", "do", "dptxbxtext", "object", "result", "upr"))
_HIDDEN = (
    (frozenset(destinations) | {"listtext", "pntext", "nonesttables", "annotation", "shprslt", "ud"})
    - _SHOWN
    - {"footnote"}
)
PROPERTIES = frozenset(("title", "author", "doccomm", "propname", "staticval"))
_CHARACTERS: Mapping[str, str] = {
    "par": "\n", "line": "\n", "sect": "\n\n", "page": "\n\n", "column": "\n", "softline": "\n", "row": "\n", "nestrow": "\n", "tab": "\t",
    "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "emspace": " ", "enspace": " ", "qmspace": " ",
}  # fmt: skip
_SYMBOLS: Mapping[bytes, str] = {
    b"~": "\u00a0", b"-": "\u00ad", b"_": "\u2011", b"{": "{", b"}": "}", b"\\": "\\", b"\n": "\n", b"\r": "\n",
}  # fmt: skip
_STRUCK_OUT = frozenset(("deleted", "v"))


@dataclass(frozen=True, slots=True)
class _State:
    """What a group inherits from the one around it. `target` is where text goes: "" the body, a destination, None nowhere."""

    target: str | None = ""
    font: int = -1
    skipped_after_unicode: int = 1
    struck_out: frozenset[str] = frozenset()


@dataclass(slots=True)
class Written:
    """What an RTF file holds: its text, its notes, and its properties in order as (destination, value)."""

    text: str
    properties: list[tuple[str, str]] = field(default_factory=list)


class _Reader:
    def __init__(self, data: bytes) -> None:
        self._data = data
        self._fonts = Fonts()
        self._state = _State()
        self._around: list[_State] = []
        self._texts: dict[str, list[str]] = {"": [], "footnote": []}
        self._properties: list[tuple[str, str]] = []
        self._bytes = bytearray()
        self._begins = False  # the group was opened just now: only there a star means a destination
        self._starred = False
        self._to_skip = 0
        self._next = 0

    def read(self) -> Written:
        while (token := _TOKEN.match(self._data, self._next)) is not None:
            self._next = token.end()
            word, number, code, symbol, brace, text = token.groups()
            if brace:
                self._brace(brace)
                if not self._around:
                    break
            elif word:
                self._word(word.decode("ascii"), None if number is None else int(number))
            elif code or text:
                self._take(bytes.fromhex(code.decode("ascii")) if code else text)
            elif symbol:
                self._symbol(symbol)
            self._begins = brace == b"{" or (self._begins and not token[0].strip())
        self._flush()
        text = "".join(self._texts[""]) + "\n\n" + "".join(self._texts["footnote"])
        return Written(_paired(text), self._properties)

    def _brace(self, brace: bytes) -> None:
        self._flush()
        self._to_skip, self._starred = 0, False
        if brace == b"{":
            self._around.append(self._state)
            if len(self._around) > _DEEPEST:
                raise Unreadable(Outcome.REFUSED, "nested_too_deep", limit=_DEEPEST)
        elif self._around:
            ended, self._state = self._state, self._around.pop()
            if ended.target in PROPERTIES and ended.target != self._state.target:
                self._properties.append(
                    (ended.target, _paired("".join(self._texts.pop(ended.target, []))).strip())
                )

    def _word(self, word: str, number: int | None) -> None:
        if self._to_skip:
            self._to_skip -= 1
            return
        if word == "bin":
            self._next += max(0, number or 0)
        elif word in ("ansi", "mac", "pc", "pca", "ansicpg"):
            self._fonts.declare(word, number or 0)
        elif (
            word in PROPERTIES
            or word in _HIDDEN
            or (self._starred and word not in _SHOWN)
            or word == "footnote"
        ):
            self._enter(word)
        elif self._state.target == "fonttbl":
            self._fonts.describe(word, number or 0)
        else:
            self._format(word, number)
        self._starred = False

    def _enter(self, word: str) -> None:
        self._flush()
        inside_note_or_body = self._state.target in ("", "footnote")
        if word in ("fonttbl", *PROPERTIES) and self._state.target != "fonttbl":
            target: str | None = word
        else:
            target = word if word == "footnote" and inside_note_or_body else None
        self._state = replace(self._state, target=target)

    def _format(self, word: str, number: int | None) -> None:
        if word == "u" and number is not None:
            self._say(self._fonts.sign(chr(number % 0x10000), self._state.font))
            self._to_skip = self._state.skipped_after_unicode
        elif word == "uc":
            self._state = replace(self._state, skipped_after_unicode=max(0, min(number or 0, 100)))
        elif word == "f":
            self._flush()
            self._state = replace(self._state, font=number or 0)
        elif word in _STRUCK_OUT:
            self._flush()
            on = self._state.struck_out | {word}
            self._state = replace(self._state, struck_out=on if number != 0 else on - {word})
        elif word == "plain":
            self._flush()
            self._state = replace(self._state, struck_out=frozenset(), font=-1)
        elif word in ("cell", "nestcell"):
            self._end_cell()
        elif word in _CHARACTERS:
            self._say(_CHARACTERS[word])

    def _symbol(self, symbol: bytes) -> None:
        if symbol == b"*":
            self._starred = self._begins
        elif self._to_skip:
            self._to_skip -= 1
        elif symbol in _SYMBOLS:
            self._say(_SYMBOLS[symbol])

    def _take(self, data: bytes) -> None:
        skipped = min(self._to_skip, len(data))
        self._to_skip -= skipped
        self._bytes += data[skipped:]

    def _end_cell(self) -> None:
        """A tab between cells: the newline of the cell's last paragraph makes way for it."""
        self._flush()
        pieces = self._texts.get(self._state.target or "", [])
        if self._state.target is not None and pieces and pieces[-1] == "\n":
            pieces.pop()
        self._say("\t")

    def _flush(self) -> None:
        if self._bytes:
            data, self._bytes = bytes(self._bytes), bytearray()
            self._put(self._fonts.decode(data, self._state.font))

    def _say(self, text: str) -> None:
        self._flush()
        self._put(text)

    def _put(self, text: str) -> None:
        target = self._state.target
        if target == "fonttbl":
            self._fonts.name(text)
        elif target is not None and not self._state.struck_out:
            self._texts.setdefault(target, []).append(text)


def text_of_rtf(data: bytes) -> Written:
    """Read what is in an RTF file; a file that breaks off gives what came before. Raises Unreadable REFUSED if nested too deep."""
    return _Reader(data).read()


def _paired(text: str) -> str:
    """Join the two halves in which RTF writes characters beyond 16 bits, and put a bullet for that of Symbol fonts."""
    return text.replace("\uf0b7", "•").encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
