"""Looks at a draft before it is sent: reads its files confined and runs every check, keeping no text."""

from typing import Any

from donations import storage
from donations.approval import facts_digest
from donations.licences import catalogue
from donations.models import Donation, File, Preview
from donations.permissions import EDITABLE
from donations.work import Claim
from ingestion.checks import CHECKS
from ingestion.checks.subject import Found
from ingestion.preflight.reading import Reading, read_one
from ingestion.preflight.subject import Local
from ingestion.recorded import declared_of

MOST_MEMBERS = 50  # of one archive that are told one by one


def run(claim: Claim) -> None:
    """Keep what is understood of the draft; nothing where it was sent or changed meanwhile."""
    donation, digest = claim.unit.donation, claim.unit.payload["digest"]
    if donation is None or not _still_stands(donation, digest):
        with claim.finishing():
            return
    files = donation.files.filter(removed_at=None, stored_at__isnull=False, evidence_of=None)
    readings = [_read(file) for file in files]
    subject = Local(declared_of(donation), readings, catalogue())
    found = [_finding(check.name, one) for check in CHECKS for one in check.run(subject)]
    with claim.finishing({"findings": len(found)}):
        told = {"digest": digest, "files": [_file(reading) for reading in readings], "findings": found}
        Preview.objects.update_or_create(donation=donation, defaults=told)


def give_up(claim: Claim) -> None:
    """Leave it at that: the donation is read once it is sent."""
    with claim.finishing(state=claim.unit.State.FAILED):
        return


def _still_stands(donation: Donation, digest: str) -> bool:
    now = Donation.objects.get(pk=donation.pk)
    return now.status in EDITABLE and facts_digest(now) == digest


def _read(file: File) -> Reading:
    with storage.local_copy(file.storage_key) as path:
        return read_one(path, file.name)


def _file(reading: Reading) -> dict[str, Any]:
    own = next(line for line in reading.lines if line["depth"] == 0)
    members = [line for line in reading.lines if line["depth"]]
    told = {name: own[name] for name in ("outcome", "reason", "params", "media_type")}
    inside = [{name: line[name] for name in ("member", "outcome", "reason", "params")} for line in members]
    return {
        "name": reading.path, **told, "documents": sum(line["documents"] for line in reading.lines),
        "languages": dict(reading.language_bytes), "members": inside[:MOST_MEMBERS],
    }  # fmt: skip


def _finding(check: str, one: Found) -> dict[str, Any]:
    return {
        "check": check, "level": one.level.value, "code": one.code, "params": dict(one.params),
        "evidence": [dict(piece) for piece in one.evidence],
    }  # fmt: skip
