"""Names the columns of a row by the languages of what they hold, no two alike."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

from languages.codes import canonical_or_given

_SPACE = re.compile(r"[ \t\r\n]+")


class Columns:
    """The columns of one row in their order; a second one of a name is called name_2, the third name_3."""

    def __init__(self) -> None:
        self.values: dict[str, Any] = {}
        self._times: Counter[str] = Counter()

    def add(self, name: str, value: object) -> str:
        """Add a column and return what it is called. All additions together take time linear in their number."""
        free = name
        while free in self.values:
            self._times[name] += 1
            free = f"{name}_{self._times[name] + 1}"
        self.values[free] = value
        return free


def tag(code: str) -> str:
    """Return the canonical tag of a language code; the code itself where it is none, "und" without one."""
    return canonical_or_given(code) or "und"


def is_written(code: str) -> bool:
    """Return whether something in this writing system is text: what is in Zxxx is the name of a file of sound."""
    return "-zxxx" not in code.lower()


def joined(pieces: Iterable[str]) -> str:
    """Put the pieces of one text together, its lines and indentation as single spaces."""
    return _SPACE.sub(" ", "".join(pieces)).strip()
