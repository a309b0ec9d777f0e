"""Asks a second opinion on the languages of a text version, or our own model again, and keeps it beside the first."""

import json
from collections.abc import Iterator

from donations import places
from donations.models import LanguageOpinion
from donations.work import Claim
from ingestion import second_opinion, strata
from languages.identify import BACKEND, Guess, Mixture, shared
from languages.scripts import UNKNOWN, is_unknown
from languages.second_opinion import Comparison, compare

OURS = "own"  # our own model as it is now, beside what it said when the text was read
DOCUMENTS = 300
LONGEST = 20_000  # characters of each


def run(claim: Claim) -> None:
    """Keep what it says of a drawn part of the version: the shares, how far both agree, where they do not."""
    version = claim.version
    is_ours = claim.unit.payload.get("backend") == OURS
    name = BACKEND if is_ours else second_opinion.model().name
    rows = list(strata.with_text(version, strata.choose(version, DOCUMENTS)))
    found = _again(rows) if is_ours else compare(second_opinion.model(), _read(rows))
    facts = {
        "documents": len(rows),
        "of": version.documents,
        "shares": dict(found.shares),
        "agreement": found.agreement,
        "differences": [{"file": where} | one._asdict() for where, one in found.worst()],
    }
    with claim.finishing({"documents": len(rows)}):
        LanguageOpinion.objects.update_or_create(version=version, backend=name, defaults=facts)


def give_up(claim: Claim) -> None:
    """An opinion nobody could give is missing, and stops nothing."""
    claim.finish(state=claim.unit.State.FAILED)


def _read(rows: list[strata.Row]) -> Iterator[tuple[str, str, Mixture]]:
    for row in rows:
        text = row["text"][:LONGEST]
        yield places.path(row["path"], row["member"]), text, shared().mixture(text)


def _again(rows: list[strata.Row]) -> Comparison:
    """Our model as it is now beside what is stored, each document by its first language."""
    found = Comparison()
    for row in rows:
        text = row["text"][:LONGEST]
        now = shared().mixture(text).shares
        first = _first(now)
        found.add(
            places.path(row["path"], row["member"]),
            _first(json.loads(row["languages"])),
            Guess(first, now.get(first, 0.0), BACKEND),
            text,
        )
    return found


def _first(shares: dict[str, float]) -> str:
    known = {tag: share for tag, share in shares.items() if not is_unknown(tag)}
    return max(known, key=known.__getitem__) if known else UNKNOWN
