"""Chooses the pictures, sounds and videos that go out with a release: those that its rows speak of and a person has seen."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db.models import QuerySet

from donations.media import (
    BARE,
    BARE_BYTES,
    NAMED_BY,
    OUTCOME,
    REASON,
    SECONDS,
    STRIPPABLE,
    UNSEEN,
    Medium,
    bare_key,
    content_of,
    is_at_hand,
    key_of,
    medium_of,
)
from donations.media_index import MediaIndex, media_of
from donations.mentions import mention
from donations.models import Donation, LedgerEntry, TextVersion
from donations.structure import withheld_of
from publishing import shards
from publishing.models import ReleaseItem
from publishing.places import place_of

MOST = 90_000  # of a release: the Hub wants fewer than 100,000 files in a repository
KINDS = ("image", "audio", "video")


@dataclass(frozen=True, slots=True)
class Kind:
    """How many media of a kind (`image`, `audio`, `video`) there are, their bytes, and the seconds of those that say how long they last."""

    kind: str
    count: int
    bytes: int
    seconds: float = 0.0
    is_all: bool = True  # whether each of them says so


@dataclass(frozen=True, slots=True)
class Chosen:
    """One that goes out: its line of the ledger, the content that goes, its place in the tree, and how many rows speak of it."""

    line: LedgerEntry
    sha256: str
    place: str
    rows: int

    @property
    def key(self) -> str:
        """Return where its bytes lie: those of the copy without place and time, where the picture carried such."""
        return bare_key(self.line) if self.is_bare else key_of(self.line)

    @property
    def bytes(self) -> int:
        """Return how many they are."""
        return int(self.line.params.get(BARE_BYTES, 0)) if self.is_bare else self.line.bytes

    @property
    def is_bare(self) -> bool:
        """Tell whether something was taken out of what goes."""
        return bool(self.line.params.get(BARE))


@dataclass(frozen=True, slots=True)
class Media:
    """The media of one donation: what goes out, and how many stay with us for which reason."""

    chosen: Mapping[Medium, Chosen] = field(default_factory=dict)
    staying: Mapping[str, int] = field(default_factory=dict)
    index: MediaIndex = field(default_factory=lambda: MediaIndex(()))
    of_documents: bool = False  # whether a document speaks of any that goes out
    of_records: bool = False

    @property
    def kinds(self) -> list[Kind]:
        """Return what goes out, kind by kind; each content is counted once."""
        by_kind = defaultdict[str, list[Chosen]](list)
        for one in {one.sha256: one for one in self.chosen.values()}.values():
            by_kind[one.line.media_type.partition("/")[0]].append(one)
        return [_counted(kind, by_kind[kind]) for kind in KINDS if by_kind[kind]]

    @property
    def bared(self) -> int:
        """Return out of how many data were taken before they go."""
        return len({one.sha256 for one in self.chosen.values() if one.is_bare})

    def pointed(self, row: shards.Row) -> dict[str, str]:
        """Return {file_name: the place in the tree} of what a row speaks of, nothing where that does not go out."""
        medium = self.index.of(mention(row)) if self.chosen else None
        chosen = self.chosen.get(medium) if medium is not None else None
        return {NAMED_BY: chosen.place} if chosen else {}


def _counted(kind: str, media: Sequence[Chosen]) -> Kind:
    known = [one.line.params[SECONDS] for one in media if SECONDS in one.line.params]
    return Kind(kind, len(media), sum(one.bytes for one in media), sum(known), len(known) == len(media))


NONE = Media()


def choose(items: Iterable[ReleaseItem]) -> dict[int, Media]:
    """Return the media of each donation by its id; what several of them hold has one place for all."""
    places: dict[str, str] = {}
    return {item.donation_id: _choose(item, places) for item in items}


def _choose(item: ReleaseItem, places: dict[str, str]) -> Media:
    version = item.version
    lines = version.ledger.filter(outcome=OUTCOME, file__evidence_of=None, file__removed_at=None)
    staying = Counter({"alone": lines.exclude(reason=REASON).count(), "uncounted": _in_crowds(version)})
    count = lines.filter(reason=REASON).count()
    is_too_much = len(places) + count > MOST
    if count == 0 or is_too_much or not _was_seen(version):
        staying["many" if is_too_much else "unseen"] = count
        return Media({}, dict(+staying))
    spoken, index = _spoken(version, lines), media_of(version)
    told = _told(version, index, withheld_of(item.donation))
    secret = _secret(item.donation, spoken, told.held)
    chosen: dict[Medium, Chosen] = {}
    for line in spoken:
        medium = medium_of(line)
        rows = told.documents[medium] + told.records[medium]
        reason = _stays(line, rows, secret)
        if reason:
            staying[reason] += 1
        else:
            digest = line.params.get(BARE) or content_of(line)
            place = places.setdefault(digest, place_of(medium, digest, line.media_type))
            chosen[medium] = Chosen(line, digest, place, rows)
    of_documents, of_records = (not chosen.keys().isdisjoint(some) for some in (told.documents, told.records))
    return Media(chosen, dict(+staying), index, of_documents, of_records)


def _spoken(version: TextVersion, lines: "QuerySet[LedgerEntry]") -> list[LedgerEntry]:
    """Return the lines of media that rows speak of. All are of one version and of few files: of very many each is kept once."""
    spoken = list(lines.filter(reason=REASON).order_by("file__name", "member").iterator())
    files = version.donation.files.in_bulk({line.file_id for line in spoken})
    for line in spoken:
        line.version, line.file = version, files[line.file_id]
    return spoken


def _in_crowds(version: TextVersion) -> int:
    counts: Iterable[dict[str, int]] = version.ledger_parts.values_list("outcomes", flat=True)
    return sum(outcomes.get(OUTCOME, 0) for outcomes in counts)


def _was_seen(version: TextVersion) -> bool:
    """Tell whether a person answered that these may go out; approvals from before anybody was asked do not count."""
    return version.findings.filter(code=UNSEEN, resolved_at__isnull=False).exists()


class _Told(NamedTuple):
    """How many documents and records that go out speak of each medium, and those that a withheld row speaks of."""

    documents: Counter[Medium]
    records: Counter[Medium]
    held: frozenset[Medium]


def _told(version: TextVersion, index: MediaIndex, withheld: frozenset[str]) -> _Told:
    documents, records, held = Counter[Medium](), Counter[Medium](), set[Medium]()
    for split in sorted(set(version.shards.values_list("split", flat=True))):
        for row in shards.origins(version, split):
            medium = index.of(mention(row))
            if medium is None:
                continue
            if split in withheld:
                held.add(medium)
            else:
                (documents if row["columns"] is None else records)[medium] += 1
    return _Told(documents, records, frozenset(held))


@dataclass(frozen=True, slots=True)
class _Secret:
    """What never leaves: by place, by the split that a place names, and by content, wherever else it lies."""

    media: frozenset[Medium]
    splits: frozenset[str]
    contents: frozenset[str] = frozenset()

    def holds(self, line: LedgerEntry) -> bool:
        is_there = medium_of(line) in self.media or line.params.get("split") in self.splits
        return is_there or content_of(line) in self.contents


def _secret(donation: Donation, lines: Iterable[LedgerEntry], held: frozenset[Medium]) -> _Secret:
    by_place = _Secret(held, withheld_of(donation))
    contents = {content_of(line) for line in lines if by_place.holds(line)} - {""}
    contents |= set(donation.files.exclude(evidence_of=None).values_list("sha256", flat=True))
    return _Secret(by_place.media, by_place.splits, frozenset(contents))


def _stays(line: LedgerEntry, rows: int, secret: _Secret) -> str:
    """Return why this one stays, "" where it goes."""
    if secret.holds(line):
        return "withheld"
    if not rows:
        return "alone"
    if not is_at_hand(line):
        return "packed"
    return "carrying" if line.media_type in STRIPPABLE and BARE not in line.params else ""
