"""Measures a model on the sources kept back from it, and prints the report its card quotes.

    python -m languages.training.evaluate FOLDER --model dev.ftz --hardships

FOLDER is the one train.py read with --keep-back. Lines are judged as the house judges them: under the threshold, and in
languages the model does not know, the answer is `und`.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from languages.identify import ENOUGH_FOR_A_LINE, Identifier
from languages.labels import tag_of
from languages.scripts import UNKNOWN
from languages.training.hardships import damaged, documents
from languages.training.rows import Row, divide, read_rows

LENGTHS = (("< 60", 0, 60), ("60-199", 60, 200), (">= 200", 200, 1_000_000))
FEWEST_ROWS = 20


class Judged(NamedTuple):
    """One line: what it is, what was said, how surely, how long it is (characters), where it is from."""

    truth: str
    said: str
    probability: float
    length: int
    source: str


def judge(identifier: Identifier, rows: Sequence[Row], enough: float) -> list[Judged]:
    """Ask `identifier` about every row."""
    guesses = identifier.identify_all((row.text for row in rows), enough=enough)
    return [
        Judged(tag_of(row.label), guess.tag, guess.probability, len(row.text), row.source)
        for row, guess in zip(rows, guesses, strict=True)
    ]


def f1(judged: Iterable[Judged], tag: str) -> tuple[float, float, float]:
    """(precision, recall, F1) of `tag`, each 0 where it cannot be said."""
    counts = Counter((line.truth == tag, line.said == tag) for line in judged)
    right, missed, wrong = counts[True, True], counts[True, False], counts[False, True]
    precision = right / (right + wrong) if right + wrong else 0.0
    recall = right / (right + missed) if right + missed else 0.0
    return precision, recall, 2 * right / (2 * right + missed + wrong) if right else 0.0


def report(judged: Sequence[Judged]) -> Iterator[str]:
    """The report, line by line (Markdown)."""
    measured = sorted(tag for tag, n in Counter(line.truth for line in judged).items() if n >= FEWEST_ROWS)
    known = [tag for tag in measured if tag != UNKNOWN]
    yield f"{len(judged)} lines, {len(known)} languages; threshold {ENOUGH_FOR_A_LINE}"
    yield f"accuracy {_mean(line.truth == line.said for line in judged):.3f}"
    yield f"macro F1 {_mean(f1(judged, tag)[2] for tag in known):.3f}"
    yield f"macro F1 not from UDHR {macro_f1(judged):.3f}"
    yield from _lengths(judged)
    yield from _unknown(judged)
    yield ""
    yield "| tag | lines | precision | recall | F1 | taken for | kept back |"
    yield "|---|---|---|---|---|---|---|"
    for tag in measured:
        yield _row(judged, tag)


def macro_f1(judged: Sequence[Judged]) -> float:
    """The mean F1 of the languages that were measured on other text than the Universal Declaration."""
    counts = Counter(line.truth for line in judged)
    running = {line.truth for line in judged if not line.source.startswith("udhr")} - {UNKNOWN}
    return _mean(f1(judged, tag)[2] for tag in running if counts[tag] >= FEWEST_ROWS)


def _mean(values: Iterable[float]) -> float:
    numbers = list(values)
    return sum(numbers) / len(numbers) if numbers else 0.0


def _lengths(judged: Sequence[Judged]) -> Iterator[str]:
    for name, shortest, end in LENGTHS:
        part = [line for line in judged if shortest <= line.length < end]
        yield f"accuracy, {name} characters: {_mean(line.truth == line.said for line in part):.3f} of {len(part)}"


def _unknown(judged: Sequence[Judged]) -> Iterator[str]:
    strangers = [line for line in judged if line.truth == UNKNOWN]
    surely = sum(line.said != UNKNOWN and line.probability >= 0.8 for line in strangers)
    yield (
        f"languages not taught: {len(strangers)} lines, {_mean(line.said == UNKNOWN for line in strangers):.3f} answered "
        f"und, {surely / max(1, len(strangers)):.3f} named with p >= .8"
    )


def _row(judged: Sequence[Judged], tag: str) -> str:
    lines = [line for line in judged if line.truth == tag]
    precision, recall, score = f1(judged, tag)
    wrong = Counter(line.said for line in lines if line.said != tag)
    taken_for = ", ".join(f"{said} {n}" for said, n in wrong.most_common(3))
    sources = sorted({line.source for line in lines}) if tag != UNKNOWN else ["every tenth or so of other"]
    return f"| {tag} | {len(lines)} | {precision:.2f} | {recall:.2f} | {score:.2f} | {taken_for} | {', '.join(sources)} |"


def main(arguments: list[str]) -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(description="Measure a language model on the sources kept back from it.")
    parser.add_argument("folder", type=Path, help="the folder train.py read with --keep-back")
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument(
        "--enough", type=float, default=ENOUGH_FOR_A_LINE, help="probability under which it says und"
    )
    parser.add_argument("--hardships", action="store_true", help="also damaged text, and whole documents")
    options = parser.parse_args(arguments)
    _, kept = divide(read_rows(options.folder))
    identifier = Identifier(options.model)
    lines = [*report(judge(identifier, kept, options.enough)), ""]
    if options.hardships:
        harder = ((name, judge(identifier, rows, options.enough)) for name, rows in damaged(kept))
        lines += [f"macro F1 not from UDHR, {name}: {macro_f1(judged):.3f}" for name, judged in harder]
        lines += documents(identifier, kept)
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
