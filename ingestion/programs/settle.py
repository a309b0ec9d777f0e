"""Closes the reading: whole lines for files read in ranges, the version's totals, and units that make shards."""

from collections import Counter
from collections.abc import Iterator

from django.db.models import Sum

from donations import work
from donations.models import File, LedgerEntry, TextPart, TextVersion, Unit
from donations.work import Claim
from ingestion import ledger
from ingestion.programs import at_hand, transcripts
from ingestion.programs.totals import Totals
from languages.identify import BACKEND

SHARD_BYTES = 256 << 20  # of text in one shard


def run(claim: Claim) -> None:
    """Settle the ledger and plan the shards, in one transaction."""
    version = claim.version
    at_hand.forget_all(version)
    spoken_for = transcripts.found(version)  # before the transaction: it may be long
    with claim.finishing():
        _settle_ranged_files(claim.unit, version)
        transcripts.link(version, spoken_for)
        _total(version)
        for split, index, parts in _groups(version):
            work.plan(
                "compact",
                f"v{version.pk}/compact/{split}/{index}",
                donation=version.donation,
                version=version,
                payload={"split": split, "index": index, "parts": parts},
            )


def _settle_ranged_files(unit: Unit, version: TextVersion) -> None:
    lines: dict[str, Totals] = {}
    ranges = version.units.filter(kind="read", state=Unit.State.DONE).exclude(result={}).order_by("pk")
    for result in ranges.values_list("result", flat=True).iterator():
        if "entry" in result:
            lines.setdefault(result["file"], Totals()).add_entry(result["entry"])
    for key, totals in lines.items():
        file = File.objects.get(pk=key)
        if not version.ledger.filter(file=file, member="").exists():
            entry = totals.entry() | {"bytes": file.bytes, "sha256": file.sha256}
            ledger.row(unit, file, entry).save()


def _total(version: TextVersion) -> None:
    """Sum up the version from its ledger; languages weigh by the characters they were found in."""
    languages: Counter[str] = Counter()
    lines = LedgerEntry.objects.filter(version=version, documents__gt=0)
    for characters, found in lines.values_list("characters", "languages").iterator():
        for tag, share in found.items():
            languages[tag] += round(share * characters)
    for part in version.ledger_parts.all():
        languages.update(part.languages)
    sums = version.parts.aggregate(rows=Sum("rows"), text=Sum("text_bytes"))
    counted = lines.aggregate(characters=Sum("characters"))["characters"] or 0
    crowd = version.ledger_parts.aggregate(characters=Sum("characters"))["characters"] or 0
    TextVersion.objects.filter(pk=version.pk).update(
        documents=sums["rows"] or 0,
        bytes=sums["text"] or 0,
        characters=counted + crowd,
        languages=ledger.shares(languages),
        identified_by=BACKEND,
    )


def _groups(version: TextVersion) -> Iterator[tuple[str, int, list[int]]]:
    """Yield (split, index, part ids): consecutive parts until a shard is full."""
    group: list[int] = []
    split, index, size = "", 0, 0
    for part in TextPart.objects.filter(version=version).order_by("split", "order", "pk"):
        if group and (part.split != split or size + part.text_bytes > SHARD_BYTES):
            yield split, index, group
            index = index + 1 if part.split == split else 0
            group, size = [], 0
        split, size = part.split, size + part.text_bytes
        group.append(part.pk)
    if group:
        yield split, index, group
