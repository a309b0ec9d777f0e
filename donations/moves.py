"""The moves a donation can make, as data. Views, admin buttons, permissions, tests and the diagram follow from it."""

from dataclasses import dataclass

from donations.models import Status
from donations.roles import Role


@dataclass(frozen=True, slots=True)
class Move:
    """One step from some statuses to another. `needs` names conditions in `donations.conditions`."""

    name: str
    sources: frozenset[Status]
    target: Status
    by: frozenset[Role]
    needs: tuple[str, ...] = ()
    wants_reason: bool = False
    stamp: str = ""  # the time field that remembers it


def _move(
    name: str,
    sources: str,
    target: Status,
    by: str,
    *,
    needs: tuple[str, ...] = (),
    wants_reason: bool = False,
    stamp: str = "",
) -> Move:
    statuses = frozenset(Status(word) for word in sources.split())
    return Move(
        name, statuses, target, frozenset(Role(word) for word in by.split()), needs, wants_reason, stamp
    )


_BEFORE_PUBLISHING = "draft submitted processing in_review changes_requested approved rejected"

MOVES: dict[str, Move] = {
    move.name: move
    for move in (
        _move(
            "submit",
            "draft changes_requested",
            Status.SUBMITTED,
            "donor",
            needs=("complete", "has_files", "consented"),
            stamp="submitted_at",
        ),
        _move("start_processing", "submitted", Status.PROCESSING, "worker"),
        _move("requeue", "processing", Status.SUBMITTED, "sweeper"),
        _move("finish_processing", "processing", Status.IN_REVIEW, "worker"),
        _move(
            "read_again",
            "in_review",
            Status.PROCESSING,
            "donor reviewer maintainer",
            needs=("something_failed", "not_too_often"),
        ),
        _move(
            "read_pictures",
            "in_review",
            Status.PROCESSING,
            "donor reviewer maintainer worker",
            needs=("pictures_wait", "pictures_read_here", "not_too_often"),
        ),
        _move(
            "read_images",
            "in_review",
            Status.PROCESSING,
            "donor reviewer maintainer",
            needs=("images_wait", "pictures_read_here", "not_too_often"),
        ),
        _move(
            "read_tables_again",
            "in_review",
            Status.SUBMITTED,
            "donor reviewer maintainer",
            needs=("other_columns",),
        ),
        _move(
            "request_changes", "in_review", Status.CHANGES_REQUESTED, "reviewer maintainer", wants_reason=True
        ),
        _move(
            "edit_again",
            "in_review",
            Status.CHANGES_REQUESTED,
            "donor",
            needs=("nobody_has_it", "not_too_often"),
        ),
        _move(
            "approve",
            "in_review",
            Status.APPROVED,
            "reviewer maintainer",
            needs=(
                "not_own",
                "fresh_eyes",
                "checks_done",
                "nothing_open",
                "second_person",
                "within_reach",
                "looked_for_people",
            ),
            wants_reason=True,
            stamp="decided_at",
        ),
        _move(
            "reject",
            "in_review",
            Status.REJECTED,
            "reviewer maintainer",
            needs=("not_own", "fresh_eyes"),
            wants_reason=True,
            stamp="decided_at",
        ),
        _move(
            "appeal",
            "rejected",
            Status.IN_REVIEW,
            "donor",
            needs=("first_appeal", "still_here"),
            wants_reason=True,
        ),
        _move(
            "reopen",
            "approved rejected",
            Status.IN_REVIEW,
            "reviewer maintainer",
            needs=("still_here",),
            wants_reason=True,
        ),
        _move(
            "start_publishing", "approved", Status.PUBLISHING, "worker", needs=("as_approved", "not_stopped")
        ),
        _move("abort_publishing", "publishing", Status.APPROVED, "worker"),
        _move("publish", "publishing", Status.PUBLISHED, "worker", needs=("not_stopped",)),
        _move("withdraw", _BEFORE_PUBLISHING, Status.WITHDRAWN, "donor"),
        _move("retract", "published", Status.RETRACTED, "maintainer", wants_reason=True),
    )
}
