"""Folds a text to plain lower case without accents, markup or line breaks, and remembers where each letter was."""

import html
import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

_HYPHENS = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_QUOTES = {"’": "'", "‘": "'", "ʼ": "'", "´": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'}
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"}

_CODES = frozenset({"by", "nc", "nd", "sa", "cc"})
_FULL = 50  # characters of a line that ended because it was full


def _letters() -> dict[str, str]:
    """Every Latin letter with marks → its bare letter, one character for one, so that offsets hold."""
    table: dict[str, str] = {}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        base = unicodedata.normalize("NFD", chr(code))[0]
        if base.isascii():
            table[chr(code)] = base
    table |= dict.fromkeys(_HYPHENS, "-") | dict.fromkeys(_SPACES, " ") | _QUOTES
    return table | {"¬": "-"}  # how OCR writes a hyphen at a line's end


_BARE = _letters()
_NOT_PLAIN = re.compile(r"[^\x00-\x7f]")
_BLANK, _BREAK, _INVISIBLE = (
    r"[ \t]",
    r"[\n\r\f\v\u2028\u2029]",
    r"[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]",
)
_REST = (
    r"(?:\s++|(?:#{1,6}|/{2,3}|/\*{1,2}|\*{1,3}|>{1,3}|%{1,3}|;{1,3}|--|[!║│┃|])(?=\s|\Z)|\.\\\"(?=\s|\Z))*"
)
# What does not keep its length: runs of white space (with the comment prefix of the next line, and the right side of a comment
# box), emphasis, invisible marks, ligatures, letters as HTML spells them. One leading class, then what it may begin: ten times
# faster than alternatives.
# Strings that a program joins over lines are one text: the quotation marks and the sign between them go.
_JOINT = rf"{_BLANK}*+(?:[+.&\\]{_BLANK}*+)?(?:environment\.newline{_BLANK}*+[+&]{_BLANK}*+)?{_BREAK}\s*+(?:[+.&]{_BLANK}*+)?[ufr]?[\"']"
_JUNK = re.compile(
    r"[\"' \t\n\r\f\v\u2028\u2029&*`_\\\-\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff\ufb00-\ufb04]"
    rf"(?:(?<={_BREAK}){_REST}"
    rf"|(?<={_BLANK}){_BLANK}*+(?:(?:\*/|[#*║│┃]{{1,2}}){_BLANK}*+)?{_BREAK}{_REST}|(?<={_BLANK}){_BLANK}++|(?<=\t)"
    rf"|(?<=[a-z]-){_BLANK}*+{_BREAK}{_REST}(?=[a-z])"
    rf"|(?<=[*`])[*`]*|(?<=_)_+|(?<={_INVISIBLE}){_INVISIBLE}*|(?<=[\ufb00-\ufb04])|(?<=\\)(?=[-_.*])|(?<=&)(?:[a-z]{{2,6}}|\#[0-9]{{2,4}});|(?<=[\"']){_JOINT})"
)


@dataclass(frozen=True, slots=True)
class Folded:
    """`text` is the folded form of `original`; a blank line is one `\\n`, every other white space one space."""

    text: str
    original: str
    _folded_at: tuple[int, ...]
    _original_at: tuple[int, ...]

    def origin(self, index: int) -> int:
        """Offset in `original` of the folded character at `index`."""
        piece = bisect_right(self._folded_at, index) - 1
        return self._original_at[piece] + index - self._folded_at[piece]

    def place(self, index: int) -> int:
        """Index in `text` of the character at `index` of the original, of what follows it where it has none."""
        piece = bisect_right(self._original_at, index) - 1
        here = self._folded_at[piece] + index - self._original_at[piece]
        return min(here, *self._folded_at[piece + 1 : piece + 2], len(self.text))

    def quote(self, start: int, stop: int) -> str:
        """The words of the original behind folded[start:stop]."""
        return self.original[self.origin(start) : self.origin(stop - 1) + 1]


def fold(text: str) -> Folded:
    """Fold `text`, in time linear in its length."""
    lowered = text.replace("İ", "I").lower()
    if not lowered.isascii():
        lowered = _bared(lowered)
    pieces: list[str] = []
    folded_at, original_at = [0], [0]
    length = position = 0
    for junk in _JUNK.finditer(lowered):
        start, stop = junk.span()
        plain = " " if junk[0] == "\n" else _plain(text, lowered, junk)  # most are the end of a line
        pieces += (lowered[position:start], plain)
        length += start - position
        folded_at += (length, length + len(plain))
        original_at += (start, stop)
        length, position = length + len(plain), stop
    pieces.append(lowered[position:])
    return Folded("".join(pieces), text, tuple(folded_at), tuple(original_at))


def _bared(text: str) -> str:
    """The text without marks on its letters. A text has few of them, each replaced at once: that takes a seventh of the time of a translation."""
    for letter in _BARE.keys() & _NOT_PLAIN.findall(text):
        text = text.replace(letter, _BARE[letter])
    return text


def _plain(text: str, lowered: str, junk: re.Match[str]) -> str:
    """What the fold has in its place."""
    start, stop = junk.span()
    if junk[0][0] == "-":
        return "" if _is_divided(text, lowered, junk) else "- "
    plain = _of_one_kind(junk[0], lowered[start - 1 : start], lowered[stop : stop + 1])
    return " " if plain == "\n" and _goes_on(text, start, stop) else plain


def _of_one_kind(junk: str, before: str, after: str) -> str:
    if junk[0] in "\"'":
        return "" if before.isspace() or after.isspace() else " "
    if junk in _LIGATURES:
        return _LIGATURES[junk]
    if junk[0] == "&":
        return _bared(html.unescape(junk))
    if not junk[0].isspace():
        return ""
    return "\n" if max(junk.count("\n"), junk.count("\r")) > 1 or "\f" in junk else " "


def _is_divided(text: str, lowered: str, junk: re.Match[str]) -> bool:
    """Whether a hyphen at a line's end only divides a word; elements of a name are hyphenated themselves."""
    last = lowered[max(0, junk.start() - 3) : junk.start()]
    is_code = last[-2:] in _CODES and not last[:-2].isalpha()
    return text[junk.end() : junk.end() + 1].islower() and not is_code and junk[0].count("\n") < 2


def _goes_on(text: str, stop: int, begin: int) -> bool:
    """Whether a sentence goes on behind blank lines: some texts are set with one behind every line."""
    line = text[max(0, stop - _FULL) : stop]
    is_full = len(line) == _FULL and "\n" not in line
    return is_full and (line[-1].isalpha() or line[-1] == ",") and text[begin : begin + 1].islower()
