"""Finds files of a gift whose lines translate one another: `train.es` and `train.quy`, or `es.txt` and `quy.txt`, as parallel corpora come."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from donations.media import Medium, medium_of
from donations.mentions import parted
from donations.models import TextVersion
from languages.in_names import loosely_named

KIND = "text/x-moses"
# Files that hold both.
_TRANSLATIONS = ("application/x-tmx+xml", "application/xliff+xml", "text/x-gettext-translation")
MOST = 2_000  # files that are looked at
MOST_SHOWN = 12  # corpora


class Side(NamedTuple):
    """One language of a parallel corpus: where it lies, and its lines."""

    place: Medium
    rows: int


class Corpus(NamedTuple):
    """Files that by their names are the same texts in several languages; `pairs` are those that have as many lines as another."""

    sides: Sequence[Side]
    pairs: Sequence[Sequence[Side]]

    @property
    def alone(self) -> list[Side]:
        """Return those that have more or fewer lines than all the others."""
        together = {side.place for pair in self.pairs for side in pair}
        return [side for side in self.sides if side.place not in together]


def corpora_of(version: TextVersion) -> list[Corpus]:
    """Return the parallel corpora of a reading, in the order of their files."""
    lines = version.ledger.filter(media_type=KIND, documents__gt=0)
    lines = lines.select_related("file").order_by("file__name", "member")[:MOST]
    return list(corpora(Side(medium_of(line), line.documents) for line in lines))


def corpora(sides: Iterable[Side]) -> Iterator[Corpus]:
    """Yield those that share a name, two or more each."""
    found = defaultdict[tuple[str, str], dict[str, Side]](dict)
    twice = set[tuple[str, str]]()
    for side in sides:
        if (said := _texts(side.place)) is not None:
            texts, code = said
            twice |= {texts} if code in found[texts] else set()
            found[texts][code] = side
    for texts, by_code in found.items():
        if len(by_code) > 1 and texts not in twice:  # else nobody can tell which of them is meant
            yield Corpus(list(by_code.values()), _pairs(by_code.values()))


def _pairs(sides: Iterable[Side]) -> list[list[Side]]:
    by_rows = defaultdict[int, list[Side]](list)
    for side in sides:
        by_rows[side.rows].append(side)
    return [alike for alike in by_rows.values() if len(alike) > 1]


def _texts(place: Medium) -> tuple[tuple[str, str], str] | None:
    """What the places of the same texts share, and the language of this one: of `train.es.gz`, in which `train.es` lies, too."""
    said = loosely_named(place.member or place.file)
    unpacked = place.file.rpartition(".")[0]
    packed = loosely_named(unpacked) if place.member and unpacked.endswith(place.member) else None
    box = packed.stem if packed else place.file if place.member else ""
    return ((box, said.stem), said.code) if said else None


def is_translated(version: TextVersion) -> bool:
    """Tell whether a reading has texts beside their translations."""
    in_files = version.ledger.filter(media_type__in=_TRANSLATIONS, documents__gt=0).exists()
    return in_files or any(corpus.pairs for corpus in corpora_of(version))


def shown(version: TextVersion | None) -> Mapping[str, object]:
    """Return {corpora: [{pairs: [(names, lines)], alone: [(name, lines)]}], more_corpora} for a page, each file by its own name."""
    found = corpora_of(version) if version else []
    return {"corpora": list(map(_shown, found[:MOST_SHOWN])), "more_corpora": max(0, len(found) - MOST_SHOWN)}


def _shown(corpus: Corpus) -> Mapping[str, object]:
    names = _names(corpus.sides)
    return {
        "pairs": [([names[side.place] for side in pair], pair[0].rows) for pair in corpus.pairs],
        "alone": [(names[side.place], side.rows) for side in corpus.alone],
    }


def _names(sides: Sequence[Side]) -> Mapping[Medium, str]:
    """Return what each is called: with its folders where the names alone are the same."""
    ways = {side.place: parted(side.place)[1] for side in sides}
    names = {place: way.rpartition("/")[2] for place, way in ways.items()}
    return names if len(set(names.values())) == len(names) else ways
