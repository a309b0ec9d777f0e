"""Counts which letters beyond ASCII stand within the words of each language: by them the code page of a text is told.

    python -m languages.training.letters FOLDER > languages/data/letters.toml

FOLDER is the one train.py reads.
"""

import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from languages.letters import WITHIN_WORDS
from languages.training.rows import Row, read_rows

FEWEST = 20  # letters, to say anything of a language
LEAST = 2  # in a thousand
_HEAD = """\
# How often each letter beyond ASCII is the one that stands between two letters of ASCII, in a thousand, in the text that the language
# model was taught with (../model/SOURCES.tsv), by ISO 639-3 code. Made by `python -m languages.training.letters FOLDER`."""


def table_of(rows: Iterable[Row]) -> Iterator[str]:
    """Yield the lines of the table."""
    yield _HEAD
    for code, counts in sorted(_counted(rows).items()):
        if (total := counts.total()) >= FEWEST:
            shares = {letter: round(1000 * count / total) for letter, count in counts.most_common()}
            told = " ".join(f"{letter}{share}" for letter, share in shares.items() if share >= LEAST)
            yield f'{code} = "{told}"'


def _counted(rows: Iterable[Row]) -> Mapping[str, Counter[str]]:
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        if row.code != "other":
            text = unicodedata.normalize("NFC", row.text)
            counts[row.code].update(letter.lower() for letter in WITHIN_WORDS.findall(text))
    return counts


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in table_of(read_rows(Path(sys.argv[1]))))
