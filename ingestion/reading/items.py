"""Reads one thing that is no archive: picks the extractor, passes its documents on, and ends with one outcome."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, BinaryIO

from ingestion.declared_splits import Declared, split_declared
from ingestion.extractors import EXTRACTORS, extractors_for
from ingestion.leftovers import is_system_file
from ingestion.opening.names import is_volume
from ingestion.reading import messages
from ingestion.reading.beginnings import Beginning
from ingestion.reading.lasting import seconds_of
from ingestion.reading.mending import mended
from ingestion.reading.splits import split_spoken
from ingestion.sniffing.libmagic import UNKNOWN
from ingestion.sniffing.page_parts import SCRIPT, STYLE, is_frame
from ingestion.sniffing.shortcuts import NOT_HERE, POINTER, SHORTCUT
from ingestion.sniffing.strangers import CALENDAR, CONTACTS, LOG_OF_TEX, MORK, SQL, YAML
from ingestion.tally import Tally
from ingestion.types import Attached, Document, Extractor, Message, Outcome, Progress, Source, Unreadable

STREAMED_TYPES = frozenset({  # record by record, and front to back
    "application/x-ndjson", "application/json", "text/csv", "text/tab-separated-values", "text/plain", "text/markdown", "application/mbox",
    "application/x-mediawiki-dump+xml", "application/x-tmx+xml",
})  # fmt: skip
# And those of which the records are counted, up to the one to go on with.
RECORD_TYPES = frozenset(kind for extractor in EXTRACTORS for kind in extractor.records)
MEDIA = ("image/", "audio/", "video/")
# What stands for a file that is elsewhere, what holds no text, or a text for another program; and what is said of it.
_SAID_OF = {
    SHORTCUT: "only_a_link", "application/x-ms-shortcut": "only_a_link", NOT_HERE: "not_downloaded", POINTER: "only_a_pointer",
    "application/vnd.ms-outlook-pst": "mail_folder", "application/vnd.djvu": "scanned_book", "application/x-iwork": "apple_document",
    CONTACTS: "about_people", CALENDAR: "about_people",
    **dict.fromkeys((
        SQL, YAML, "application/vnd.sqlite3", "application/x-sqlite3", "application/x-msaccess", "application/x-dbf",
        "application/x-spss-sav", "application/x-stata-dta",
    ), "save_as_table"),
}  # fmt: skip


@dataclass(slots=True)
class Item:
    """A file, or a member of an archive, with its place. `name` is the file's; `own_name` is empty for the file itself."""

    stream: BinaryIO
    name: str
    size: int
    media_type: str
    within: str = ""  # the archives inside the file that hold it: "cartas.zip!viejas.zip"
    own_name: str = ""  # its name in the innermost of them
    index: int = 0
    depth: int = 0
    seekable: bool = True
    sha256: str = ""
    start: int = 0
    stop: int | None = None
    inner: int = 0  # of an archive: where to begin in the member at `start`, where that is a record file
    beginning: Beginning | None = None  # where its size is not known until it is read
    attached: bool = False  # it came inside a document, not in an archive
    text_columns: tuple[str, ...] = ()
    declared: Declared = ()  # what dataset cards say of the splits of files, where that is to be followed
    has_namesake: bool = False  # another beside it is called the same, but for the language

    @property
    def member(self) -> str:
        """Return the member's place in the file, empty for the file itself."""
        return f"{self.within}!{self.own_name}" if self.within else self.own_name

    @property
    def is_resumable(self) -> bool:
        """Tell whether reading can go on from a document's end: in record files, and in those right inside an archive."""
        return self.depth < 2 and not self.attached and self.media_type in RECORD_TYPES

    def begin(self) -> dict[str, Any]:
        """Return the `begin` message."""
        return {"m": "begin", **self.place()}

    def place(self) -> dict[str, Any]:
        """Return where it is and what it seems to be."""
        return {
            "member": self.member, "within": self.within, "own_name": self.own_name, "index": self.index,
            "depth": self.depth, "attached": self.attached, "media_type": self.media_type,
        }  # fmt: skip

    def source(self) -> Source:
        """Return what extractors read."""
        name = self.member or self.name
        return Source(
            self.stream,
            name,
            self.size,
            self.media_type,
            self.seekable,
            self.start,
            self.stop,
            self.text_columns,
        )

    def end(self, outcome: Outcome, reason: str = "", **facts: Any) -> dict[str, Any]:
        """Return the `end` message."""
        size = self.size
        if self.beginning is not None:
            size, problem = self.beginning.bytes, self.beginning.problem
            if problem is not None:
                outcome = outcome if outcome is Outcome.TEXT else problem.outcome
                reason, facts = problem.code, facts | {"params": dict(problem.params)}
        known = {
            "m": "end", **self.place(), "bytes": size, "sha256": self.sha256, "outcome": outcome.value, "reason": reason, "params": {}, "extractor": "",
        }  # fmt: skip
        return known | _NOTHING | facts


_NOTHING = Tally().facts()
ReadAttached = Callable[[Item, Attached], Iterator[Message]]


def read_item(item: Item, read_attached: ReadAttached) -> Iterator[Message]:
    """Yield a `doc` for each document, after whatever is attached to it, and one `end`, whatever the item is.

    The document follows its attachments because a reading may be taken up again after a document.
    """
    name = item.own_name or item.name
    if is_system_file(name):
        yield item.end(Outcome.SKIPPED, "system_file")
        return
    if is_frame(name):
        yield item.end(Outcome.SKIPPED, "page_part")
        return
    if item.size == 0:
        yield item.end(Outcome.EMPTY, "empty_file")
        return
    extractors = extractors_for(item.media_type)
    if not extractors:
        yield _not_understood(item)
        return
    yield from _read(item, extractors[0], read_attached)


def look_into(item: Item, read_attached: ReadAttached) -> Iterator[Message]:
    """Yield what is said of what is attached to a document, a sign of life for each, and its `end`; nothing of its own text."""
    found = (
        one for extractor in extractors_for(item.media_type)[:1] for one in extractor.extract(item.source())
    )
    with suppress(Unreadable):  # the reading has said what is wrong with it
        for document in found:
            yield {"m": "on"}
            for one in document.attached if isinstance(document, Document) else ():
                yield from read_attached(item, one)
    yield item.end(Outcome.UNPACKED, "unpacked")


def _not_understood(item: Item) -> dict[str, Any]:
    if item.media_type.startswith(MEDIA):
        return item.end(Outcome.MEDIA, "media_not_transcribed", params=_of_medium(item))
    if item.media_type in (MORK, LOG_OF_TEX):
        return item.end(Outcome.SKIPPED, "system_file")
    if item.media_type in (STYLE, SCRIPT):
        return item.end(Outcome.SKIPPED, "page_part")
    if item.media_type == UNKNOWN and is_volume(item.own_name or item.name):
        return item.end(Outcome.DAMAGED, "split_archive")
    reason = _SAID_OF.get(item.media_type, "not_understood")
    return item.end(Outcome.UNKNOWN, reason, params={"media_type": item.media_type})


def _of_medium(item: Item) -> dict[str, Any]:
    """Return the split that its place names, and how many seconds it lasts, as far as they are known."""
    place = f"{item.name}!{item.member}" if item.member else item.name
    split = split_declared(place, item.declared) or split_spoken(item.member or item.name)
    is_at_hand = item.seekable and item.beginning is None
    told = {"split": split, "seconds": seconds_of(item.stream, item.media_type) if is_at_hand else None}
    return {name: value for name, value in told.items() if value}


def _read(item: Item, extractor: Extractor, read_attached: ReadAttached) -> Iterator[Message]:
    tally, problem, declares = Tally(), None, list[tuple[str, str]]()
    documents = extractor.extract(item.source())
    while True:
        try:
            found = next(documents, None)
        except Unreadable as unreadable:
            problem = unreadable
            break
        if found is None:
            break
        if isinstance(found, Progress):
            yield {"m": "at", "member": item.member, "position": found.position}
            continue
        declares += found.declares
        for one in found.attached:
            yield from read_attached(item, one)
        if found.text.strip() or found.columns is not None:
            yield _told(item, found, tally)
        elif found.marks:
            tally.remember(messages.said_of(found))
    ended = _ended(item, extractor, tally, problem)
    yield ended | ({"params": {**ended["params"], "splits": declares}} if declares else {})


def _told(item: Item, found: Document, tally: Tally) -> dict[str, Any]:
    message = messages.document(
        mended(found), member=item.member, name=item.name, resumable=item.is_resumable, sha256=item.sha256,
        text_columns=item.text_columns, declared=item.declared,
    )  # fmt: skip
    tally.add(message, pages=found.pages, pages_needing_ocr=found.pages_needing_ocr)
    return message


def _ended(item: Item, extractor: Extractor, tally: Tally, problem: Unreadable | None) -> dict[str, Any]:
    """Text that was read stays text; what stopped the reading half-way is said beside it."""
    reason = problem.code if problem else ""
    params = dict(problem.params) if problem else {}
    if tally.documents:
        outcome = Outcome.TEXT
    elif problem:
        outcome = problem.outcome
    else:
        outcome, reason = Outcome.EMPTY, "no_text"
    facts = tally.facts()
    if outcome is Outcome.NEEDS_OCR:
        facts |= {"pages": params.get("of", 0), "pages_needing_ocr": params.get("pages", 0)}
    name = f"{extractor.name}/{extractor.version}"
    return item.end(outcome, reason, params=params, extractor=name, **facts)
