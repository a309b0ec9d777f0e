"""Leaves out what an article of a feed says twice: its beginning cut off as a summary, the same under another name."""

import re
from collections.abc import Sequence

from ingestion.extractors.feeds_fields import Field

_WORD = re.compile(r"\w+")
_MOST = 200_000  # characters of a text to compare with
# Where a machine cut a text off, and what it offers to go on with.
_CUT = re.compile(
    r"\s*(?:\[\s*(?:…|\.\.\.)\s*\]|…|\.\.\.)"
    r"\W*(?:(?:leer|leé|lee|sigue|seguir|continúa|continuar|ver|continue|read|more|ler|leia|lire|llegir)\b.{0,120})?\Z",
    re.IGNORECASE,
)
_FEW = 4  # words that may stand in any text by chance


def without_repeats(fields: Sequence[Field]) -> list[Field]:
    """The fields without those that others say whole."""
    shown = [field.shown()[:_MOST] if field.name else "" for field in fields]
    words = [_words(text) for text in shown]
    body = max(
        range(len(fields)),
        key=lambda place: (len(words[place]), fields[place].name in ("encoded", "content")),
        default=0,
    )
    kept, said = [], {words[body]} if fields else set()
    for place, field in enumerate(fields):
        if (
            place != body
            and words[place]
            and (words[place] in said or _is_in(shown[place], words[body], field.name))
        ):
            continue
        said.add(words[place])
        kept.append(field)
    return kept


def _is_in(text: str, body: str, name: str) -> bool:
    """Whether every line of a text stands in the body; a title only where it is the body's beginning, cut off."""
    begun = _uncut(text)
    if name == "title":
        return begun != text and _is_long(begun) and body.startswith(_words(begun))
    return all(_stands_in(_words(_uncut(line)), body) for line in begun.split("\n"))


def _stands_in(words: str, body: str) -> bool:
    return body.startswith(words) or (_is_long(words.strip()) and words in body)


def _is_long(words: str) -> bool:
    return words.count(" ") >= _FEW


def _uncut(line: str) -> str:
    """A line without the mark of its being cut off, and without the word it may have been cut in."""
    head, tail = line[:-200], line[-200:]
    cut = _CUT.search(tail)
    if cut is None:
        return line
    begun = head + tail[: cut.start()]
    return begun if cut[0][:1].isspace() else begun.rpartition(" ")[0] or begun


def _words(text: str) -> str:
    """The words alone, each between two spaces."""
    words = " ".join(_WORD.findall(text))
    return f" {words} " if words else ""
