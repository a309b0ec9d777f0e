"""Every move is legal from its sources for its roles, and refused everywhere else."""

from itertools import product

import pytest

from donations import door, events, uploads
from donations.models import Donation, Status, Unit, User
from donations.moves import MOVES
from donations.roles import Role
from tests.factories import give, send

ACTORS = (Role.DONOR, Role.REVIEWER, Role.MAINTAINER, Role.WORKER, Role.SWEEPER)


@pytest.mark.parametrize("name", sorted(MOVES))
def test_a_move_is_refused_outside_its_table(donation: Donation, name: str) -> None:
    move = MOVES[name]
    for status, role in product(Status, ACTORS):
        if status in move.sources and role in move.by:
            continue
        Donation.objects.filter(pk=donation.pk).update(status=status)
        with pytest.raises(door.MoveNotAllowed):
            door.apply(donation, name, role=role, reason="porque sí")
        assert Donation.objects.get(pk=donation.pk).status == status
    assert not donation.events.exists()


@pytest.mark.django_db
def test_submitting_signs_moves_and_asks_for_work(donation: Donation) -> None:
    give(donation, "carta.txt", "Mba'éichapa".encode())
    send(donation)
    donation.refresh_from_db()
    assert donation.status == Status.SUBMITTED
    assert Unit.objects.get(donation=donation).kind == "plan"
    assert donation.consents.get().signed_name == "Ana Donante"
    assert events.broken_links(donation) == []


def test_submitting_without_files_changes_nothing(donation: Donation) -> None:
    with pytest.raises(door.MoveNotAllowed, match=r"has_files|complete"):
        send(donation)
    donation.refresh_from_db()
    assert donation.status == Status.DRAFT
    assert not donation.consents.exists()
    assert not Unit.objects.exists()


def test_a_stale_copy_cannot_move_twice(donation: Donation) -> None:
    give(donation, "carta.txt", b"hola")
    stale = Donation.objects.get(pk=donation.pk)
    send(donation)
    with pytest.raises(door.MoveNotAllowed):
        send(stale)
    assert donation.events.filter(code="submit").count() == 1


def test_a_file_changed_after_signing_needs_a_new_signature(donation: Donation, reviewer: User) -> None:
    give(donation, "carta.txt", b"hola")
    send(donation)
    Donation.objects.filter(pk=donation.pk).update(status=Status.CHANGES_REQUESTED)
    donation.refresh_from_db()
    give(donation, "otra.txt", b"hola otra vez")
    with pytest.raises(door.MoveNotAllowed, match="consented"):
        door.apply(donation, "submit", role=Role.DONOR)


def test_changing_an_event_breaks_the_chain(donation: Donation) -> None:
    give(donation, "carta.txt", b"hola")
    send(donation)
    donation.events.filter(seq=1).update(data={"file": "otro"})
    assert events.broken_links(donation) == [1]


def test_a_twin_and_an_empty_file_are_refused(donation: Donation) -> None:
    give(donation, "carta.txt", b"hola")
    with pytest.raises(uploads.Refused, match="already_here"):
        give(donation, "copia.txt", b"hola")
    with pytest.raises(uploads.Refused, match="empty_file"):
        give(donation, "nada.txt", b"")
