"""Finds which pictures and sounds have a transcript: a row of the `metadata.csv` or `metadata.jsonl` beside them names them."""

from collections import Counter
from collections.abc import Iterator
from itertools import islice

import pyarrow.parquet as pq
from django.db.models import Q

from donations import storage
from donations.media import REASON, SIDECARS, Medium, named
from donations.models import LedgerEntry, TextPart, TextVersion, Unit
from ingestion.types import Outcome

_AT_ONCE = 500
_ROWS = 2_000


def found(version: TextVersion) -> Counter[Medium]:
    """Count for every medium that a sidecar names the rows that say something of it.

    In archives so large that their members are only counted there is no line that could say it.
    """
    counted: Counter[Medium] = Counter()
    if not version.ledger.filter(outcome=Outcome.MEDIA).exists():
        return counted
    for part in _parts(version):
        with storage.local_copy(part.path) as path, pq.ParquetFile(path) as file:
            for batch in file.iter_batches(batch_size=_ROWS, columns=["path", "member", "columns"]):
                counted.update(medium for row in batch.to_pylist() if (medium := named(row)) is not None)
    return counted


def _parts(version: TextVersion) -> Iterator[TextPart]:
    """Yield the parts of the units that read a sidecar."""
    beside = Q()
    for name in SIDECARS:
        beside |= Q(member="", file__name__iendswith=name) | Q(member__iendswith=name)
    files = {str(key) for key in version.ledger.filter(beside).values_list("file_id", flat=True)}
    files |= {
        str(key) for key in version.ledger_parts.values_list("file_id", flat=True)
    }  # who knows what is in there
    units = [pk for pk, payload in _units(version) if any(key in files for key, _ in payload["files"])]
    yield from version.parts.filter(unit__in=units).iterator()


def _units(version: TextVersion) -> Iterator[tuple[int, dict[str, list[tuple[str, int]]]]]:
    yield from Unit.objects.filter(version=version, kind="read").values_list("pk", "payload").iterator()


def link(version: TextVersion, counted: Counter[Medium]) -> None:
    """Say in the ledger which media have transcripts, and how many; only ever inside a transaction of a claim."""
    names = iter(counted.items())
    while some := list(islice(names, _AT_ONCE)):
        files = {medium.file for medium, _ in some}
        members = {medium.member for medium, _ in some}
        lines = version.ledger.filter(outcome=Outcome.MEDIA, file__name__in=files, member__in=members)
        linked = []
        for line in lines.select_related("file"):
            count = counted.get(Medium(line.file.name, line.member))
            if count:
                line.reason, line.params = REASON, {**line.params, "transcripts": count}
                linked.append(line)
        LedgerEntry.objects.bulk_update(linked, ["reason", "params"])
