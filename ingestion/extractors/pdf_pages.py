"""What both PDF engines give: pages of lines with their heights, and whether a page must be read by eye."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ingestion.extractors.pdf_ciphers import is_ciphered
from ingestion.text.hyphens import with_own_hyphens
from ingestion.text.lines import Lines
from ingestion.text.paging import Leaf, Paging
from ingestion.text.running_lines import running_lines
from ingestion.text.setting import Setting
from ingestion.types import Attached, Unreadable
from languages.normalise import in_latin_1

LINE_END_HYPHEN = "\x02"
CARRIED = "\x03"  # around a part of a word that goes on behind the notes of its page
FEW_LETTERS = 200
_ALMOST_NO_LETTERS = 25
_MOST_GARBLED = 0.2
_MOST_NAMELESS = 0.03
_SCAN_COVERAGE = 0.5

_HYPHEN_AT_END = re.compile(r"[^\W\d_][-\u2010]$")
_LETTERS = re.compile(r"[^\W_]+")
_MEANINGLESS = re.compile("[\ufffd\ue000-\uf8ff]")
# Controls are numbers in the font; the one between those left out is LINE_END_HYPHEN.
_NAMELESS = re.compile("[\x00\x01\x03-\x08\x0b\x0c\x0e-\x1f\ufffd\ue000-\uf8ff]")
_CARRIED = re.compile(f"{CARRIED}([^{CARRIED}]*){CARRIED}")
_CARRIED_TO_END = re.compile(rf"{_CARRIED.pattern}\Z")
_GLYPH_NUMBER = re.compile(r"\(cid:\d+\)")  # what pdfminer writes for a letter that it cannot name


@dataclass(slots=True)
class Page:
    """One page: its lines in reading order. A line whose word goes on in the next one ends with LINE_END_HYPHEN."""

    lines: Lines
    needs_ocr: bool = False
    is_picture: bool = False  # with few letters on it, which need not be what the picture shows
    number: int = 0  # counted from 0
    is_out_of_order: bool = False  # its lines seem not to come as a person reads them
    is_put_in_order: bool = False  # they came otherwise
    setting: Setting | None = None  # where the engine tells it

    @property
    def text(self) -> str:
        """The text of all lines, running ones too."""
        return "\n".join(self.lines.texts)

    @property
    def is_written(self) -> bool:
        """Whether anything is written on it."""
        return any(text.strip() for text in self.lines.texts)


@dataclass(slots=True)
class Reading:
    """What an engine read: the pages, statements in the document's information, and how many pages it could not open.

    `of_pages` is how many the document says it has, 0 where that is not known.
    """

    pages: list[Page] = field(default_factory=list)
    marks: list[tuple[str, str]] = field(default_factory=list)
    lost_pages: int = 0
    of_pages: int = 0
    notes: list[str] = field(default_factory=list)  # what was done to it, as cleaning steps
    attached: tuple[Attached, ...] = ()  # files that came inside it …
    problem: Unreadable | None = None  # … and that there are more

    def has_text(self) -> bool:
        return any(page.is_written for page in self.pages)


def count_letters(text: str) -> int:
    """Letters and digits; a text of 2,000 characters is not few letters whatever they are, and is not counted."""
    return sum(map(len, _LETTERS.findall(text))) if len(text) < 10 * FEW_LETTERS else len(text)


def has_few_letters(text: str) -> bool:
    """Whether there are fewer than 200: most pages have as many in their first lines, and the rest need not be counted."""
    is_short = len(text) < 10 * FEW_LETTERS
    return (
        is_short
        and count_letters(text[: 2 * FEW_LETTERS]) < FEW_LETTERS
        and count_letters(text) < FEW_LETTERS
    )


def is_garbled(text: str) -> bool:
    """Whether more than a fifth of the letters have no meaning, or all of them: the font does not say which letters it draws."""
    if is_ciphered(text):
        return True
    if "(cid:" not in text and in_latin_1(text) is not None:  # as most: those signs are not among its letters
        return False
    numbers = _GLYPH_NUMBER.findall(text) if "(cid:" in text else ()
    garbled = len(_MEANINGLESS.findall(text)) + sum(len(number) for number in numbers)
    return garbled > _MOST_GARBLED * max(1, len(text))


def draws_signs(text: str) -> bool:
    """Whether more than a few characters have no name, as in music: their order on the page means nothing."""
    return len(_NAMELESS.findall(text)) > _MOST_NAMELESS * max(1, len(text))


def is_picture(image_coverage: float) -> bool:
    """A picture over more than half of the page."""
    return image_coverage > _SCAN_COVERAGE


def is_scan(letters: int) -> bool:
    """Hardly a letter on a picture."""
    return letters < _ALMOST_NO_LETTERS


def with_marked_hyphen(text: str) -> str:
    """A text whose last word goes on in what follows."""
    return f"{text[:-1]}{LINE_END_HYPHEN}" if _HYPHEN_AT_END.match(text[-2:]) else text


def join_pages(pages: Sequence[Page]) -> tuple[str, Paging, tuple[str, ...]]:
    """The text of all pages without running lines, words at line ends joined again; where in it each page begins; the steps applied."""
    running = running_lines([page.lines for page in pages], [page.setting for page in pages])
    if any(running) and _is_all_there_is(pages, running):
        running = [set() for _ in pages]
    texts, numbers = _texts(pages, running)
    texts = with_own_hyphens(texts, LINE_END_HYPHEN)
    starts = _starts(texts, numbers)
    steps = ["running_lines/4"] if any(running) else []
    text = "\n".join(texts)
    if LINE_END_HYPHEN in text:
        text = text.replace(LINE_END_HYPHEN + "\n", "").replace(LINE_END_HYPHEN, "")
        steps.append("hyphens/3")
    return text, Paging(Leaf.PAGE, starts, range(1, len(starts) + 1)), tuple(steps)


def mark_stamped(pages: Sequence[Page]) -> None:
    """Have pictures of pages read by eye on which nothing is written but the line that a library puts on every page."""
    if any(page.is_picture for page in pages):
        running = running_lines([page.lines for page in pages], keeps_one=False)
        for page, dropped in zip(pages, running, strict=True):
            page.needs_ocr = page.is_picture and _says_nothing_else(page, dropped)


def _is_all_there_is(pages: Sequence[Page], running: Sequence[set[int]]) -> bool:
    """Whether most pages say nothing else, as those of cards and forms do."""
    written = [(page, dropped) for page, dropped in zip(pages, running, strict=True) if page.is_written]
    return 2 * sum(_says_nothing_else(page, dropped) for page, dropped in written) > len(written)


def _says_nothing_else(page: Page, dropped: set[int]) -> bool:
    return all(index in dropped or not text.strip() for index, text in enumerate(page.lines.texts))


def _texts(pages: Sequence[Page], running: Sequence[set[int]]) -> tuple[list[str], list[int]]:
    """The texts that pages have besides their running lines, and the numbers of those pages."""
    texts: list[str] = []
    numbers: list[int] = []
    carried = ""
    for page, dropped in zip(pages, running, strict=True):
        kept = list(page.lines.texts)
        for index in sorted(dropped, reverse=True):  # of a page no more than a few at its edges
            del kept[index]
        if text := _CARRIED_TO_END.sub(r"\1-", "\n".join(kept).strip("\n").rstrip(" ")):
            if (
                texts and text[0].islower()
            ):  # within a page the engine marks them; across pages it cannot know
                texts[-1], carried = _without_carried(with_marked_hyphen(texts[-1]))
            texts.append(carried + text)
            numbers.append(page.number)
            carried = ""
    return [_CARRIED.sub(r"\1-", text) for text in texts], numbers


def _without_carried(text: str) -> tuple[str, str]:
    """A page's text without the part of a word that goes on in the next one, and that part."""
    if not (found := _CARRIED.search(text)):
        return text, ""
    return f"{text[: found.start()].rstrip(' ')}{text[found.end() :]}", f"{found[1]}{LINE_END_HYPHEN}"


def _starts(texts: Sequence[str], numbers: Sequence[int]) -> tuple[int, ...]:
    """Where each page up to the last of `numbers` begins, once hyphens at line ends, and those ends, are gone."""
    starts: list[int] = []
    place = 0
    for text, number in zip(texts, numbers, strict=True):
        starts += [place] * (number + 1 - len(starts))
        place += len(text) + 1
        if LINE_END_HYPHEN in text:
            joined = text.count(LINE_END_HYPHEN + "\n") + text.endswith(LINE_END_HYPHEN)
            place -= text.count(LINE_END_HYPHEN) + joined
    return tuple(starts)
