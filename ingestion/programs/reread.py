"""Reads one file or member anew whose reader had died, and nothing else: what was kept of the old try is taken back first."""

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from django.db.models import Q

from donations import storage
from donations.again import READING
from donations.models import LedgerEntry, TextPart, Unit
from donations.work import Claim
from ingestion import parts
from ingestion.programs import read
from ingestion.schema import TEXT

_BY_OCR = "ocr"


def run(claim: Claim) -> None:
    """Take the old try back, unless part of the new one is listed already; then read like any other unit."""
    if not claim.unit.checkpoint:
        _take_back(claim)
    read.run(claim)


def _take_back(claim: Claim) -> None:
    """Unlist the rows and lines of the file or member. Doing it twice is the same as once."""
    file, member = claim.unit.payload["files"][0][0], claim.unit.payload["only"]
    inside = Q(member=member) | Q(member__startswith=f"{member}!") if member else Q()
    lines = LedgerEntry.objects.filter(inside, version=claim.version, file=file)
    changed = [
        (part, kept)
        for part in _parts(claim, file, set(lines.values_list("pk", flat=True)))
        if (kept := _without(claim, part, file, member)) is not part
    ]
    with claim.writing():
        for part, kept in changed:
            part.delete()
            if kept is not None:
                kept.save()
        lines.delete()
        if not member:
            claim.version.ledger_parts.filter(file=file).delete()


def _parts(claim: Claim, file: str, lines: set[int]) -> Iterator[TextPart]:
    """Yield the parts that may hold rows of the file: of the units that read it or its pictures."""
    units = Unit.objects.filter(version=claim.version, kind__in=(*READING, _BY_OCR))
    keys = [
        pk
        for pk, kind, payload in units.values_list("pk", "kind", "payload").iterator()
        if (payload["entry"] in lines if kind == _BY_OCR else file in {key for key, _ in payload["files"]})
    ]
    yield from claim.version.parts.filter(unit__in=keys).order_by("pk")


def _without(claim: Claim, part: TextPart, file: str, member: str) -> TextPart | None:
    """Return the part without those rows: itself where it has none, None where it has no others, else one written anew."""
    with storage.local_copy(part.path) as path:
        table = pq.read_table(path, schema=TEXT)  # a part is a few megabytes
    gone = pc.equal(table["file"], file)
    if member:
        is_inside = pc.or_(pc.equal(table["member"], member), pc.starts_with(table["member"], f"{member}!"))
        gone = pc.and_(gone, is_inside)
    kept = table.filter(pc.invert(gone))
    if kept.num_rows == table.num_rows:
        return part
    return _written(claim, part, kept) if kept.num_rows else None


def _written(claim: Claim, part: TextPart, kept: pa.Table) -> TextPart:
    key = f"{claim.version.folder}/parts/{claim.unit.pk}-{str(claim.token)[:8]}-without-{part.pk}.parquet"
    written = parts.write(key, TEXT, kept.to_pydict())
    size = sum(pc.sum(pc.binary_length(kept[name])).as_py() or 0 for name in ("text", "columns"))
    return TextPart(
        version=part.version, unit=part.unit, path=key, split=part.split, text_bytes=size, order=part.order,
        rows=written.rows, bytes=written.bytes, sha256=written.sha256,
    )  # fmt: skip
