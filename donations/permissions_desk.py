"""Who may do what on the desk, when: one rule for each address, the moves' own taken from the table of moves."""

from donations.models import Status
from donations.moves import MOVES
from donations.permissions import Rule
from donations.roles import TEAM, Role

SENT = frozenset(Status) - {Status.DRAFT}
OPEN = SENT - {Status.WITHDRAWN, Status.RETRACTED}
IN_REVIEW = frozenset({Status.IN_REVIEW})

DECISIONS = ("approve", "request_changes", "reject", "reopen", "retract")
# Asking for changes is none of these: it is a letter, given back to who wrote it without a session.
_JUDGEMENTS = frozenset({"approve", "recommend", "reject", "reopen", "retract"})
_OTHERS: dict[str, frozenset[Status]] = {
    "recommend": IN_REVIEW,
    "resolve": IN_REVIEW,
    "take_back": IN_REVIEW,
    "rerun": IN_REVIEW,
    "retry": IN_REVIEW,
    "retry_line": IN_REVIEW | {Status.PROCESSING},  # asked twice, it is tried once
    "read_pictures": MOVES["read_pictures"].sources,
    "read_images": MOVES["read_images"].sources,
    "assign": OPEN,
    "release": SENT,
    "message": SENT,
    "note": SENT,
    "no_reply": SENT,
}


def _statuses() -> dict[str, frozenset[Status]]:
    """Return {action: statuses in which it can be done}."""
    return {name: MOVES[name].sources for name in DECISIONS} | _OTHERS


def _roles(action: str) -> frozenset[Role]:
    """Return whose it is: of a move what its table says."""
    return MOVES[action].by & TEAM if action in DECISIONS else TEAM


def route(action: str) -> str:
    """Return the name of an action's address."""
    return f"admin:donations_donation_{action}"


HIDDEN = frozenset({Status.DRAFT})  # what was never sent is nobody's business but the donor's
PAGE = Rule(route("change"), "GET", TEAM, SENT, HIDDEN)
ACTIONS: dict[str, Rule] = {
    action: Rule(route(action), "POST", _roles(action), statuses, HIDDEN, is_decision=action in _JUDGEMENTS)
    for action, statuses in _statuses().items()
}
PAPER = Rule(route("paper"), "GET", TEAM, SENT, HIDDEN)
MEDIUM = Rule(route("medium"), "GET", TEAM, SENT, HIDDEN)
TEXT = Rule(route("text"), "GET", TEAM, SENT, HIDDEN)
TABLE: tuple[Rule, ...] = (PAGE, PAPER, MEDIUM, TEXT, *ACTIONS.values())
