"""Made-up languages are written alike throughout, keep the shape of words, and are no real language any more."""

import random
import tomllib
from pathlib import Path

from languages.training.invented import LANGUAGES, LINES, SHORTEST, invented

SENTENCES: dict[str, list[str]] = tomllib.loads(
    (Path(__file__).parent / "sentences.toml").read_text(encoding="utf-8")
)

SPANISH = [text.lower() for text in SENTENCES["es"]]


def _made(lines: list[str]) -> list[str]:
    return list(invented([lines], random.Random(1)))  # noqa: S311  (a repeatable choice, not a secret)


def test_there_are_many_and_always_the_same() -> None:
    lines = _made(SPANISH * 5)
    assert lines == _made(SPANISH * 5)
    assert len(lines) == LANGUAGES * LINES
    assert not set(lines) & set(SPANISH)


def test_a_language_is_written_alike_throughout() -> None:
    same = ["la casa de la abuela"] * LINES
    lines = _made(same)
    for start in range(0, len(lines), LINES):
        assert len(set(lines[start : start + LINES])) == 1
    words = lines[0].split()
    assert (len(words), words[0]) == (5, words[3])


def test_little_is_not_made_a_language_of() -> None:
    assert _made(["x" * (SHORTEST - 1)]) == []
