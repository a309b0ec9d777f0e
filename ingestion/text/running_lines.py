"""Finds running headers, footers and page numbers: lines that come again at the same height of page after page."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from statistics import median

from ingestion.text.beyond_edges import counting_beyond, same_beyond
from ingestion.text.chapter_heads import chapter_heads
from ingestion.text.guide_words import guide_words
from ingestion.text.headings import Settings, Tops
from ingestion.text.lines import Lines
from ingestion.text.numbers_beyond import at_feet, at_outer_edges, below_openings, beside_others
from ingestion.text.page_edges import SAME_LINE, Candidate, Told, at_edges, outermost
from ingestion.text.page_numbers import counting_pages, is_numbered_word, masked, offsets
from ingestion.text.printed_pages import printed_around
from ingestion.text.slots import LEAST_PAGES, in_slots, is_enough
from ingestion.text.two_pages import on_both
from ingestion.text.works import by_offset, works

_SAME_HEIGHT = 0.02
_LONG = 24
_TWO = 2


def running_lines(
    pages: Sequence[Lines], settings: Settings = (), *, keeps_one: bool = True
) -> list[set[int]]:
    """For each page the indices of its running lines.

    A line runs if, digits apart, it stands at the same height at the edge of at least 3 pages and 30 % of all pages, or of all odd
    or all even ones; if it counts the pages; or if its height is where most pages have a line that comes again, as the names
    of sections do. Where two pages in a row have the very same line there, which are too few to say why, one loses it, so that
    a head is told first and a foot last, and both where not `keeps_one`. Beyond the edges the outermost line runs too where it stands
    well apart, and says the very same on most pages or counts them. So do heads that repeat a title or name the words of their
    page, and what a browser prints around one. Where several works stand one behind the other, each is asked for its own too. The
    order of lines does not matter: many PDFs write the footer first.
    """
    edges = _Edges(pages, settings)
    numbers = by_offset(_numbers(edges))
    found = _found(edges, pages, numbers, keeps_one=keeps_one)
    for running, printed in zip(found, edges.printed, strict=True):
        running |= printed
    for begin, end in works(numbers, edges.told(), len(pages)):
        of_work = _Edges(pages[begin:end], settings[begin:end])
        own = _found(of_work, pages[begin:end], by_offset(_numbers(of_work)), keeps_one=keeps_one)
        for running, more in zip(found[begin:end], own, strict=True):
            running |= more
    return found


def _found(
    edges: "_Edges", pages: Sequence[Lines], numbers: Mapping[int, Sequence[Candidate]], *, keeps_one: bool
) -> list[set[int]]:
    """For each page its running lines, of which `numbers` are those by how far they are from the pages counted."""
    running = [*chain(*numbers.values()), *_words(edges)]
    known = {(one.page, one.place) for one in running}
    counted = set(numbers)
    running += chapter_heads(edges.told(), pages, known, counted)
    running += guide_words(edges.told(), pages, known)
    running += on_both(edges.groups, pages) if len(pages) == _TWO else ()
    for (at_top, _), group in edges.groups.items():
        for first, second in _said_again(group):
            running += [second if at_top else first] if keeps_one else [first, second]
    found: list[set[int]] = [set() for _ in pages]
    for candidate in running:
        found[candidate.page].add(candidate.place)
    return found


class _Edges:
    """What stands at the edges of pages, by what it says without figures, and the outermost lines beyond them: well apart, or close."""

    def __init__(self, pages: Sequence[Lines], settings: Settings) -> None:
        self.page_count = len(pages)
        self.masked = cache(masked)  # of what comes again on every page
        self.groups: dict[tuple[bool, str], list[Candidate]] = defaultdict(list)
        self.beyond: dict[bool, list[Told]] = {True: [], False: []}
        self.close: dict[bool, list[Told]] = {True: [], False: []}
        self.printed: list[set[int]] = []
        for number, lines in enumerate(pages):
            self._look_at(number, lines)
        for at in [at for at, group in self.groups.items() if _are_headings(at[1], group)]:
            del self.groups[at]
        if any(settings):
            self._leave_out(pages, settings)

    def _leave_out(self, pages: Sequence[Lines], settings: Settings) -> None:
        """Leave out headings and first lines of the text, told from running heads by how they are set."""
        texts = set(Tops(self.groups, self.beyond[True], pages, settings).texts())
        if texts:
            for at, group in self.groups.items():
                self.groups[at] = [one for one in group if one not in texts]
            self.beyond[True] = [told for told in self.beyond[True] if told[0] not in texts]

    def _look_at(self, number: int, lines: Lines) -> None:
        upwards = sorted([height for height in lines.heights if height is not None])
        self.printed.append(set(printed_around(lines, upwards)))
        for at_top, index, height in at_edges(lines, upwards):
            text = lines.texts[index]
            self.groups[at_top, self.masked(text)].append(Candidate(number, index, height, text))
        for at_top, height, is_apart in outermost(upwards):
            index = lines.heights.index(height)
            one = Candidate(number, index, height, lines.texts[index], is_close=not is_apart)
            if is_apart:
                self.beyond[at_top].append((one, self.masked(one.text)))
            else:  # as the first and last lines of most pages, which are longer than a page's number
                self.close[at_top].append((one, self.masked(one.text) if len(one.text) < _LONG else ""))

    def told(self) -> list[Told]:
        """Return all of them with what they say without figures."""
        at_edges = [(one, line) for (_, line), group in self.groups.items() for one in group]
        return [*at_edges, *chain(*self.beyond.values(), *self.close.values())]


def _numbers(edges: _Edges) -> list[Candidate]:
    """What says its page's number, in itself or together with others."""
    groups, page_count = edges.groups, edges.page_count
    counting = [one for (_, line), group in groups.items() for one in counting_pages(line, group, page_count)]
    for lines in edges.beyond.values():
        counting += counting_beyond(lines, page_count)
    counting += at_outer_edges((one, line) for (_, line), group in groups.items() for one in group)
    counting += at_feet(edges.beyond[False], edges.close[False], page_count)
    known = {offset for one in counting for offset in offsets(one)}
    found = [one for one in groups[False, "#"] + groups[True, "#"] if offsets(one) & known]
    found += below_openings(edges.beyond[False], known, {one.page for one in counting})
    beyond = chain(*edges.beyond.values(), *edges.close.values())
    return [*counting, *found, *beside_others(beyond, counting)]


def _words(edges: _Edges) -> Iterator[Candidate]:
    """What comes again at the same place, and what stands where such lines do."""
    for lines in edges.beyond.values():
        yield from same_beyond(lines, edges.page_count)
    for group in edges.groups.values():
        yield from _running(group, edges.page_count)
    yield from in_slots(edges.groups, edges.page_count)


def _are_headings(line: str, group: Sequence[Candidate]) -> bool:
    """Whether each page has another of them, as a primer has a lesson: "Lección 5". The head of a chapter comes again."""
    is_numbered = is_numbered_word(line) and line.count("#") == 1
    return is_numbered and len({one.text for one in group}) == len(group) > 2


def _running(group: list[Candidate], page_count: int) -> list[Candidate]:
    if len(group) < LEAST_PAGES:
        return []
    usual = median([candidate.height for candidate in group])
    level = [candidate for candidate in group if abs(candidate.height - usual) <= _SAME_HEIGHT]
    if is_enough(level, page_count):
        return level
    odd = [candidate for candidate in level if candidate.page % 2 == 0]  # pages are counted from 0
    even = [candidate for candidate in level if candidate.page % 2]
    kept = odd if is_enough(odd, (page_count + 1) // 2) else []
    return kept + (even if is_enough(even, page_count // 2) else [])


def _said_again(group: list[Candidate]) -> Iterator[tuple[Candidate, Candidate]]:
    """What the page before has too, letter by letter and exactly there: nothing is lost with it but a repetition."""
    before: dict[str, Candidate] = {}
    for one in group:  # by page
        other = before.get(one.text)
        if other and other.page == one.page - 1 and abs(other.height - one.height) <= SAME_LINE:
            yield other, one
        before[one.text] = one
