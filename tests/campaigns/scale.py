"""Gives much, and ten times as much: does every document arrive once, in proportional time, in the same memory, fast enough?

N is megabytes of records, and a hundredth of the members of an archive: `make campaign NAME=scale N=1000` is 1 GB of JSON Lines and a
ZIP of 100,000 texts, each after a tenth of it. Bars count as `other`: memory of workers and children together, time, megabytes of text
a second of processor time for the reading and with every check.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.campaigns import bulk, installation, record
from tests.campaigns.bulk import Bulk
from tests.campaigns.gifts import Verdict
from tests.campaigns.meters import Meter

MOST_MEMORY = 700 << 20
MOST_TIME = 11.0  # for ten times as much
LEAST_READING, LEAST_OVERALL = 3.0, 1.0  # MB/s and core
SLOWEST = 0.2  # MB/s: what takes longer does not arrive
WARM_UP_MEGABYTES = 1.0


@dataclass(frozen=True, slots=True)
class Measured:
    """What one gift took: seconds by the clock, megabytes a second of processor time, most memory."""

    name: str
    megabytes: float
    seconds: float
    reading: float
    overall: float
    peak_bytes: int

    def print(self) -> None:
        """Print one line."""
        print(
            f"{self.name:16} {self.megabytes:8.1f} MB {self.seconds:7.1f} s {self.megabytes / self.seconds:6.2f} MB/s by the clock   "
            f"per core: reading {self.reading:5.2f} MB/s, with every check {self.overall:5.2f} MB/s   memory {self.peak_bytes >> 20} MB",
            flush=True,
        )

    def breaches(self) -> list[str]:
        """Return the bars it does not keep."""
        kept = {
            f"memory of {self.peak_bytes >> 20} MB": self.peak_bytes <= MOST_MEMORY,
            f"reading at {self.reading:.2f} MB/s": self.reading >= LEAST_READING,
            f"{self.overall:.2f} MB/s with every check": self.overall >= LEAST_OVERALL,
        }
        return [f"{self.name}: {bar}" for bar, is_kept in kept.items() if not is_kept]


def main() -> int:
    """Run the campaign; 0 when every document arrived once and every bar was kept."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--n", type=float, default=100, help="megabytes of records")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--without-bars", action="store_true", help="only look for every document")
    chosen = options.parse_args()
    verdict, breached = run(chosen.n, chosen.seed)
    for breach in [] if chosen.without_bars else breached:
        print(f"breached: {breach}")
        verdict.other += 1
    print(verdict.line("scale"))
    return 0 if verdict.is_clean else 1


def run(megabytes: float, seed: int) -> tuple[Verdict, list[str]]:
    """Give a tenth and the whole of both kinds; return the verdict and the bars that were breached."""
    verdict, breached = Verdict(), list[str]()
    with (
        tempfile.TemporaryDirectory() as folder,
        installation.serving("worker", "sweeper") as served,
        Meter(served.pid) as meter,
    ):
        trial = Trial(Path(folder), meter, verdict)
        trial.give("calentar", lambda path: bulk.records(path, "calentar", seed, WARM_UP_MEGABYTES))
        for name, make in _kinds(megabytes, seed):
            small, large = (trial.give(f"{name}{suffix}", made) for suffix, made in make.items())
            breached += [*small.breaches(), *large.breaches(), *_growth(small, large)]
    return verdict, breached


Make = Callable[[Path], Bulk]


def _kinds(megabytes: float, seed: int) -> list[tuple[str, dict[str, Make]]]:
    members = round(megabytes * 100)
    return [
        (
            "filas",
            {
                "-10": lambda path: bulk.records(path, "filas-10", seed, megabytes / 10),
                "-100": lambda path: bulk.records(path, "filas-100", seed, megabytes),
            },
        ),
        (
            "lote",
            {
                "-10": lambda path: bulk.archive(path, "lote-10", seed, members // 10),
                "-100": lambda path: bulk.archive(path, "lote-100", seed, members),
            },
        ),
    ]


def _growth(small: Measured, large: Measured) -> list[str]:
    times = large.seconds / small.seconds * (10 * small.megabytes / large.megabytes)
    return [] if times <= MOST_TIME else [f"{large.name}: {times:.1f} times as long for ten times as much"]


class Trial:
    """Gives one file after the other to one installation, and measures and looks."""

    def __init__(self, folder: Path, meter: Meter, verdict: Verdict) -> None:
        self._folder, self._meter, self._verdict = folder, meter, verdict

    def give(self, name: str, make: Make) -> Measured:
        """Make a file, give it, wait until it is before a reviewer, and look for every document."""
        path = self._folder / name
        given = make(path)
        label = f"{name}.zip" if name.startswith("lote") else f"{name}.jsonl"
        before = self._meter.processor_seconds()
        self._meter.start_anew()
        begun = time.monotonic()
        pk = record.give_file(name, label, path)
        path.unlink()
        patience = 60 + given.bytes / 1e6 / SLOWEST
        record.wait_until_read(pk, patience)
        read = self._meter.processor_seconds()
        record.wait_for_review([pk], patience)
        seconds, spent = time.monotonic() - begun, self._meter.processor_seconds()
        bulk.compare(self._verdict, given, record.stream_rows(pk))
        self._verdict.other += record.faults(pk)
        megabytes = given.bytes / 1e6
        measured = Measured(
            name, megabytes, seconds, megabytes / (read - before), megabytes / (spent - before), self._meter.peak_bytes
        )  # fmt: skip
        measured.print()
        return measured


if __name__ == "__main__":
    sys.exit(main())
