"""Tells headings and first lines of the text from running heads by how they are set: headings are large, text is set as text is."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain

from ingestion.text.lines import Lines
from ingestion.text.page_edges import Candidate, Told
from ingestion.text.page_numbers import counting_pages, offsets
from ingestion.text.run_on import ends_within_sentence
from ingestion.text.setting import Setting

Groups = Mapping[tuple[bool, str], list[Candidate]]
Settings = Sequence[Setting | None]  # of all pages, where an engine told it

_NUMBERED = re.compile(r"(?:[^\s\d#]+\s){0,2}\W*#\W*")  # "1975", "Unidad didáctica 3"
_FEWEST = 2
_MOST = 0.8
_LOOKED_AT = 10
_FEW_OPEN = 0.2  # of the pages end within a sentence, and what heads those after them is no text
_LEAST_YEAR = 1000
_ADDRESSING = (":", ",", "?", "!")


class Tops:
    """Lines at the top of pages: those of `groups`, by whether they are at the top and what they say without figures, and those `beyond`."""

    def __init__(
        self, groups: Groups, beyond: Sequence[Told], pages: Sequence[Lines], settings: Settings
    ) -> None:
        self._groups, self._beyond, self._pages, self._settings = groups, beyond, pages, settings

    def texts(self) -> Iterator[Candidate]:
        """Return the headings among them and the first lines of the text."""
        beyond: dict[str, list[Candidate]] = defaultdict(list)
        for one, line in self._beyond:
            beyond[line].append(one)
        at_top = ((line, group) for (is_at_top, line), group in self._groups.items() if is_at_top)
        for line, group in chain(at_top, beyond.items()):
            if len(group) >= _FEWEST:
                yield from self._numbered_headings(group) if _NUMBERED.fullmatch(line) else ()
                yield from group if self._is_text(group) else ()

    def _numbered_headings(self, group: Sequence[Candidate]) -> Iterator[Candidate]:
        """Return large lines that say the same but for a number, each another: "1975", "Canto 3".

        Not those that say their page's number as others do, unless it is a year, or the feet of pages say it.
        """
        large = [one for one in group if (told := self._settings[one.page]) and told.is_large(one.height)]
        if len(large) < _FEWEST or len({one.text for one in large}) < len(large):
            return
        pages_of: dict[int, set[int]] = defaultdict(set)
        for one in group:
            for offset in offsets(one):
                pages_of[offset].add(one.page)
        numbered = {one.page for one in self._counting}
        for one in large:
            shared = [offset for offset in offsets(one) if len(pages_of[offset]) > 1]
            if one.page in numbered or all(one.page + offset >= _LEAST_YEAR for offset in shared):
                yield one

    def _is_text(self, group: Sequence[Candidate]) -> bool:
        """Whether they address or ask somebody, set as the text is, and the pages before end with their sentences: letters, one to a page.

        Heads are set as the text is by many, and their pages end with a stanza: how they end tells them apart.
        """
        chosen = group[:: -(-len(group) // _LOOKED_AT)]
        if not all(one.text.rstrip().endswith(_ADDRESSING) for one in chosen):
            return False
        set_so = sum(
            1 for one in chosen if (told := self._settings[one.page]) and told.is_as_body(one.height)
        )
        if set_so < _MOST * len(chosen) or self._say_numbers(group):
            return False
        before = [one.page - 1 for one in chosen if one.page]
        return sum(map(self._ends_open, before)) <= _FEW_OPEN * len(before)

    def _say_numbers(self, group: Sequence[Candidate]) -> bool:
        """Whether any two of these lines, or one and a foot, are as far from the pages counted."""
        said = [offset for one in group for offset in offsets(one)]
        known = {offset for one in self._counting for offset in offsets(one)} if said else set()
        return len(set(said)) < len(said) or not known.isdisjoint(said)

    def _ends_open(self, page: int) -> bool:
        return ends_within_sentence(self._pages[page], self._at_edges[page])

    @cached_property
    def _counting(self) -> list[Candidate]:
        """The feet that say their page's number."""
        feet = ((line, group) for (is_at_top, line), group in self._groups.items() if not is_at_top)
        return [one for line, group in feet for one in counting_pages(line, group, len(self._pages))]

    @cached_property
    def _at_edges(self) -> Mapping[int, set[int]]:
        """Which lines stand at the edges of each page."""
        places: dict[int, set[int]] = defaultdict(set)
        for one in chain(*self._groups.values()):
            places[one.page].add(one.place)
        return places
