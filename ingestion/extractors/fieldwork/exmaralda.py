"""Reads EXMARaLDA's basic transcriptions (EXB): who says what between which points of a timeline, and what is noted of it."""

from collections.abc import Callable, Iterator, Mapping

from ingestion.extractors.fieldwork.recordings import file_of, seconds
from ingestion.extractors.fieldwork.tiers import Span, Tier, rows_of
from ingestion.extractors.fieldwork.timeline import Layer, put_together
from ingestion.extractors.rows import Row, documents
from ingestion.extractors.xml_events import Event, Start, events
from ingestion.extractors.xml_source import Notes
from ingestion.types import Document, Source

_LONGEST_MARK = 500
_MOST_MARKS = 50
_LONGEST_NAME = 60

Given = Mapping[str, str]


class Exmaralda:
    """A row for each event of the tiers of what is said, in seconds, with what other tiers say of it. Positions are numbers of rows."""

    name = "exmaralda"
    version = 1
    media_types = frozenset({"application/x-exmaralda+xml"})
    records = media_types

    def extract(self, source: Source) -> Iterator[Document]:
        """Yield the rows in [start, stop). Raises Unreadable: EMPTY without any, DAMAGED where it is no XML."""
        notes, reading = Notes(), _Reading()
        for event in events(source, notes):
            reading.take(event)
        yield from documents(source, reading.rows(), tuple(reading.marks), notes.steps())


class _Reading:
    """What has been seen of the file."""

    def __init__(self) -> None:
        self.marks: dict[tuple[str, str], None] = {}
        self._media = ""
        self._names: dict[str, str] = {}  # of speakers
        self._speaker = ""  # of whom the table speaks
        self._places: dict[str, int] = {}  # of points on the timeline
        self._times: list[float | None] = []
        self._layers: list[Layer] = []
        self._span: Span | None = None
        self._element = self._told = ""  # what is being read, and what a statement is called
        self._pieces: list[str] | None = None
        self._is_head = self._is_aside = False
        self._begins: Mapping[str, Callable[[Given], None]] = {
            "speaker": self._begin_speaker, "referenced-file": self._recording, "ud-information": self._information,
            "tli": self._point, "tier": self._tier, "event": self._event,
            "abbreviation": lambda _: self._listen("abbreviation"),
            "comment": lambda _: self._statement("comment", "comment"),
            "transcription-convention": lambda _: self._statement("transcription-convention", "transcription-convention"),
        }  # fmt: skip

    def take(self, event: Event) -> None:
        if isinstance(event, str):
            if self._pieces is not None and not self._is_aside:
                self._pieces.append(event)
        elif event.name == "meta-information":
            self._is_head = isinstance(event, Start)
        elif not isinstance(event, Start):
            self._end(event.name)
        elif (begin := self._begins.get(event.name)) is not None:
            begin(event.attributes)

    def rows(self) -> Iterator[Row]:
        """Put the tiers together, and yield the rows."""
        for layer in self._layers:
            layer.tier.speaker = self._names.get(layer.speaker) or layer.speaker
        return rows_of(put_together(self._layers, self._times), self._media)

    def _begin_speaker(self, given: Given) -> None:
        self._speaker = given.get("id", "")

    def _information(self, given: Given) -> None:
        """What people say under names of their own: in the head of the whole, in an event of that, where it is no text."""
        self._is_aside = self._span is not None
        self._statement("ud-information", given.get("attribute-name", "")[:_LONGEST_NAME])

    def _statement(self, element: str, name: str) -> None:
        if self._is_head and self._span is None:  # speakers have comments too, which are nobody's business
            self._told = f"exmaralda:{name}"
            self._listen(element)

    def _listen(self, element: str) -> None:
        self._element, self._pieces = element, []

    def _recording(self, given: Given) -> None:
        self._media = self._media or file_of(given.get("url", "").strip())

    def _point(self, given: Given) -> None:
        self._places.setdefault(given.get("id", ""), len(self._times))
        self._times.append(seconds(given.get("time", "")))

    def _tier(self, given: Given) -> None:
        called = (given.get(name, "").strip() for name in ("category", "display-name", "id"))
        name = next(filter(None, called), "text")[:_LONGEST_NAME]
        self._layers.append(Layer(Tier(name), given.get("speaker", ""), given.get("type", "").strip() == "t"))

    def _event(self, given: Given) -> None:
        self._end("event")  # of one that was never closed
        self._is_aside = False
        if not self._layers:
            self._tier({"type": "t"})
        start, end = (self._places.get(given.get(which, "")) for which in ("start", "end"))
        self._span = Span(start, end, "")
        self._layers[-1].tier.spans.append(self._span)
        self._listen("event")

    def _end(self, element: str) -> None:
        if element == "ud-information":
            self._is_aside = False
        if self._pieces is None or element != self._element:
            return
        said, self._pieces = "".join(self._pieces), None
        if self._span is not None:
            self._span.text, self._span = said, None
            return
        said = " ".join(said.split())
        if element == "abbreviation":
            self._names.setdefault(self._speaker, said[:_LONGEST_NAME])
        elif said and len(self.marks) < _MOST_MARKS:
            self.marks[self._told, said[:_LONGEST_MARK]] = None
