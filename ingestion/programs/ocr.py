"""Reads the scanned pages of one file or member: a few pages to a checkpoint, then one document of all of them."""

import io
import json
from pathlib import Path
from typing import Any

from django.conf import settings

from donations import pictures, storage
from donations.models import LedgerEntry, TextPart
from donations.work import Claim
from ingestion import ledger, parts
from ingestion.job import Job
from ingestion.ocr import Engine, Undrawn, amended, compose, find_engine, recognise
from ingestion.programs import at_hand
from ingestion.programs.read import is_wanted
from ingestion.schema import TEXT, text_row
from ingestion.types import Message, Outcome

PAGES = 4  # to a checkpoint: half a minute's work at most
_LAST = 10**15 - 1  # behind whatever else the file gave


def run(claim: Claim) -> None:
    """Read from the last checkpoint on, and finish; a machine without Tesseract leaves the pages counted as they are."""
    entry = (
        LedgerEntry.objects.select_related("file", "version").filter(pk=claim.unit.payload["entry"]).first()
    )
    engine = find_engine()
    if entry is None or engine is None:
        with claim.finishing({"engine": None}):
            if entry is not None:
                pictures.say(pictures.KEPT, entry.pk)
        return
    models = engine.models_for(claim.version.donation.language_tags)
    try:
        with at_hand.opened(claim, entry) as (path, job):
            _recognise(claim, path, job, engine, models)
    except Undrawn as why:
        with claim.finishing({"engine": engine.name(models)}):
            LedgerEntry.objects.filter(pk=entry.pk).update(
                reason=why.reason, params={**entry.params, **why.params}
            )
    else:
        _finish(claim, entry, engine.name(models))
    at_hand.forget(entry)


def _recognise(claim: Claim, path: Path, job: Job, engine: Engine, models: str) -> None:
    batch: list[Message] = []
    start = claim.unit.checkpoint.get("next", 0)
    for page in recognise(path, job, engine, models, start=start, first_user=settings.READER_USERS):
        batch.append(page.as_dict())
        if len(batch) == PAGES:
            _keep(claim, batch)
            batch = []
            if not is_wanted(claim):
                return
    if batch:
        _keep(claim, batch)


def _keep(claim: Claim, batch: list[Message]) -> None:
    """Store what was recognised, and remember where to go on."""
    kept = claim.unit.checkpoint.get("kept", [])
    key = f"{claim.version.folder}/ocr/{claim.unit.pk}-{str(claim.token)[:8]}-{len(kept)}.json"
    storage.put(key, io.BytesIO(json.dumps(batch).encode()))
    checkpoint = {"kept": [*kept, key], "next": batch[-1]["number"] + 1}
    done = min(claim.unit.bytes_done + len(batch), claim.unit.bytes_total)
    with claim.checkpoint(checkpoint, bytes_done=done):
        claim.unit.bytes_done = done
        claim.unit.checkpoint = checkpoint


def _finish(claim: Claim, entry: LedgerEntry, engine: str) -> None:
    pages = [page for key in claim.unit.checkpoint.get("kept", []) for page in _kept(key)]
    about = {
        "name": entry.file.name, "member": entry.member, "sha256": entry.sha256, "engine": engine,
        "is_image": entry.outcome == Outcome.MEDIA,
    }  # fmt: skip
    *documents, composed = compose(pages, about) if pages else [{"pages": []}]
    found = documents[0] | _split_of(entry, documents[0]) if documents else None
    part = _part(claim, entry, found) if found else None
    sure = [(number, confidence) for number, confidence in composed["pages"]]
    with claim.finishing({"engine": engine, "pages": sure}):
        if part is not None:
            part.save()
        if pages or entry.outcome == Outcome.MEDIA:
            LedgerEntry.objects.filter(pk=entry.pk).update(**_changed(entry, found, sure, engine))


def _split_of(entry: LedgerEntry, found: Message) -> Message:
    """What is read in an image belongs to the split that its place tells: it may be one that stays with us."""
    return {"split": entry.params.get("split", found["split"])} if entry.outcome == Outcome.MEDIA else {}


def _kept(key: str) -> list[Message]:
    with storage.local_copy(key) as path:
        pages: list[Message] = json.loads(path.read_bytes())
    return pages


def _part(claim: Claim, entry: LedgerEntry, found: Message) -> TextPart:
    row = text_row(found, file=str(entry.file_id), path=entry.file.name, file_sha256=entry.file.sha256)
    key = f"{claim.version.folder}/parts/{claim.unit.pk}-{str(claim.token)[:8]}-0.parquet"
    written = parts.write(key, TEXT, {name: [row[name]] for name in TEXT.names})
    return TextPart(
        version=claim.version, unit=claim.unit, path=key, split=found["split"], text_bytes=found["bytes"],
        order=f"{_order_of(entry):09d}/{_LAST:015d}/{entry.pk:012d}", rows=written.rows, bytes=written.bytes, sha256=written.sha256,
    )  # fmt: skip


def _order_of(entry: LedgerEntry) -> int:
    """The place of the file in the donation, as the unit that read it knew."""
    files = entry.unit.payload.get("files", []) if entry.unit else []
    return next((order for key, order in files if key == str(entry.file_id)), 999_999_999)


def _changed(
    entry: LedgerEntry, found: Message | None, sure: list[tuple[int, int]], engine: str
) -> dict[str, Any]:
    """What becomes of the line; its languages are shares, which weigh by its characters."""
    known = {name: getattr(entry, name) for name in ledger.FIELDS}
    known["languages"] = {tag: round(share * entry.characters) for tag, share in entry.languages.items()}
    changed = amended(known, found, sure, engine)
    if "languages" in changed:
        changed["languages"] = ledger.shares(changed["languages"])
    return changed
