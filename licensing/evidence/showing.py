"""Tells what a text bears from what it shows: marks in a code fence, in an example or in a sentence are not its own."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from enum import Enum, auto
from functools import cached_property

_HEAD = 4096  # characters that tell the form of a text
_BEFORE = 600  # characters looked back over for what introduces an example
_MANY_KEYS = 8
_SHORT = 60  # characters of a title


class Form(Enum):
    """What a text is made of, as far as marks care."""

    MARKUP = auto()
    JSON = auto()
    YAML = auto()
    ROBOTS = auto()
    PROSE = auto()


_PROLOGUE = re.compile(
    r"(?:\s+|<\?[^>]{0,400}>|<!doctype[^>]{0,400}>|<!--.{0,2000}?-->)+", re.IGNORECASE | re.DOTALL
)
_TAG = re.compile(r"</?[a-z]", re.IGNORECASE)
_MARKDOWN = re.compile(r"^(?:#{1,6} |[ \t]{0,3}(?:```|~~~))", re.MULTILINE)
_JSON = re.compile(r"\s*(?:\{|\[\s*[\[{\"]|\"[^\"\n]{1,60}\"\s*:)")
_BRACKET = re.compile(r"\"(?:[^\"\\\n]|\\.)*+\"|[{}\[\]]")
_YAML_KEY = re.compile(r"[\w.-]+:(?:\s|$)")
_YAML_LINE = re.compile(r"\s*(?:#|-(?:\s|$)|[\w\"'.@-][\w \"'.@/-]{0,60}:(?:\s|$)|\.\.\.|---)")
_ROBOTS_LINE = re.compile(
    r"(?:#|(?:user-agent|(?:dis)?allow|sitemap|crawl-delay|host|[\w-]{3,30})\s*:)", re.IGNORECASE
)
_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n.*?(?:\n---[ \t]*\r?(?:\n|\Z)|\n\.\.\.|\Z)", re.DOTALL)

_FENCE = re.compile(r"^[ \t>]{0,12}(?:[-*+][ \t]{1,4}|\d{1,2}[.)][ \t]{1,4})?(```|~~~)", re.MULTILINE)
_SUBTITLE = re.compile(r"^#{2,6} \S", re.MULTILINE)
_LISTING = re.compile(
    r"<(pre|code|syntaxhighlight|nowiki|xmp|kbd|samp)\b[^<>]{0,200}>.{0,5000}?</\1>"
    r"|\\begin\{(verbatim|lstlisting|minted)\}.{0,5000}?\\end\{\2\}",
    re.IGNORECASE | re.DOTALL,
)
_LISTINGS = ("<pre", "<code", "<syntax", "<nowiki", "<xmp", "<kbd", "<samp", "\\begin{")
# Nothing but signs of a comment stands before a header in its line.
_COMMENT = re.compile(r"[\s/*#;%!<>\-\"'().@|:]{0,12}(?:rem |dnl )?\Z", re.IGNORECASE)
# Nothing before it but other elements, or what has a program print it, or who holds the rights: "© 1998 Universidad de …  |".
_APART = re.compile(
    r"[\s/*#;%!]{0,12}|\s*(?:<[^<>]*>\s*)+"
    r"|\s*(?:echo|print|return|[\w.$\]\[>-]{1,40} ?[.+]?=|[\w.$>-]{1,40}\()\s*[uf]?[\"'](?:\\[nrt]|\s|<[^<>]*>)*"
    r"|\s*(?:<[^<>]*>\s*)*(?:©|&copy;|\(c\)|copyright)[^\n]{0,120}?(?:[|·.,;–—-]|&nbsp;)\s*",
    re.IGNORECASE,
)
# A list of licences that a build lets in or keeps out.
_POLICY = re.compile(
    r"\b(?:forbidden|allowed|accepted|approved|denied|excluded|included|(?:black|white)listed|permitted)[-_]?licen[cs]es?\b",
    re.IGNORECASE,
)
_PROMPT = re.compile(r"\s*(?:>>>|\.\.\.|\$|In \[)\s")
_TITLE = re.compile(r"licen|llicen|licèn|copyright|derechos|drets|direitos|dereitos|rights", re.IGNORECASE)
# Words that announce an example, in a line that is not a finished sentence.
_TEACHES = re.compile(
    r"\b(?:(?:por )?ejemplos?|examples?|exemples?|exemplos?|pon|ponga|pones|poned|ponemos|pega|pegue|pegad|añad[aeio]\w*|agreg[au]\w*|afegeix\w*|"
    r"escrib[aeio]\w*|escriu\w*|copia (?:y pega|est[aeo])|insert[ae]\w*|put|add|write|paste|insert|looks? like|following|siguientes?|seguintes?|"
    r"següents?|snippets?|sintaxis|syntax|se (?:escribe|pone|marca|diría|declara|indica|ve|vería|escriu|escreve)|así|asi|assim|dice|says|pru[eé]b[ae]|probad|try|proba)\b[^.!?]*\Z",
    re.IGNORECASE,
)  # fmt: skip


class Showing:
    """One text, asked about places in it. Everything is worked out when first asked for."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def form(self) -> Form:
        """What the beginning of the text says it is."""
        head = self._text[:_HEAD].removeprefix("\ufeff")
        prologue = _PROLOGUE.match(head)
        if _TAG.match(head, prologue.end() if prologue else 0) and not _MARKDOWN.search(head):
            return Form.MARKUP
        if _JSON.match(head):
            return Form.JSON
        lines = [line for line in head.splitlines() if line.strip()][:60]
        return _form_of(lines)

    @cached_property
    def is_cut(self) -> bool:
        """Whether it is a piece of a longer record: it closes more than it opens, and what it says may be of one thing among others."""
        depth = 0
        for bracket in _BRACKET.findall(self._text[:_HEAD]) if self.form is Form.JSON else ():
            depth += {"{": 1, "[": 1, "}": -1, "]": -1}.get(bracket, 0)
            if depth < 0:
                return True
        return False

    @cached_property
    def _front(self) -> int:
        """Where the front matter ends; 0 without one."""
        match = _FRONT.match(self._text[:_HEAD])
        return match.end() if match else 0

    @cached_property
    def _code(self) -> tuple[list[int], list[int]]:
        spans = sorted((*_fenced(self._text), *_listed(self._text)))
        return [start for start, _ in spans], [stop for _, stop in spans]

    def in_code(self, place: int) -> bool:
        """Whether `place` lies in a fenced block or a listing."""
        starts, stops = self._code
        index = bisect_right(starts, place) - 1
        return index >= 0 and place < stops[index]

    def bears(self, field: str, start: int) -> bool:
        """Whether the mark `field` that begins at `start` is the text's own statement."""
        if self.in_code(start) or self._in_ticks(start):
            return False
        if field == "robots" and not self._text.startswith("<", start):
            return self.form is Form.ROBOTS
        return self._fits(field, start)

    def shows(self, field: str, start: int) -> bool:
        """Whether what the mark says is only shown; a line of YAML that stands in prose is a label there."""
        if field.startswith("yaml:") and not self.is_example(start) and not self._in_ticks(start):
            return False
        return not self.bears(field, start)

    def _fits(self, field: str, start: int) -> bool:
        if field == "spdx":
            return bool(_COMMENT.match(self._line_before(start))) and not self.is_example(start)
        if field.startswith("yaml:"):
            return start < self._front or self.form is Form.YAML
        if field.startswith("jsonld:"):
            return self.form is Form.JSON or (self.form is Form.MARKUP and self._in_script(start))
        if field == "tdm-reservation":
            opens = not self._line_before(start).strip(" \t\"'{,")
            return self.form in (Form.MARKUP, Form.JSON) or (opens and not self.is_example(start))
        if field == "license" and _POLICY.search(self._text[max(0, start - _BEFORE) : start]):
            return False
        if field in ("licence label", "licence heading", "gem:license"):
            return self.form is Form.YAML or not self.is_example(start)
        return self.form is Form.MARKUP

    def stands_apart(self, start: int) -> bool:
        """Whether an element opens its line, or stands behind a sign of copyright there, in no example: perhaps a block of HTML in a text of another kind."""
        alone = _APART.fullmatch(self._line_before(start)) and not self.in_code(start)
        return bool(alone) and not self.is_example(start)

    def is_example(self, place: int) -> bool:
        """Whether the lines before `place` announce an example, or it stands in code."""
        if self.in_code(place) or _PROMPT.match(self._line_before(place)):
            return True
        before = self._text[max(0, place - _BEFORE) : place].rpartition("\n")[0]
        return any(map(_announces, _announcements(before)))

    def teaches(self, place: int) -> bool:
        """Whether words at `place` stand in code, or are indented or bracketed under a line that announces them."""
        apart = self._line_before(place).startswith(("    ", "\t", "(", "[", "{"))
        return self.in_code(place) or (apart and self.is_example(place))

    def _line_before(self, place: int) -> str:
        start = self._text.rfind("\n", max(0, place - _BEFORE), place) + 1
        return self._text[start or max(0, place - _BEFORE) : place]

    def _in_ticks(self, place: int) -> bool:
        return self._line_before(place).count("`") % 2 == 1

    def _in_script(self, place: int) -> bool:
        opened = self._text.rfind("<script", 0, place)
        return opened >= 0 and self._text.find("</script", opened, place) < 0


def _form_of(lines: list[str]) -> Form:
    if not lines:
        return Form.PROSE
    first = next((line for line in lines if not line.lstrip().startswith(("#", "---"))), "")
    if any("user-agent" in line.lower() for line in lines) and all(map(_ROBOTS_LINE.match, lines)):
        return Form.ROBOTS
    keys = sum(1 for line in lines if _YAML_LINE.match(line))
    begins = _YAML_KEY.match(first) or keys >= _MANY_KEYS  # a card may have its title above
    return Form.YAML if begins and keys >= 0.8 * len(lines) else Form.PROSE


def _announcements(before: str) -> tuple[str, str]:
    """The line right above, and the one above the block of lines that it belongs to."""
    lines = [line.strip(" \t>*_") for line in before.split("\n")]
    above = next((number for number in range(len(lines) - 1, -1, -1) if not lines[number]), -1)
    earlier = next((line for line in reversed(lines[: max(above, 0)]) if line), "")
    return lines[-1], earlier


def _announces(line: str) -> bool:
    if _TEACHES.search(line[-80:]):
        return True
    return line.endswith(":") and not (_TITLE.search(line) and len(line) < _SHORT)


def _fenced(text: str) -> Iterator[tuple[int, int]]:
    if "```" not in text and "~~~" not in text:
        return
    fences = list(_FENCE.finditer(text))
    if len(fences) % 2 and _is_cut(text, fences):  # the beginning of what the first one ends is not here
        yield 0, fences.pop(0).end()
    opened: re.Match[str] | None = None
    for fence in fences:
        if opened is None:
            opened = fence
        elif opened[1] == fence[1]:
            yield opened.start(), fence.end()
            opened = None
    if opened is not None:
        yield opened.start(), len(text)


def _is_cut(text: str, fences: list[re.Match[str]]) -> bool:
    """Whether the text begins inside a block: its first fence names no language, and behind the last one it goes on with titles."""
    is_bare = text[fences[0].end() :].partition("\n")[0].strip("`~ \r") == ""
    return is_bare and bool(_SUBTITLE.search(text, fences[-1].end()))


def _listed(text: str) -> Iterator[tuple[int, int]]:
    lowered = text.lower()
    if any(opening in lowered for opening in _LISTINGS):
        yield from (match.span() for match in _LISTING.finditer(text))
