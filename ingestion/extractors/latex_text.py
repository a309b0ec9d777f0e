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
from ingestion.extractors.latex_formulas import among_words, on_its_own
from ingestion.extractors.latex_frames import Frame
from ingestion.extractors.latex_letters import SYMBOLS, accented, character, literal, with_ligatures
from ingestion.extractors.latex_lines import DROPPED_HERE, tidied
from ingestion.extractors.latex_undefined import end_of_undefined
from ingestion.types import Outcome, Unreadable

_DEEPEST = 10_000
_HEAD_OF_BLOCK = "\n\n"  # an argument that stands above what follows: the title of a slide


class LatexReader:
    """Reads one file, or with `definitions` a piece of one."""

    def __init__(self, text: str, definitions: Definitions | None = None) -> None:
        self._text = text
        self._next = 0
        self._is_piece = definitions is not None
        self._definitions = definitions or Definitions(self._shown)
        self._written: list[str] = []
        self._notes: list[str] = []
        self._endless: set[str] = set()
        self._open_counts: Counter[str] = Counter()
        self._frames = [Frame("", self._written)]
        self.fields: dict[str, list[str]] = {}
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
        handlers: dict[str, Callable[[re.Match[str]], None]] = {
            "comment": self._comment, "paragraph": self._paragraph, "literal": self._literal, "accent": lambda token: self._put(accented(token)),
            "line": lambda _: self._put("\n"), "begin": lambda token: self._begin_environment(token["begun"].strip()), "end": self._end, "display": self._display, "maths": self._maths, "word": self._word,
            "symbol": self._symbol, "open": self._open, "close": self._close, "closed_option": self._close_option, "cell": self._cell,
            "text": self._take, "rest": self._take,
        }  # fmt: skip
        while self._next < end and (token := known.TOKEN.match(self._text, self._next)) is not None:
            self._next = token.end()
            handler = handlers.get(token.lastgroup or "")
            if handler is not None:
                handler(token)
        while len(self._frames) > 1:
            self._pop()
        self._flush_notes()

    def _comment(self, token: re.Match[str]) -> None:
        if self._text.startswith("\n", self._next) and token[0].rstrip(" \t").endswith("\n"):
            self._paragraph(token)

    def _paragraph(self, _: re.Match[str] | None = None) -> None:
        while self._frames[-1].sink is None and len(self._frames) > 1:
            self._pop()  # an argument that was never closed, as LaTeX itself would say
        if self._frames[-1].is_table:
            self._put(" ")
        else:
            self._put("\n\n")
            self._flush_notes()

    def _flush_notes(self) -> None:
        """Write the notes that wait, where a paragraph of the body ends."""
        if self._notes and self._frames[-1].sink is self._written:
            self._written += ["\n\n", *(f"{note}\n\n" for note in self._notes)]
            self._notes = []

    def _literal(self, token: re.Match[str]) -> None:
        self._put(literal(token))

    def _take(self, token: re.Match[str]) -> None:
        if self._frames[-1].sink is not None:
            self._put(with_ligatures(token[0].translate({9: " ", 10: " ", 126: " "})))

    def _symbol(self, token: re.Match[str]) -> None:
        if token["sign_itself"] == "(":
            return
        self._put(SYMBOLS.get(token["sign_itself"], ""))

    def _cell(self, _: re.Match[str]) -> None:
        self._put("\t" if self._frames[-1].is_table else "&")

    def _word(self, token: re.Match[str]) -> None:
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
        elif name == "item":
            self._item()
        elif name in known.ENDS_PARAGRAPH:
            self._paragraph()
        elif name == "iffalse":
            self._pass_by(r"\\fi(?![a-zA-Z])")
        elif name in known.SETTINGS:
            dimension = known.DIMENSION.match(self._text, self._next)
            self._next = dimension.end() if dimension else self._next
        else:
            self._command(token)

    def _define(self, token: re.Match[str]) -> None:
        end = self._definitions.take(self._text, token.start())
        if end == token.start():
            self._arguments(2, "")
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
            if name in known.LABELS or (name in known.HEADINGS and name != "captionof"):
                self._paragraph()
            self._arguments(known.DROPPED.get(name, 0), name)

    def _arguments(self, to_drop: int, then: str) -> None:
        """Go into the next argument of a command, dropped while any are to be."""
        found = known.ARGUMENT.match(self._text, self._next)
        if found is None:
            self._skip_space()
        elif found[1] == "[":
            if self._text[self._next] == "[" or to_drop or then in known.HEADINGS:
                self._next = found.end()
                self._push(self._option(to_drop, then))
            else:
                self._skip_space()
        elif to_drop:
            self._next = found.end()
            self._push(Frame("{", None, to_drop=to_drop - 1, then=then))
        elif then and (then != _HEAD_OF_BLOCK or self._text[self._next] == "{"):
            self._next = found.end()
            self._push(self._shown_frame(then))

    def _option(self, to_drop: int, then: str) -> Frame:
        """The frame of an optional argument: the name of a theorem is read, how to print it is not."""
        is_name = then == _HEAD_OF_BLOCK and known.NAME_OF_THEOREM.match(self._text, self._next)
        if is_name:
            return Frame("[", self._frames[-1].sink, after="\n\n")
        return Frame("[", None, to_drop=to_drop, then=then)

    def _shown_frame(self, name: str) -> Frame:
        outer = self._frames[-1]
        if name in known.FIELDS:
            return Frame("{", [], field=name)
        if outer.sink is not None and name in known.NOTES:
            return Frame("{", [], field="note")
        if name in known.HEADINGS or name == _HEAD_OF_BLOCK:
            return Frame("{", outer.sink, outer.is_table, after="\n\n")
        if name == "enquote":
            self._put("“")
            return Frame("{", outer.sink, outer.is_table, after="”")
        after = " " if name in known.LABELS else ""
        return Frame("{", outer.sink, outer.is_table, after=after, has_more=name not in known.ONE_WORD)

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
            is_known = is_table or plain in known.ENVIRONMENTS
            self._arguments(
                known.TABLES.get(plain, known.ENVIRONMENTS.get(plain, 0)), "" if is_known else _HEAD_OF_BLOCK
            )

    def _end(self, token: re.Match[str]) -> None:
        name = token["ended"].strip()
        if name == "document" and len(self._text) > self._next and not self._is_piece:
            self._next = len(self._text)
        elif self._open_counts[name]:
            while self._pop().kind != name:
                pass
            self._paragraph()

    def _display(self, token: re.Match[str]) -> None:
        self._put(on_its_own(self._pass_by(r"\$\$" if token[0] == "$$" else r"\\\]")))

    def _maths(self, token: re.Match[str]) -> None:
        self._put(among_words(token["dollars"] or token["brackets"] or ""))

    def _pass_by(self, ends: str) -> str:
        """Go behind the next of `ends`, and return what was passed; nothing is where there is none."""
        if ends in self._endless:
            return ""
        end = re.compile(ends).search(self._text, self._next)
        if end is None:
            self._endless.add(ends)
            return ""
        passed = self._text[self._next : end.start()]
        self._next = end.end()
        return passed

    def _skip_space(self, *, only_if: bool = True) -> None:
        space = known.SPACE.match(self._text, self._next)
        if only_if and space:
            self._next = space.end()

    def _put(self, text: str) -> None:
        sink = self._frames[-1].sink
        if sink is not None:
            sink.append(text)

    def _push(self, frame: Frame) -> None:
        if len(self._frames) > _DEEPEST:
            raise Unreadable(Outcome.REFUSED, "nested_too_deep", limit=_DEEPEST)
        self._open_counts[frame.kind] += 1
        self._frames.append(frame)

    def _pop(self) -> Frame:
        frame = self._frames.pop()
        self._open_counts[frame.kind] -= 1
        if frame.field == "note":
            self._notes.append(tidied("".join(frame.sink or ())))
        elif frame.field:
            self.fields.setdefault(frame.field, []).append("".join(frame.sink or ()))
        elif frame.after == "\n\n":
            self._paragraph()
        else:
            self._put(frame.after)
        if frame.sink is None and (frame.to_drop or frame.then or frame.kind == "["):
            self._arguments(frame.to_drop, frame.then)
        return frame
