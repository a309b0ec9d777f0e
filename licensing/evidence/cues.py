"""Reads the lists of words by which sentences are told apart: data beside the code that asks them."""

import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

_TOKEN = re.compile(r"\\.|\[(?:\\.|[^\]])*\]|[()|]")  # what is escaped or in a set stands for itself

_AT_WORD = re.compile(r"\A((?:\(\?<[!=][^()]*\))*)\\b")  # and what must not stand before it


def cues(name: str) -> Callable[[str], re.Pattern[str]]:
    """Give what looks up a key of `name`.toml: one pattern that matches where any of the key's patterns does. Raises KeyError."""
    listed = tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text(encoding="utf-8"))
    return lambda key: re.compile(_any_of(listed[key]))


def _any_of(patterns: Sequence[str]) -> str:
    """All in one. Most begin where a word does: that is asked once at each letter instead of for each of them, twice as quick."""
    choices = [choice for pattern in patterns for choice in _choices(pattern)]
    at_words = [_AT_WORD.sub(r"\1", choice) for choice in choices if _AT_WORD.match(choice)]
    others = [f"(?:{choice})" for choice in choices if not _AT_WORD.match(choice)]
    together = "|".join(f"(?:{choice})" for choice in at_words)
    return "|".join([*others, *([rf"\b(?:{together})"] if at_words else [])])


def _choices(pattern: str) -> Iterator[str]:
    """Yield the alternatives that stand outside of any bracket."""
    depth = start = 0
    for token in _TOKEN.finditer(pattern):
        depth += (token.group() == "(") - (token.group() == ")")
        if token.group() == "|" and not depth:
            yield pattern[start : token.start()]
            start = token.end()
    yield pattern[start:]
