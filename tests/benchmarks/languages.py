"""Naming the language of many lines and pages, one core, against py3langid on the same lines; loading and memory of our model beside it.

No line comes twice, and three words in ten were never seen before, as in text from everywhere: nothing is gained by remembering.
"""

import random
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import py3langid

from languages.identify import shared
from tests.benchmarks._measuring import ROUNDS, Figure, compare, report

SENTENCES = Path(__file__).parents[1] / "languages" / "sentences.toml"
LINES, PAGES = 6_000, 600
# Words of a line: short, middling and long ones in turn. A page has a few hundred.
LENGTHS = (6, 16, 40)
PAGE = 300
COINED = 0.3
_LOAD = (
    "import re, time; begun = time.perf_counter(); from {module} import {name} as load; {call}; "
    "print(time.perf_counter() - begun, int(re.search(r'VmHWM:\\s+(\\d+)', open('/proc/self/status').read())[1]) / 1024)"
)
OURS = _LOAD.format(module="languages.identify", name="shared", call='load().identify("hola a todos")')
THEIRS = _LOAD.format(module="py3langid", name="classify", call='load("hola a todos")')


def main() -> None:
    """Measure and print."""
    chance = random.Random(600)  # the same lines every time
    words = [
        " ".join(group).split() for group in tomllib.loads(SENTENCES.read_text(encoding="utf-8")).values()
    ]
    speeds = [_speed("lines", LINES, LENGTHS, words, chance), _speed("pages", PAGES, (PAGE,), words, chance)]
    seconds, megabytes = _started(OURS)
    their_seconds, their_megabytes = _started(THEIRS)
    Figure("load", seconds, "s", their_seconds / seconds, "py3langid").print()
    Figure("memory", megabytes, "MB", their_megabytes / megabytes, "py3langid").print()
    report("languages", speeds)


def _texts(count: int, lengths: tuple[int, ...], words: list[list[str]], chance: random.Random) -> list[str]:
    """Return texts of as many words as `lengths` says in turn, each of one language."""
    return [
        " ".join(_written(chance.choice(words), lengths[number % len(lengths)], chance))
        for number in range(count)
    ]


def _written(words: list[str], length: int, chance: random.Random) -> Iterator[str]:
    """Yield words of a language, some of them coined of the beginning of one word and the end of two others."""
    for _ in range(length):
        word, second, third = chance.choices(words, k=3)
        is_coined = chance.random() < COINED
        yield word[: -len(word) // 2] + second[len(second) // 2 :] + third[-2:] if is_coined else word


def _speed(
    name: str, count: int, lengths: tuple[int, ...], words: list[list[str]], chance: random.Random
) -> Figure:
    """Time both on the same texts, other ones in every round: what was read once is not read again."""
    rounds = [_texts(count, lengths, words, chance) for _ in range(ROUNDS + 1)]
    ours, theirs = iter(rounds), iter(rounds)
    return compare(
        name,
        count / 1000,
        "thousand/s",
        lambda: shared().identify_all(next(ours)),
        lambda: [py3langid.classify(text) for text in next(theirs)],
        "py3langid",
    )


def _started(program: str) -> tuple[float, float]:
    """Return the seconds until the first answer and the megabytes at its peak, of a process of its own."""
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    seconds, megabytes = run.stdout.split()
    return float(seconds), float(megabytes)


if __name__ == "__main__":
    main()
