"""Compares two models side by side on the sources both were kept from, and says whether the new one is the better."""

import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from languages.identify import BACKEND, ENOUGH_FOR_A_LINE, MODEL, Identifier
from languages.kin import table_of
from languages.scripts import UNKNOWN
from languages.training.evaluate import FEWEST_ROWS, Judged, f1, judge, report
from languages.training.rows import Row

# A language may lose a little by chance; two trainings of the same text differ by as much.
BY_CHANCE = 0.004
LANGUAGE_BY_CHANCE = 0.03
FEWEST_TO_COUNT = 100
LEAST_UNKNOWN = 0.85
MOST_SURELY_WRONG = 0.05
SURELY = 0.8
LARGEST = 4_000_000  # bytes


@dataclass(frozen=True, slots=True)
class Figures:
    """What counts of one model: F1 by language, and their mean over all that were measured."""

    accuracy: float
    macro_f1: float
    by_language: dict[str, float]
    unknown: float | None
    surely_wrong: float | None


def figures(judged: Sequence[Judged]) -> Figures:
    """The figures of one model, from its judged lines; of unknown languages None where no line is of any."""
    lines = Counter(line.truth for line in judged)
    measured = sorted(tag for tag, count in lines.items() if count >= FEWEST_ROWS and tag != UNKNOWN)
    scores = {tag: f1(judged, tag)[2] for tag in measured}
    strangers = [line for line in judged if line.truth == UNKNOWN]
    wrong = [line for line in strangers if line.said != UNKNOWN]
    surely = sum(line.probability >= SURELY for line in wrong)
    return Figures(
        sum(line.truth == line.said for line in judged) / max(1, len(judged)),
        sum(scores.values()) / max(1, len(scores)),
        scores,
        1 - len(wrong) / len(strangers) if strangers else None,
        surely / len(strangers) if strangers else None,
    )


def objections(before: Figures, after: Figures, lines: Counter[str], size: int) -> Iterator[str]:
    """Everything that speaks against the new model, in words; nothing where it is the better one."""
    if after.macro_f1 <= before.macro_f1:
        yield f"macro F1 {after.macro_f1:.4f} is not above {before.macro_f1:.4f}"
    if after.accuracy < before.accuracy - BY_CHANCE:
        yield f"accuracy falls from {before.accuracy:.4f} to {after.accuracy:.4f}"
    for tag, score in before.by_language.items():
        lost = score - after.by_language.get(tag, 0.0)
        if lost > LANGUAGE_BY_CHANCE and lines[tag] >= FEWEST_TO_COUNT:
            yield f"{tag} falls from {score:.3f} to {score - lost:.3f}"
    if after.unknown is not None and after.unknown < LEAST_UNKNOWN:
        yield f"only {after.unknown:.3f} of the lines in unknown languages are answered und"
    if after.surely_wrong is not None and after.surely_wrong > MOST_SURELY_WRONG:
        yield f"{after.surely_wrong:.3f} of the lines in unknown languages are named surely"
    if size > LARGEST:
        yield f"{size} bytes are more than {LARGEST}"


def side_by_side(before: Figures, after: Figures) -> Iterator[str]:
    """The two models beside one another, language by language (Markdown)."""
    yield "| | before | after |"
    yield "|---|---|---|"
    yield f"| accuracy | {before.accuracy:.4f} | {after.accuracy:.4f} |"
    yield f"| macro F1 | {before.macro_f1:.4f} | {after.macro_f1:.4f} |"
    for tag in sorted(before.by_language | after.by_language):
        yield f"| {tag} | {before.by_language.get(tag, 0.0):.3f} | {after.by_language.get(tag, 0.0):.3f} |"


def compare(
    kept: Sequence[Row], before: Path, after: Path, size: int
) -> tuple[Figures, Figures, list[str], list[str]]:
    """(figures before, figures after, objections, full report of the new one) on lines neither was taught.

    `size` is that of the model that would be switched to, in bytes.
    """
    judged = [judge(Identifier(model), kept, ENOUGH_FOR_A_LINE) for model in (before, after)]
    old, new = map(figures, judged)
    lines = Counter(line.truth for line in judged[0])
    return old, new, list(objections(old, new, lines, size)), list(report(judged[1]))


def size_of(model: Path) -> int:
    """The bytes of a model and of the table beside it."""
    return sum(path.stat().st_size for path in (model, table_of(model)) if path.exists())


def install(model: Path, said: Sequence[str], folder: Path = MODEL.parent) -> str:
    """Put a model in its place under the next name, with the report that speaks for it; return the name."""
    name = following(BACKEND)
    shutil.copyfile(model, folder / "new.ftz")
    (folder / "new.ftz").replace(folder / MODEL.name)
    table = table_of(folder / MODEL.name)
    table.unlink(missing_ok=True)  # that of the old model says nothing of the new one
    if table_of(model).exists():
        shutil.copyfile(table_of(model), table)
    (folder / "VERSION").write_text(f"{name}\n", encoding="utf-8")
    (folder / "REPORT.md").write_text("\n".join([f"# {name}", "", *said, ""]), encoding="utf-8")
    return name


def following(name: str) -> str:
    """The name after this one: `acopio-lid-2` after `acopio-lid-1`."""
    stem, _, number = name.rpartition("-")
    return f"{stem}-{int(number) + 1}"
