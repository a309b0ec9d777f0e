"""Finds many words in a text in one pass."""

import re
from collections.abc import Sequence

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

_SURROGATE = re.compile("[\ud800-\udfff]")


class Spotter:
    """Knows the words it was made with, by their number."""

    def __init__(self, words: Sequence[str]) -> None:
        self._finder = AhoCorasick(words, matchkind=MatchKind.Standard, implementation=Implementation.DFA)

    def spot(self, text: str) -> list[tuple[int, int, int]]:
        """Every place of every word, in the order of their ends: its number, where it begins and where it ends."""
        try:
            return self._finder.find_matches_as_indexes(text, overlapping=True)
        except UnicodeEncodeError:  # half a surrogate pair cannot be written in UTF-8
            return self._finder.find_matches_as_indexes(_SURROGATE.sub("\ufffd", text), overlapping=True)
