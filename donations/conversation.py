"""Whose turn it is in a conversation: whoever was written to last, until they write or it is said that nothing is to be answered.

Notes of the team are no part of it. All of it is read from messages and events: there is nothing to keep in step.
"""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import DateTimeField, Exists, Max, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils import timezone

from donations import mail
from donations.models import Donation, Event, Message, Status, User
from donations.roles import is_donor, team, team_role

NO_REPLY = "no_reply"  # the team has read it, and there is nothing to answer
# What answers a donor without a message of its own. An approval does not: it may come from somebody who read nothing.
_ANSWERS = ("request_changes", "reject", "retract", NO_REPLY)
# What ends a question of the team: the donor sends it anew, asks for another look or takes it back, or it is decided.
_TURNS = ("request_changes", "approve", "reject", "withdraw", "retract", "submit", "appeal")
CLOSED = frozenset({Status.WITHDRAWN, Status.RETRACTED})  # here a donor is asked nothing any more
_QUIET = timedelta(days=1)  # so long after a message the next ones bring no letter


def with_turns(rows: QuerySet[Donation]) -> QuerySet[Any]:
    """Add `asked_at`, since when a donor waits for the team, and `written_at`, since when the team waits for the donor (None: nobody)."""
    return rows.annotate(asked_at=_since(is_from_team=False), written_at=_since(is_from_team=True))


def asking(rows: QuerySet[Donation]) -> QuerySet[Any]:
    """Return those whose donors wait for the team, wherever they stand."""
    return rows.annotate(asked_at=_since(is_from_team=False)).filter(asked_at__isnull=False)


def waits_for_team(donation: Donation) -> bool:
    """Tell whether the donor waits for an answer."""
    return _unanswered(donation.pk, is_from_team=False).exists()


def newest(donation: Donation) -> int:
    """Return the number of the donor's last message, 0 where there is none."""
    theirs = donation.messages.filter(is_internal=False, is_from_team=False)
    return theirs.aggregate(last=Max("pk"))["last"] or 0


@transaction.atomic
def write(donation: Donation, author: User, body: str) -> Message:
    """Take a message of the donor; several in a row bring one letter."""
    Donation.objects.select_for_update().get(pk=donation.pk)  # `no_reply` looks for what came meanwhile
    lately = _unanswered(donation.pk, is_from_team=False).filter(created_at__gt=timezone.now() - _QUIET)
    has_rung = lately.exists()
    message = Message.objects.create(donation=donation, author=author, body=body)
    if not has_rung:
        _ring(donation, body)
    return message


def _ring(donation: Donation, body: str) -> None:
    """Write to whoever has it; where nobody does who may read it, to all of the team who may."""
    desk = f"{reverse('admin:donations_donation_change', args=[donation.pk])}?tab=thread"
    holder = donation.assignee
    if holder is not None and team_role(holder) is not None and not is_donor(holder, donation):
        mail.tell(donation, "donor_wrote", words=body, path=desk, reader=holder)
        return
    for reader in team():
        if not is_donor(reader, donation):
            mail.tell(donation, "donor_wrote_team", words=body, path=desk, reader=reader)


def _unanswered(donation: OuterRef | int, *, is_from_team: bool) -> QuerySet[Message]:
    """Return what the one side wrote and the other has not answered."""
    public = Message.objects.filter(donation=OuterRef("donation"), is_internal=False)
    answered = Exists(public.filter(~Q(is_from_team=is_from_team), created_at__gt=OuterRef("created_at")))
    codes = _TURNS if is_from_team else _ANSWERS
    moved = Exists(
        Event.objects.filter(donation=OuterRef("donation"), code__in=codes, at__gt=OuterRef("created_at"))
    )
    open_ones = Message.objects.filter(
        ~answered, ~moved, donation=donation, is_internal=False, is_from_team=is_from_team
    )
    return open_ones.exclude(donation__status__in=CLOSED) if is_from_team else open_ones


def _since(*, is_from_team: bool) -> Subquery:
    """When the one side wrote first, of all that the other has not answered."""
    waiting = _unanswered(OuterRef("pk"), is_from_team=is_from_team)
    return Subquery(waiting.order_by("created_at").values("created_at")[:1], output_field=DateTimeField())
