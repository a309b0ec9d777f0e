"""Reads ALTO, the words that OCR found on scanned pages, with those divided at the end of a line written whole."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ingestion.extractors.digitised.lines import Page, Region, document, ends_divided, one_line
from ingestion.extractors.xml_events import Event, Start, events
from ingestion.extractors.xml_marks import Marks
from ingestion.extractors.xml_source import Notes
from ingestion.types import Document, Source

_MARGINS = frozenset(("TopMargin", "BottomMargin", "LeftMargin", "RightMargin"))
_REGIONS = frozenset(("TextBlock", "PrintSpace", "Page", *_MARGINS))
_LANGUAGES = ("LANG", "language")  # the first since version 3
_LONGEST_MARK = 500
_MOST_LANGUAGES = 20
_LONGEST_NUMBER = 40
_OPENING, _CLOSING = "«“‘\"'([¿¡—", ".,;:!?…»”’\"')]"  # which not every writer counts to the whole word


class Alto:
    """ALTO 1 to 4: one document with its pages, a line for each line and an empty one between blocks.

    Margins, where running titles and page numbers stand, are left out of a page that has other text.
    """

    name = "alto"
    version = 1
    media_types = frozenset({"application/x-alto+xml"})
    records = frozenset[str]()

    def extract(self, source: Source) -> Iterator[Document]:
        """Yield one document. Raises Unreadable: DAMAGED where it is no XML, EMPTY without text, REFUSED if nested too deep."""
        notes, marks, about, text = Notes(), Marks(), _About(), _Text()
        for event in events(source, notes):
            marks.take(event)
            if isinstance(event, Start):
                about.take(event)
            text.take(event)
        said = (*marks.found(), *about.languages)
        yield document(text.pages(), said, (*notes.steps(), *about.confidence()))


class _About:
    """What is said of the words: their languages, and how sure OCR was of them."""

    def __init__(self) -> None:
        self.languages: dict[tuple[str, str], None] = {}
        self._sure, self._judged = 0.0, 0

    def take(self, event: Start) -> None:
        for name in _LANGUAGES:
            value = event.attributes.get(name, "").strip()
            if value and len(self.languages) < _MOST_LANGUAGES:
                self.languages[f"alto:{name}", value[:_LONGEST_MARK]] = None
        if event.name == "String":
            self._weigh(event.attributes.get("WC", ""))

    def confidence(self) -> Iterator[str]:
        """Yield the mean confidence of a word, from 0 to 1, where any is given."""
        if self._judged:
            yield f"ocr_confidence:{self._sure / self._judged:.2f}"

    def _weigh(self, given: str) -> None:
        try:
            confidence = float(given[:_LONGEST_NUMBER])
        except ValueError:
            return
        if 0 <= confidence <= 1:
            self._sure += confidence
            self._judged += 1


@dataclass(slots=True)
class _Whole:
    """A divided word, written whole at `place` of `line`: of its words, or, once that ended, of its region's lines; -1 is nowhere."""

    word: str
    line: list[str]
    place: int
    is_newest: bool = True  # no other word came since

    def is_last(self) -> bool:
        return self.place == len(self.line) - 1

    def close_with(self, ending: str) -> None:
        """Put behind it what stood behind its second part."""
        signs = ending[len(ending.rstrip(_CLOSING)) :]
        if self.is_last() and not self.word.endswith(signs):
            self.line[self.place] += signs
        self.is_newest, self.place = False, -1  # it has its ending


class _Text:
    """The pages so far. What a line or a block has when the next begins is all of it, closed or not."""

    def __init__(self) -> None:
        self._pages: list[Page] = []
        self._region: Region = []
        self._words: list[str] = []
        self._whole: _Whole | None = None
        self._margins = 0

    def pages(self) -> list[Page]:
        self._end_region()
        return self._pages

    def take(self, event: Event) -> None:
        if isinstance(event, str):  # nothing but space: text is in attributes
            return
        if event.name in _REGIONS:
            self._end_region()
        elif event.name == "TextLine":
            self._end_line()
        if event.name in _MARGINS:
            self._margins += 1 if isinstance(event, Start) else -1
        elif isinstance(event, Start):
            self._begin(event)

    def _begin(self, event: Start) -> None:
        if event.name == "Page":
            self._pages.append(Page())
        elif event.name == "HYP":
            self._divide(event.attributes.get("CONTENT", ""))
        elif event.name == "String":
            self._write(event.attributes)

    def _write(self, given: Mapping[str, str]) -> None:
        content, part = one_line(given.get("CONTENT", "")), given.get("SUBS_TYPE", "")
        whole = one_line(given.get("SUBS_CONTENT", ""))
        if part == "HypPart2" and self._whole and (self._whole.is_newest or self._whole.word == whole):
            self._whole.close_with(content)
        elif part == "HypPart1" and whole:
            opening = content[: len(content) - len(content.lstrip(_OPENING))]
            self._words.append(whole if whole.startswith(opening) else opening + whole)
            self._whole = _Whole(whole, self._words, len(self._words) - 1)
        elif content:
            self._add(content)
            if part == "HypPart1":
                self._divide("")

    def _add(self, word: str) -> None:
        self._words.append(word)
        if self._whole:
            self._whole.is_newest = False

    def _divide(self, sign: str) -> None:
        """Write a hyphen, but for one that is there already or that divides a word written whole."""
        is_whole = self._whole and self._whole.line is self._words and self._whole.is_last()
        if self._words and not is_whole and not ends_divided(self._words[-1]):
            self._words[-1] += sign[-1:] if ends_divided(sign) else "-"

    def _end_line(self) -> None:
        if not self._words:
            return
        self._region.append(" ".join(self._words))
        if self._whole and self._whole.line is self._words:
            place = len(self._region) - 1 if self._whole.is_last() else -1
            self._whole.line, self._whole.place = self._region, place
        self._words = []

    def _end_region(self) -> None:
        self._end_line()
        if not self._region:
            return
        if not self._pages:  # blocks outside of any page
            self._pages.append(Page())
        page = self._pages[-1]
        (page.aside if self._margins else page.body).append(self._region)
        self._region = []
