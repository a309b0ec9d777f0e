"""Follows the fields of a Word text: what a field within another's instruction gave is part of that instruction, and no text."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class _Field:
    """One field: whether its result has begun, and where; and the results within its instruction."""

    has_result: bool = False
    begins: int = 0
    inner: list[tuple[int, int]] = field(default_factory=list)

    def take_out_inner(self, pieces: list[str]) -> None:
        for begin, end in reversed(self.inner):
            del pieces[begin:end]
        self.inner.clear()


class Fields:
    """The fields that are open in a text. Of one that never ends nothing is taken out."""

    def __init__(self) -> None:
        self._open: list[_Field] = []

    def mark(self, kind: str, pieces: list[str]) -> None:
        """Take in a mark ("begin", "separate", "end") that stands behind these pieces of the text."""
        if kind == "begin":
            self._open.append(_Field())
        elif self._open and kind == "separate":
            self._open[-1].take_out_inner(pieces)
            self._open[-1].has_result, self._open[-1].begins = True, len(pieces)
        elif self._open and kind == "end":
            self._end(self._open.pop(), pieces)

    def _end(self, ended: _Field, pieces: list[str]) -> None:
        ended.take_out_inner(pieces)
        if ended.has_result and self._open and not self._open[-1].has_result:
            self._open[-1].inner.append((ended.begins, len(pieces)))
