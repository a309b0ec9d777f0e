"""What a dataset card says of the splits beside how the files were read, as people look at it."""

from dataclasses import dataclass

from donations import places
from donations.models import Structure, TextVersion
from donations.wording import Words
from donations.wording.tables import SPLITS


@dataclass(frozen=True, slots=True)
class Differing:
    """One file: which split the card says it is, and which it was read as."""

    name: str
    said: Words
    read: Words
    rows: int


@dataclass(frozen=True, slots=True)
class Card:
    """The comparison. `follows` is the donor's word on it: None while there is none."""

    files: list[Differing]
    more: int
    agree: int
    nowhere: list[str]
    follows: bool | None
    is_read_so: (
        bool  # the newest reading followed the card: what differs still is what the rows say themselves
    )

    @property
    def differing(self) -> int:
        """Return how many files differ."""
        return len(self.files) + self.more


def card_of(version: TextVersion | None, chosen: Structure | None) -> Card | None:
    """Return the comparison, None where no card declares a split or nothing it says is here."""
    kept = version.card if version is not None else {}
    if version is None or not kept:
        return None
    files = [
        Differing(places.inside(place), SPLITS.get(said, said), SPLITS.get(read, read), rows)
        for place, said, read, rows in kept["files"]
    ]
    nowhere = [pattern for _, _, pattern in kept["nowhere"]]
    card = Card(
        files,
        kept["more"],
        kept["agree"],
        nowhere,
        chosen.follows_card if chosen else None,
        bool(version.declared),
    )
    return card if card.differing or card.agree or card.nowhere else None
