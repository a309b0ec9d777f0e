"""The rows of the donor's file table: what we understood of each file, counted by the database."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Case, Count, Exists, OuterRef, Q, QuerySet, Sum, Value, When

from donations import again, places
from donations.media import SECONDS, SECONDS_IN
from donations.models import Donation, File, LedgerEntry, LedgerPart, Status, TextVersion, Unit
from donations.outcomes import (
    NEEDING,
    READING,
    TOLD_BY_ITSELF,
    WAITING,
    Mark,
    mark_of,
)
from donations.sentences import besides, told
from donations.wording import Words
from donations.wording.kinds import has_rows, kind_of

PER_PAGE = 50
MOST_MEMBERS = 20  # members with a problem shown under a file; the rest is counted
_LAST = Case(
    When(NEEDING | Q(outcome=again.FAILED), then=Value(0)), default=Value(1)
)  # what asks for nothing
MOST_WEIGHED = 2000  # members whose languages are added up for a file's bar


@dataclass(slots=True)
class Row:
    """One line: a file, or something in it that needs somebody."""

    name: str
    bytes: int
    mark: Mark
    kind: Words = ""
    documents: int = 0
    characters: int = 0
    pages: int = 0
    languages: Mapping[str, float] = field(default_factory=dict)
    licences: tuple[str, ...] = ()
    problem: str = ""
    besides: str = ""  # what another try came to, what goes out without its data
    line: int = 0  # by which another try is asked for, 0 where there is none
    way: str = ""  # what another try would be: `donations.again.Way` in small letters
    has_rows: bool = False
    seconds: float = 0.0  # that the sounds and videos in it last, 0 where nobody knows
    members: list["Row"] = field(default_factory=list)
    counts: list[tuple[Mark, int]] = field(default_factory=list)
    more: int = 0


def page_of_rows(donation: Donation, number: str | int) -> tuple[Page[File], list[Row]]:
    """Return one page of the donation's files, those that need the donor first, and a row for each of them."""
    version = donation.versions.first()
    needing = LedgerEntry.objects.filter(NEEDING, file=OuterRef("pk"), version=version, member="")
    files: QuerySet[File] = donation.files.filter(removed_at=None).order_by(Exists(needing).desc(), "name")
    page = Paginator(files, PER_PAGE).get_page(number)
    shown = list(page.object_list)
    rows = _rows(version, shown) if version else {}
    return page, [rows.get(file.pk) or Row(file.name, file.bytes, WAITING) for file in shown]


def _rows(version: TextVersion, files: list[File]) -> dict[UUID, Row]:
    entries = {e.file_id: e for e in version.ledger.filter(file__in=files, member="")}
    able = _able(version, entries.values())
    rows = {file.pk: _row(file.name, file.bytes, entries.get(file.pk), able) for file in files}
    for pk in _being_read(version) & (rows.keys() - entries.keys()):
        rows[pk].mark = READING
    holders = _holders(version, rows)
    if holders:
        _count_members(version, rows, holders)
        _show_members(version, rows, holders)
    return rows


def _holders(version: TextVersion, files: Iterable[UUID]) -> list[UUID]:
    """Return the files in which others lie: boxes, mails with what is attached, tables with sounds in their cells."""
    lines = version.ledger.filter(file__in=files).exclude(member="").values_list("file_id", flat=True)
    crowds = version.ledger_parts.filter(file__in=files).values_list("file_id", flat=True)
    return sorted({*lines.distinct(), *crowds})


def _being_read(version: TextVersion) -> set[UUID]:
    """Return the files that somebody has in hand now: there are never many."""
    running = version.units.filter(kind__in=again.READING, state=Unit.State.RUNNING)
    return {
        UUID(pk)
        for payload in running.values_list("payload", flat=True)
        for pk, _ in payload.get("files", ())
    }


def _able(version: TextVersion, entries: Iterable[LedgerEntry]) -> Mapping[int, again.Way]:
    """Return which lines can be tried again now: while a donation is in review."""
    return again.ways(version, entries) if version.donation.status == Status.IN_REVIEW else {}


def _row(name: str, size: int, entry: LedgerEntry | None, able: Mapping[int, again.Way]) -> Row:
    if entry is None:
        return Row(name, size, WAITING)
    mark = mark_of(entry.outcome, entry.reason)
    return Row(
        name, size, mark, kind_of(entry.media_type), entry.documents, entry.characters, entry.pages,
        entry.languages, tuple(_licence_ids(entry.licences)), _problem(entry, mark), besides(entry.outcome, entry.params, entry.media_type),
        entry.pk if entry.pk in able else 0, again.word(able.get(entry.pk)), has_rows(entry.media_type),
        entry.params.get(SECONDS, 0.0),
    )  # fmt: skip


def _problem(entry: LedgerEntry, mark: Mark) -> str:
    """Return what went wrong and what to do, and what else is to be said of a text; "" where all went well."""
    if entry.outcome == "unpacked":
        return ""
    return told(entry.reason, entry.params) or str(mark.advice)


def _licence_ids(hits: Iterable[Mapping[str, object]]) -> list[str]:
    """Return the licences found, each once, in the order found."""
    return list(dict.fromkeys(str(hit.get("id", "")) for hit in hits if hit.get("id")))[:3]


def _count_members(version: TextVersion, rows: dict[UUID, Row], holders: list[UUID]) -> None:
    """Add up what is inside each of these, from the ledger's rows and from its Parquet parts."""
    members: QuerySet[LedgerEntry] = version.ledger.filter(file__in=holders).exclude(member="")
    outcomes: dict[UUID, dict[tuple[str, Mark], int]] = defaultdict(lambda: defaultdict(int))
    for group in members.values("file", "outcome", "reason").annotate(
        n=Count("pk"), d=Sum("documents"), c=Sum("characters"), s=SECONDS_IN
    ):
        ended = group["outcome"]
        outcomes[group["file"]][ended, mark_of(ended, group["reason"])] += group["n"]
        rows[group["file"]].documents += group["d"]
        rows[group["file"]].characters += group["c"]
        rows[group["file"]].seconds += group["s"] or 0.0
    for part in LedgerPart.objects.filter(version=version, file__in=holders):
        for outcome, count in part.outcomes.items():
            outcomes[part.file_id][outcome, mark_of(outcome, "")] += count
        rows[part.file_id].documents += part.documents
        rows[part.file_id].characters += part.characters
    for pk, counted in outcomes.items():
        rows[pk].counts = [(mark, n) for (_, mark), n in sorted(counted.items(), key=lambda one: one[0][0])]


def _show_members(version: TextVersion, rows: dict[UUID, Row], holders: list[UUID]) -> None:
    """List the members that need the donor, and weigh the languages of the whole."""
    crowds = defaultdict[UUID, list[LedgerPart]](list)
    for part in version.ledger_parts.filter(file__in=holders):
        crowds[part.file_id].append(part)
    for pk in holders:
        lines = version.ledger.filter(file_id=pk)
        needing = lines.exclude(member="").filter(TOLD_BY_ITSELF | Q(outcome=again.FAILED))
        shown = list(needing.order_by(_LAST, "pk")[:MOST_MEMBERS])
        able = _able(version, shown)
        rows[pk].members = [_row(places.path(rows[pk].name, e.member), e.bytes, e, able) for e in shown]
        rows[pk].more = max(0, needing.count() - MOST_MEMBERS)
        rows[pk].languages = _languages_in(lines.filter(outcome="text"), crowds[pk])


def _languages_in(texts: QuerySet[LedgerEntry], crowd: Iterable[LedgerPart]) -> dict[str, float]:
    """Return the languages of these texts and of those that are only counted, which have them as bytes.

    Of very many rows some stand for all, so that they weigh no less beside the crowd.
    """
    whole = texts.aggregate(n=Sum("characters"))["n"] or 0
    some = weigh(texts.values_list("languages", "characters")[:MOST_WEIGHED])
    return weigh([(some, whole), *((weigh([(part.languages, 1)]), part.characters) for part in crowd)])


def weigh(shares: Iterable[tuple[Mapping[str, float], int]]) -> dict[str, float]:
    """Return {tag: share} over several texts, each counting by its length; shares add up to 1 or there are none."""
    total: dict[str, float] = defaultdict(float)
    for languages, weight in shares:
        for tag, share in languages.items():
            total[tag] += share * weight
    whole = sum(total.values())
    return {tag: amount / whole for tag, amount in total.items()} if whole else {}
