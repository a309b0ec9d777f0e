"""Sets the licence declared beside what the files themselves say, and asks the policy."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from ingestion.checks.subject import MOST_EVIDENCE, Declared, Found, Subject
from ingestion.types import Level
from licensing.catalogue import Catalogue
from licensing.evidence import Evidence, Hit, weigh
from licensing.policy import Facts, Verdict, judge
from licensing.terms import term_passed
from licensing.vocabulary import Basis, HitKind, LicenceClass, Role

MOST_QUOTES = 20  # for each licence found
LEVELS = {"pass": Level.NOTE, "warn": Level.WARN, "block": Level.BLOCK}

Quotes = dict[str, list[Mapping[str, Any]]]


class Licence:
    """Declared × found, through the policy tables."""

    name = "licence"
    version = 1

    def run(self, subject: Subject) -> Iterator[Found]:
        """Yield one finding for each reason of the verdict, with the quotes that speak to it."""
        declared, quotes = subject.declared, Quotes()
        evidence = weigh(_hits_by_file(subject, quotes))
        known = {"declared": declared.licence, "licences": [one.id for one in evidence]}
        if not declared.licence:
            if evidence:
                yield Found(Level.NOTE, "licences_found", known, _quotes_for("", quotes))
            return
        for reason in _verdict(declared, evidence).reasons:
            params = {**known, **reason.params}
            yield Found(
                LEVELS[reason.level], reason.code, params, _quotes_for(reason.params.get("found", ""), quotes)
            )


def _verdict(declared: Declared, evidence: Sequence[Evidence]) -> Verdict:
    """Ask the policy with what the donor said and proved."""
    return judge(
        declared.licence, evidence, basis=declared.basis or Basis.UNKNOWN, kind=declared.kind,
        visibility=declared.visibility, catalogue=Catalogue.load(),
        facts=Facts(
            shown=bool(declared.source_url), authority=bool(declared.rights_details),
            term_passed=_term_passed(declared.rights_details),
        ),
    )  # fmt: skip


def _term_passed(details: str) -> bool:
    """Tell whether the latest year named with the author is long enough ago, by the longest term we know."""
    years = [int(year) for year in re.findall(r"\b(1\d{3}|20\d{2})\b", details)]
    return bool(years) and term_passed(max(years), "", datetime.now(UTC).year)


def _hits_by_file(subject: Subject, quotes: Quotes) -> Iterator[Sequence[Hit]]:
    """Yield the hits of each file or member, and keep the first quotes of every licence on the way."""
    for file, member, hits in subject.evidence():
        for hit in hits:
            kept = quotes.setdefault(hit["id"], [])
            if len(kept) < MOST_QUOTES:
                kept.append({"file": file, "member": member, **hit})
        yield [_as_hit(hit) for hit in hits]


def _as_hit(told: Mapping[str, Any]) -> Hit:
    return Hit(
        told["id"], LicenceClass(told["class"]), HitKind(told["kind"]), Role(told["role"]), told["concludes"],
        told["quote"], told["offset"], told["rule"], told.get("field", ""),
    )  # fmt: skip


def _quotes_for(licence: str, quotes: Quotes) -> list[Mapping[str, Any]]:
    """Return the quotes of the licence a reason speaks of, of all licences where it speaks of none."""
    chosen = [licence] if licence in quotes else sorted(quotes)
    return [quote for name in chosen for quote in quotes[name]][:MOST_EVIDENCE]
