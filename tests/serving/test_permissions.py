"""The printed permission table holds every role, status, address and move."""

import json
from io import StringIO
from itertools import product

from django.core.management import call_command

from donations.models import Status
from donations.moves import MOVES
from donations.permissions import TABLE
from donations.roles import PEOPLE, Role


def printed() -> list[dict[str, str]]:
    """Return what `permissions --json` says."""
    said = StringIO()
    call_command("permissions", json=True, stdout=said)
    rows: list[dict[str, str]] = json.loads(said.getvalue())
    return rows


def test_every_address_is_there_for_everyone_in_every_status() -> None:
    told = {(row["role"], row["status"], row["action"], row["method"]) for row in printed()}
    meant = {
        (role.value, status.value, rule.route, rule.method)
        for role, status, rule in product(PEOPLE, Status, TABLE)
    }
    assert meant <= told


def test_every_move_is_there() -> None:
    may = {(row["role"], row["status"], row["action"]) for row in printed() if row["answer"] == "yes"}
    for move in MOVES.values():
        for role, status in product(Role, Status):
            expected = role in move.by and status in move.sources
            assert ((role.value, status.value, f"move:{move.name}") in may) == expected


def test_as_lines() -> None:
    said = StringIO()
    call_command("permissions", stdout=said)
    assert "stranger\tdraft\tdonations:detail\tGET\tnot_found" in said.getvalue()
