"""What a confined child may use, and the ways it can die."""

from dataclasses import dataclass
from typing import Literal

Cause = Literal["time", "memory", "crash", "output", "protocol"]
CANNOT = 120  # the status of a launcher that could not confine itself: nothing was read


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one job. `wall_seconds` is the longest silence between two messages, not the whole run.

    `memory_bytes` is what the child may map beyond what the preloaded parent already had; `output_bytes` is the sum
    of all messages, `message_bytes` the largest single one.
    """

    wall_seconds: float = 60
    cpu_seconds: int = 600
    memory_bytes: int = 1_800 << 20
    output_bytes: int = 4 << 30
    message_bytes: int = 64 << 20


class ChildDied(Exception):
    """The confined child did not finish. `cause` is for deciding, `detail` for the log: it may quote the file.

    `reached` is how far the program said it came since its last message, 0 where it said nothing of that.
    """

    reached = 0

    def __init__(self, cause: Cause, detail: str) -> None:
        super().__init__(f"{cause}: {detail}")
        self.cause: Cause = cause
        self.detail = detail


class KilledFromOutside(ChildDied):
    """Somebody killed the child, or the zygote under it: nothing the file did. The same job may be tried again."""

    def __init__(self, who: str) -> None:
        super().__init__("crash", f"{who} was killed from outside")


class CannotConfine(RuntimeError):
    """This machine cannot apply the mandatory confinement, or the program cannot be loaded: nothing was read."""
