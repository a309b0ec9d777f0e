"""Turns labelled rows into the lines the model is taught: how much of each language, and how people really write it."""

import random
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator

from languages.normalise import line_for_model
from languages.training.rows import Row, by_label, kind

SEED = 600
CAP = 20_000
CAP_OTHER = 6_000
CAP_INTERFACE = 1_500
# A language with 60 lines is read again, in other pieces, up to eight times.
ENOUGH_LINES = 1_000
MOST_READINGS = 8
FRAGMENT_WORDS = (2, 6)
# One line in seven is also shown as it looks when typed without accents.
PLAIN_SHARE = 0.15
GIBBERISH = 1_500


def lines_to_teach(rows: Iterable[Row]) -> list[str]:
    """Lines as fastText reads them, capped per label, with fragments, plain copies and gibberish, shuffled."""
    chance = random.Random(SEED)  # noqa: S311  (a repeatable choice, not a secret)
    lines: list[str] = []
    for label, group in sorted(by_label(rows).items()):
        chosen = _capped(label, group, chance)
        readings = min(MOST_READINGS, max(1, ENOUGH_LINES // len(chosen)))
        for row in chosen * readings:
            lines.extend(f"__label__{label} {piece}" for piece in _pieces(line_for_model(row.text), chance))
    lines.extend(_gibberish(lines, chance))
    chance.shuffle(lines)
    return lines


def _capped(label: str, group: list[Row], chance: random.Random) -> list[Row]:
    interface: dict[str, int] = defaultdict(int)
    chosen: list[Row] = []
    for row in chance.sample(group, len(group)):
        if kind(row.source) == "interface":
            interface[row.source] += 1
            if interface[row.source] > CAP_INTERFACE:
                continue
        chosen.append(row)
    return chosen[: CAP_OTHER if label == "other" else CAP]


def _pieces(line: str, chance: random.Random) -> Iterator[str]:
    if line:
        yield line
    if fragment := _fragment(line, chance):
        yield fragment
    if not line.isascii() and chance.random() < PLAIN_SHARE:
        yield _without_accents(line)


def _fragment(line: str, chance: random.Random) -> str:
    """A run of 2 to 6 words, so that the model also learns to read little; "" of lines hardly longer."""
    words = line.split()
    size = chance.randint(*FRAGMENT_WORDS)
    if len(words) < size + 2:
        return ""
    start = chance.randrange(len(words) - size + 1)
    return " ".join(words[start : start + size])


def _without_accents(line: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFD", line) if not unicodedata.combining(sign))


def _gibberish(lines: list[str], chance: random.Random) -> Iterator[str]:
    """Lines with all their letters shuffled: the right letters of some language are not yet that language."""
    for line in chance.sample(lines, min(GIBBERISH, len(lines))):
        letters = list(line.partition(" ")[2])
        chance.shuffle(letters)
        yield "__label__other " + " ".join("".join(letters).split())
