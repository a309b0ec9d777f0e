"""Tells which findings say the same as before, which changed, which are new and which are gone."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from donations.approval import digest
from donations.models import File, Finding, TextVersion

_PLACE = "offset"  # where in its file the same words stand tells nothing else
_MOST_KEPT = 100  # pieces of evidence of one finding
Files = Mapping[str, str]  # name: sha256
Pair = tuple[Finding, Finding]  # before, now


@dataclass(frozen=True, slots=True)
class Compared:
    """Findings before and now; a changed one speaks of the same matter and says something else of it."""

    same: list[Pair]
    changed: list[Pair]
    new: list[Finding]
    gone: list[Finding]


def compare(before: Iterable[Finding], now: Iterable[Finding], then: Files, files: Files) -> Compared:
    """Put findings beside one another, one for one; `then` and `files` are what the two readings were made from."""
    same, was, says = _paired(before, now, lambda one: mark(one, then), lambda one: mark(one, files))
    changed, gone, new = _paired(was, says, about, about)
    return Compared(same, changed, new, gone)


def files_of(version: TextVersion) -> dict[str, str]:
    """Return {name: sha256} of the files that a version was read from."""
    read = File.objects.filter(ledger__version=version, ledger__member="")
    return dict(read.values_list("name", "sha256"))


def mark(finding: Finding, files: Files) -> str:
    """Return a hash that findings share which say the same thing of the same things, in whatever order they name them.

    Where a file is named and nothing in it is quoted, its content is what was judged; so is that of all files where more was
    found than is kept.
    """
    pieces = sorted(_canonical(_piece(one, files)) for one in finding.evidence)
    whole = sorted(files.items()) if _is_cut(finding) else []
    said = [finding.check_name, str(finding.level), finding.code, _unordered(finding.params)]
    return digest([*said, pieces, whole])


def about(finding: Finding) -> tuple[str, ...]:
    """Return what a finding speaks of, whatever it says of it: check, code, part of the gift, licence found."""
    found = finding.params.get("found", "")
    source = str(finding.params.get("source", ""))
    return finding.check_name, finding.code, source, found if isinstance(found, str) else ""


def _paired(
    before: Iterable[Finding],
    now: Iterable[Finding],
    of_before: Callable[[Finding], object],
    of_now: Callable[[Finding], object],
) -> tuple[list[Pair], list[Finding], list[Finding]]:
    """Return the pairs with the same key, and what is left on either side."""
    stock: dict[object, list[Finding]] = defaultdict(list)
    for one in before:
        stock[of_before(one)].append(one)
    pairs, left = [], []
    for one in now:
        rows = stock.get(of_now(one))
        if rows:
            pairs.append((rows.pop(0), one))
        else:
            left.append(one)
    return pairs, [one for rows in stock.values() for one in rows], left


def _piece(piece: Mapping[str, object], files: Files) -> dict[str, object]:
    told = {key: value for key, value in piece.items() if key != _PLACE}
    return told if piece.get("quote") else {**told, "content": files.get(str(piece.get("file")), "")}


def _is_cut(finding: Finding) -> bool:
    kept: Sequence[object] = finding.evidence
    counted = finding.params.get("places", finding.params.get("count", 0))
    return len(kept) >= _MOST_KEPT or (bool(kept) and isinstance(counted, int) and counted > len(kept))


def _unordered(value: object) -> object:
    if isinstance(value, Mapping):
        return {str(key): _unordered(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return sorted((_unordered(one) for one in value), key=_canonical)
    return value


def _canonical(value: object) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False)
