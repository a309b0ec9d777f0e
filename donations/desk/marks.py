"""The four check marks of each donation in the queue, for a whole page of it in three questions to the database."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count

from donations.models import CheckRun, Finding, TextVersion
from donations.wording import Words
from donations.wording.desk import CHECK_NAMES, LEVELS

SHOWN = ("language", "licence", "accounting", "metadata")
_UNFINISHED = {CheckRun.State.ERROR: "warn", CheckRun.State.TIMEOUT: "warn"}


@dataclass(frozen=True, slots=True)
class Mark:
    """One check in one word: `level` is pass, warn, block or pending; `count` the open findings behind it."""

    check: str
    level: str
    word: Words
    count: int = 0

    @property
    def said(self) -> Words:
        """Return the level in words, for those who do not see the shape."""
        return LEVELS[self.level]


def marks_for(donations: Iterable[int]) -> dict[int, list[Mark]]:
    """Return {donation id: its marks}, of each donation's newest reading; pending where nothing answered yet."""
    wanted = list(donations)
    readings = TextVersion.objects.filter(donation__in=wanted).order_by("number")
    newest = dict(readings.values_list("donation", "pk"))  # the last one of each stays
    states, counts = _states(newest.values()), _open(newest.values())
    return {owner: _marks(newest.get(owner, 0), states, counts) for owner in wanted}


def _states(versions: Iterable[int]) -> dict[tuple[int, str], str]:
    runs = CheckRun.objects.filter(version__in=versions)
    return {(version, name): state for version, name, state in runs.values_list("version", "name", "state")}


def _open(versions: Iterable[int]) -> dict[tuple[int, str], dict[str, int]]:
    """Return {(version, check): {level: open findings}}."""
    found: dict[tuple[int, str], dict[str, int]] = defaultdict(dict)
    groups = (
        Finding.objects.filter(version__in=versions).blocking().values_list("version", "check_name", "level")
    )
    for version, check, level, count in groups.annotate(n=Count("pk")).order_by():
        found[version, check][level] = count
    return found


def _marks(
    version: int, states: Mapping[tuple[int, str], str], counts: Mapping[tuple[int, str], Mapping[str, int]]
) -> list[Mark]:
    return [
        _mark(check, states.get((version, check), ""), counts.get((version, check), {})) for check in SHOWN
    ]


def _mark(check: str, state: str, found: Mapping[str, int]) -> Mark:
    """A check that has not answered is never a pass."""
    word = CHECK_NAMES[check]
    for level in ("block", "warn"):
        if found.get(level):
            return Mark(check, level, word, found[level])
    if state == CheckRun.State.DONE:
        return Mark(check, "pass", word)
    return Mark(check, _UNFINISHED.get(CheckRun.State(state), "pending") if state else "pending", word)
