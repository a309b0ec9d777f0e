"""Damaged and invented files, confined: each must end in one outcome, in time, and harm nothing.

Half of the cases are read as the portal reads a file; the others go straight into the sniffer, every opener and every extractor,
whatever the file seems to be. Damaged are files of every kind made here and, where the environment variable CORPUS names a
folder, the files in it. lost: no outcome; doubled: more than one; leaked: text of a file outside; other: a fault of ours, a
hang, a file written.
"""

import argparse
import os
import random
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.campaigns import installation
from tests.campaigns.fuzzing import DirectRun, WholeRun
from tests.campaigns.gifts import Verdict
from tests.campaigns.inventions import inventions
from tests.campaigns.mutations import mutated
from tests.campaigns.seeds import seeds

LARGEST_SEED = 300_000
SHARE_WHOLE, SHARE_INVENTED = 0.5, 0.2


def main() -> int:
    """Run the campaign; 0 when every case ended as it should."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--n", type=int, default=20_000, help="cases")
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    verdict = Verdict()
    whole = int(chosen.n * SHARE_WHOLE)
    with tempfile.TemporaryDirectory(prefix="acopio-fuzz-") as folder:
        before = _files_outside()
        runs: tuple[WholeRun | DirectRun, ...] = (
            WholeRun(Path(folder), verdict),
            DirectRun(Path(folder), verdict),
        )
        for run, cases in zip(runs, (whole, chosen.n - whole), strict=True):
            try_all(run, cases, chosen.seed)
        written = _files_outside() - before
    verdict.other += len(written)
    for run in runs:
        run.report()
    print(f"written: {sorted(written)}")
    print(verdict.line("fuzz"))
    return 0 if verdict.is_clean else 1


def try_all(run: WholeRun | DirectRun, cases: int, number: int) -> None:
    """Try damaged files two at a time, then files that hypothesis invents."""
    invented = int(cases * SHARE_INVENTED)
    with ThreadPoolExecutor(2) as pool:
        for _ in pool.map(lambda case: run.try_one(*case), _damaged(cases - invented, random.Random(number))):
            continue
    _invent(run, invented, number)
    run.finish()


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


def _invent(run: WholeRun | DirectRun, cases: int, number: int) -> None:
    @seed(number)
    @settings(
        max_examples=cases, deadline=None, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(inventions())
    def each(case: tuple[str, bytes]) -> None:
        run.try_one(*case)

    if cases:
        each()


def _files_outside() -> set[str]:
    """List the places a reader might write to, were it able to."""
    places = (Path.cwd(), installation.ROOT, installation.HOME, Path.home())
    return {str(path) for place in places for path in place.iterdir()}


if __name__ == "__main__":
    sys.exit(main())
