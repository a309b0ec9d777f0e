"""Damaged and invented files, confined: each must end in one outcome, in time, and harm nothing.

Two fifths of the cases are read as the portal reads a file; as many go straight into the sniffer, every opener and every extractor,
whatever the file seems to be; a fifth are pictures that are stripped and looked at. Damaged are files of every kind made here and,
where the environment variable CORPUS names a folder, the files in it. lost: no outcome; doubled: more than one; leaked: text of a
file outside; other: a fault of ours, a hang, a file written, a picture that looks another once it was stripped.
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
from hypothesis.configuration import set_hypothesis_home_dir

from tests.campaigns import installation
from tests.campaigns.fuzzing import DirectRun, StrippingRun, WholeRun
from tests.campaigns.gifts import Verdict
from tests.campaigns.inventions import inventions
from tests.campaigns.mutations import mutated
from tests.campaigns.seeds import seeds
from tests.campaigns.stripped import pictures

LARGEST_SEED = 300_000
PICTURES = (".jpg", ".png", ".webp", ".gif", ".avif", ".heic")
SHARE_WHOLE, SHARE_STRIPPED, SHARE_INVENTED = 0.4, 0.2, 0.2

Files = dict[str, bytes]


def main() -> int:
    """Run the campaign; 0 when every case ended as it should."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--n", type=int, default=25_000, help="cases")
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    verdict = Verdict()
    whole, stripped = int(chosen.n * SHARE_WHOLE), int(chosen.n * SHARE_STRIPPED)
    with tempfile.TemporaryDirectory(prefix="acopio-fuzz-") as folder:
        set_hypothesis_home_dir(folder)  # it would keep what it learns where we look for what readers write
        before = _files_outside()
        runs: tuple[WholeRun | DirectRun, ...] = (
            WholeRun(Path(folder), verdict),
            DirectRun(Path(folder), verdict),
            StrippingRun(Path(folder), verdict),
        )
        files = seeds() | _given()
        sound = (files, files, pictures() | _pictures_in(files))
        counts = (whole, chosen.n - whole - stripped, stripped)
        for run, cases, damaged in zip(runs, counts, sound, strict=True):
            try_all(run, cases, chosen.seed, damaged)
        written = _files_outside() - before
    verdict.other += len(written)
    for run in runs:
        run.report()
    print(f"written: {sorted(written)}")
    print(verdict.line("fuzz"))
    return 0 if verdict.is_clean else 1


def try_all(run: WholeRun | DirectRun, cases: int, number: int, sound: Files) -> None:
    """Try damaged files two at a time, then files that hypothesis invents."""
    invented = int(cases * SHARE_INVENTED)
    with ThreadPoolExecutor(2) as pool:
        damaged = _damaged(cases - invented, random.Random(number), sound)
        for _ in pool.map(lambda case: run.try_one(*case), damaged):
            continue
    _invent(run, invented, number)
    run.finish()


def _damaged(cases: int, chance: random.Random, sound: Files) -> Iterator[tuple[str, bytes]]:
    files, contents = list(sound.items()), list(sound.values())
    for _ in range(cases):
        name, content = chance.choice(files)
        if chance.random() < 0.1:
            name = chance.choice(files)[0]  # mislabelled
        yield name, mutated(content, contents, chance)


def _pictures_in(files: Files) -> Files:
    return {name: content for name, content in files.items() if name.lower().endswith(PICTURES)}


def _given() -> Files:
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
