"""What is asked of the confined reading program. It goes through a pipe as JSON, so a dictionary; what it answers is in `reading.messages`."""

from collections.abc import Mapping, Sequence
from typing import Literal, TypedDict

from ingestion import limits


class Allowance(TypedDict):
    """What a file may unpack to, all that lies in it together."""

    members: int
    unpacked_bytes: int


ALLOWANCE: Allowance = {"members": limits.MEMBERS, "unpacked_bytes": limits.UNPACKED_BYTES}


class Job(TypedDict, total=False):
    """One file, and what of it is wanted. A reading has at least `name`, `size` and `budget`."""

    # Instead of a reading: to make a document of pages that OCR has read (`reading.composing`); to have a medium without what it
    # carries besides (`reading.baring`); to learn only its type, its members, and of Parquet the (rows, bytes) of its row groups.
    do: Literal["compose", "strip", "survey"]
    name: str
    size: int  # bytes
    media_type: str  # of what is to be stripped
    budget: Allowance

    # The part that is read
    start: int  # a member of an archive, a byte of a record file, as `position` and `resume_at` count; 0 where nothing is said
    stop: int | None  # before it: likewise
    inner: int  # where to begin in the member at `start`
    only: Sequence[str]  # the members to read; documents around them are told too
    passed_over: Sequence[str]  # members that came inside documents and are not to be read again
    cut: Mapping[str, int]  # of one member behind which page an earlier reading died: it is read up to there

    # What is known of the gift
    has_namesake: bool  # another file of it is called the same, but for the language
    text_columns: Sequence[str]  # that the donor chose
    declared: Sequence[Sequence[str]]  # splits by dataset cards (`declared_splits`)

    # What is wanted instead of text; of each at most one
    draw: str  # the one member whose pages that need OCR are wanted as pictures, "" for the file itself
    draw_from: int  # which page
    give: Sequence[str]  # members whose bytes are wanted (`reading.giving`)
    guess: Sequence[str]  # images that may be pages of text, "" for the file itself (`reading.guessing`)

    one_by_one: bool  # nothing is to wait (`reading.judging`)
