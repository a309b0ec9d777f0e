"""Repairs the cells of a row or a header by one look at all of them: one alone is often too short to be sure of."""

from collections.abc import Sequence

from ingestion.text.mojibake import repair_mojibake

STEP = "mojibake_in_cells/1"
_BETWEEN = "\0"  # no sequence of misread bytes goes across it


def repaired(cells: Sequence[str]) -> list[str]:
    """Return the cells with their misread letters ("canciÃ³n") as they were meant, where that is certain."""
    together = repair_mojibake(_BETWEEN.join(cells)).split(_BETWEEN)
    return together if len(together) == len(cells) else list(map(repair_mojibake, cells))
