"""Judging again when rules changed: what would be found now beside what was, without touching what is decided or published."""

from collections.abc import Iterator
from dataclasses import dataclass

from donations.models import Donation, Finding, TextVersion

Answers = frozenset[tuple[str, str, str, str]]  # code, level, licence found, source


@dataclass(frozen=True, slots=True)
class Difference:
    """One donation whose licence would be judged otherwise today: what goes and what comes, as (level, code, found, source)."""

    donation: Donation
    gone: tuple[tuple[str, str, str, str], ...]
    new: tuple[tuple[str, str, str, str], ...]


def judged(version: TextVersion) -> Answers:
    """Return what the licence check said of a reading when it ran, resolved findings too."""
    rows = Finding.objects.filter(version=version, check_name="licence")
    return frozenset(
        (code, level, str(params.get("found", "")), str(params.get("source", "")))
        for code, level, params in rows.values_list("code", "level", "params").iterator()
    )


def difference(donation: Donation, before: Answers, now: Answers) -> Difference | None:
    """Return what differs, None where nothing does."""
    if before == now:
        return None
    return Difference(donation, tuple(_ordered(before - now)), tuple(_ordered(now - before)))


def _ordered(answers: Answers) -> Iterator[tuple[str, str, str, str]]:
    for code, level, found, source in sorted(answers):
        yield level, code, found, source
