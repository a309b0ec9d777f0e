"""Tries again what a maintainer ticked in the list of units: after an outage many gifts at once, each as its own page would."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from donations import handling, work
from donations.door import MoveNotAllowed
from donations.models import Donation, Unit, User


@dataclass(slots=True)
class Tried:
    """What came of it: units that wait to be tried, donations that are read again, and why others are not."""

    units: int = 0
    donations: int = 0
    refused: list[tuple[str, str]] = field(default_factory=list)  # receipt number or key, code of a refusal


def try_again(units: Iterable[Unit], actor: User) -> Tried:
    """Try again what failed, and now what waits for something that was away; what is under way or done is left alone.

    Of a donation everything goes back that failed in its newest reading, for what follows that is made anew at any rate.
    """
    tried, gifts = Tried(), dict[int, Donation]()
    alone = []
    for unit in units:
        if unit.state == Unit.State.FAILED and unit.donation and unit.version_id:
            gifts[unit.donation.pk] = unit.donation
        elif unit.state == Unit.State.FAILED or (unit.state == Unit.State.WAITING and unit.not_before):
            alone.append(unit)
    tried.units = work.begin_anew(_able(alone, tried))
    for donation in gifts.values():
        _read_again(donation, actor, tried)
    return tried


def _able(units: Iterable[Unit], tried: Tried) -> Iterable[Unit]:
    """Leave out what was given up without a donation: a release that failed is tried again on its own page, by who answers for it."""
    for unit in units:
        if unit.state == Unit.State.FAILED and unit.donation is None:
            tried.refused.append((unit.key, "of_a_release"))
        else:
            yield unit


def _read_again(donation: Donation, actor: User, tried: Tried) -> None:
    try:
        handling.retry(donation, actor)
    except MoveNotAllowed as refused:
        tried.refused.append((donation.reference, refused.code))
    else:
        tried.donations += 1
