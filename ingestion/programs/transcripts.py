"""Finds which pictures and sounds have a transcript: a row of some table names them, or a file is called as they are."""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

import pyarrow.parquet as pq
from django.db.models import Q, QuerySet

from donations import storage
from donations.media import LACKS, REASON, SIDECARS, Medium, at, is_sidecar, medium_of
from donations.media_index import MediaIndex, media_of
from donations.mentions import mention
from donations.models import LedgerEntry, TextPart, TextVersion, Unit
from ingestion.sidecars import TRIED, Told
from ingestion.types import Outcome

_AT_ONCE = 500
_ROWS = 2_000
_SAID = ("missing", "name")


def found(version: TextVersion) -> Told:
    """Count for every medium the rows that say something of it.

    In archives so large that their members are only counted there is no line that could say it.
    """
    told, index = Told(), media_of(version)
    silent = Counter[tuple[str, str]]()  # rows of tables that named nothing yet
    parts = version.parts.order_by("pk").iterator() if index else _parts_with_sidecars(version)
    for row in _rows(parts):
        table = row["path"] or "", row["member"] or ""
        if silent[table] < TRIED and (index or is_sidecar(table[1] or table[0])):
            _take(told, index, silent, row)
    return told


def _take(told: Told, index: MediaIndex, silent: Counter[tuple[str, str]], row: Mapping[str, Any]) -> None:
    said = mention(row)
    medium = index.of(said)
    told.add(said, medium)
    if row["columns"]:
        silent[row["path"] or "", row["member"] or ""] += 1 if medium is None else -TRIED


def _rows(parts: Iterator[TextPart]) -> Iterator[dict[str, Any]]:
    for part in parts:
        with storage.local_copy(part.path) as path, pq.ParquetFile(path) as file:
            for batch in file.iter_batches(batch_size=_ROWS, columns=["path", "member", "columns"]):
                yield from batch.to_pylist()


def _parts_with_sidecars(version: TextVersion) -> Iterator[TextPart]:
    """Yield the parts of the units that read one: where there are no media it can only name what is not there."""
    files = {str(key) for key in _sidecars(version).values_list("file_id", flat=True)}
    files |= {  # who knows what is in there
        str(key)
        for key, outcomes in version.ledger_parts.values_list("file_id", "outcomes")
        if outcomes.get(Outcome.MEDIA)
    }
    units = [pk for pk, payload in _units(version) if any(key in files for key, _ in payload["files"])]
    yield from version.parts.filter(unit__in=units).iterator()


def _sidecars(version: TextVersion) -> "QuerySet[LedgerEntry]":
    """Return the lines of tables, some of which speak of media."""
    beside = Q()
    for name in SIDECARS:
        beside |= Q(member="", file__name__iendswith=name) | Q(member__iendswith=name)
    return version.ledger.filter(beside)


def _units(version: TextVersion) -> Iterator[tuple[int, dict[str, list[tuple[str, int]]]]]:
    units = Unit.objects.filter(version=version, kind__in=("read", "reread"))
    yield from units.values_list("pk", "payload").iterator()


def link(version: TextVersion, told: Told) -> None:
    """Say in the ledger which media have transcripts, and how many; only ever inside a transaction of a claim."""
    if told.rows:
        _say_spoken(version, told.rows)
    _say_lacking(version, told)


def _say_spoken(version: TextVersion, rows: Mapping[Medium, int]) -> None:
    media = version.ledger.filter(outcome=Outcome.MEDIA).select_related("file")
    linked = (line for line in media.iterator(chunk_size=_AT_ONCE) if rows.get(medium_of(line)))
    while some := list(islice(linked, _AT_ONCE)):
        for line in some:
            line.reason, line.params = REASON, {**line.params, "transcripts": rows[medium_of(line)]}
        LedgerEntry.objects.bulk_update(some, ["reason", "params"])


def _say_lacking(version: TextVersion, told: Told) -> None:
    """Say of a sidecar that it names what is not there, and no longer of one that does not."""
    lines = version.ledger.values_list("file__name", "member").iterator(chunk_size=_ROWS)
    there = {at(*place) for place in lines} if told.by_table else set()
    crowded = {at(name, "").file for name in version.ledger_parts.values_list("file__name", flat=True)}
    lacking = told.lacking(there, crowded)
    for line in _sidecars(version).filter(reason__in=("", LACKS)).select_related("file"):
        said = lacking.get(medium_of(line), {})
        if said or line.reason == LACKS:
            kept = {name: value for name, value in line.params.items() if name not in _SAID}
            line.reason, line.params = LACKS if said else "", {**kept, **said}
            line.save(update_fields=["reason", "params"])
