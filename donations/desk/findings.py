"""Findings as the desk shows them: a sentence, the evidence, and who may answer it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Case, Value, When
from django.utils.dateparse import parse_datetime

from donations import answers, places, sentences
from donations.desk.addresses import Texts, texts_of
from donations.languages_said import counted, cue_said
from donations.licences_said import short
from donations.models import CheckRun, Event, Finding, TextVersion, User
from donations.models.finding import Level
from donations.roles import Role
from donations.wording import Words
from donations.wording.desk import CHECK_NAMES
from donations.wording.tables import SPLITS

MOST_SHOWN = 5  # pieces of evidence before "more"
OPENED_AGAIN = ("take_back", "asked_again")
_WORST_FIRST = Case(
    When(level=Level.BLOCK, then=Value(0)), When(level=Level.WARN, then=Value(1)), default=Value(2)
)


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of evidence: the file and the page, slide or sheet in it, the words found there, and what they say."""

    where: str
    leaf: str
    quote: str
    before: str
    after: str
    said: str
    languages: Mapping[str, float]
    text: str = ""  # where the document can be read, at the words quoted


@dataclass(frozen=True, slots=True)
class Earlier:
    """An answer that no longer counts; `why` is the event that opened the finding again, "" where it was before this reading."""

    who: User
    words: str
    answered_at: datetime | None
    why: str


@dataclass(frozen=True, slots=True)
class Shown:
    """One finding; `answer` is "resolve", "override", "maintainer" (somebody else may) or "".

    `earlier` is the answer it had before, where it is open again; `was_kept` that it was given to an earlier reading.
    """

    finding: Finding
    check: Words
    sentence: str
    first: tuple[Piece, ...]
    rest: tuple[Piece, ...]
    answer: str
    seen: str
    earlier: Earlier | None
    may_take_back: bool
    was_kept: bool


@dataclass(frozen=True, slots=True)
class Run:
    """One check and how it ended: `level` is pass, warn or pending."""

    run: CheckRun
    name: Words
    level: str


def runs(version: TextVersion) -> list[Run]:
    """Return the checks of a reading, each with its state."""
    levels = {CheckRun.State.DONE: "pass", CheckRun.State.ERROR: "warn", CheckRun.State.TIMEOUT: "warn"}
    return [
        Run(run, CHECK_NAMES.get(run.name, run.name), levels.get(CheckRun.State(run.state), "pending"))
        for run in version.checks.order_by("pk")
    ]


def findings(version: TextVersion, role: Role | None) -> list[Shown]:
    """Return the findings of a reading: open ones first, the gravest first; `role` None may answer nothing."""
    rows = version.findings.select_related("resolved_by", "file").order_by("resolved_at", _WORST_FIRST, "pk")
    in_order = sorted(rows, key=lambda row: row.resolved_at is not None)
    texts = texts_of(version, (piece for row in in_order for piece in row.evidence))
    opened = _opened_again(version)
    return [_shown(row, role, version, opened.get(row.pk), texts) for row in in_order]


def _opened_again(version: TextVersion) -> dict[int, Event]:
    """Return {finding: the last event that opened it again}."""
    events = version.donation.events.filter(code__in=OPENED_AGAIN).order_by("seq")
    return {int(event.data["finding"]): event for event in events}


def worst_levels(version: TextVersion) -> dict[str, str]:
    """Return {check: worst open level}; a check that found nothing worse than notes is `pass`, an unfinished one absent."""
    worst = {run.name: "pass" for run in version.checks.filter(state=CheckRun.State.DONE)}
    for check, level in version.findings.blocking().values_list("check_name", "level"):
        worst[check] = "block" if Level.BLOCK in {level, worst.get(check)} else "warn"
    return worst


def answered_checks(version: TextVersion) -> frozenset[str]:
    """Return the checks of which the team answered a warning or more."""
    grave = version.findings.filter(level__in=[Level.WARN, Level.BLOCK], resolved_at__isnull=False)
    return frozenset(grave.values_list("check_name", flat=True))


def _shown(
    finding: Finding, role: Role | None, version: TextVersion, opened: Event | None, texts: Texts
) -> Shown:
    pieces = tuple(_pieces(finding, texts))
    answered_at = finding.resolved_at
    first = 0 if finding.level == Level.NOTE else MOST_SHOWN  # a note's evidence opens on request
    return Shown(
        finding=finding,
        check=CHECK_NAMES.get(finding.check_name, finding.check_name),
        sentence=sentences.for_finding(finding.code, finding.params),
        first=pieces[:first],
        rest=pieces[first:],
        answer=_answer(finding, role),
        seen=answers.as_seen(finding),
        earlier=_earlier(finding, opened),
        may_take_back=bool(answered_at)
        and (role is Role.MAINTAINER or (bool(role) and finding.level == Level.WARN)),
        was_kept=answered_at is not None and answered_at < version.created_at,
    )


def _earlier(finding: Finding, opened: Event | None) -> Earlier | None:
    if finding.resolved_at or finding.resolved_by is None:
        return None
    at = parse_datetime(str(opened.data["answered_at"])) if opened else None
    return Earlier(finding.resolved_by, finding.resolution, at, opened.code if opened else "")


def _answer(finding: Finding, role: Role | None) -> str:
    if role is None or finding.resolved_at or finding.level == Level.NOTE:
        return ""
    if finding.level == Level.WARN:
        return "resolve"
    return "override" if role is Role.MAINTAINER else "maintainer"


def _pieces(finding: Finding, texts: Texts) -> Iterator[Piece]:
    if said := counted(finding.params):
        yield Piece("", "", "", "", "", said, {})
    for piece in finding.evidence:
        split = SPLITS.get(str(piece.get("file"))) if "splits" in finding.params else None
        where = (
            str(split) if split else places.path(str(piece.get("file") or ""), str(piece.get("member") or ""))
        )
        languages = piece.get("languages")
        yield Piece(
            where, places.leaf(piece), str(piece.get("quote") or ""), str(piece.get("before") or ""),
            str(piece.get("after") or ""), _said(piece), languages if isinstance(languages, dict) else {},
            texts.address(piece),
        )  # fmt: skip


def _said(piece: Mapping[str, Any]) -> str:
    """Return what a piece says of itself: the sentence of its reason, a feature of Spanish, or an id."""
    if piece.get("reason"):
        return sentences.for_reason(str(piece["reason"]), piece.get("params") or {})
    if piece.get("cue"):
        return cue_said(str(piece["cue"]), piece.get("forms") or (), piece.get("countries") or ())
    return short(str(piece.get("id") or ""))
