"""Puts together prose whose pieces come one by one, with notes and numbers between them."""

_CLOSING = frozenset(",.;:!?)]}»”…")  # an apostrophe is not: it begins words


class Prose:
    """Text that comes in pieces, its whitespace single; a space of ours is never put before closing punctuation."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._has_space = self._is_ours = False

    def write(self, text: str) -> None:
        """Add a piece as it is written."""
        if text[:1].isspace():
            self._has_space, self._is_ours = True, False
        if words := " ".join(text.split()):
            if self._pieces and self._has_space and not (self._is_ours and words[0] in _CLOSING):
                self._pieces.append(" ")
            self._pieces.append(words)
            self._has_space, self._is_ours = text[-1].isspace(), False

    def break_line(self) -> None:
        """Part what follows from what was written."""
        self._has_space = self._is_ours = True

    def pass_over(self) -> None:
        """Tell that something was left out here: the space before it may have been its own."""
        self._is_ours = self._has_space

    def text(self) -> str:
        """Return what was written."""
        return "".join(self._pieces)
