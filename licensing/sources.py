"""The rights ledger: which part of a donation comes from which source, and what the parts mean for the whole."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import combinations

from licensing.catalogue import Catalogue
from licensing.comparing import fits
from licensing.entries import Licence
from licensing.policy import Facts, Reason
from licensing.tables import TABLES, Question
from licensing.vocabulary import Basis, Kind, LicenceClass, Visibility


@dataclass(frozen=True, slots=True)
class Source:
    """One part of a donation with rights of its own.

    `pattern` says which files: names or paths, `*` for anything within a folder's name, `**` across folders, a folder for all in
    it, `box.zip!folder/*` for members; empty for whatever no other source claims. `upstream` marks a dataset that the donation
    was made from and that no file stands for.
    """

    title: str
    pattern: str = ""
    licence: str = ""
    basis: str = Basis.UNKNOWN.value
    facts: Facts = field(default_factory=Facts)
    upstream: bool = False


def place(path: str, member: str, sources: Sequence[Source]) -> int:
    """The index of the source a file or member belongs to: of those that claim it, the most exact; else the one without pattern.

    `sources` holds one without pattern. A member belongs to what claims it, else to what claims its archive.
    """
    whole = f"{path}!{member}" if member else path
    claims = [
        (len(source.pattern), index)
        for index, source in enumerate(sources)
        if source.pattern and not source.upstream and _claims(source.pattern, path, member, whole)
    ]
    if claims:
        return max(claims, key=lambda claim: (claim[0], -claim[1]))[1]
    return next(index for index, source in enumerate(sources) if not source.pattern and not source.upstream)


def _claims(pattern: str, path: str, member: str, whole: str) -> bool:
    names = (whole, path, member) if member else (path,)
    return any(_expression(pattern).fullmatch(name) for name in names)


@cache
def _expression(pattern: str) -> re.Pattern[str]:
    """A pattern as people write it; without a slash it means a name in any folder."""
    given = pattern.strip().strip("/").removeprefix("./")
    parts = [
        {"**": ".*", "*": "[^/!]*", "?": "[^/!]"}.get(part, re.escape(part))
        for part in re.split(r"(\*\*|\*|\?)", given)
    ]
    anywhere = "" if "/" in given or "!" in given else "(?:.*[/!])?"
    return re.compile(f"{anywhere}{''.join(parts)}(?:[/!].*)?", re.IGNORECASE | re.DOTALL)


def judge_mix(
    declared: str, parts: Sequence[str], *, kind: str, visibility: str, catalogue: Catalogue
) -> tuple[Reason, ...]:
    """What follows from several licences under one roof: `declared` for the whole (a donation, a bundle), `parts` for its pieces.

    Reads the `mix` table of the policy. Strictest first; nothing for fewer than one part that differs. ValueError for words
    outside the vocabulary.
    """
    whole = catalogue.known(declared)
    pieces = tuple(catalogue.known(part) for part in sorted(set(parts)))
    question = Question(Basis.UNKNOWN, Kind(kind), Visibility(visibility))
    fired = [*_stricter(whole, pieces, question), *_unlike(whole, pieces, question)]
    return tuple(sorted(fired, key=lambda one: (-one.level.rank, one.code, one.params["found"])))


def _stricter(whole: Licence, pieces: Sequence[Licence], question: Question) -> Iterator[Reason]:
    for piece in pieces:
        if piece.klass is LicenceClass.VAGUE:
            yield from _rows("part_unclear", whole, piece.id, question)
        elif piece.klass is LicenceClass.RESERVED:
            yield from _rows("part_reserved", whole, piece.id, question)
        elif piece.id != whole.id and not fits(piece, whole):
            yield from _rows("laxer_than_part", whole, piece.id, question)


def _unlike(whole: Licence, pieces: Sequence[Licence], question: Question) -> Iterator[Reason]:
    shared = [piece for piece in pieces if "share_alike" in piece.limits]
    if any(not fits(one, other) and not fits(other, one) for one, other in combinations(shared, 2)):
        yield from _rows("no_common_licence", whole, ", ".join(one.id for one in shared), question)


def _rows(case: str, whole: Licence, found: str, question: Question) -> Iterator[Reason]:
    params = {
        "declared": whole.id,
        "found": found,
        "kind": str(question.kind),
        "visibility": str(question.visibility),
    }
    for row in TABLES.mix:
        if row.case and case in row.case and (row.kind is None or question.kind in row.kind):
            yield Reason(row.code, row.answer(question.visibility), params)
