"""Makes documents of the rows that a file of annotated or translated language gives."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from ingestion.types import Document, Outcome, Source, Unreadable

Marks = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its columns under the names that the file has for them, and what of them is text, which may be in several languages."""

    columns: dict[str, Any]
    texts: Mapping[str, str]


def documents(
    source: Source,
    rows: Iterable[Row],
    marks: Iterable[tuple[str, str]] = (),
    steps: Iterable[str] = (),
    *,
    has_text: bool = True,
) -> Iterator[Document]:
    """Yield a document for each row numbered in [start, stop), which is its position. Raises Unreadable EMPTY without any row.

    Each has the `marks` and the cleaning `steps` that are known when its row comes: the reading may go on adding to them.
    """
    found = False
    for number, row in enumerate(islice(rows, source.stop)):
        found = True
        if number >= source.start:
            apart = tuple((name, text) for name, text in row.texts.items() if text)
            text = "\n".join(text for _, text in apart)
            yield Document(
                text,
                number,
                number + 1,
                columns=row.columns,
                marks=tuple(marks),
                cleaning=tuple(steps),
                apart=apart,
                has_text=has_text,
            )
    if not found and not source.start and source.stop is None:
        raise Unreadable(Outcome.EMPTY, "no_records")
