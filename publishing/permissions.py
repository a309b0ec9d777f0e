"""Who may see and confirm releases, as data."""

from donations.models import Status
from donations.permissions import Rule
from donations.roles import Role

_DONOR = frozenset({Role.DONOR})
_AFTER_APPROVAL = frozenset({Status.APPROVED, Status.PUBLISHING, Status.PUBLISHED})

TABLE: tuple[Rule, ...] = (
    Rule("publishing:confirm", "GET", _DONOR, _AFTER_APPROVAL),
    Rule("publishing:confirm", "POST", _DONOR, frozenset({Status.APPROVED}), is_decision=True),
)
