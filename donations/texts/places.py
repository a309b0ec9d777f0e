"""Says where the documents of one file or member lie in the stored parts: in which part, at which rows."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pyarrow.compute as pc
import pyarrow.parquet as pq
from django.db.models import Q, TextField
from django.db.models.functions import Cast

from donations import storage
from donations.again import READING
from donations.models import File, LedgerEntry, TextPart, TextVersion

BY_OCR = "ocr"
MOST_READ = 1 << 30  # bytes of parts that are looked into for one answer; a part is a few megabytes
_ROWS = 4_000


class TooFar(Exception):
    """So much lies before it that it is not looked for while somebody waits."""


@dataclass(frozen=True, slots=True)
class Of:
    """Whose text is asked for: a file's own, or that of something in it."""

    version: TextVersion
    file: File
    member: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """A part and its rows that are asked for; None: all of them, as its list says without looking."""

    part: TextPart
    rows: tuple[int, ...] | None

    @property
    def count(self) -> int:
        """Return how many documents of those asked for it holds."""
        return self.part.rows if self.rows is None else len(self.rows)

    def row(self, number: int) -> int:
        """Return the row of the document that is this many among them, from 0."""
        return number if self.rows is None else self.rows[number]


def held(of: Of) -> Iterator[Held]:
    """Yield the parts with text of this file or member, in the order of its documents."""
    is_alone = not (of.member or _has_members(of))
    read = 0
    for part in _parts(of):
        if is_alone and _is_of_one(part):
            yield Held(part, None)
            continue
        read += part.bytes
        if read > MOST_READ:
            raise TooFar
        if rows := _rows(part, of):
            yield Held(part, rows)


def _parts(of: Of) -> Iterator[TextPart]:
    """Yield the parts of the units that read the file, or the pictures in it."""
    lines = of.version.ledger.filter(file=of.file, member=of.member).values_list("pk", flat=True)
    named = Q(kind__in=READING, asked__contains=str(of.file.pk)) | Q(
        kind=BY_OCR, payload__entry__in=list(lines)
    )
    units = of.version.units.annotate(asked=Cast("payload", TextField())).filter(named)
    parts = of.version.parts.filter(unit__in=units.values("pk")).select_related("unit")
    yield from parts.order_by("order", "split", "pk")


def _has_members(of: Of) -> bool:
    inside = LedgerEntry.objects.filter(version=of.version, file=of.file).exclude(member="")
    return inside.exists() or of.version.ledger_parts.filter(file=of.file).exists()


def _is_of_one(part: TextPart) -> bool:
    asked: dict[str, Any] = part.unit.payload if part.unit else {}
    return "entry" in asked or len(asked.get("files", ())) == 1


def _rows(part: TextPart, of: Of) -> tuple[int, ...]:
    """Return which rows of a part are asked for, by its two columns that say whose they are."""
    found: list[int] = []
    before = 0
    with storage.local_copy(part.path) as path, pq.ParquetFile(path) as stored:
        if not _may_hold(stored, of):
            return ()
        for batch in stored.iter_batches(_ROWS, columns=["file", "member"], use_threads=False):
            file = pc.equal(batch.column("file").cast("string"), str(of.file.pk))
            same = pc.and_(file, pc.equal(batch.column("member").cast("string"), of.member))
            found += (before + place.as_py() for place in pc.indices_nonzero(same))
            before += batch.num_rows
    return tuple(found)


def _may_hold(stored: pq.ParquetFile, of: Of) -> bool:
    """Tell by the least and the greatest member of each row group whether to look at the rows at all."""
    column = stored.schema_arrow.names.index("member")
    groups = (stored.metadata.row_group(i).column(column).statistics for i in range(stored.num_row_groups))
    return any(one is None or not one.has_min_max or one.min <= of.member <= one.max for one in groups)
