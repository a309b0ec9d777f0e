"""Reads the training text and divides it: what is taught, what is kept back, source by source."""

import csv
import hashlib
import lzma
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, TextIO

from languages.labels import label_of
from languages.normalise import line_for_model

_LITTLE = tomllib.loads((Path(__file__).parent / "little_words.toml").read_text(encoding="utf-8"))
ENGLISH = frozenset[str](_LITTLE["english"])
SPANISH = frozenset[str](_LITTLE["spanish"])
_ROMANCE = frozenset[str](_LITTLE["romance"])
_ENGLISH_TOO = frozenset({"eng", "other"})
COLUMNS = frozenset({"lang", "source", "text"})
# Shares of the words of a line; shorter lines are not judged by them. Spanish words are at home in many languages.
MOST_ENGLISH, MOST_SPANISH = 0.2, 0.3
FEWEST_WORDS = 4
# Shares of the rows of a label that are kept back. Where a source is most of what there is, nothing can be learnt without it.
LEAST_KEPT, MOST_KEPT = 0.10, 0.25


class Row(NamedTuple):
    """One line of labelled text."""

    label: str
    source: str
    text: str
    code: str = ""  # as it is marked, before languages that the model does not tell apart have one label


def read_rows(folder: Path) -> list[Row]:
    """All rows of the `*.tsv` and `*.tsv.xz` files of `folder` that have columns lang, source and text."""
    rows: list[Row] = []
    for path in sorted(folder.iterdir()):
        if path.name.endswith((".tsv", ".tsv.xz")):
            with _opened(path) as stream:
                rows.extend(_rows_of(stream))
    return rows


def _opened(path: Path) -> TextIO:
    if path.suffix == ".xz":
        return lzma.open(path, "rt", encoding="utf-8", newline="\n")
    return path.open(encoding="utf-8", newline="\n")


def _rows_of(stream: Iterable[str]) -> Iterator[Row]:
    # The text is not quoted: a quotation mark in it is a quotation mark.
    table = csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
    if not set(table.fieldnames or ()) >= COLUMNS:
        return  # a manifest or notes that lie beside the text
    for line in table:
        row = Row(label_of(line["lang"], line["source"]), line["source"], line["text"], line["lang"])
        if row.text and is_itself(row):
            yield row


def is_itself(row: Row) -> bool:
    """Whether a row is plausibly in the language it is marked as, by the little words of English and Spanish."""
    words = line_for_model(row.text).split()
    english, spanish = foreign_shares(row.label, words)
    return len(words) < FEWEST_WORDS or (english <= MOST_ENGLISH and spanish <= MOST_SPANISH)


def foreign_shares(label: str, words: Sequence[str]) -> tuple[float, float]:
    """Return the shares of words that are little ones of English and of Spanish, 0 where the label has them by right."""
    english = 0 if label in _ENGLISH_TOO else sum(word in ENGLISH for word in words)
    spanish = 0 if label in _ROMANCE else sum(word in SPANISH for word in words)
    return english / max(1, len(words)), spanish / max(1, len(words))


def by_label(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Rows under their label, in their order."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row.label].append(row)
    return groups


def divide(rows: Iterable[Row]) -> tuple[list[Row], list[Row]]:
    """(taught, kept back): whole sources of a label are kept back, until 10 % of its rows and never more than 25 %.

    Lines of one source resemble each other too much to measure with. Running text is kept back first, interface
    strings where there is no other, and the Universal Declaration (one text in every language, so flattering) where
    there is nothing else. A label with a single source keeps nothing back and is not measured.
    """
    taught: list[Row] = []
    kept: list[Row] = []
    for label, group in sorted(by_label(rows).items()):
        sources = _kept_sources(label, group)
        for row in group:
            (kept if row.source in sources else taught).append(row)
    return taught, kept


def _kept_sources(label: str, group: list[Row]) -> set[str]:
    counts: dict[str, int] = defaultdict(int)
    for row in group:
        counts[row.source] += 1
    kept: set[str] = set()
    held = 0
    for source in sorted(counts, key=lambda name: _preference(label, name)):
        if held < LEAST_KEPT * len(group) and held + counts[source] <= MOST_KEPT * len(group):
            kept.add(source)
            held += counts[source]
    return kept


def kind(source: str) -> str:
    """What sort of text a source is: "text", "interface" (strings of programs) or "udhr" (the Universal Declaration)."""
    if source.startswith("udhr"):
        return "udhr"
    return "interface" if source.startswith("mozilla") or source.endswith("-ui") else "text"


def _preference(label: str, source: str) -> tuple[int, bytes]:
    """Running text before interface strings before the Declaration; by a hash among equals."""
    order = 0 if label == "other" else ("text", "interface", "udhr").index(kind(source))
    return order, hashlib.sha256(f"{label}/{source}".encode()).digest()
