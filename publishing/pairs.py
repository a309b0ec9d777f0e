"""Puts the lines of files that translate one another side by side: one row of all their languages."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from donations.aligned import Side, corpora, corpora_of
from donations.media import at
from donations.models import TextVersion
from publishing import columns, shards
from publishing.rights import Ledger

Place = tuple[str, str]  # path and member, as rows have them
BETWEEN = " + "  # of what a row comes from, where that is several


class _Under(NamedTuple):
    """A file under way, and the rows of those beside it."""

    place: Place
    beside: Sequence[Iterator[shards.Row]]


def rows(version: TextVersion, split: str) -> Iterator[shards.Row]:
    """As `shards.rows`; of files that are aligned the first has the columns of all, the others have no rows of their own."""
    aligned = _aligned(version, split)
    under = _Under(("", ""), ())
    for row in shards.rows(version, split):
        place = row["path"], row["member"]
        others = aligned.get(place)
        if others is None:
            yield row
        elif others:
            if under.place != place:
                under = _Under(place, [shards.rows_of(version, split, *other) for other in others])
            yield _together([row, *map(next, under.beside)])


def _aligned(version: TextVersion, split: str) -> Mapping[Place, Sequence[Place]]:
    """Return {the first file of each corpus: the others, each of these: none}, by the rows this split has of them."""
    sides = {side.place for corpus in corpora_of(version) for side in corpus.sides}
    if not sides:
        return {}
    counted = Counter(shards.places(version, split))
    place_of = {at(*place): place for place in counted}
    ledger, aligned = Ledger(version.donation), dict[Place, Sequence[Place]]()
    for corpus in corpora(Side(at(*place), rows) for place, rows in counted.items() if at(*place) in sides):
        for pair in corpus.pairs:
            for first, *others in _of_one_licence(ledger, [place_of[side.place] for side in pair]):
                aligned |= {first: others, **dict.fromkeys(others, ())}
    return aligned


def _of_one_licence(ledger: Ledger, places: Sequence[Place]) -> Iterator[Sequence[Place]]:
    """Yield those of them that may stand in one row: it has one licence."""
    licences = [ledger.licence(*place) for place in places]
    for licence in dict.fromkeys(licences):
        alike = [place for place, its in zip(places, licences, strict=True) if its == licence]
        if len(alike) > 1:
            yield alike


def _together(alike: Sequence[shards.Row]) -> shards.Row:
    record = {name: value for row in alike for name, value in columns.read(row["columns"] or "{}").items()}
    return {
        **alike[0],
        "columns": columns.as_json(record),
        "sha256": BETWEEN.join(row["sha256"] for row in alike),
        "beside": tuple((row["path"], row["member"]) for row in alike[1:]),
    }
