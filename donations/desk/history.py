"""What happened to a donation, in order, with the words that went with it."""

from bisect import bisect
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from django.utils.timezone import localdate

from donations import changes, sentences
from donations.models import Donation, Event, Finding, User
from donations.wording.desk import CHECK_NAMES

FILES = ("file_added", "file_removed")  # one for each file: those that follow one another are one line
NAMED = 5  # files of one line
_ROW = ("seq", "code", "actor", "at", "data")


@dataclass(frozen=True, slots=True)
class Happening:
    """One event in words, or several files that came or went one after the other; `about` is the check or finding it speaks of."""

    seq: int
    code: str
    at: datetime
    who: str
    sentence: str
    words: str = ""
    about: str = ""
    count: int = 1
    names: tuple[str, ...] = ()

    @property
    def more(self) -> int:
        """Return how many files have no name here."""
        return self.count - len(self.names)


def history(donation: Donation, *, is_own: bool) -> list[Happening]:
    """Return all events, the newest first; to whoever gave it, only the words that went with a change of status."""
    told = donation.events.exclude(code__in=(*FILES, changes.KEPT)).select_related("actor", "payload")
    events = list(told.order_by("seq"))
    findings = _findings(events)
    lines = [_told(event, findings, has_words=bool(event.target) or not is_own) for event in events]
    lines += _of_files(donation, [event.seq for event in events])
    return sorted(lines, key=lambda line: -line.seq)


def _told(event: Event, findings: Mapping[int, Finding], *, has_words: bool) -> Happening:
    payload = getattr(event, "payload", None)
    who = str(event.actor) if event.actor else sentences.for_role(event.role)
    words = payload.text if payload and has_words else ""
    sentence = sentences.for_event(event.code, event.data)
    return Happening(event.seq, event.code, event.at, who, sentence, words, _about(event, findings))


def _findings(events: Iterable[Event]) -> dict[int, Finding]:
    return Finding.objects.in_bulk({event.data["finding"] for event in events if "finding" in event.data})


def _about(event: Event, findings: Mapping[int, Finding]) -> str:
    """Return which check or finding an event speaks of; of a finding that is gone only what its code says."""
    if "finding" not in event.data:
        return _check(event.data.get("check", ""))
    row = findings.get(event.data["finding"])
    if row is None:
        return sentences.for_finding(str(event.data.get("finding_code", "")), {})
    return f"{_check(row.check_name)}: {sentences.for_finding(row.code, row.params)}"


def _check(name: str) -> str:
    return str(CHECK_NAMES.get(name, name))


def _of_files(donation: Donation, others: list[int]) -> Iterator[Happening]:
    """Yield a line for files that one person added, or took out, on one day with nothing else between."""
    rows = donation.events.filter(code__in=FILES).order_by("seq").values_list(*_ROW)
    runs = [list(run) for _, run in groupby(rows, key=lambda row: (bisect(others, row[0]), *_alike(row)))]
    people = User.objects.in_bulk({run[0][2] for run in runs})
    names = _names(donation)
    for run in runs:
        seq, code, actor, at, _ = run[-1]
        named = [names[key] for row in run if (key := row[4].get("file")) in names]
        who = str(people[actor]) if actor in people else sentences.for_role("donor")
        sentence = sentences.for_event(code, {})
        yield Happening(seq, code, at, who, sentence, count=len(run), names=tuple(named[:NAMED]))


def _alike(row: Any) -> tuple[object, ...]:
    _, code, actor, at, _ = row
    return code, actor, localdate(at)


def _names(donation: Donation) -> dict[str, str]:
    """Return {id: name} of files that the team was ever sent; what was taken out before is nobody's business."""
    sent = list(donation.events.filter(code="submit").values_list("at", flat=True))
    files = donation.files.values_list("pk", "name", "created_at", "removed_at")
    return {
        str(pk): name
        for pk, name, came, went in files.iterator()
        if any(came <= at and (went is None or went > at) for at in sent)
    }
