"""The confined program: reads one file or archive and says, message by message, what is in it."""

from collections.abc import Iterator
from itertools import chain
from typing import Any, BinaryIO

from ingestion.declared_splits import as_declared
from ingestion.extractors.columnar import PARQUET
from ingestion.extractors.columnar_batches import row_groups
from ingestion.opening import Budget, Chosen, opener_for
from ingestion.reading.archives import Reader
from ingestion.reading.baring import strip_medium
from ingestion.reading.composing import compose
from ingestion.reading.giving import give_item
from ingestion.reading.guessing import guess_item
from ingestion.reading.items import RECORD_TYPES, Item
from ingestion.reading.judging import judged_together
from ingestion.reading.marking import marked
from ingestion.reading.models import load
from ingestion.sniffing import sniff

Message = dict[str, Any]
_OF_MEMBERS = frozenset({"draw", "give", "guess"})


def read(job: dict[str, Any], stream: BinaryIO) -> Iterator[Message]:
    """Read one file as `job` asks; the contract of the messages is in `ingestion.reading.messages`.

    job: name, size, budget {members, unpacked_bytes}, and where asked for: start, stop (members of an archive, bytes of a
    record file), `has_namesake` (another of the gift is called the same, but for the language), `inner` (where to begin in the member at `start`), `text_columns`, `declared` (splits by dataset cards, `ingestion.declared_splits`), `passed_over` (members that came inside
    documents and are not to be read again), `cut` (of one member, behind which page an earlier reading died: it is read
    up to there),
    `draw` (the one member whose pages that need OCR are wanted as pictures, "" for the file itself), `draw_from` (which page),
    `give` (members whose bytes are wanted, `ingestion.reading.giving`), `guess` (images, "" for the file itself, that may be pages of text, `ingestion.reading.guessing`), `only` (the members to read; documents around them are told too), `one_by_one` (nothing is to wait, `ingestion.reading.judging`),
    `do` = "compose" to make a document of pages that OCR has read (`ingestion.reading.composing`), "strip" to have a medium without what it carries besides the picture (`ingestion.reading.baring`), or "survey" to learn only the type, the number of members, and of Parquet the (rows, bytes) of its row groups.
    """
    return chain.from_iterable(said for said in read_together(job, stream) if isinstance(said, list))


def read_together(job: dict[str, Any], stream: BinaryIO) -> Iterator[list[Message] | int]:
    """As `read`, for a child, who wakes somebody by each thing it tells.

    What waited comes in one list, and of most `at` no more than the position: to be left where it is found (`sandbox.bookmark`).
    """
    if job.get("do") == "compose":
        yield from ([message] for message in compose(stream))
        return
    if job.get("do") == "strip":
        yield from ([message] for message in strip_medium(stream, job["media_type"]))
        return
    media_type = sniff(stream, job["name"], job["size"], has_namesake=job.get("has_namesake", False))
    stream.seek(0)
    opener = opener_for(media_type)
    if job.get("do") == "survey":
        yield [
            {
                "m": "survey",
                "media_type": media_type,
                "members": opener.count_members(stream) if opener else 0,
                "groups": row_groups(stream) if media_type == PARQUET else [],
            }
        ]
        return
    item = Item(
        stream, job["name"], job["size"], media_type, start=job.get("start", 0), stop=job.get("stop"),
        inner=job.get("inner", 0), text_columns=tuple(job.get("text_columns", ())), declared=as_declared(job.get("declared", ())),
        has_namesake=job.get("has_namesake", False),
    )  # fmt: skip
    may_wait = _OF_MEMBERS.isdisjoint(job) and (opener or media_type in RECORD_TYPES)
    one_by_one = bool(job.get("one_by_one")) or not may_wait
    yield [item.begin() | {"one_by_one": one_by_one}]
    reader = Reader(
        Budget(**job["budget"]), frozenset(job.get("passed_over", ())), job.get("cut", {}), job.get("draw"), job.get("draw_from", 0),
        _chosen(job, "give") or _chosen(job, "guess"), guess_item if "guess" in job else give_item, _chosen(job, "only"),
    )  # fmt: skip
    yield from marked(
        judged_together(_with_consumed(reader.read(item), stream, job["size"]), one_by_one=one_by_one)
    )


def _with_consumed(messages: Iterator[Message], stream: BinaryIO, size: int) -> Iterator[Message]:
    for message in messages:
        message["consumed"] = size if stream.closed else stream.tell()
        yield message


def _chosen(job: Message, asked: str) -> Chosen | None:
    return Chosen.of(job[asked]) if asked in job else None


load(read)  # before anything is confined, once for all children
