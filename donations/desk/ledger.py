"""The ledger on the desk: what became of every file and member, page by page, and counts that cover the crowds too."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.core.paginator import Page
from django.db.models import Count

from donations import again, places, sentences
from donations.desk import lines
from donations.desk.addresses import text_address
from donations.media import OUTCOME, is_at_hand
from donations.models import LedgerEntry, TextVersion
from donations.outcomes import MARKS, WAITING, Mark, mark_of
from donations.wording import Words
from donations.wording.kinds import kind_of


@dataclass(frozen=True, slots=True)
class Tally:
    """One outcome: how many files and members ended in it, and how many of those are kept only as a count."""

    outcome: str
    mark: Mark
    count: int
    only_counted: int


@dataclass(frozen=True, slots=True)
class Line:
    """One file or member."""

    name: str
    member: str
    bytes: int
    outcome: str
    mark: Mark
    kind: Words
    said: str
    documents: int
    characters: int
    pages: int
    languages: Mapping[str, float]
    licences: tuple[str, ...]
    besides: str  # what another try came to, what goes out without its data
    line: int  # by which another try is asked for, 0 where there is none
    way: str  # what another try would be: `donations.again.Way` in small letters
    download: int | None  # the line by which the team gets a picture, a sound or a video to look at
    text: str  # where its text can be read, "" where there is none


def tallies(version: TextVersion) -> list[Tally]:
    """Return the outcomes that occur, the commonest first."""
    rows: Counter[str] = Counter(
        dict(version.ledger.values_list("outcome").annotate(n=Count("pk")).order_by())
    )
    crowd: Counter[str] = Counter()
    for outcomes in version.ledger_parts.values_list("outcomes", flat=True).iterator():
        crowd.update(outcomes)
    both = rows + crowd
    return [
        Tally(outcome, MARKS.get(outcome, WAITING), n, crowd[outcome]) for outcome, n in both.most_common()
    ]


def page_of(
    version: TextVersion, outcome: str, number: str, words: str = ""
) -> "tuple[Page[int], list[Line]]":
    """Return one page of the lines with this outcome and these words in their names ("" for all), and what to show for each."""
    page, entries = lines.page_of(lines.asked_for(version, outcome, words), number)
    return page, list(_lines(version.donation_id, entries, again.ways(version, entries)))


def _lines(donation: int, entries: Iterable[LedgerEntry], able: Mapping[int, again.Way]) -> Iterable[Line]:
    for entry in entries:
        licences = dict.fromkeys(str(hit.get("id", "")) for hit in entry.licences)
        yield Line(
            entry.file.name, places.inside(entry.member), entry.bytes, entry.outcome,
            mark_of(entry.outcome, entry.reason), kind_of(entry.media_type),
            sentences.for_reason(entry.reason, entry.params) if entry.reason else "",
            entry.documents, entry.characters, entry.pages, entry.languages, tuple(licences)[:4],
            sentences.besides(entry.outcome, entry.params, entry.media_type), entry.pk if entry.pk in able else 0,
            again.word(able.get(entry.pk)),
            entry.pk if entry.outcome == OUTCOME and is_at_hand(entry) else None,
            text_address(donation, entry.file_id, entry.member) if entry.documents else "",
        )  # fmt: skip
