"""Makes gifts of any size whose every document can be told from its number alone, and looks for each in what was read."""

import json
import random
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count, islice
from pathlib import Path

from tests.campaigns.gifts import WORDS, Verdict

SENTENCES, LONGEST_SENTENCE = 10, 18


@dataclass(frozen=True, slots=True)
class Bulk:
    """A gift of one file: its mark, its seed, how many documents it holds and their bytes."""

    mark: str
    seed: int
    documents: int
    bytes: int

    def text(self, number: int) -> str:
        """Return document `number`: some sentences, the mark and the number before them."""
        return _text(self.mark, self.seed, number)


def _text(mark: str, seed: int, number: int) -> str:
    chance = random.Random(seed << 32 | number)
    sentences = (chance.choices(WORDS, k=chance.randint(5, LONGEST_SENTENCE)) for _ in range(SENTENCES))
    return f"{mark} {number} " + " ".join(" ".join(words).capitalize() + "." for words in sentences)


def records(path: Path, mark: str, seed: int, megabytes: float) -> Bulk:
    """Write JSON Lines of so much text."""
    size, number = 0, 0
    with path.open("w", encoding="utf-8") as file:
        for number, text in enumerate(_texts(mark, seed), start=1):
            file.write(json.dumps({"n": number, "texto": text}, ensure_ascii=False) + "\n")
            size += len(text.encode())
            if size >= megabytes * 1e6:
                break
    return Bulk(mark, seed, number, size)


def archive(path: Path, mark: str, seed: int, members: int) -> Bulk:
    """Write a ZIP of so many small texts."""
    size = 0
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        for number, text in enumerate(islice(_texts(mark, seed), members)):
            packed.writestr(f"carpeta/{number // 1000:04d}/{number:07d}.txt", text)
            size += len(text.encode())
    return Bulk(mark, seed, members, size)


def _texts(mark: str, seed: int) -> Iterator[str]:
    return (_text(mark, seed, number) for number in count())


def compare(verdict: Verdict, given: Bulk, rows: Iterable[Mapping[str, str]]) -> None:
    """Count in what came of a gift; a row that is no document of it, to the letter, leaked from somewhere."""
    seen = bytearray(given.documents)
    for row in rows:
        number = _number(row["text"], given)
        if number is None:
            verdict.leaked += 1
        elif seen[number]:
            verdict.doubled += 1
        else:
            seen[number] = 1
    verdict.tried += 1
    verdict.lost += seen.count(0)


def _number(text: str, given: Bulk) -> int | None:
    mark, number, *_ = (*text.split(" ", 2), "", "")
    if mark != given.mark or not number.isdecimal() or int(number) >= given.documents:
        return None
    return int(number) if text == given.text(int(number)) else None
