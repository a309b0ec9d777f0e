"""Runs one check over a text version and keeps its findings."""

from django.db.models.functions import Now

from donations.models import CheckRun, Finding
from donations.models.finding import Level
from donations.work import Claim
from ingestion.checks import check_named
from ingestion.recorded import Recorded


def run(claim: Claim) -> None:
    """Replace this check's unresolved findings by what it finds now."""
    unit = claim.unit
    check = check_named(unit.payload["check"])
    runs = CheckRun.objects.filter(version=claim.version, name=check.name)
    runs.update(state=CheckRun.State.RUNNING)
    found = list(check.run(Recorded(claim.version)))
    with claim.finishing({"findings": len(found)}):
        claim.version.findings.open().filter(check_name=check.name).exclude(code="step_failed").delete()
        Finding.objects.bulk_create(
            Finding(
                donation_id=claim.version.donation_id, version=claim.version, check_name=check.name, level=Level(one.level.value),
                code=one.code, params=dict(one.params), evidence=list(one.evidence),
            )
            for one in found
        )  # fmt: skip
        runs.update(state=CheckRun.State.DONE, check_version=check.version, finished_at=Now())
