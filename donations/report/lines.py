"""The lines of the report, one by one: rows of the ledger, the crowds kept in Parquet, and files not read yet."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pyarrow.parquet as pq

from donations import sentences, storage
from donations.models import Donation, LedgerEntry, LedgerPart, TextVersion
from donations.outcomes import WAITING, Mark, mark_of
from donations.wording import Words
from donations.wording.kinds import kind_of

_AT_ONCE = 1_000
_CROWD = (
    "member", "outcome", "reason", "params", "media_type", "bytes", "sha256", "documents", "characters", "pages",
    "pages_needing_ocr", "languages", "licences",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """What became of one file or member; `said` is a sentence wherever something is to be said."""

    file: str
    member: str
    mark: Mark
    kind: Words
    said: str
    bytes: int
    sha256: str
    documents: int = 0
    characters: int = 0
    pages: int = 0
    pages_needing_ocr: int = 0
    languages: tuple[str, ...] = ()
    licences: tuple[str, ...] = ()


def lines(donation: Donation) -> Iterator[Line]:
    """Yield every line of the newest reading, file by file, and at the end the files that were not read yet."""
    version = donation.versions.first()
    if version is not None:
        yield from _read(version)
    done = LedgerEntry.objects.filter(version=version, member="").values("file")
    waiting = donation.files.filter(removed_at=None).exclude(pk__in=done).order_by("name")
    for file in waiting.iterator(chunk_size=_AT_ONCE):
        yield Line(file.name, "", WAITING, "", "", file.bytes, file.sha256)


def _read(version: TextVersion) -> Iterator[Line]:
    """Yield rows in order of files, a file's crowd after its rows."""
    crowds = _crowds(version)
    entries = version.ledger.select_related("file").order_by("file__name", "file_id", "member", "pk")
    before: tuple[UUID, str] | None = None
    for entry in entries.iterator(chunk_size=_AT_ONCE):
        if before is not None and before[0] != entry.file_id:
            yield from _crowd(crowds.pop(before[0], []), before[1])
        before = (entry.file_id, entry.file.name)
        yield _of_entry(entry)
    names = dict(version.donation.files.filter(pk__in=crowds).values_list("pk", "name"))
    for pk in list(crowds):
        yield from _crowd(crowds.pop(pk), names.get(pk, ""))


def _crowds(version: TextVersion) -> dict[UUID, list[LedgerPart]]:
    crowds: dict[UUID, list[LedgerPart]] = defaultdict(list)
    for part in version.ledger_parts.order_by("pk"):
        crowds[part.file_id].append(part)
    return crowds


def _crowd(parts: Iterable[LedgerPart], file: str) -> Iterator[Line]:
    """Yield what a file's parts hold and no row does: those of other outcomes have a row of their own."""
    for part in parts:
        with storage.local_copy(part.path) as path, pq.ParquetFile(path) as stored:
            for batch in stored.iter_batches(_AT_ONCE, columns=list(_CROWD), use_threads=False):
                yield from (
                    _of_row(row, file) for row in batch.to_pylist() if row["outcome"] in part.outcomes
                )


def _of_entry(entry: LedgerEntry) -> Line:
    facts = {name: getattr(entry, name) for name in _CROWD}
    if not entry.member:
        facts["sha256"] = entry.file.sha256  # known since it was stored, whatever its reader said
    return _line(entry.file.name, facts)


def _of_row(row: dict[str, Any], file: str) -> Line:
    return _line(file, row | {name: json.loads(row[name]) for name in ("params", "languages", "licences")})


def _line(file: str, facts: Mapping[str, Any]) -> Line:
    licences = dict.fromkeys(str(hit.get("id", "")) for hit in facts["licences"])
    ranked = sorted(facts["languages"], key=lambda tag: -facts["languages"][tag])
    return Line(
        file, facts["member"], mark_of(facts["outcome"], facts["reason"]), kind_of(facts["media_type"]),
        _said(facts), facts["bytes"], facts["sha256"], facts["documents"], facts["characters"], facts["pages"],
        facts["pages_needing_ocr"], tuple(ranked), tuple(licences),
    )  # fmt: skip


def _said(facts: Mapping[str, Any]) -> str:
    """Return why it ended so and what to do about it; where no reason says so, the outcome does."""
    params = facts["params"]
    said = sentences.told(facts["reason"], params) or str(mark_of(facts["outcome"], facts["reason"]).advice)
    return " ".join(filter(None, (said, sentences.besides(facts["outcome"], params, facts["media_type"]))))
