"""What the team does around a judgement: takes a donation, lets it go, writes, has machines try again."""

from django.db import transaction
from django.urls import reverse

from donations import conversation, events, mail, retries
from donations.door import MoveNotAllowed
from donations.models import CheckRun, Donation, LedgerEntry, Message, Status, User
from donations.roles import Role, is_donor, team_role


def assign(donation: Donation, actor: User, instead_of: int | None = None) -> None:
    """Take the donation from whom the page showed as having it, who is told; refused where somebody else was faster."""
    with transaction.atomic():
        role = _part(donation, actor, "assign")
        before = Donation.objects.select_for_update().get(pk=donation.pk).assignee_id
        if before == actor.pk:
            return
        if before not in (None, instead_of):  # what was let go in the meantime may be taken
            raise MoveNotAllowed("assign", "taken_meanwhile")
        Donation.objects.filter(pk=donation.pk).update(assignee=actor)
        events.append(donation, "assign", role=role, actor=actor, data={"before": before})
        _tell_who_had_it(donation, before, actor)
    donation.refresh_from_db()


def _tell_who_had_it(donation: Donation, before: int | None, actor: User) -> None:
    reader = User.objects.filter(pk=before or 0, is_active=True).first()
    if reader:
        desk = reverse("admin:donations_donation_change", args=[donation.pk])
        mail.tell(donation, "taken_over", words=str(actor), path=desk, reader=reader)


def release(donation: Donation, actor: User) -> None:
    """Let go of a donation one has taken; of another's only a maintainer may."""
    with transaction.atomic():
        role = _part(donation, actor, "release")
        before = Donation.objects.select_for_update().get(pk=donation.pk).assignee_id
        if before is None:
            return
        if before != actor.pk and role is not Role.MAINTAINER:
            raise MoveNotAllowed("release", "role")
        Donation.objects.filter(pk=donation.pk).update(assignee=None)
        events.append(donation, "release", role=role, actor=actor, data={"before": before})
    donation.refresh_from_db()


def write(donation: Donation, actor: User, body: str) -> Message:
    """Write to the donor, who gets a letter."""
    with transaction.atomic():
        _part(donation, actor, "message")
        message = _message(donation, actor, body, is_internal=False)
        mail.tell(donation, "message", words=message.body)
    return message


def note(donation: Donation, actor: User, body: str) -> Message:
    """Leave a note that only the team reads."""
    _part(donation, actor, "note")
    return _message(donation, actor, body, is_internal=True)


def no_reply(donation: Donation, actor: User, last_seen: int) -> None:
    """Say that what the donor wrote needs no answer; what came after the last message that was seen still waits."""
    with transaction.atomic():
        role = _part(donation, actor, "no_reply")
        Donation.objects.select_for_update().get(pk=donation.pk)
        if conversation.newest(donation) > last_seen:
            raise MoveNotAllowed("no_reply", "wrote_meanwhile")
        if conversation.waits_for_team(donation):
            events.append(donation, conversation.NO_REPLY, role=role, actor=actor)


def rerun(run: CheckRun, actor: User) -> None:
    """Have one check look again, for instance once a setting was put right."""
    donation = run.version.donation
    _part(donation, actor, "rerun")
    if donation.status != Status.IN_REVIEW:
        raise MoveNotAllowed("rerun", "status")
    retries.rerun_check(run, actor)


def retry(donation: Donation, actor: User) -> None:
    """Have everything read again that failed for a fault of ours."""
    _part(donation, actor, "retry")
    if not retries.retry_failed(donation, actor):
        raise MoveNotAllowed("retry", "something_failed")


def retry_line(donation: Donation, actor: User, line: LedgerEntry) -> None:
    """Have one file or member tried again; while something is being read, asking once more is the same as once."""
    _part(donation, actor, "retry_line")
    try:
        retries.retry_line(donation, line, actor)
    except MoveNotAllowed:
        if not retries.is_under_way(donation):  # a second click is no reason to complain
            raise


def read_pictures(donation: Donation, actor: User) -> None:
    """Have the scanned pages read that nobody has read yet."""
    _part(donation, actor, "read_pictures")
    retries.read_pictures(donation, actor)


def read_images(donation: Donation, actor: User, *, only_like_pages: bool) -> None:
    """Have the images read that may be pages of text, or only those that look like it."""
    _part(donation, actor, "read_images")
    retries.read_images(donation, actor, only_like_pages=only_like_pages)


def _message(donation: Donation, actor: User, body: str, *, is_internal: bool) -> Message:
    if not body.strip():
        raise MoveNotAllowed("message", "words")
    return Message.objects.create(
        donation=donation, author=actor, body=body.strip(), is_from_team=True, is_internal=is_internal
    )


def _part(donation: Donation, actor: User, name: str) -> Role:
    """Return the person's role in the team; whoever gave the donation has none for it."""
    role = team_role(actor)
    if role is None:
        raise MoveNotAllowed(name, "role")
    if is_donor(actor, donation):
        raise MoveNotAllowed(name, "not_own")
    return role
