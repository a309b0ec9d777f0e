"""Writes out what people define in a LaTeX file: where it is used, its arguments stand in the places of #1, #2."""

import re
from dataclasses import dataclass

from ingestion.extractors import latex_words as known

_LONGEST_BODY = 1_000
_LONGEST_ARGUMENT = 20_000
_DEEPEST = 50
_BRACES = re.compile(r"\\.|%[^\n]*|[{}]", re.DOTALL)
_BEFORE_GROUP = re.compile(r"[ \t]*(?:%[^\n]{0,200}\n[ \t]*|\n[ \t]*)?\{")
_OPTION = re.compile(r"[ \t]*\[((?:[^\[\]{}]|\{[^{}]{0,200}\}){0,300}+)\]")
_PLACE = re.compile(r"(\\[a-zA-Z]+)?(?<!\\)#([1-9])|\\.", re.DOTALL)
_COMMAND = re.compile(r"\\([a-zA-Z]+)")
_ENDS_IN_COMMAND = re.compile(r"\\[a-zA-Z]+\Z")
# What is decided while TeX runs, defined anew, of its inside, drawn, or ends elsewhere.
_COMPLICATED = re.compile(
    r"##|\\[a-zA-Z]*@|\\(?:[iI]f|fi(?![a-zA-Z])|else(?![a-zA-Z])|[gex]?def(?![a-zA-Z])|let(?![a-zA-Z])|new(?:command|environment|if|count)|renew|provide"
    r"|Declare|expandafter|csname|futurelet|loop(?![a-zA-Z])|input|include(?!graphics)|verb|catcode|tikz|obeylines|begingroup|bgroup|csuse|NewDoc)"
    r"|\[[^\[\]]*=[^\[\]]*#"
)
_RAW = re.compile(rf"\\begin[ \t]*\{{(?:document|{'|'.join(sorted(known.LEFT_OUT))})")
_NOT_SHOWN = re.compile(
    rf"\\(?:{'|'.join(sorted((known.DROPPED.keys() | known.REFERENCES) - {'ensuremath'}))})\*?(?:\[[^\[\]]*\])?\{{[^{{}}]*\}}"
)
_HOUSE_KNOWS = (
    known.HEADINGS | known.LABELS | known.NOTES | known.FIELDS | known.REFERENCES | known.SETTINGS
    | known.DEFINES | known.ENDS_PARAGRAPH | {"item", "enquote"}
)  # fmt: skip
_HOUSE_KNOWS_ENVIRONMENTS = (
    known.MATHS | known.LEFT_OUT | known.TABLES.keys() | known.ENVIRONMENTS.keys() | {"document"}
)
_SIGNS = [chr(0xE100 + number) for number in range(9)]  # nobody's letters, to see where arguments go


@dataclass(frozen=True, slots=True)
class Macro:
    """A command or the beginning of an environment, with what an environment ends in."""

    name: str
    arguments: int
    default: str | None  # of the first one, which stands in brackets then
    body: str
    ending: str | None = None  # of an environment

    def used_at(self, text: str, place: int) -> tuple[list[str], int] | None:
        """Return the arguments that stand at `place` and where they end, -1 if one does not; None if one is missing."""
        found: list[str] = []
        if self.default is not None:
            option = _OPTION.match(text, place)
            found.append(option[1] if option else self.default)
            place = option.end() if option else place
        while len(found) < self.arguments:
            begins = _BEFORE_GROUP.match(text, place)
            if begins is None:
                return None
            place = end_of_group(text, begins.end(), _LONGEST_ARGUMENT)
            if place < 0:
                return found, place
            found.append(text[begins.end() : place - 1])
        return found, place

    def size(self, arguments: list[str]) -> int:
        """Return how long it may be, written out."""
        return len(self.body) + self.body.count("#") * max(map(len, arguments), default=0)

    def written_out(self, arguments: list[str]) -> str:
        """Return the body with the arguments in it."""

        def put(place: re.Match[str]) -> str:
            if place[2] is None:
                return place[0]
            argument = arguments[int(place[2]) - 1] if int(place[2]) <= len(arguments) else ""
            if place[1]:
                return f"{place[1]}{{{argument}}}"
            is_glued = self.body[place.end() : place.end() + 1].isalpha() and _ENDS_IN_COMMAND.search(
                argument[-60:]
            )
            return f"{argument}{{}}" if is_glued else argument

        return _PLACE.sub(put, self.body)

    @property
    def is_simple(self) -> bool:
        """Whether it can be written out without running TeX, and is not what the house knows better."""
        ending = self.ending or ""
        whole = self.body + ending
        is_known = self.name in (_HOUSE_KNOWS if self.ending is None else _HOUSE_KNOWS_ENVIRONMENTS)
        is_whole = whole.count("\\begin{") == whole.count("\\end{") and "#" not in ending
        return is_whole and not (is_known or _COMPLICATED.search(whole) or _RAW.search(whole))

    @property
    def calls(self) -> list[str]:
        """The names of the commands in it."""
        return _COMMAND.findall(self.body)

    def trial(self) -> str:
        """Return it written out with signs for arguments."""
        return self.written_out(_SIGNS[: self.arguments]) + (self.ending or "")

    def keeps(self, shown: str) -> bool:
        """Whether no argument is lost that stands in the body to be read, by what the trial shows."""
        read = _NOT_SHOWN.sub("", self.body)
        return all(
            f"#{number + 1}" not in read or _SIGNS[number] in shown for number in range(self.arguments)
        )


def end_of_group(text: str, place: int, longest: int = _LONGEST_BODY) -> int:
    """Where the group ends whose inside begins at `place`; -1 if it is long or deep."""
    depth = 1
    for brace in _BRACES.finditer(text, place, place + longest):
        depth += {"{": 1, "}": -1}.get(brace[0], 0)
        if not depth:
            return brace.end()
        if depth > _DEEPEST:
            break
    return -1
