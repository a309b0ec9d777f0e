"""Sets the licence declared for each source beside what its files say, and asks the policy; then what the parts mean for the whole."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime

from ingestion.checks.by_source import Part, parts_of
from ingestion.checks.subject import Declared, Found, Subject
from ingestion.types import Level
from licensing.catalogue import Catalogue
from licensing.policy import Facts, Reason, Verdict, judge
from licensing.sources import Source, judge_mix
from licensing.terms import term_passed
from licensing.uses import Judged, uses
from licensing.vocabulary import Basis

LEVELS = {"pass": Level.NOTE, "warn": Level.WARN, "block": Level.BLOCK}

OF_SEVERAL = frozenset({"E_MIXED", "K_NO_COMMON_LICENCE"})  # of all licences that the files name for certain


class Licence:
    """Declared × found, source by source, through the policy tables."""

    name = "licence"
    version = 3

    def run(self, subject: Subject) -> Iterator[Found]:
        """Yield one finding for each reason of each source's verdict, with the quotes that speak to it; then of the whole."""
        declared = subject.declared
        parts = parts_of(subject, _base(declared))
        if not declared.licence:
            yield from _merely_found(parts)
            return
        governing: list[tuple[Source, Sequence[str]]] = []
        for part in parts:
            if part.files or part.source.upstream or part is parts[0]:
                verdict = _verdict(part, declared, subject.catalogue)
                governing.append((part.source, verdict.governing))
                yield from _said(part, verdict)
        yield from _untold(parts, governing)
        yield from _of_the_whole(subject, governing)
        yield _uses(subject.catalogue, parts, governing)


def _base(declared: Declared) -> Source:
    """The source of everything that no other claims: what the donation as a whole says of itself."""
    facts = Facts(
        shown=bool(declared.source_url), authority=bool(declared.rights_details),
        term_passed=years_passed(declared.rights_details),
    )  # fmt: skip
    return Source("", "", declared.licence, declared.basis or Basis.UNKNOWN, facts)


def years_passed(details: str) -> bool:
    """Tell whether the latest year named with the author is long enough ago, by the longest term we know."""
    years = [int(year) for year in re.findall(r"\b(1\d{3}|20\d{2})\b", details)]
    return bool(years) and term_passed(max(years), "", datetime.now(UTC).year)


def _merely_found(parts: Sequence[Part]) -> Iterator[Found]:
    found = sorted({one.id for part in parts for one in part.evidence()})
    if found:
        quotes = [quote for part in parts for quote in part.quotes_for(found)]
        yield Found(Level.NOTE, "licences_found", {"declared": "", "licences": found}, quotes)


def _verdict(part: Part, declared: Declared, catalogue: Catalogue) -> Verdict:
    """Ask the policy with what was said and proved of this source."""
    source = part.source
    return judge(
        source.licence or "unknown", part.evidence(), basis=source.basis or Basis.UNKNOWN, kind=declared.kind,
        visibility=declared.visibility, catalogue=catalogue, facts=source.facts,
    )  # fmt: skip


def _said(part: Part, verdict: Verdict) -> Iterator[Found]:
    known = {"licences": [one.id for one in part.evidence()], "source": part.source.title}
    for reason in verdict.reasons:
        yield _finding(reason, known, part.quotes_for(_spoken_of(reason, part)))


def _spoken_of(reason: Reason, part: Part) -> list[str]:
    """Return the licences a reason speaks of: none where it says that there is none, or speaks of the ground alone."""
    if reason.code in OF_SEVERAL:
        return [one.id for one in part.evidence() if one.concludes]
    return [reason.params["found"]]


def _untold(parts: Sequence[Part], governing: Sequence[tuple[Source, Sequence[str]]]) -> Iterator[Found]:
    """Yield the corpora that cards name and nobody wrote down, with the lines that name them."""
    told = {source.title.casefold() for source, _ in governing}
    named = [name for part in parts for name in part.upstream()]
    missing = [name for name in named if name.casefold() not in told]
    if missing:
        quotes = [quote for part in parts for quote in part.quotes_for(["upstream"])]
        yield Found(Level.WARN, "upstream_untold", {"names": missing}, quotes)


def _of_the_whole(subject: Subject, governing: Sequence[tuple[Source, Sequence[str]]]) -> Iterator[Found]:
    """Yield what follows from parts under other licences than the whole."""
    declared = subject.declared
    pieces = [licence for _, licences in governing[1:] for licence in licences]
    if pieces:
        reasons = judge_mix(
            declared.licence,
            pieces,
            kind=declared.kind,
            visibility=declared.visibility,
            catalogue=subject.catalogue,
        )
        for reason in reasons:
            yield _finding(reason, {"source": _titles(governing[1:], reason)}, ())


def _titles(parts: Sequence[tuple[Source, Sequence[str]]], reason: Reason) -> str:
    """The parts under the licences that a reason speaks of, as the donor calls them."""
    meant = set(reason.params.get("found", "").split(", "))
    return ", ".join(source.title for source, licences in parts if meant.intersection(licences))


def _finding(reason: Reason, known: Mapping[str, object], quotes: Sequence[Mapping[str, object]]) -> Found:
    return Found(LEVELS[reason.level], reason.code, {**known, **reason.params}, quotes)


def _uses(
    catalogue: Catalogue, parts: Sequence[Part], governing: Sequence[tuple[Source, Sequence[str]]]
) -> Found:
    """Say what may be done with the whole: the strictest answer of all its sources."""
    reserved = any("tdm-opt-out" in {one.id for one in part.evidence()} for part in parts)
    answers = [
        answer
        for source, licences in governing
        for answer in uses(
            [one for one in map(catalogue.get, licences) if one is not None], basis=source.basis or Basis.UNKNOWN,
            mining_reserved=reserved, term_passed=source.facts.term_passed,
        )
    ]  # fmt: skip
    worst: dict[str, Judged] = {}
    for answer in answers:
        known = worst.get(answer.use)
        if known is None or answer.answer.rank > known.answer.rank:
            worst[answer.use] = answer
    params = {use: answer.answer.value for use, answer in worst.items()}
    return Found(Level.NOTE, "uses", params | {f"{use}_rule": answer.code for use, answer in worst.items()})
