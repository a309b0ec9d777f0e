"""Reads the text of a LaTeX file: commands, groups and environments become paragraphs, lists, cells and notes.

By our own reader: pylatexenc 2.11, whose table of signs we use, takes 8 s for a megabyte and 27 s where a brace never closes, ends
in an exception at links, leaves how cells are to be laid out in the text, and loses what is verbatim.
"""

import re
from collections import Counter
from collections.abc import Callable

from ingestion.extractors import latex_words as known
from ingestion.extractors.latex_beginning import body_begins
from ingestion.extractors.latex_definitions import Definitions
from ingestion.extractors.latex_examples import END_OF_GLOSSES, GLOSSES, begins_example, in_lines
from ingestion.extractors.latex_formulas import among_words, on_its_own
from ingestion.extractors.latex_frames import HEAD_OF_BLOCK, Frame
from ingestion.extractors.latex_letters import SYMBOLS, accented, character, literal, with_ligatures
from ingestion.extractors.latex_lines import DROPPED_HERE, tidied
from ingestion.extractors.latex_macros import Macro
from ingestion.extractors.latex_open import OpenText
from ingestion.extractors.latex_undefined import end_of_undefined


class LatexReader(OpenText):
    """Reads one file, or with `definitions` a piece of one."""

    def __init__(self, text: str, definitions: Definitions | None = None) -> None:
        super().__init__(text)
        self._is_piece = definitions is not None
        self._definitions = definitions or Definitions(self._shown, len(text))
        self._handlers: dict[str, Callable[[re.Match[str]], None]] = {
            "comment": self._comment, "paragraph": self._paragraph, "literal": self._literal, "accent": lambda token: self._put(accented(token)),
            "line": self._line, "begin": lambda token: self._begin_environment(token["begun"].strip()), "end": lambda token: self._end(token["ended"].strip()),
            "display": self._display, "maths": self._maths, "word": self._word, "symbol": self._symbol, "open": self._open, "close": self._close,
            "closed_option": self._close_option, "cell": self._cell, "text": self._take, "rest": self._take,
        }  # fmt: skip
        self._by_name: dict[str, Callable[[], None]] = {
            **dict.fromkeys(known.ENDS_PARAGRAPH, self._paragraph), "item": self._item, "iffalse": self._iffalse,
            GLOSSES: lambda: self._begin_environment(GLOSSES), END_OF_GLOSSES: lambda: self._end(GLOSSES),
        }  # fmt: skip
        self.undefined = 0  # commands that stand for words of another file, left as they are written

    def read(self) -> str:
        """Return the text, laid out. Raises Unreadable REFUSED if nested too deep, or if definitions never end."""
        begins = body_begins(self._text)
        if begins:
            self._frames = [Frame("", None)]
            self._read_to(begins)
            self._frames, self._open_counts = [Frame("", self._written)], Counter()
            self._next = begins
        self._read_to(len(self._text))
        return tidied("".join(self._written))

    def piece(self) -> str:
        """Return the text as it stands, of a piece."""
        self._read_to(len(self._text))
        return "".join(self._written)

    def _shown(self, body: str) -> str:
        return LatexReader(body, self._definitions).piece()

    def _read_to(self, end: int) -> None:
        self._read_on(end)
        while len(self._frames) > 1:
            self._pop()
        self._flush_notes()

    def _read_on(self, end: int) -> None:
        while self._next < end and (token := known.TOKEN.match(self._text, self._next)) is not None:
            self._next = token.end()
            handler = self._handlers.get(token.lastgroup or "")
            if handler is not None:
                handler(token)

    def _read_within(self, macro: Macro, written: str) -> None:
        """Read what stands for a macro here, and go on behind it; no option is left open in it."""
        place, depth = (self._text, self._next), len(self._frames)
        self._text, self._next = written, 0
        with self._definitions.within(macro):
            self._read_on(len(written))
            while len(self._frames) > depth and self._frames[-1].kind == "[":
                self._pop()
        self._text, self._next = place

    def _comment(self, token: re.Match[str]) -> None:
        if self._text.startswith("\n", self._next) and token[0].rstrip(" \t").endswith("\n"):
            self._paragraph(token)

    def _literal(self, token: re.Match[str]) -> None:
        self._put(literal(token))

    def _take(self, token: re.Match[str]) -> None:
        if self._frames[-1].sink is not None:
            shown = with_ligatures(token[0].translate({9: " ", 10: " ", 126: " "}))
            self._put(in_lines(shown) if self._open_counts[GLOSSES] else shown)

    def _symbol(self, token: re.Match[str]) -> None:
        if token["sign_itself"] == "(":
            return
        self._put(SYMBOLS.get(token["sign_itself"], ""))

    def _cell(self, _: re.Match[str]) -> None:
        self._put("\t" if self._frames[-1].is_table else "&")

    def _line(self, _: re.Match[str]) -> None:
        is_verse = any(self._open_counts[name] for name in known.VERSES)
        mark = (known.AFTER_VERSE if is_verse else known.AFTER_LINE).match(self._text, self._next)
        self._next = mark.end() if mark else self._next
        self._put("\n")

    def _word(self, token: re.Match[str]) -> None:
        """First what this file itself defines, then examples, which people's own commands are called like, then the rest."""
        name = token["name"]
        if self._own(name):
            return
        if name in self._definitions.names or not self._example(token):
            self._known_word(token)

    def _own(self, name: str, *, begins: bool = False) -> bool:
        if self._frames[-1].sink is None:
            return False
        used = self._definitions.used(name, self._text, self._next, begins=begins)
        if used is not None:
            macro, written, self._next = used
            self._read_within(macro, written)
        return used is not None

    def _example(self, token: re.Match[str]) -> bool:
        begins = begins_example(self._text, token, self._open_counts)
        if begins:
            before, self._next = begins
            self._put(before)
            self._arguments(0, "")
        return begins is not None

    def _known_word(self, token: re.Match[str]) -> None:
        name = token["name"]
        words = self._definitions.words(name)
        sign = words if words is not None else character(name)
        if sign is not None:
            self._put(sign)
            self._skip_space(only_if=words is None)
        elif name in self._definitions.begins:
            self._begin_environment(self._definitions.begins[name])
        elif name in known.DEFINES and not self._is_piece:
            self._define(token)
        elif name in self._by_name:
            self._by_name[name]()
        elif name in known.SETTINGS:
            dimension = known.DIMENSION.match(self._text, self._next)
            self._next = dimension.end() if dimension else self._next
        else:
            self._command(token)

    def _define(self, token: re.Match[str]) -> None:
        end = self._definitions.take(self._text, token.start())
        if end == token.start():
            self._arguments(known.DROPPED.get(token["name"], 2), "")
        else:
            self._next = end

    def _command(self, token: re.Match[str]) -> None:
        """What has arguments, known or unknown, and what stands for words that only another file knows."""
        name = token["name"]
        if not self._is_piece and (end := end_of_undefined(self._text, token, self._definitions.names)):
            self.undefined += self._frames[-1].sink is not None
            self._put(f"\\{name}")
            self._next = end
        elif name in known.REFERENCES:
            self._put(DROPPED_HERE)
            self._arguments(1, "")
        elif name == "input":
            path = re.compile(r"[ \t]+[\w./-]{1,200}").match(self._text, self._next)
            self._next = path.end() if path else self._next
            self._arguments(1, "")
        else:
            if name in known.BEGINS_PARAGRAPH:
                self._paragraph()
            self._arguments(known.DROPPED.get(name, 0), name)

    def _iffalse(self) -> None:
        self._pass_by(r"\\fi(?![a-zA-Z])")

    def _item(self) -> None:
        self._put("\n")
        label = known.BRACKET.match(self._text, self._next)
        if label:
            self._next = label.end()
            self._push(Frame("[", self._frames[-1].sink, after=" "))
        else:
            self._skip_space()

    def _open(self, _: re.Match[str]) -> None:
        self._push(Frame("{", self._frames[-1].sink, self._frames[-1].is_table))

    def _close(self, _: re.Match[str]) -> None:
        while self._frames[-1].kind == "[":
            self._pop()
        if self._frames[-1].kind == "{":
            closed = self._pop()
            if closed.has_more and self._text.startswith("{", self._next):
                self._next += 1
                self._put(" ")
                self._push(closed)

    def _close_option(self, _: re.Match[str]) -> None:
        if self._frames[-1].kind == "[":
            self._pop()
        else:
            self._put("]")

    def _begin_environment(self, name: str) -> None:
        plain = name.rstrip("*")
        if plain in known.MATHS:
            self._put(on_its_own(self._pass_by(self._definitions.ends_of(name))))
        elif plain in known.LEFT_OUT:
            self._pass_by(self._definitions.ends_of(name))
        elif self._frames[-1].sink is not None:
            is_table = plain in known.TABLES
            self._paragraph()
            self._push(Frame(name, self._frames[-1].sink, is_table or self._frames[-1].is_table))
            if self._own(name, begins=True):
                return
            is_known = is_table or plain in known.ENVIRONMENTS
            self._arguments(
                known.TABLES.get(plain, known.ENVIRONMENTS.get(plain, 0)), "" if is_known else HEAD_OF_BLOCK
            )

    def _end(self, name: str) -> None:
        if name == "document" and len(self._text) > self._next and not self._is_piece:
            self._next = len(self._text)
        elif self._open_counts[name]:
            if ending := self._definitions.ending(name):
                self._read_within(*ending)
            while self._pop().kind != name:
                pass
            self._paragraph()

    def _display(self, token: re.Match[str]) -> None:
        self._put(on_its_own(self._pass_by(r"\$\$" if token[0] == "$$" else r"\\\]")))

    def _maths(self, token: re.Match[str]) -> None:
        self._put(among_words(token["dollars"] or token["brackets"] or ""))
