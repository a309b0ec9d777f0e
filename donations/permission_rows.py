"""Writes the permission tables and the moves out, one row for each role, status and action."""

from collections.abc import Iterator

from django.conf import settings
from django.utils.module_loading import import_string

from donations.models import Status
from donations.moves import MOVES
from donations.permissions import Rule, answer
from donations.roles import PEOPLE, Role

Row = dict[str, str]


def rows() -> list[Row]:
    """Return every row, the addresses of all apps first and the moves after them."""
    return [*_addresses(), *_moves()]


def tables() -> Iterator[tuple[Rule, ...]]:
    """Yield the tables of addresses that the settings name."""
    for name in settings.PERMISSION_TABLES:
        table: tuple[Rule, ...] = import_string(name)
        yield table


def _addresses() -> Iterator[Row]:
    for table in tables():
        for rule in table:
            for role in PEOPLE:
                for status in Status:
                    yield _row(role, status, rule.route, rule.method, answer(rule, role, status))


def _moves() -> Iterator[Row]:
    """A move is no address: it says yes or no to everyone, machines too; what else it needs is in `moves`."""
    for move in MOVES.values():
        for role in Role:
            for status in Status:
                may = role in move.by and status in move.sources
                yield _row(role, status, f"move:{move.name}", "", "yes" if may else "no")


def _row(role: Role, status: Status, action: str, method: str, said: str) -> Row:
    return {"role": role.value, "status": status.value, "action": action, "method": method, "answer": said}
