"""Reads damaged and invented files confined, one after the other: each must end in one outcome, in time, and harm nothing.

Damaged are files of every kind made here and, where the environment variable CORPUS names a folder, the files in it.
lost: no outcome; doubled: more than one; leaked: text of a file outside; other: a fault of ours, a hang, a file written.
"""

import argparse
import itertools
import os
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.campaigns import installation
from tests.campaigns.gifts import Verdict
from tests.campaigns.inventions import inventions
from tests.campaigns.mutations import mutated
from tests.campaigns.seeds import seeds

from ingestion import confined, limits  # isort: skip  # after the installation has made the settings
from ingestion.sandbox import Limits  # isort: skip

LARGEST_SEED = 300_000
BUDGET = {"members": limits.MEMBERS, "unpacked_bytes": 1 << 28}
CONFINED = Limits(wall_seconds=10, cpu_seconds=10, memory_bytes=1 << 30)
SLACK_SECONDS = 15.0
OUTSIDE = Path("/etc/passwd")  # what no file may show
SHARE_INVENTED = 0.2


class Campaign:
    """Counts cases and keeps what went wrong, each fault once."""

    def __init__(self, folder: Path) -> None:
        self.verdict, self.outcomes, self.faults = Verdict(), Counter[str](), Counter[str]()
        self._folder, self._numbers = folder, itertools.count()
        self._secret = OUTSIDE.read_text(encoding="utf-8").partition("\n")[0]

    def try_one(self, name: str, content: bytes) -> None:
        """Read one file and judge."""
        path, begun = self._folder / str(next(self._numbers)), time.monotonic()
        path.write_bytes(content)
        messages = self._read(path, name, len(content))
        path.unlink()
        self.verdict.tried += 1
        self._judge(name, messages, time.monotonic() - begun)

    def _read(self, path: Path, name: str, size: int) -> list[dict[str, object]]:
        try:
            return list(confined.read(path, {"name": name, "size": size, "budget": BUDGET}))
        except Exception as error:  # noqa: BLE001  # whatever reaches the worker is what we look for
            self._fault(f"worker {name.rpartition('.')[2]}: {error!r}"[:300])
            return []

    def _judge(self, name: str, messages: list[dict[str, object]], seconds: float) -> None:
        ends = [message for message in messages if message["m"] == "end"]
        own = [message for message in ends if message["depth"] == 0]
        self.verdict.lost += not own
        self.verdict.doubled += max(0, len(own) - 1)
        self.verdict.leaked += any(self._secret in str(message.get("text")) for message in messages)
        self.outcomes.update(f"{message['outcome']}" for message in own)
        for end in ends:
            if end["outcome"] == "failed":
                self._fault(f"{name}: {str(end.get('died'))[-1500:]}")
        if seconds > SLACK_SECONDS + CONFINED.wall_seconds * (1 + sum("died" in end for end in ends)):
            self._fault(f"{name}: took {seconds:.0f} s")

    def _fault(self, said: str) -> None:
        self.verdict.other += 1
        self.faults[said] += 1


def main() -> int:
    """Run the campaign; 0 when every case ended as it should."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--n", type=int, default=20_000, help="cases")
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    confined.LIMITS = CONFINED
    with tempfile.TemporaryDirectory(prefix="acopio-fuzz-") as folder:
        campaign = Campaign(Path(folder))
        before = _files_outside()
        run(campaign, chosen.n, chosen.seed)
        written = _files_outside() - before
    campaign.verdict.other += len(written)
    for said, count in campaign.faults.most_common():
        print(f"{count} × {said}\n", file=sys.stderr)
    print(f"written: {sorted(written)}; outcomes: {dict(campaign.outcomes.most_common())}")
    print(campaign.verdict.line("fuzz"))
    return 0 if campaign.verdict.is_clean else 1


def run(campaign: Campaign, cases: int, number: int) -> None:
    """Try damaged files two at a time, then files that hypothesis invents."""
    invented = int(cases * SHARE_INVENTED)
    with ThreadPoolExecutor(2) as pool:
        for _ in pool.map(
            lambda case: campaign.try_one(*case), _damaged(cases - invented, random.Random(number))
        ):
            continue
    _invent(campaign, invented, number)


def _damaged(cases: int, chance: random.Random) -> Iterator[tuple[str, bytes]]:
    sound = list((seeds() | _given()).items())
    contents = [content for _, content in sound]
    for _ in range(cases):
        name, content = chance.choice(sound)
        if chance.random() < 0.1:
            name = chance.choice(sound)[0]  # mislabelled
        yield name, mutated(content, contents, chance)


def _given() -> dict[str, bytes]:
    folder = os.environ.get("CORPUS")
    paths = sorted(Path(folder).rglob("*")) if folder else []
    return {
        str(path): path.read_bytes()
        for path in paths
        if path.is_file() and path.stat().st_size <= LARGEST_SEED
    }


def _invent(campaign: Campaign, cases: int, number: int) -> None:
    @seed(number)
    @settings(
        max_examples=cases, deadline=None, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(inventions())
    def each(case: tuple[str, bytes]) -> None:
        campaign.try_one(*case)

    if cases:
        each()


def _files_outside() -> set[str]:
    """List the places a reader might write to, were it able to."""
    places = (Path.cwd(), installation.ROOT, installation.HOME, Path.home())
    return {str(path) for place in places for path in place.iterdir()}


if __name__ == "__main__":
    sys.exit(main())
