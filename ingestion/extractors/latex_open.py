"""Goes through a LaTeX file with what is open in it: groups, arguments, environments, and the notes that wait for a paragraph's end."""

import re
from collections import Counter

from ingestion.extractors import latex_words as known
from ingestion.extractors.latex_frames import HEAD_OF_BLOCK, Frame, of_argument, of_option
from ingestion.extractors.latex_lines import tidied
from ingestion.types import Outcome, Unreadable

_DEEPEST = 10_000


class OpenText:
    """A text, how far it is read, and what is open there."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._next = 0
        self._written: list[str] = []
        self._notes: list[str] = []
        self._endless: set[str] = set()
        self._open_counts: Counter[str] = Counter()
        self._frames = [Frame("", self._written)]
        self.fields: dict[str, list[str]] = {}

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

    def _arguments(self, to_drop: int, then: str) -> None:
        """Go into the next argument of a command, dropped while any are to be."""
        found = known.ARGUMENT.match(self._text, self._next)
        if found is None:
            self._skip_space()
        elif found[1] == "[":
            if self._text[self._next] == "[" or to_drop or then in known.HEADINGS:
                self._next = found.end()
                self._push(
                    of_option(
                        self._frames[-1],
                        to_drop,
                        then,
                        is_name=bool(known.NAME_OF_THEOREM.match(self._text, self._next)),
                    )
                )
            else:
                self._skip_space()
        elif to_drop:
            self._next = found.end()
            self._push(Frame("{", None, to_drop=to_drop - 1, then=then))
        elif then and (width := known.WIDTH.match(self._text, found.start(1))):
            self._next = width.end()
            self._arguments(0, then)
        elif then and (then != HEAD_OF_BLOCK or self._text[self._next] == "{"):
            self._next = found.end()
            self._push(of_argument(self._frames[-1], then))

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
        if frame.before:
            self._put(frame.before)
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
