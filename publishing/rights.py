"""The rights ledger in what is published: each row keeps the licence of its part, each part its holder's thanks."""

from dataclasses import dataclass
from functools import lru_cache

from donations.licences import catalogue
from donations.models import Donation
from licensing.sources import Source, place


@dataclass(frozen=True, slots=True)
class Part:
    """A part with rights of its own, as the papers tell it."""

    title: str
    licence: str
    licence_name: str
    licence_url: str
    holder: str
    url: str
    is_upstream: bool


def parts(donation: Donation, locale: str) -> list[Part]:
    """Return the parts by others in the donor's order, named in `locale`."""
    known = catalogue()
    told = []
    for row in donation.sources.all():
        licence = known.get(row.licence) or known.entries["other"]
        told.append(
            Part(
                row.title,
                licence.id,
                licence.name(locale),
                licence.url,
                row.holder or row.author,
                row.url,
                row.is_upstream,
            )
        )
    return told


class Ledger:
    """Which licence a row has, by the file and member it came from."""

    def __init__(self, donation: Donation) -> None:
        rows = list(donation.sources.filter(is_upstream=False))
        self._ledger = (
            Source("", licence=donation.licence),
            *(Source(row.title, row.pattern, row.licence) for row in rows),
        )
        self._licence = lru_cache(maxsize=4096)(self._look)

    def licence(self, path: str, member: str) -> str:
        """Return the id of the licence that governs this file or member."""
        return self._licence(path, member) if len(self._ledger) > 1 else self._ledger[0].licence

    def _look(self, path: str, member: str) -> str:
        return self._ledger[place(path, member, self._ledger)].licence
