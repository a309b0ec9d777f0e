"""Remembers the commands that a LaTeX file defines for itself, as far as they stand for plain words or an environment."""

import re
from collections.abc import Callable

from ingestion.types import Outcome, Unreadable

_DEFINITION = re.compile(
    r"\\(?:(?:re)?newcommand|providecommand|DeclareRobustCommand)\*?\s{0,9}(?:\{\s{0,9}\\([a-zA-Z]{1,60})\s{0,9}\}|\\([a-zA-Z]{1,60}))"
    r"\s{0,9}((?:\[[^\]\n]{0,100}\]\s{0,9}){0,2})\{"
    r"|\\[gex]?def\s{0,9}\\([a-zA-Z]{1,60})([^{}\\\n]{0,50})\{"
)
_BRACES = re.compile(r"\\.|[{}]", re.DOTALL)
_SHORTHAND = re.compile(r"\s*\\(begin|end)\s*\{([a-zA-Z]{1,60})\*?\}\s*")
_LONGEST_BODY = 1_000
_LONGEST_WORDS = 200
_MOST_WRITTEN_OUT = 8 * 1024 * 1024


class Definitions:
    """What has been defined so far. `shown` gives the text of a body."""

    def __init__(self, shown: Callable[[str], str]) -> None:
        self.begins: dict[str, str] = {}
        self.names: set[str] = set()  # of all that are defined, with arguments too
        self._ends: dict[str, list[str]] = {}
        self._words: dict[str, str] = {}
        self._shown = shown
        self._written_out = 0

    def take(self, text: str, place: int) -> int:
        """Remember the definition at `place`, if there is one; return where it ends, or `place` where that is not known."""
        found = _DEFINITION.match(text, place)
        end = _end_of_group(text, found.end()) if found else -1
        if found is None or end < 0:
            return place
        first, second, arguments, third, parameters = found.groups()
        self.names.add(first or second or third)
        body = text[found.end() : end - 1]
        if not (arguments or parameters or "#" in body):
            self._define(first or second or third, body)
        return end

    def words(self, name: str) -> str | None:
        """Return what a command stands for, None if that is not known. Raises Unreadable REFUSED where that never ends."""
        words = self._words.get(name)
        self._written_out += len(words or "")
        if self._written_out > _MOST_WRITTEN_OUT:
            raise Unreadable(Outcome.REFUSED, "document_too_large", limit_bytes=_MOST_WRITTEN_OUT)
        return words

    def ends_of(self, environment: str) -> str:
        """Return a pattern of what ends an environment."""
        ends = [rf"\\end[ \t]*\{{{re.escape(environment)}\}}"]
        ends += [rf"\\{name}(?![a-zA-Z])" for name in self._ends.get(environment.rstrip("*"), ())]
        return "|".join(ends)

    def _define(self, name: str, body: str) -> None:
        shorthand = _SHORTHAND.fullmatch(body)
        if shorthand and shorthand[1] == "begin":
            self.begins[name] = shorthand[2]
        elif shorthand:
            self._ends.setdefault(shorthand[2], []).append(name)
        else:
            words = self._shown(body)
            if len(words) <= _LONGEST_WORDS and "\n" not in words:
                self._words[name] = words


def _end_of_group(text: str, place: int) -> int:
    """Where the group ends whose inside begins at `place`; -1 if it is long."""
    depth = 1
    for brace in _BRACES.finditer(text, place, place + _LONGEST_BODY):
        depth += {"{": 1, "}": -1}.get(brace[0], 0)
        if not depth:
            return brace.end()
    return -1
