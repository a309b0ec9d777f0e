"""Turns labelled rows into the lines the model is taught: how much of each language, and how people really write it."""

import random
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from languages.context import OTHER
from languages.labels import RELATIVES
from languages.normalise import line_for_model
from languages.training.invented import invented
from languages.training.rows import Row, by_label, foreign_shares, kind

SEED = 600
CAP = 20_000
CAP_OTHER = 14_000
CAP_INTERFACE = 1_500
# A language with 60 lines is read again, in other pieces, up to sixteen times.
ENOUGH_LINES = 2_000
MOST_READINGS = 16
# What is near to our languages and none of them is to be known as such: it is taken for one of ours more than the rest.
READINGS_OF_RELATIVES = 3
# Short lines are the hard ones: of every line a few words are read again.
FRAGMENTS = 3
FRAGMENT_WORDS = (2, 6)
# A line may quote another language; a few words of it that are mostly foreign teach the wrong thing.
MOST_FOREIGN = 0.2
# Names are alike in all languages: a run is left out where more of its words have a capital letter.
MOST_NAMES = 0.5
# One line in seven is also shown as it looks when typed without accents.
PLAIN_SHARE = 0.15
GIBBERISH = 1_500


def lines_to_teach(rows: Iterable[Row]) -> list[str]:
    """Lines as fastText reads them, capped per label, with fragments, plain copies and what is no language, shuffled."""
    chance = random.Random(SEED)  # noqa: S311  (a repeatable choice, not a secret)
    taught = {label: _of_label(label, group, chance) for label, group in sorted(by_label(rows).items())}
    unknown = [
        *_gibberish(taught, chance),
        *invented([taught[label] for label in taught if label != OTHER], chance),
    ]
    taught.setdefault(OTHER, []).extend(unknown)
    lines = [f"__label__{label} {line}" for label, group in taught.items() for line in group]
    chance.shuffle(lines)
    return lines


def _of_label(label: str, group: list[Row], chance: random.Random) -> list[str]:
    chosen = _capped(label, [row for row in group for _ in range(_times(row))], chance)
    readings = min(MOST_READINGS, max(1, round(ENOUGH_LINES / len(chosen))))
    return [piece for row in chosen * readings for piece in _pieces(row, chance)]


def _times(row: Row) -> int:
    return READINGS_OF_RELATIVES if row.label == OTHER and row.source in RELATIVES else 1


def _capped(label: str, group: list[Row], chance: random.Random) -> list[Row]:
    interface: dict[str, int] = defaultdict(int)
    chosen: list[Row] = []
    for row in chance.sample(group, len(group)):
        if kind(row.source) == "interface":
            interface[row.source] += 1
            if interface[row.source] > CAP_INTERFACE:
                continue
        chosen.append(row)
    return chosen[: CAP_OTHER if label == OTHER else CAP]


def _pieces(row: Row, chance: random.Random) -> Iterator[str]:
    if line := line_for_model(row.text):
        yield line
    for _ in range(FRAGMENTS):
        if fragment := _fragment(row, chance):
            yield fragment
    if not line.isascii() and chance.random() < PLAIN_SHARE:
        yield _without_accents(line)


def _fragment(row: Row, chance: random.Random) -> str:
    """A run of 2 to 6 words, so that the model also learns to read little; "" where that would teach the wrong thing."""
    words = row.text.split()
    size = chance.randint(*FRAGMENT_WORDS)
    if len(words) < size + 2:
        return ""
    start = chance.randrange(len(words) - size + 1)
    chosen = words[start : start + size]
    names = sum(word[0].isupper() for word in chosen)
    fragment = line_for_model(" ".join(chosen))
    is_foreign = max(foreign_shares(row.label, fragment.split())) > MOST_FOREIGN
    return "" if is_foreign or (names > MOST_NAMES * size and not row.text.isupper()) else fragment


def _without_accents(line: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFD", line) if not unicodedata.combining(sign))


def _gibberish(taught: Mapping[str, list[str]], chance: random.Random) -> Iterator[str]:
    """Lines with all their letters shuffled: the right letters of some language are not yet that language."""
    lines = [line for group in taught.values() for line in group]
    for line in chance.sample(lines, min(GIBBERISH, len(lines))):
        letters = list(line)
        chance.shuffle(letters)
        yield " ".join("".join(letters).split())
