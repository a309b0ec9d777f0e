"""What is written when a unit cannot be done: a line in the ledger or a finding, for a person to see and retry."""

from donations import pictures as said
from donations.again import GIVEN_UP, TRIES
from donations.models import CheckRun, File, Finding, LedgerEntry, Unit
from donations.models.finding import Level
from donations.work import Claim
from ingestion.types import Outcome


def reading(claim: Claim) -> None:
    """A file that could not be read for a fault of ours ends as `failed` in the ledger."""
    unit = claim.unit
    left = unit.payload["files"][unit.checkpoint.get("file", 0) :]
    with claim.finishing(state=unit.State.FAILED):
        for key, _order in left:
            file = File.objects.get(pk=key)
            for member, size in (unit.payload.get("only") or {"": file.bytes}).items():
                _fail(unit, file, member, size)


def _fail(unit: Unit, file: File, member: str, size: int) -> None:
    tries = unit.payload.get(TRIES)
    facts = {
        "outcome": Outcome.FAILED, "reason": GIVEN_UP, "unit": unit, "params": {TRIES: tries} if tries else {}, "bytes": size,
    }  # fmt: skip
    LedgerEntry.objects.update_or_create(version=unit.version, file=file, member=member, defaults=facts)


def pictures(claim: Claim) -> None:
    """Pages that could not be read by OCR stay counted as needing it; the unit can be tried again."""
    with claim.finishing(state=claim.unit.State.FAILED):
        said.say(said.FAILED, claim.unit.payload["entry"])


def media(claim: Claim) -> None:
    """What could not be taken out of its archive stays inside and is not published; the unit can be tried again."""
    claim.finish(state=claim.unit.State.FAILED)


def guess(claim: Claim) -> None:
    """A guess that cannot be made is no loss: the images are offered all together, as before."""
    claim.finish()


def step(claim: Claim) -> None:
    """A step over the whole donation that failed is a finding that stops approval until it is tried again."""
    unit = claim.unit
    with claim.finishing(state=unit.State.FAILED):
        if unit.version is not None:
            Finding.objects.create(
                donation=unit.version.donation, version=unit.version, check_name="accounting", level=Level.BLOCK,
                code="step_failed", params={"step": unit.kind},
            )  # fmt: skip


def checking(claim: Claim) -> None:
    """A check that gave no answer says so: it counts as not passed."""
    unit = claim.unit
    state = CheckRun.State.TIMEOUT if unit.lost > unit.attempts else CheckRun.State.ERROR
    with claim.finishing(state=unit.State.FAILED):
        CheckRun.objects.filter(version=unit.version, name=unit.payload["check"]).update(state=state)
