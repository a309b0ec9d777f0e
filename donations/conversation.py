"""Whose turn it is in a conversation: whoever was written to last, until they write or the team decides.

Notes of the team are no part of it.
"""

from typing import Any

from django.db.models import DateTimeField, Exists, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse

from donations import mail
from donations.models import Donation, Event, Message, User

# What answers a donor without a message of its own: each writes to them, or says on their page what became of it.
_ANSWERS = ("request_changes", "approve", "reject", "withdraw", "retract")
# What answers the team: the donor sends it anew, asks for another look, or takes it back.
_TURNS = (*_ANSWERS, "submit", "appeal")


def with_turns(rows: QuerySet[Donation]) -> QuerySet[Any]:
    """Add `asked_at`, since when a donor waits for the team, and `written_at`, since when the team waits for the donor (None: nobody)."""
    return rows.annotate(asked_at=_since(is_from_team=False), written_at=_since(is_from_team=True))


def asking(rows: QuerySet[Donation]) -> QuerySet[Any]:
    """Return those whose donors wait for the team, wherever they stand."""
    return rows.annotate(asked_at=_since(is_from_team=False)).filter(asked_at__isnull=False)


def waits_for_team(donation: Donation) -> bool:
    """Tell whether the donor wrote last."""
    return asking(Donation.objects.filter(pk=donation.pk)).exists()


def write(donation: Donation, author: User, body: str) -> Message:
    """Take a message of the donor; whoever has the donation gets a letter of the first that waits, not of each."""
    waited = waits_for_team(donation)
    message = Message.objects.create(donation=donation, author=author, body=body)
    reader = donation.assignee
    if reader is not None and reader.is_active and not waited:
        desk = f"{reverse('admin:donations_donation_change', args=[donation.pk])}?tab=thread"
        mail.tell(donation, "donor_wrote", words=body, path=desk, reader=reader)
    return message


def _since(*, is_from_team: bool) -> Subquery:
    """When the one side wrote first, of all that the other has not answered."""
    public = Message.objects.filter(donation=OuterRef("donation"), is_internal=False)
    answered = Exists(public.filter(~Q(is_from_team=is_from_team), created_at__gt=OuterRef("created_at")))
    codes = _TURNS if is_from_team else _ANSWERS
    moved = Exists(
        Event.objects.filter(donation=OuterRef("donation"), code__in=codes, at__gt=OuterRef("created_at"))
    )
    waiting = Message.objects.filter(
        ~answered, ~moved, donation=OuterRef("pk"), is_internal=False, is_from_team=is_from_team
    )
    return Subquery(waiting.order_by("created_at").values("created_at")[:1], output_field=DateTimeField())
