"""Takes the few rows that a donor looks at before confirming."""

from collections.abc import Mapping
from itertools import islice

from publishing import columns, pairs, shards
from publishing.media import NONE, Media
from publishing.models import ReleaseItem

ROWS = 5
CHARACTERS = 300

Sample = dict[str, list[dict[str, str]]]


def take(items: list[ReleaseItem], media: Mapping[int, Media]) -> dict[str, Sample]:
    """Return {donation id: {split: the first rows, each {column: shortened text}}}."""
    return {
        str(item.donation_id): {
            split: [
                _shown(row, media.get(item.donation_id, NONE))
                for row in islice(pairs.rows(item.version, split), ROWS)
            ]
            for split in shards.splits(item.version)
        }
        for item in items
    }


def _shown(row: shards.Row, media: Media) -> dict[str, str]:
    pointed = media.pointed(row)
    if row["columns"] is None:
        return {"text": _short(row["text"] or ""), "source": row["path"], **pointed}
    record = {**columns.read(row["columns"]), **pointed}
    return {name: _short(_as_text(value)) for name, value in record.items()}


def _as_text(value: object) -> str:
    return (
        value
        if isinstance(value, str) and columns.is_text(value)
        else ""
        if value is None
        else columns.as_json(value)
    )


def _short(text: str) -> str:
    return text if len(text) <= CHARACTERS else text[:CHARACTERS] + "…"
