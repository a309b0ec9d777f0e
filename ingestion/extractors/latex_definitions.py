"""Remembers what a LaTeX file defines for itself: commands that stand for plain words or an environment, and macros to write out."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from ingestion.extractors.latex_macros import Macro, end_of_group
from ingestion.types import Outcome, Unreadable

_GAP = r"\s{0,9}(?:%[^\n]{0,200}\n\s{0,9})?"
_OPTIONS = rf"((?:\[[^\]\n]{{0,100}}\]{_GAP}){{0,2}})"
_DEFINITION = re.compile(
    r"\\(?:(?:re)?newcommand|providecommand|DeclareRobustCommand)\*?\s{0,9}(?:\{\s{0,9}\\([a-zA-Z]{1,60})\s{0,9}\}|\\([a-zA-Z]{1,60}))"
    rf"{_GAP}{_OPTIONS}\{{"
    r"|\\[gex]?def\s{0,9}\\([a-zA-Z]{1,60})([^{}\\\n]{0,50})\{"
)
_ENVIRONMENT = re.compile(
    rf"\\(?:re)?newenvironment\*?\s{{0,9}}\{{\s{{0,9}}([^{{}}\\\n]{{1,60}})\}}{_GAP}{_OPTIONS}\{{"
)
_ENDING = re.compile(rf"{_GAP}\{{")
_OPTION = re.compile(r"\[([^\]]*)\]")
_IN_ORDER = "#1#2#3#4#5#6#7#8#9"  # parameters of \def with nothing between them
_SHORTHAND = re.compile(r"\s*\\(begin|end)\s*\{([a-zA-Z]{1,60})\*?\}\s*")
_LONGEST_WORDS = 200
_MOST_WRITTEN_OUT = 8 * 1024 * 1024
_MOST_OF_MACROS = 2 * 1024 * 1024
_OF_ITS_LENGTH = 4  # and so many times the length of the file may be written out of macros
_LOOKED_IN_VAIN = 10_000  # what the look for an end that is not there counts
_DEEPEST = 20  # macros in macros
_MOST_CALLED = 200


class Definitions:
    """What has been defined so far. `shown` gives the text of a body; `length` is that of the whole file."""

    def __init__(self, shown: Callable[[str], str], length: int = 0) -> None:
        self.begins: dict[str, str] = {}
        self.names: set[str] = set()  # of all that are defined, with arguments too
        self.environments: dict[str, Macro] = {}
        self._ends: dict[str, list[str]] = {}
        self._words: dict[str, str] = {}
        self._macros: dict[str, Macro] = {}
        self._shown = shown
        self._written_out = 0
        self._left = _MOST_OF_MACROS + _OF_ITS_LENGTH * length
        self._open: list[Macro] = []

    def take(self, text: str, place: int) -> int:
        """Remember the definition at `place`, if there is one; return where it ends, or `place` where that is not known."""
        found = _DEFINITION.match(text, place)
        end = end_of_group(text, found.end()) if found else -1
        if found is None or end < 0:
            return self._take_environment(text, place)
        first, second, options, third, parameters = found.groups()
        name = first or second or third
        self.names.add(name)
        for table in (self.begins, self._words, self._macros):
            table.pop(name, None)
        body = text[found.end() : end - 1]
        if options or parameters or "#" in body:
            self._keep(self._macros, _macro(name, options or "", parameters or "", body))
        else:
            self._define(name, body)
        return end

    def _take_environment(self, text: str, place: int) -> int:
        found = _ENVIRONMENT.match(text, place)
        ends = end_of_group(text, found.end()) if found else -1
        ending = _ENDING.match(text, ends) if ends > 0 else None
        end = end_of_group(text, ending.end()) if ending else -1
        if found is None or ending is None or end < 0:
            return place
        self.environments.pop(found[1], None)
        macro = _macro(found[1], found[2], "", text[found.end() : ends - 1], text[ending.end() : end - 1])
        self._keep(self.environments, macro)
        return end

    def words(self, name: str) -> str | None:
        """Return what a command stands for, None if that is not known. Raises Unreadable REFUSED where that never ends."""
        words = self._words.get(name)
        self._written_out += len(words or "")
        if self._written_out > _MOST_WRITTEN_OUT:
            raise Unreadable(Outcome.REFUSED, "document_too_large", limit_bytes=_MOST_WRITTEN_OUT)
        return words

    def used(
        self, name: str, text: str, place: int, *, begins: bool = False
    ) -> tuple[Macro, str, int] | None:
        """Return a macro written out, with where its arguments at `place` end; None where it is not to be, or no more."""
        macro = (self.environments if begins else self._macros).get(name)
        if macro is None or (begins and macro in self._open) or len(self._open) >= _DEEPEST or self._left < 0:
            return None
        found = macro.used_at(text, place)
        if found is None or found[1] < 0:
            self._left -= _LOOKED_IN_VAIN if found else 0
            return None
        if macro.size(found[0]) > self._left:
            return None
        written = macro.written_out(found[0])
        self._left -= len(written) + len(macro.name)
        return macro, written, found[1]

    def ending(self, environment: str) -> tuple[Macro, str] | None:
        """Return what an environment of its own ends in, None where it has nothing of the kind, or no more is written out."""
        macro = self.environments.get(environment)
        if macro is None or not macro.ending or macro in self._open or self._left < len(macro.ending):
            return None
        self._left -= len(macro.ending)
        return macro, macro.ending

    @contextmanager
    def within(self, macro: Macro) -> Iterator[None]:
        """While what a macro wrote is read: it does not stand in itself."""
        self._open.append(macro)
        yield
        self._open.pop()

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
            else:
                self._keep(self._macros, _macro(name, "", "", body))

    def _keep(self, table: dict[str, Macro], macro: Macro | None) -> None:
        if (
            macro
            and macro.is_simple
            and not self._is_circular(macro)
            and macro.keeps(self._shown(macro.trial()))
        ):
            table[macro.name] = macro

    def _is_circular(self, macro: Macro) -> bool:
        """Whether it stands in itself, or in what stands in it; so does one that calls very many others."""
        waiting, called = macro.calls, set[str]()
        while waiting and len(called) < _MOST_CALLED:
            name = waiting.pop()
            if name not in called and name in self._macros:
                waiting += self._macros[name].calls
            called.add(name)
        return bool(waiting) or (macro.ending is None and macro.name in called)


def _macro(name: str, options: str, parameters: str, body: str, ending: str | None = None) -> Macro | None:
    """The macro of a definition, None of one whose arguments have marks of their own between them."""
    given = _OPTION.findall(options)
    count = given[0].strip() if given else str(parameters.count("#"))
    is_plain = parameters.strip() == _IN_ORDER[: len(parameters.strip())]
    if not (is_plain and count.isdecimal() and int(count) <= 9):
        return None
    return Macro(name, int(count), given[1] if len(given) > 1 else None, body, ending)
