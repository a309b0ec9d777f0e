"""How far a child came since its last word is found when it died, and nothing of it is told before."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ingestion.sandbox import ChildDied, Limits, Zygote

SAID = {"said": "a"}


@pytest.fixture(scope="module")
def stepping() -> Iterator[Zygote]:
    """A zygote of the program that does what it is told."""
    with Zygote("tests.sandbox.stepping:run") as running:
        yield running


def _death(zygote: Zygote, path: Path, *jobs: list[Any]) -> tuple[list[Any], int]:
    """What is heard of these steps, of a file each, and how far they came."""
    heard = list[Any]()
    steps, limits = [{"steps": job} for job in jobs], Limits(wall_seconds=20)
    with path.open("rb") as file, pytest.raises(ChildDied) as death:
        heard.extend(zygote.run_each(steps, [file.fileno()] * len(jobs), limits))
    return heard, death.value.reached


def test_the_last_mark_is_found(stepping: Zygote, given: Path) -> None:
    assert _death(stepping, given, [SAID, 1, 2, 3_000_000_000, "die"]) == ([(0, SAID)], 3_000_000_000)
    assert _death(stepping, given, [7, "die"]) == ([], 7)


@pytest.mark.parametrize("steps", [["die"], [SAID, "die"], [SAID, 5, SAID, "die"], [5, SAID, "die"]])
def test_what_was_marked_before_the_last_word_is_past(
    stepping: Zygote, given: Path, steps: list[Any]
) -> None:
    heard, reached = _death(stepping, given, steps)
    assert (len(heard), reached) == (steps.count(SAID), 0)


def test_each_child_has_its_own(stepping: Zygote, given: Path) -> None:
    assert _death(stepping, given, [SAID, 9, SAID], [SAID, 4, "die"])[1] == 4
    assert _death(stepping, given, [SAID, "die"])[1] == 0


def test_nothing_of_it_is_heard_of_one_that_lives(stepping: Zygote, given: Path) -> None:
    with given.open("rb") as file:
        assert list(stepping.run({"steps": [1, SAID, 2]}, file.fileno())) == [SAID]
