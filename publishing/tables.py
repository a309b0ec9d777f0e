"""Lays out the tables of a release (documents, and records with their original columns) and writes them."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

import pyarrow as pa

from donations.media import NAMED_BY
from donations.models import Donation, TextVersion
from publishing import columns, pairs, parquet, shards
from publishing.front_matter import folder_of
from publishing.media import NONE, Media
from publishing.models import ReleaseFile, ReleaseItem, ReleaseTable
from publishing.rights import Ledger

DOCUMENT = dict.fromkeys(
    ("text", "id", "donation", "source", "licence", "language", "languages", "sha256"), "string"
)
OURS = (
    "id",
    "donation",
    "source",
    "licence",
    "sha256",
)  # what we say of every record, beside its own columns
FIXED_BYTES = 200  # of the columns that say where a row comes from


@dataclass(frozen=True, slots=True)
class Source:
    """The rows of one split of one donation: its documents, or its records."""

    donation: Donation
    version: TextVersion
    split: str
    ledger: Ledger
    media: Media = NONE


@dataclass
class Plan:
    """One configuration of the Hub dataset: a folder, columns, and what goes into each split."""

    config: str
    folder: str
    types: Mapping[str, str]
    prefix: str = ""  # of our own columns; empty for documents
    splits: dict[str, list[Source]] = field(default_factory=dict)

    @property
    def all_types(self) -> dict[str, str]:
        """Return every column with its type: the original ones first, then ours."""
        return {**self.types, **({self.prefix + name: "string" for name in OURS} if self.prefix else {})}


@dataclass
class _Looked:
    """What the first pass over a donation saw."""

    item: ReleaseItem
    media: Media
    survey: columns.Survey = field(default_factory=columns.Survey)
    documents: list[str] = field(default_factory=list)
    records: list[str] = field(default_factory=list)


def _look(item: ReleaseItem, media: Media) -> _Looked:
    """Read everything once, verifying the bytes: which splits have documents or records, and of which types."""
    looked = _Looked(item, media)
    for split in shards.splits(item.version):
        free = structured = False
        for record in shards.records(item.version, split):
            if record is None:
                free = True
            else:
                structured = True
                looked.survey.see(columns.read(record))
        looked.documents += [split] if free else []
        looked.records += [split] if structured else []
    if media.of_records:
        looked.survey.see({NAMED_BY: ""})
    return looked


def plan(items: list[ReleaseItem], media: Mapping[int, Media]) -> list[Plan]:
    """Return the configurations: one named default where all rows have the same columns, else documents and records.

    `media` says of each donation, by its id, which pictures and sounds its rows point to.
    """
    looked = [_look(item, media.get(item.donation_id, NONE)) for item in items]
    with_documents = [one for one in looked if one.documents]
    with_records = [one for one in looked if one.records]
    alone = len(with_records) + bool(with_documents) == 1
    plans = [_documents(with_documents, alone=alone)] if with_documents else []
    for one in with_records:
        name = "records" if len(with_records) == 1 else f"records-{one.item.donation.reference}"
        plans.append(_records(one, "default" if alone else name))
    return plans


def _documents(looked: list[_Looked], *, alone: bool) -> Plan:
    config = "default" if alone else "documents"
    with_media = any(one.media.of_documents for one in looked)
    made = Plan(config, folder_of(config), DOCUMENT | ({NAMED_BY: "string"} if with_media else {}))
    for one in looked:
        _add(made, one, one.documents)
    return made


def _records(looked: _Looked, config: str) -> Plan:
    types = looked.survey.types()
    made = Plan(config, folder_of(config), types, columns.prefix(types, OURS))
    _add(made, looked, looked.records)
    return made


def _add(made: Plan, looked: _Looked, splits: list[str]) -> None:
    item, ledger = looked.item, Ledger(looked.item.donation)
    for split in splits:
        # What the libraries that load a dataset accept as the name of a split.
        name = re.sub(r"\W+", "_", split).strip("_") or "train"
        made.splits.setdefault(name, []).append(
            Source(item.donation, item.version, split, ledger, looked.media)
        )


def rows(plan: Plan, split: str) -> Iterator[tuple[dict[str, object], int]]:
    """Yield the rows of one split as they are written, each with its rough size in bytes."""
    for source in plan.splits[split]:
        for row in pairs.rows(source.version, source.split):
            if (row["columns"] is not None) != bool(plan.prefix):
                continue
            yield _record(plan, source, row) if plan.prefix else _document(plan, source, row)


def _origin(row: shards.Row) -> str:
    places = ((row["path"], row["member"]), *row.get("beside", ()))
    return pairs.BETWEEN.join(f"{path}!{member}" if member else path for path, member in places)


def _document(plan: Plan, source: Source, row: shards.Row) -> tuple[dict[str, object], int]:
    text, languages = row["text"] or "", row["languages"] or "{}"
    said = {
        "text": text, "id": row["id"], "donation": source.donation.reference, "source": _origin(row),
        "licence": source.ledger.licence(row["path"], row["member"]), "language": _top(languages), "languages": languages, "sha256": row["sha256"],
    }  # fmt: skip
    pointed = source.media.pointed(row)
    return {name: pointed.get(name, said.get(name)) for name in plan.types}, len(text) + FIXED_BYTES


def _record(plan: Plan, source: Source, row: shards.Row) -> tuple[dict[str, object], int]:
    written = row["columns"] or "{}"
    licence = source.ledger.licence(row["path"], row["member"])
    ours = (row["id"], source.donation.reference, _origin(row), licence, row["sha256"])
    said = columns.row_of({**columns.read(written), **source.media.pointed(row)}, plan.types)
    return said | dict(zip((plan.prefix + name for name in OURS), ours, strict=True)), len(
        written
    ) + FIXED_BYTES


def _top(languages: str) -> str:
    """Return the tag with the largest share, `und` where nothing is known."""
    shares: dict[str, float] = json.loads(languages) or {"und": 1.0}
    return min(shares, key=lambda tag: (-shares[tag], tag))


def write(
    plan: Plan, split: str, folder: str, tell: Callable[[int], None]
) -> tuple[ReleaseTable, list[ReleaseFile]]:
    """Write one split into storage under `folder`; tell the bytes of each finished file. The rows are not saved."""
    schema = pa.schema([(name, columns.ARROW[kind]) for name, kind in plan.all_types.items()])
    done = []
    for written in parquet.write(
        schema, rows(plan, split), lambda i: f"{folder}/{plan.folder}/{split}-{i:05}.parquet"
    ):
        done.append(written)
        tell(written.bytes)
    names = [f"{plan.folder}/{split}-{i:05}-of-{len(done):05}.parquet" for i in range(len(done))]
    files = [
        ReleaseFile(
            path=name, bytes=one.bytes, rows=one.rows, sha256=one.sha256, git_sha1=one.git_sha1, key=one.key
        )
        for name, one in zip(names, done, strict=True)
    ]
    table = ReleaseTable(
        config=plan.config, split=split, columns=plan.all_types,
        rows=sum(one.rows for one in done), bytes=sum(one.arrow_bytes for one in done),
    )  # fmt: skip
    return table, files
