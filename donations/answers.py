"""Keeps what the team answered when findings are made anew: the same finding keeps its answer, a changed one is open again.

An open finding with words and a person on it is one that was answered before.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from donations import events
from donations.approval import digest
from donations.models import CheckRun, Donation, Finding, TextVersion
from donations.models.finding import Level
from donations.roles import Role
from donations.sameness import compare, files_of, mark

_NOT_BY_CHECKS = "step_failed"  # said by the machine itself, and gone once that step was tried again
_TOLD = ("level", "params", "evidence")
_ANSWER = ("resolved_at", "resolved_by", "resolution")


def as_seen(finding: Finding) -> str:
    """Return what a page showed of a finding and its answer, so that nobody answers or takes back something else."""
    answered = finding.resolved_at.isoformat() if finding.resolved_at else ""
    return digest([mark(finding, {}), answered, finding.resolution])


def renew(version: TextVersion, check: str, found: Iterable[Finding]) -> None:
    """Put what a check finds now in the place of what it found before, within the caller's transaction.

    The donation is locked as where a finding is answered: what is answered meanwhile is there before, or comes after.
    """
    Donation.objects.select_for_update().get(pk=version.donation_id)
    here = list(version.findings.filter(check_name=check).exclude(code=_NOT_BY_CHECKS).order_by("pk"))
    if here:
        _in_place(version, check, here, list(found))
    else:
        _after_another_reading(version, check, list(found))


def _in_place(version: TextVersion, check: str, here: Sequence[Finding], found: Sequence[Finding]) -> None:
    """Of the same reading rows stay; what changed is rewritten in its row, and open again."""
    compared = compare(here, found, {}, {})
    for row, now in compared.changed:
        answered_at = row.resolved_at
        _copy(now, row, _TOLD)
        _open(row)
        row.save(update_fields=[*_TOLD, *_ANSWER])
        _tell_changed(row, answered_at)
    Finding.objects.filter(pk__in=[row.pk for row in compared.gone]).delete()
    Finding.objects.bulk_create(compared.new)
    if gone := sum(row.resolved_at is not None for row in compared.gone):
        _tell(version.donation, "answers_gone", check=check, count=gone)


def _after_another_reading(version: TextVersion, check: str, found: Sequence[Finding]) -> None:
    """The last reading that this check answered about says what was answered."""
    runs = CheckRun.objects.filter(
        name=check, state=CheckRun.State.DONE, version__donation=version.donation_id
    )
    last = runs.filter(version__number__lt=version.number).order_by("-version__number").first()
    before = last.version.findings.filter(check_name=check).order_by("pk") if last else Finding.objects.none()
    compared = compare(before, found, files_of(last.version) if last else {}, files_of(version))
    for row, now in compared.same:
        _copy(row, now, _ANSWER)
    for row, now in compared.changed:
        _copy(row, now, _ANSWER)
        _open(now)
    Finding.objects.bulk_create(found)
    for row, now in compared.changed:
        _tell_changed(now, row.resolved_at)
    if kept := sum(now.resolved_at is not None for _, now in compared.same):
        _tell(version.donation, "answers_kept", check=check, count=kept)


def _copy(source: Finding, target: Finding, names: Iterable[str]) -> None:
    for name in names:
        setattr(target, name, getattr(source, name))


def _open(finding: Finding) -> None:
    """Leave the words, for whoever answers it now; a note needs no answer."""
    finding.resolved_at = None
    if finding.level == Level.NOTE:
        finding.resolved_by, finding.resolution = None, ""


def _tell_changed(finding: Finding, answered_at: datetime | None) -> None:
    if answered_at and finding.level != Level.NOTE:
        about = {"finding": finding.pk, "finding_code": finding.code, "level": finding.level}
        _tell(finding.donation, "asked_again", **about, answered_at=answered_at.isoformat())


def _tell(donation: Donation, code: str, **data: object) -> None:
    events.append(donation, code, role=Role.WORKER, data=data)
