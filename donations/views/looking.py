"""What we understood of a draft before it is sent, on the receipt: file by file, and what its checks would say."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from donations import places
from donations.models import Donation, Finding
from donations.models.finding import Level
from donations.outcomes import SCAN_OF_OURS, Mark, is_told_by_itself, mark_of
from donations.permissions import guarded
from donations.previews import Look, look
from donations.sentences import told as said
from donations.uses import doubted
from donations.views.files import MOST_OPEN
from donations.views.findings import tell

MOST_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Seen:
    """One file, or a member that needs the donor."""

    name: str
    mark: Mark
    words: str
    languages: Mapping[str, float]
    documents: int


@guarded("donations:look")
def progress(request: HttpRequest, donation: Donation) -> HttpResponse:
    """Answer the receipt's polling with the look as far as it has come."""
    return render(request, "donations/parts/look.html", looked(donation))


def looked(donation: Donation) -> dict[str, Any]:
    """Return what the receipt shows of the look, asking for one where there is none."""
    seen = look(donation)
    files = [one for file in seen.files for one in _file(file)]
    needy = [one for one in files if one.mark.level in {"warn", "block"}]
    besides = [one for one in files if one.words and (one.mark.level == "pass" or one.mark is SCAN_OF_OURS)]
    return {
        "donation": donation, "look": seen, "of": len(files), "needy": len(needy),
        "seen": needy[:MOST_OPEN] or files[:MOST_SHOWN], "needy_folded": needy[MOST_OPEN:MOST_SHOWN],
        "needy_rest": max(0, len(needy) - MOST_OPEN), "untold": max(0, len(needy) - MOST_SHOWN),
        "besides": besides[:MOST_SHOWN] if needy else [],
        "told": [tell(donation, row) for row in _rows(donation, seen)], "uses": _uses(seen),
    }  # fmt: skip


def _file(file: Mapping[str, Any]) -> Iterator[Seen]:
    total = sum(file["languages"].values())
    shares = {tag: size / total for tag, size in file["languages"].items()} if total else {}
    yield _seen(file["name"], file, shares, file["documents"])
    for member in file["members"]:
        if is_told_by_itself(member["outcome"], member["reason"]):
            yield _seen(places.path(file["name"], member["member"]), member, {}, 0)


def _seen(name: str, line: Mapping[str, Any], shares: Mapping[str, float], documents: int) -> Seen:
    mark = mark_of(line["outcome"], line["reason"])
    words = "" if line["outcome"] == "unpacked" else said(line["reason"], line["params"]) or str(mark.advice)
    return Seen(name, mark, words, shares, documents)


def _rows(donation: Donation, seen: Look) -> Iterator[Finding]:
    """The findings worth an answer before sending, the gravest first; never saved."""
    worth = [one for one in seen.findings if one["level"] in {Level.WARN, Level.BLOCK}]
    for one in sorted(worth, key=lambda one: one["level"]):
        yield Finding(
            donation=donation, check_name=one["check"], level=Level(one["level"]), code=one["code"], params=one["params"],
            evidence=one["evidence"],
        )  # fmt: skip


def _uses(seen: Look) -> Mapping[str, Any]:
    said: Mapping[str, Any] = next((one["params"] for one in seen.findings if one["code"] == "uses"), {})
    return doubted(said, [one["code"] for one in seen.findings])
