"""The one door: every change of status is one compare-and-set and one event, and happens here."""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from donations import events
from donations.conditions import CONDITIONS
from donations.models import Donation, Event, User
from donations.moves import MOVES, Move
from donations.roles import Role


class MoveNotAllowed(Exception):
    """The move cannot be made now; `code` says why and is put into words by `donations.sentences`."""

    def __init__(self, move: str, code: str) -> None:
        super().__init__(f"{move}: {code}")
        self.move = move
        self.code = code


def apply(
    donation: Donation,
    name: str,
    *,
    role: Role,
    actor: User | None = None,
    reason: str = "",
    data: Mapping[str, object] | None = None,
) -> Event:
    """Make the move or raise MoveNotAllowed, in which case nothing has changed. Refreshes `donation`."""
    move = MOVES[name]
    if role not in move.by:
        raise MoveNotAllowed(name, "role")
    if move.wants_reason and not reason.strip():
        raise MoveNotAllowed(name, "reason")
    with transaction.atomic():
        before = _claim(donation, move)
        _check(donation, move, actor)
        event = events.append(
            donation, name, role=role, actor=actor, words=reason, source=before, target=move.target, data=data
        )
    donation.refresh_from_db()
    return event


def _claim(donation: Donation, move: Move) -> str:
    """Compare and set; return the status it had. Exactly one of two rivals gets through."""
    before = Donation.objects.filter(pk=donation.pk).values_list("status", flat=True).get()
    stamps = {move.stamp: timezone.now()} if move.stamp else {}
    claimed = before in move.sources and Donation.objects.filter(pk=donation.pk, status=before).update(
        status=move.target, updated_at=timezone.now(), **stamps
    )
    if not claimed:
        raise MoveNotAllowed(move.name, "status")
    return before


def _check(donation: Donation, move: Move, actor: User | None) -> None:
    """Ask every condition; the caller's transaction takes the claim back when one says no."""
    for need in move.needs:
        if not CONDITIONS[need](donation, actor):
            raise MoveNotAllowed(move.name, need)


def missing(donation: Donation, name: str, actor: User | None) -> list[str]:
    """Return the conditions that still stand in the way of a move, for the page that offers it."""
    return [need for need in MOVES[name].needs if not CONDITIONS[need](donation, actor)]


def open_moves(donation: Donation, role: Role) -> list[Move]:
    """Return the moves this role can make from where the donation stands."""
    return [move for move in MOVES.values() if role in move.by and donation.status in move.sources]
