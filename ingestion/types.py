"""The words that ingestion's pure rooms share: what is read, what comes out, and why something did not."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, BinaryIO, Protocol

from ingestion.text.paging import Paging

Message = dict[str, Any]  # what the reading program tells (`ingestion.reading.messages`)


class Outcome(StrEnum):
    """Where every byte ends. `failed` is ours to be ashamed of; all others are answers."""

    TEXT = "text"
    UNPACKED = "unpacked"
    EMPTY = "empty"
    MEDIA = "media"
    NEEDS_OCR = "needs_ocr"
    SKIPPED = "skipped"
    REFUSED = "refused"
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    UNKNOWN = "unknown"
    FAILED = "failed"


class Level(StrEnum):
    """How much a finding weighs."""

    NOTE = "note"
    WARN = "warn"
    BLOCK = "block"


class Unreadable(Exception):
    """A file (or member) gives no text, and this is the answer: an outcome, a reason code and its parameters.

    The code is turned into a sentence in the reader's language elsewhere; it is never shown alone.
    """

    def __init__(self, outcome: Outcome, code: str, **params: str | int) -> None:
        super().__init__(code)
        self.outcome = outcome
        self.code = code
        self.params: Mapping[str, str | int] = params


@dataclass(frozen=True, slots=True)
class Source:
    """One file or archive member to read. `start` and `stop` are positions in the extractor's own unit.

    `stream` is seekable when `seekable` says so; large archive members are not. `name` is what the donor called it:
    it may break a tie between text types and is never a path to open.
    """

    stream: BinaryIO
    name: str
    size: int
    media_type: str
    seekable: bool = True
    start: int = 0
    stop: int | None = None
    text_columns: tuple[str, ...] = ()  # the donor's own choice, in order; empty: recognised by their names


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that came inside a document: an attachment of a mail, a file embedded in a text document.

    It is read like a member of an archive. `name` is a label and must be unique within its file.
    """

    name: str
    content: bytes


@dataclass(slots=True)
class Document:
    """One unit of text out of a file: a whole DOCX, or one record of a JSONL.

    `position` is where it begins and `resume_at` where reading can go on after it (bytes for record files, 0 and 1 for
    whole files). `columns` keeps a structured record exactly as given (but for letters misread for certain, which the reading repairs and notes). `marks` are statements found in metadata, as
    (field, value), for the licence check: ("dc:rights", "…"), ("rel=license", "https://…"). `split` and `table` (a sheet) are
    what the file itself calls them; a `split` that is the name of none is a table, and without a word the names of files and
    folders decide. `paging` says where in the text the pages, slides or the sheet begin, None where the file has none.
    """

    text: str
    position: int = 0
    resume_at: int = 0
    columns: dict[str, Any] | None = None
    pages: int = 0
    pages_needing_ocr: int = 0
    marks: tuple[tuple[str, str], ...] = ()
    cleaning: tuple[str, ...] = field(default=())
    is_clean: bool = False  # its extractor cleaned the text already: `cleaning` says how
    split: str = ""
    table: str = ""
    attached: tuple[Attached, ...] = ()
    declares: tuple[tuple[str, str], ...] = ()  # of a dataset card: (split, pattern of the files that are it)
    paging: Paging | None = None
    apart: tuple[tuple[str, str], ...] = ()
    has_text: bool = True  # its columns may hold some; those of annotations speak of a text that is elsewhere


@dataclass(frozen=True, slots=True)
class Progress:
    """A word in the middle of a long document: so far, in the extractor's own unit, it could be read.

    Should reading on kill the reader, the document is read again up to there (`Source.stop`) and keeps that much.
    """

    position: int


class Extractor(Protocol):
    """Reads the media types it names. Yields documents; keeps nothing on itself; raises only Unreadable on purpose."""

    name: str
    version: int
    media_types: frozenset[str]
    # Those of them that it reads record by record: reading can go on after any of these.
    records: frozenset[str]

    def extract(self, source: Source) -> Iterator[Document | Progress]:
        """Yield the documents of `source` in order, one at a time, never the file whole where it can be large."""
        ...
