"""What is sent is divided into commits of as many files as a Hub takes at once; what speaks of the rest comes last."""

import pytest

from publishing.loads import loads
from publishing.models import ReleaseFile


def file(path: str, rows: int | None = 1) -> ReleaseFile:
    return ReleaseFile(path=path, rows=rows)


README, TABLE = file("README.md", None), file("data/train.parquet", 9)
SOUNDS = [file(f"media/ab/{n}.wav") for n in range(5)]


def told(most: int, *, gone: list[str]) -> list[tuple[list[str], list[str]]]:
    given = [README, *SOUNDS, TABLE]
    return [([one.path for one in load.files], load.gone) for load in loads(given, gone, most)]


def test_few_files_go_in_one_commit() -> None:
    (only,) = told(8, gone=["old"])
    assert sorted(only[0]) == sorted(one.path for one in [README, TABLE, *SOUNDS])
    assert only[1] == ["old"]


def test_sounds_come_first_and_what_speaks_of_them_last() -> None:
    assert told(3, gone=["old", "older"]) == [
        (["media/ab/0.wav", "media/ab/1.wav", "media/ab/2.wav"], []),
        (["media/ab/3.wav", "media/ab/4.wav", "data/train.parquet"], []),
        (["README.md"], ["old", "older"]),
    ]


@pytest.mark.parametrize("most", range(1, 12))
def test_nothing_is_lost_nor_sent_twice(most: int) -> None:
    commits = told(most, gone=["old", "older"])
    assert sorted(path for paths, _ in commits for path in paths) == sorted(
        one.path for one in [README, TABLE, *SOUNDS]
    )
    assert [path for _, gone in commits for path in gone] == ["old", "older"]
    assert max(len(paths) + len(gone) for paths, gone in commits) == min(most, 9)


def test_what_only_goes_away_is_a_commit_too() -> None:
    assert list(loads([], ["old"], 3)) == [([], ["old"])]
    assert list(loads([], [], 3)) == []
