"""Reads one file or some members anew whose reader had died, and nothing else: what was kept of the old try is taken back first."""

from collections.abc import Callable, Iterator
from uuid import UUID

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from django.db.models import Q

from donations import storage, work
from donations.again import READING
from donations.models import LedgerEntry, LedgerPart, TextPart, Unit
from donations.work import Claim
from ingestion import crowd, parts
from ingestion.opening import Chosen
from ingestion.programs import read
from ingestion.schema import TEXT

_BY_OCR = "ocr"


def run(claim: Claim) -> None:
    """Take the old try back, unless part of the new one is listed already; then read like any other unit."""
    if not claim.unit.checkpoint:
        _take_back(claim)
    read.run(claim)


def split(claim: Claim) -> bool:
    """Cut a unit of several members that failed into single ones, each with its own attempts; False when it is one already."""
    unit = claim.unit
    only: dict[str, int] = unit.payload["only"]
    if len(only) < 2:
        return False
    left = [member for member in sorted(only) if member not in unit.checkpoint.get("found", ())]
    with claim.finishing({"left": len(left)}, state=unit.State.SPLIT):
        Unit.objects.filter(pk=unit.pk).update(bytes_total=len(only) - len(left))
        for number, member in enumerate(left):
            work.plan(
                "reread", f"{unit.key}/{number}", donation=unit.donation, version=unit.version, bytes_total=1,
                payload={**unit.payload, "only": {member: only[member]}},
            )  # fmt: skip
    return True


def _take_back(claim: Claim) -> None:
    """Unlist the rows and lines of the file or members. Doing it twice is the same as once."""
    file, chosen = claim.unit.payload["files"][0][0], Chosen.of(claim.unit.payload["only"])
    inside = Q()
    for member in chosen.members:
        inside |= Q(member=member) | Q(member__startswith=f"{member}!")
    lines = LedgerEntry.objects.filter(inside, version=claim.version, file=file)
    is_gone = chosen.holds if chosen.members else _any
    keys = set(lines.values_list("pk", flat=True))
    changed: list[tuple[TextPart | LedgerPart, TextPart | LedgerPart | None]] = [
        *((part, _without(claim, part, file, is_gone)) for part in _parts(claim, file, keys)),
        *((part, crowd.without(claim, part, is_gone)) for part in _crowds(claim, file)),
    ]
    with claim.writing():
        for old, anew in changed:
            if anew is not old:
                old.delete()
                if anew is not None:
                    anew.save()
        lines.delete()


def _any(_member: str) -> bool:
    return True


def _crowds(claim: Claim, file: str) -> Iterator[LedgerPart]:
    yield from claim.version.ledger_parts.filter(file=UUID(file)).order_by("pk")


def _parts(claim: Claim, file: str, lines: set[int]) -> Iterator[TextPart]:
    """Yield the parts that may hold rows of the file: of the units that read it or its pictures."""
    units = Unit.objects.filter(version=claim.version, kind__in=(*READING, _BY_OCR))
    keys = [
        pk
        for pk, kind, payload in units.values_list("pk", "kind", "payload").iterator()
        if (payload["entry"] in lines if kind == _BY_OCR else file in {key for key, _ in payload["files"]})
    ]
    yield from claim.version.parts.filter(unit__in=keys).order_by("pk")


def _without(claim: Claim, part: TextPart, file: str, is_gone: Callable[[str], bool]) -> TextPart | None:
    """Return the part without those rows: itself where it has none, None where it has no others, else one written anew."""
    with storage.local_copy(part.path) as path:
        places = pq.read_table(path, columns=["file", "member"]).to_pylist()
        stays = [not (row["file"] == file and is_gone(row["member"])) for row in places]
        if all(stays):
            return part
        table = pq.read_table(path, schema=TEXT)  # a part is a few megabytes
    kept = table.filter(pa.array(stays, pa.bool_()))
    return _written(claim, part, kept) if kept.num_rows else None


def _written(claim: Claim, part: TextPart, kept: pa.Table) -> TextPart:
    key = f"{claim.version.folder}/parts/{claim.unit.pk}-{str(claim.token)[:8]}-without-{part.pk}.parquet"
    written = parts.write(key, TEXT, kept.to_pydict())
    size = sum(pc.sum(pc.binary_length(kept[name])).as_py() or 0 for name in ("text", "columns"))
    return TextPart(
        version=part.version, unit=part.unit, path=key, split=part.split, text_bytes=size, order=part.order,
        rows=written.rows, bytes=written.bytes, sha256=written.sha256,
    )  # fmt: skip
