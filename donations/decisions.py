"""The stories of a judgement: approve, ask for changes, reject, reopen, recommend, resolve, take back; each all or nothing."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from donations import answers, changes, door, events, mail
from donations.approval import fingerprint
from donations.conditions import CONDITIONS, LOOKED_FOR_PEOPLE
from donations.conversation import newest
from donations.door import MoveNotAllowed
from donations.models import Donation, Event, Finding, Message, Status, User
from donations.models.finding import Level
from donations.risk import points
from donations.roles import Role, is_donor, team_role


@dataclass(frozen=True, slots=True)
class LookedAt:
    """What the page showed to whoever decides: its fingerprint ("" where nobody compared), sample documents opened.

    `for_people`: whoever decides says that they looked whether there are data of people. `message` is the donor's last one that
    the page counted, None where nobody compared.
    """

    fingerprint: str = ""
    documents: int = 0
    for_people: bool = False
    message: int | None = None


NOTHING_SAID = LookedAt()


def approve(donation: Donation, actor: User, reason: str, looked_at: LookedAt = NOTHING_SAID) -> Event:
    """Approve exactly what was looked at; raises MoveNotAllowed with nothing changed."""
    with transaction.atomic():
        role = _begin(donation, actor, "approve")
        seen = _as_seen(donation, "approve", looked_at)
        _keep_the_look(donation, role, actor, looked_at)
        event = door.apply(donation, "approve", role=role, actor=actor, reason=reason, data=seen)
        Donation.objects.filter(pk=donation.pk).update(approval_hash=seen["fingerprint"])
        changes.forget(donation)
        mail.tell(donation, "approve")
    donation.refresh_from_db()
    return event


def request_changes(donation: Donation, actor: User, reason: str) -> Event:
    """Hand the donation back with a message; the donor is written to."""
    with transaction.atomic():
        role = _begin(donation, actor, "request_changes")
        event = door.apply(donation, "request_changes", role=role, actor=actor, reason=reason)
        changes.keep(donation, role=role, actor=actor)
        Message.objects.create(donation=donation, author=actor, body=reason, is_from_team=True)
        mail.tell(donation, "request_changes", words=reason)
    return event


def reject(donation: Donation, actor: User, reason: str, looked_at: LookedAt = NOTHING_SAID) -> Event:
    """Decline the donation; the donor reads why and may ask once for another look."""
    with transaction.atomic():
        role = _begin(donation, actor, "reject")
        _refuse_where_they_wrote(donation, "reject", looked_at)
        event = door.apply(donation, "reject", role=role, actor=actor, reason=reason)
        changes.forget(donation)
        mail.tell(donation, "reject", words=reason)
    return event


def reopen(donation: Donation, actor: User, reason: str) -> Event:
    """Take a decision back; what was approved has to be approved anew. The donor, who had a letter about it, gets another."""
    with transaction.atomic():
        role = _begin(donation, actor, "reopen")
        event = door.apply(donation, "reopen", role=role, actor=actor, reason=reason)
        Donation.objects.filter(pk=donation.pk).update(approval_hash="")
        mail.tell(donation, "reopen", words=reason)
    donation.refresh_from_db()
    return event


def recommend(donation: Donation, actor: User, reason: str, looked_at: LookedAt = NOTHING_SAID) -> Event:
    """Say, as the first of two people, that it can be approved; everything else must already be in order."""
    with transaction.atomic():
        role = _begin(donation, actor, "recommend")
        if donation.status != Status.IN_REVIEW:
            raise MoveNotAllowed("recommend", "status")
        _needs_reason("recommend", reason)
        _keep_the_look(donation, role, actor, looked_at)
        for need in door.missing(donation, "approve", actor):
            if need != "second_person":
                raise MoveNotAllowed("recommend", need)
        seen = _as_seen(donation, "recommend", looked_at)
        return events.append(donation, "recommend", role=role, actor=actor, words=reason, data=seen)


def resolve(finding: Finding, actor: User, reason: str, seen: str = "") -> Event:
    """Answer a finding with a reason. A warning is a reviewer's to answer; a block only a maintainer's to override.

    `seen` is what the page showed of it (`answers.as_seen`), empty where nobody compared.
    """
    with transaction.atomic():
        role = _begin(finding.donation, actor, "resolve")
        _refuse_what_is_not_theirs(finding, role, "resolve")
        _needs_reason("resolve", reason)
        if finding.resolved_at:
            raise MoveNotAllowed("resolve", "already_resolved")
        _compare_and_set(
            finding, "resolve", seen, resolved_at=timezone.now(), resolved_by=actor, resolution=reason
        )
        code = "override" if finding.level == Level.BLOCK else "resolve"
        return _tell(finding, code, role, actor, words=reason)


def take_back(finding: Finding, actor: User, seen: str = "") -> Event:
    """Open an answered finding again, by whoever could answer it; the words stay on it until it has others."""
    with transaction.atomic():
        role = _begin(finding.donation, actor, "take_back")
        _refuse_what_is_not_theirs(finding, role, "take_back")
        answered_at = finding.resolved_at
        if answered_at is None:
            raise MoveNotAllowed("take_back", "not_answered")
        _compare_and_set(finding, "take_back", seen, resolved_at=None)
        return _tell(finding, "take_back", role, actor, answered_at=answered_at.isoformat())


def _compare_and_set(finding: Finding, name: str, seen: str, **answer: object) -> None:
    """Write an answer, or take it away, where the finding is what the page showed and nobody else was faster."""
    rows = Finding.objects.filter(pk=finding.pk, resolved_at=finding.resolved_at)
    if (seen and seen != answers.as_seen(finding)) or not rows.update(**answer):
        raise MoveNotAllowed(name, "changed_meanwhile")


def _tell(finding: Finding, code: str, role: Role, actor: User, words: str = "", **more: str) -> Event:
    told = {"finding": finding.pk, "finding_code": finding.code, "level": finding.level, **more}
    return events.append(finding.donation, code, role=role, actor=actor, words=words, data=told)


def _begin(donation: Donation, actor: User, name: str) -> Role:
    """Lock and refresh the donation; return the judge's role. Nobody judges their own gift."""
    role = team_role(actor)
    if role is None:
        raise MoveNotAllowed(name, "role")
    if is_donor(actor, donation):
        raise MoveNotAllowed(name, "not_own")
    Donation.objects.select_for_update().get(pk=donation.pk)
    donation.refresh_from_db()
    return role


def _needs_reason(name: str, reason: str) -> None:
    if not reason.strip():
        raise MoveNotAllowed(name, "reason")


def _refuse_what_is_not_theirs(finding: Finding, role: Role, name: str) -> None:
    """Ask of the finding as it is under the lock: a check that ran again may have rewritten it, or taken it away."""
    if not Finding.objects.filter(pk=finding.pk).exists():
        raise MoveNotAllowed(name, "changed_meanwhile")
    finding.refresh_from_db()
    newest = finding.donation.versions.first()
    if finding.donation.status != Status.IN_REVIEW or newest is None or finding.version_id != newest.pk:
        raise MoveNotAllowed(name, "status")
    if finding.level == Level.NOTE:
        raise MoveNotAllowed(name, "only_a_note")
    if finding.level == Level.BLOCK and role is not Role.MAINTAINER:
        raise MoveNotAllowed(name, "block_needs_maintainer")


def _keep_the_look(donation: Donation, role: Role, actor: User, looked_at: LookedAt) -> None:
    """Once for each reading and person; refused with it where the decision is."""
    if looked_at.for_people and not CONDITIONS[LOOKED_FOR_PEOPLE](donation, actor):
        version = donation.versions.first()
        told = {"version": version.number if version else 0, "sample_documents_opened": looked_at.documents}
        events.append(donation, LOOKED_FOR_PEOPLE, role=role, actor=actor, data=told)


def _refuse_where_they_wrote(donation: Donation, name: str, looked_at: LookedAt) -> None:
    """«Wait, there are names in the second file» is said in the conversation: it is read before anything is decided."""
    if looked_at.message is not None and newest(donation) > looked_at.message:
        raise MoveNotAllowed(name, "wrote_meanwhile")


def _as_seen(donation: Donation, name: str, looked_at: LookedAt) -> Mapping[str, object]:
    """Return what goes into the event; refuses when the donation is no longer what the page showed."""
    _refuse_where_they_wrote(donation, name, looked_at)
    now = fingerprint(donation)
    if looked_at.fingerprint and looked_at.fingerprint != now:
        raise MoveNotAllowed(name, "changed_meanwhile")
    version = donation.versions.first()
    resolved = version.findings.filter(resolved_at__isnull=False) if version else Finding.objects.none()
    return {
        "version": version.number if version else 0,
        "fingerprint": now,
        "sample_documents_opened": looked_at.documents,
        "findings_resolved": list(resolved.order_by("pk").values_list("pk", flat=True)),
        "risk": points(donation),
    }
