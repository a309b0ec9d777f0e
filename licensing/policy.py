"""The policy: one pure function reads the tables of `policy.toml` and says pass, warn or block, and why."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from licensing.catalogue import Catalogue
from licensing.comparing import Case, compare, fits
from licensing.entries import Licence
from licensing.evidence.weighing import Evidence
from licensing.tables import TABLES, Question, Row
from licensing.vocabulary import Basis, Kind, Level, LicenceClass, Visibility

REASON_CODES = TABLES.codes
_BOILERPLATE_SHARE = 0.01  # of all files: less than this is a page footer rather than the donor's terms
_UNCLEAR = (LicenceClass.VAGUE, LicenceClass.RESERVED)

Found = tuple[tuple[Evidence, Licence], ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """What the donor proved, and `target`, the licence id of the dataset it is meant for.

    `authority`: a document lets the donor give in the institution's name; `term_passed`: see `licensing/terms.py`;
    `shown`: an address or a document of the third party's licence was given.
    """

    authority: bool = False
    term_passed: bool = False
    shown: bool = False
    target: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """One row that fired. `params`: declared, found, basis, kind, visibility (ids and words, not sentences)."""

    code: str
    level: Level
    params: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The strictest level of all reasons; reasons strictest first; ids of the licences that govern."""

    level: Level
    reasons: tuple[Reason, ...]
    governing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Matter:
    """What is judged."""

    declared: Licence
    found: Found
    governing: tuple[Licence, ...]
    question: Question
    facts: Facts
    catalogue: Catalogue


def judge(
    declared: str,
    evidence: Sequence[Evidence],
    *,
    basis: str,
    kind: str,
    visibility: str,
    catalogue: Catalogue,
    facts: Facts | None = None,
) -> Verdict:
    """Judge a donation, or one source of it, declared under the licence id `declared`.

    The order of `evidence` is irrelevant; an id that the catalogue does not know counts as `other`. ValueError for a basis,
    kind or visibility outside the vocabulary.
    """
    licence = catalogue.known(declared)
    found = tuple((one, catalogue.known(one.id)) for one in evidence)
    question = Question(Basis(basis), Kind(kind), Visibility(visibility))
    governing = _governing(licence, found, question.basis, catalogue)
    matter = _Matter(licence, found, governing, question, facts or Facts(), catalogue)
    fired = (*_by_class(matter), *_by_evidence(matter), *_by_basis(matter), *_by_kind(matter))
    ordered = sorted(fired, key=lambda one: (-one.level.rank, one.code, one.params["found"]))
    reasons: dict[tuple[str, str], Reason] = {}
    for one in ordered:
        reasons.setdefault((one.code, one.params["found"]), one)  # of twins, the stricter stays
    kept = tuple(reasons.values())
    return Verdict(kept[0].level, kept, tuple(sorted({one.id for one in governing})))


def _governing(declared: Licence, found: Found, basis: Basis, catalogue: Catalogue) -> tuple[Licence, ...]:
    """The licences that the class table judges: the declared one, those found, or none where the basis itself decides."""
    follows = TABLES.follows[basis]
    if follows == "basis":
        clear = declared.klass not in _UNCLEAR or basis is Basis.TDM_EXCEPTION
        return (declared if clear else catalogue.entries["public-domain"],)
    concluded = tuple(licence for one, licence in found if one.concludes and not _is_aside(one, licence))
    return concluded if follows == "evidence" and concluded else (declared,)


def _is_aside(one: Evidence, licence: Licence) -> bool:
    """Evidence that rows of its own judge: reserved mining, and footers."""
    return licence.id == "tdm-opt-out" or _is_boilerplate(one, licence)


def _is_boilerplate(one: Evidence, licence: Licence) -> bool:
    return licence.id == "all-rights-reserved" and one.share < _BOILERPLATE_SHARE and one.beside_commons


def _by_class(matter: _Matter) -> Iterator[Reason]:
    if TABLES.follows[matter.question.basis] == "basis":
        return
    for licence in matter.governing:
        question = replace(matter.question, klass=licence.klass, flags=_flags(licence, matter))
        yield from _reasons(TABLES.by_class, question, matter.declared, licence.id)


def _flags(licence: Licence, matter: _Matter) -> frozenset[str]:
    target = matter.catalogue.get(matter.facts.target)
    facts = {
        "versionless": licence.is_versionless,
        "no_rival_models": licence.no_rival_models,
        "database_only": licence.family == "odbl",
        "target_unfit": target is not None and not fits(licence, target),
    }
    return frozenset(name for name, holds in facts.items() if holds)


def _by_evidence(matter: _Matter) -> Iterator[Reason]:
    # Public domain and official texts are judged by their basis: a licence the donor did not know limits nothing there.
    declared = matter.governing[0] if TABLES.follows[matter.question.basis] == "basis" else matter.declared
    for one, licence in matter.found:
        case = Case.BOILERPLATE if _is_boilerplate(one, licence) else compare(declared, licence)
        question = replace(matter.question, case=case, concludes=one.concludes)
        yield from _reasons(TABLES.evidence, question, matter.declared, licence.id)
    concluded = [licence for one, licence in matter.found if one.concludes and not _is_aside(one, licence)]
    families = {licence.family or licence.id for licence in concluded}
    for case, holds in ((Case.NONE, not concluded), (Case.MIXED, len(families) > 1)):
        if holds:
            spoken = {"spoken_of"} if matter.found else set()
            question = replace(matter.question, case=case, flags=_proven(matter.facts) | spoken)
            yield from _reasons(TABLES.evidence, question, matter.declared, "")


def _by_basis(matter: _Matter) -> Iterator[Reason]:
    question = replace(matter.question, flags=_proven(matter.facts))
    yield from _reasons(TABLES.basis, question, matter.declared, "")


def _proven(facts: Facts) -> frozenset[str]:
    proven = {"authority": facts.authority, "term_passed": facts.term_passed, "shown": facts.shown}
    return frozenset(name for name, holds in proven.items() if holds)


def _by_kind(matter: _Matter) -> Iterator[Reason]:
    for licence in matter.governing:
        question = replace(matter.question, klass=licence.klass)
        yield from _reasons(TABLES.kind, question, matter.declared, licence.id)
    shared = [one for one in matter.governing if "share_alike" in one.limits]
    if any(not fits(one, other) and not fits(other, one) for one, other in combinations(shared, 2)):
        question = replace(matter.question, flags=frozenset({"no_common_licence"}))
        yield from _reasons(TABLES.kind, question, matter.declared, "")


def _reasons(rows: Iterable[Row], question: Question, declared: Licence, found: str) -> Iterator[Reason]:
    words = {"basis": question.basis, "kind": question.kind, "visibility": question.visibility}
    params = {name: str(word) for name, word in words.items()} | {"declared": declared.id, "found": found}
    for row in rows:
        if question.is_met_by(row):
            yield Reason(row.code, row.answer(question.visibility), params)
