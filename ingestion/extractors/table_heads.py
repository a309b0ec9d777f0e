"""Finds the header of a table below what people write above it: titles, dates and places, remarks, names of groups of columns."""

from collections.abc import Sequence
from typing import NamedTuple

from ingestion.extractors.headers import could_be_name, header_of, named, used_width
from ingestion.text.cells import repaired

_MOST_ABOVE = 12  # lines

Row = Sequence[str]


class Heading(NamedTuple):
    """How many rows stand above the header, how many it takes, and its names: none where there is no header."""

    above: int = 0
    rows: int = 0
    names: tuple[str, ...] = ()


def heading_of(rows: Sequence[Row]) -> Heading:
    """Find the header among the first of these rows, of which none is empty."""
    is_wide = used_width(rows) > 1
    for above, row in enumerate(rows[:_MOST_ABOVE]):
        if found := _header_at(rows, above):
            return found
        if not is_wide or not (_is_title(row) or _tells(row)):
            break
    return Heading()


def _header_at(rows: Sequence[Row], above: int) -> Heading | None:
    if _tells(rows[above]):
        return None
    if names := _names_of_two(rows[above:]):
        return Heading(above, 2, names)
    names = header_of(rows[above:])
    is_remark = rows[above][0].lstrip().startswith("#") and header_of(rows[above + 1 :])
    return Heading(above, 1, names) if len(names) > min(above, 1) and not is_remark else None


def titles_of(rows: Sequence[Row]) -> str:
    """What stands above a header, line by line."""
    return "\n".join("\t".join(cell for cell in row if cell.strip()) for row in rows)


def _tells(row: Row) -> bool:
    """Whether it says what people say with a colon: "Municipio: | San Juan"."""
    filled = [cell.strip() for cell in row if cell.strip()]
    values = filled[1::2]
    is_told = len(values) * 2 == len(filled) and all(cell.endswith(":") for cell in filled[::2])
    return is_told and not any(cell.endswith(":") for cell in values)


def _is_title(row: Row) -> bool:
    """A line in a cell of its own, or a remark."""
    filled = [cell for cell in row if cell.strip()]
    return len(filled) < 2 or filled[0].strip().startswith("#")


def _names_of_two(rows: Sequence[Row]) -> tuple[str, ...]:
    """The names of a header of two lines: over several columns the name of all, and below it that of each."""
    width = used_width(rows)
    if len(rows) < 3:
        return ()
    upper, lower = (repaired([*row, *[""] * width][:width]) for row in rows[:2])
    both = [below.strip() or above.strip() for above, below in zip(upper, lower, strict=True)]
    groups = [next(filter(str.strip, upper[place::-1]), "").strip() for place in range(width)]
    names = [
        f"{group}: {name}" if both.count(name) > 1 and group != name else name
        for group, name in zip(groups, both, strict=True)
    ]
    if not _are_groups(upper, lower) or _comes_again(lower, rows[2:]):
        return ()
    return named(names) if _are_alike(groups, lower) or header_of([both, *rows[2:]]) else ()


def _are_alike(groups: Sequence[str], names: Sequence[str]) -> bool:
    """Whether below each group stand the same names, several: "Singular | Plural | Singular | Plural"."""
    below: dict[str, list[str]] = {}
    for group, name in zip(groups, names, strict=True):
        below.setdefault(group, []).append(name.strip())
    told = list(below.values())
    are_names = all(could_be_name(name) for name in told[0]) and len(set(told[0])) == len(told[0]) > 1
    return are_names and len(told) > 1 and all(one == told[0] for one in told)


def _are_groups(upper: Row, lower: Row) -> bool:
    """Whether some of these names go over several columns, each of which has its own below."""
    filled = [place for place, cell in enumerate(upper) if cell.strip()]
    empty = [place for place, cell in enumerate(upper) if not cell.strip()]
    if len(filled) < 2 or not empty or not all(could_be_name(upper[place].strip()) for place in filled):
        return False
    spanning = {place - 1 for place in empty} & set(filled)
    return bool(spanning) and all(lower[place].strip() for place in (*empty, *spanning))


def _comes_again(row: Row, others: Sequence[Row]) -> bool:
    """Whether some cell stands in its column once more, as no name does."""
    return any(
        cell.strip() and any(cell == other[place] for other in others if len(other) > place)
        for place, cell in enumerate(row)
    )
