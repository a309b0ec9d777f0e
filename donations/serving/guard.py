"""Outlives the supervisor for a moment: when its pipe closes, it ends every process group it was told of."""

# Run as a script of its own, without Django: it starts in a blink and nothing that kills `serve` by name hits it.

import os
import signal
import sys
import time

GRACE_SECONDS = 5


def send(groups: set[int], number: signal.Signals) -> set[int]:
    """Signal each group; return those that were still there."""
    there = set()
    for group in groups:
        try:
            os.killpg(group, number)
        except ProcessLookupError:
            continue
        there.add(group)
    return there


def listen() -> set[int]:
    """Read `+group` and `-group` lines until the supervisor is gone; return the groups it left behind."""
    groups: set[int] = set()
    for line in sys.stdin:
        group = int(line[1:])
        if line.startswith("+"):
            groups.add(group)
        else:
            groups.discard(group)
    return groups


def main() -> None:
    """Wait, then clear up."""
    left = send(listen(), signal.SIGTERM)
    deadline = time.monotonic() + GRACE_SECONDS
    while left and time.monotonic() < deadline:
        time.sleep(0.1)
        left = {group for group in left if _is_there(group)}
    send(left, signal.SIGKILL)


def _is_there(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


if __name__ == "__main__":
    main()
