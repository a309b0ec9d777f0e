"""Runs one check over a text version and keeps its findings."""

from django.db.models.functions import Now

from donations import answers
from donations.models import CheckRun, Finding
from donations.models.finding import Level
from donations.work import Claim
from ingestion.checks import check_named
from ingestion.checks.subject import Found
from ingestion.recorded import Recorded


def run(claim: Claim) -> None:
    """Put what this check finds now in the place of what it found before; what was answered and is the same stays answered."""
    unit = claim.unit
    check = check_named(unit.payload["check"])
    runs = CheckRun.objects.filter(version=claim.version, name=check.name)
    runs.update(state=CheckRun.State.RUNNING)
    found = list(check.run(Recorded(claim.version)))
    with claim.finishing({"findings": len(found)}):
        answers.renew(claim.version, check.name, [_row(claim, check.name, one) for one in found])
        runs.update(state=CheckRun.State.DONE, check_version=check.version, finished_at=Now())


def _row(claim: Claim, check: str, one: Found) -> Finding:
    return Finding(
        donation=claim.version.donation, version=claim.version, check_name=check, level=Level(one.level.value), code=one.code,
        params=dict(one.params), evidence=list(one.evidence),
    )  # fmt: skip
