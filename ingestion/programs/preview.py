"""Looks at a draft before it is sent: reads its files confined and runs every check, keeping no text."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from typing import Any

from donations import storage
from donations.approval import facts_digest
from donations.licences import catalogue
from donations.models import Donation, File, Preview
from donations.outcomes import is_told_by_itself, mark_of
from donations.permissions import EDITABLE
from donations.work import Claim
from ingestion.checks import CHECKS
from ingestion.checks.subject import Found
from ingestion.groups import groups_of
from ingestion.ocr import reason_here
from ingestion.preflight import transcripts
from ingestion.preflight.reading import Reading, read_all
from ingestion.preflight.subject import Local
from ingestion.recorded import declared_of
from languages.in_names import namesakes

MOST_MEMBERS = 50  # of one archive that are told one by one


def run(claim: Claim) -> None:
    """Keep what is understood of the draft; nothing where it was sent or changed meanwhile."""
    donation, digest = claim.unit.donation, claim.unit.payload["digest"]
    if donation is None or not _still_stands(donation, digest):
        claim.finish()
        return
    files = donation.files.filter(removed_at=None, stored_at__isnull=False, evidence_of=None)
    readings = list(_read(files, namesakes(file.name for file in files)))
    transcripts.link(readings)
    subject = Local(declared_of(donation), readings, catalogue())
    found = [_finding(check.name, one) for check in CHECKS for one in check.run(subject)]
    with claim.finishing({"findings": len(found)}):
        told = {"digest": digest, "files": [_file(reading) for reading in readings], "findings": found}
        Preview.objects.update_or_create(donation=donation, defaults=told)


def give_up(claim: Claim) -> None:
    """Leave it at that: the donation is read once it is sent."""
    claim.finish(state=claim.unit.State.FAILED)


def _still_stands(donation: Donation, digest: str) -> bool:
    now = Donation.objects.get(pk=donation.pk)
    return now.status in EDITABLE and facts_digest(now) == digest


def _read(files: Iterable[File], alike: frozenset[str]) -> Iterator[Reading]:
    for group in groups_of(files, lambda file: file.bytes):  # no more local copies at a time than these
        with ExitStack() as stack:
            paths = [stack.enter_context(storage.local_copy(file.storage_key)) for file in group]
            named = [(path, file.name) for path, file in zip(paths, group, strict=True)]
            yield from read_all(named, at_once=1, alike=alike)


def _file(reading: Reading) -> dict[str, Any]:
    own = next(line for line in reading.lines if line["depth"] == 0)
    members = [line for line in reading.lines if line["depth"]]
    told = {name: own[name] for name in ("outcome", "params", "media_type")} | {
        "reason": reason_here(own["reason"])
    }
    inside = [
        {name: line[name] for name in ("member", "outcome", "params")}
        | {"reason": reason_here(line["reason"])}
        for line in members
    ]
    return {
        "name": reading.path, **told, "documents": sum(line["documents"] for line in reading.lines),
        "languages": dict(reading.language_bytes), "members": sorted(inside, key=_has_nothing_to_say)[:MOST_MEMBERS],
    }  # fmt: skip


def _has_nothing_to_say(line: Mapping[str, Any]) -> tuple[bool, bool]:
    """What needs the donor comes before the others, however far behind in its box."""
    mark = mark_of(line["outcome"], line["reason"])
    return mark.level not in {"warn", "block"}, not is_told_by_itself(line["outcome"], line["reason"])


def _finding(check: str, one: Found) -> dict[str, Any]:
    return {
        "check": check, "level": one.level.value, "code": one.code, "params": dict(one.params),
        "evidence": [dict(piece) for piece in one.evidence],
    }  # fmt: skip
