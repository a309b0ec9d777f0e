"""The confined program: reads one file or archive and says, message by message, what is in it."""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import BinaryIO

from ingestion.declared_splits import as_declared
from ingestion.extractors.columnar import PARQUET
from ingestion.extractors.columnar_batches import row_groups
from ingestion.job import Job
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
from ingestion.types import Message

_OF_MEMBERS = frozenset({"draw", "give", "guess"})


def read(job: Job, stream: BinaryIO) -> Iterator[Message]:
    """Read one file as `job` asks; the contract of the messages is in `ingestion.reading.messages`."""
    return chain.from_iterable(said for said in read_together(job, stream) if isinstance(said, list))


def read_together(job: Job, stream: BinaryIO) -> Iterator[list[Message] | int]:
    """As `read`, for a child, who wakes somebody by each thing it tells.

    What waited comes in one list, and of most `at` no more than the position: to be left where it is found (`sandbox.bookmark`).
    """
    if asked := job.get("do"):
        yield from ([message] for message in _INSTEAD[asked](job, stream))
        return
    item = _item_of(job, stream)
    may_wait = _OF_MEMBERS.isdisjoint(job) and (
        opener_for(item.media_type) or item.media_type in RECORD_TYPES
    )
    one_by_one = job.get("one_by_one", False) or not may_wait
    yield [item.begin() | {"one_by_one": one_by_one}]
    told = _with_consumed(_reader_for(job).read(item), stream, job["size"])
    yield from marked(judged_together(told, one_by_one=one_by_one))


def _survey(job: Job, stream: BinaryIO) -> Iterator[Message]:
    media_type = _media_type(job, stream)
    opener = opener_for(media_type)
    yield {
        "m": "survey",
        "media_type": media_type,
        "members": opener.count_members(stream) if opener else 0,
        "groups": row_groups(stream) if media_type == PARQUET else [],
    }


_INSTEAD: dict[str, Callable[[Job, BinaryIO], Iterator[Message]]] = {
    "compose": lambda _job, stream: compose(stream),
    "strip": lambda job, stream: strip_medium(stream, job["media_type"]),
    "survey": _survey,
}


def _media_type(job: Job, stream: BinaryIO) -> str:
    media_type = sniff(stream, job["name"], job["size"], has_namesake=job.get("has_namesake", False))
    stream.seek(0)
    return media_type


def _item_of(job: Job, stream: BinaryIO) -> Item:
    return Item(
        stream, job["name"], job["size"], _media_type(job, stream), start=job.get("start", 0), stop=job.get("stop"),
        inner=job.get("inner", 0), text_columns=tuple(job.get("text_columns", ())), declared=as_declared(job.get("declared", ())),
        has_namesake=job.get("has_namesake", False),
    )  # fmt: skip


def _reader_for(job: Job) -> Reader:
    return Reader(
        Budget(**job["budget"]), frozenset(job.get("passed_over", ())), job.get("cut", {}), job.get("draw"), job.get("draw_from", 0),
        _chosen(job.get("give")) or _chosen(job.get("guess")), guess_item if "guess" in job else give_item, _chosen(job.get("only")),
    )  # fmt: skip


def _with_consumed(messages: Iterator[Message], stream: BinaryIO, size: int) -> Iterator[Message]:
    for message in messages:
        message["consumed"] = size if stream.closed else stream.tell()
        yield message


def _chosen(members: Sequence[str] | None) -> Chosen | None:
    return None if members is None else Chosen.of(members)


load(read)  # before anything is confined, once for all children
