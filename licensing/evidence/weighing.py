"""Sums up the hits of many files into what the policy judges: one piece of evidence per licence."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from licensing.evidence.hits import Hit
from licensing.vocabulary import Role


@dataclass(frozen=True, slots=True)
class Evidence:
    """A licence granted somewhere in the donation.

    `concludes` where at least one of its hits does; `share` of all files (0–1) that say so; `beside_commons` where every file
    that says so also holds a Creative Commons grant.
    """

    id: str
    concludes: bool = True
    files: int = 1
    share: float = 1.0
    beside_commons: bool = False


def weigh(files: Iterable[Sequence[Hit]]) -> tuple[Evidence, ...]:
    """Evidence out of the hits of each file (an empty sequence for a silent one). Mentions are no evidence."""
    granting: dict[str, list[list[Hit]]] = defaultdict(list)
    total = 0
    for hits in files:
        total += 1
        grants = [hit for hit in hits if hit.role is Role.GRANT]
        for licence_id in {hit.id for hit in grants}:
            granting[licence_id].append(grants)
    return tuple(_evidence(licence_id, found, total) for licence_id, found in sorted(granting.items()))


def _evidence(licence_id: str, files: list[list[Hit]], total: int) -> Evidence:
    return Evidence(
        id=licence_id,
        concludes=any(hit.concludes for grants in files for hit in grants if hit.id == licence_id),
        files=len(files),
        share=len(files) / total,
        beside_commons=all(any(hit.id.startswith(("cc-by", "cc0")) for hit in grants) for grants in files),
    )
