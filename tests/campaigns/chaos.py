"""Kills workers at random moments, doubles and loses their messages, and counts what became of every document."""

import argparse
import os
import random
import signal
import sys
import time
from pathlib import Path

from tests.campaigns import installation, record
from tests.campaigns.gifts import Gift, Verdict, gift

MOST_SECONDS = 900


def main() -> int:
    """Run the campaign; 0 when nothing was lost, doubled or leaked and every donation reached review."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--n", type=int, default=6, help="donations")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--kills", type=int, default=25)
    chosen = options.parse_args()
    verdict = run(chosen.n, chosen.kills, random.Random(chosen.seed))
    print(verdict.line("chaos"))
    return 0 if verdict.is_clean else 1


def run(donations: int, kills: int, chance: random.Random) -> Verdict:
    """Give, disturb, wait, compare."""
    gifts: dict[int, tuple[str, Gift]] = {}
    for number in range(donations):
        mark = f"D{number}x{chance.randrange(10**6)}"
        made = gift(
            chance,
            mark,
            rows=chance.choice([50, 2_000, 45_000]),
            members=chance.choice([5, 300, 4_500]),
            files=90,
        )
        gifts[record.give(mark, made)] = (mark, made)
    with installation.serving("worker", "sweeper") as served:
        disturb(served.pid, kills, chance)
        record.wait_for_review(list(gifts), MOST_SECONDS)
    verdict = Verdict()
    for pk, (mark, made) in gifts.items():
        verdict.compare(made.texts, mark, record.rows(pk))
        verdict.other += record.faults(pk)
    return verdict


def disturb(pid: int, kills: int, chance: random.Random) -> None:
    """Kill one of the served processes, lose a message, ring twice: whatever chance says, until enough were killed."""
    killed, messages = 0, installation.HOME / "bell" / "messages"
    while killed < kills and not record.all_in_review():
        time.sleep(chance.uniform(0.2, 2.5))
        match chance.choice(["kill", "kill", "lose", "double"]):
            case "kill":
                killed += _kill_one(pid, chance)
            case "lose":
                _lose_one(messages, chance)
            case "double":
                record.ring_twice(chance)


def _kill_one(pid: int, chance: random.Random) -> int:
    below = installation.descendants(pid)
    if not below:
        return 0
    try:
        os.kill(chance.choice(below), signal.SIGKILL)
    except ProcessLookupError:
        return 0
    return 1


def _lose_one(messages: Path, chance: random.Random) -> None:
    waiting = list(messages.glob("*"))
    if waiting:
        chance.choice(waiting).unlink(missing_ok=True)


if __name__ == "__main__":
    sys.exit(main())
