"""Compares the languages declared with those found: advice that shows its reasons, never a gate."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from ingestion.checks.subject import MOST_EVIDENCE, Excerpt, Found, Line, Subject
from ingestion.text.damage import Mark, marks
from ingestion.types import Level, Outcome
from languages.codes import macro, scripts_of
from languages.cues import cues
from languages.identify import shared
from languages.scripts import script_in
from languages.verify import Verification, verify

LEVELS = {
    "agrees": Level.NOTE,
    "mixed": Level.NOTE,  # switching between languages is how people speak
    "uncertain": Level.NOTE,
    "unknown_to_model": Level.NOTE,  # the donor's word holds
    "disagrees": Level.WARN,
}
MOST_SHOWN = 6  # languages in a finding
MOST_QUOTED = 12  # stretches, and as many marks of damage
PER_DOCUMENT = 2
QUOTE = 200  # characters
MOSTLY = 0.5
FEWEST_CUES = 3  # one word proves nothing, and is not worth a line
A_GOOD_PART = 0.1  # of the text in another script is asked about, less is told
# Nobody writes a glottal stop as "?" in these.
NO_GLOTTAL_STOPS = frozenset({"es", "ca", "gl", "pt", "ast", "an", "oc", "eu", "fr", "it", "en"})
Pieces = list[Mapping[str, Any]]


class Language:
    """The declaration, verified over the whole, each split, file and document; scripts and damage named apart."""

    name = "language"
    version = 2

    def run(self, subject: Subject) -> Iterator[Found]:
        """Yield the answer for the whole, then what says something else."""
        if not subject.characters:
            return
        excerpts = list(subject.excerpts())
        if declared := subject.declared.languages:
            yield self._whole(subject, declared, excerpts)
            yield from _splits(subject, declared)
            yield from _files(subject, declared)
        yield from _scripts(subject, declared)
        yield from _damage(excerpts)
        yield from _cues(subject, excerpts)

    def _whole(self, subject: Subject, declared: tuple[str, ...], excerpts: list[Excerpt]) -> Found:
        whole = verify(declared, subject.languages, characters=subject.characters)
        facts: dict[str, Any] = {
            "declared": list(declared),
            "found": dict(list(subject.languages.items())[:MOST_SHOWN]),
            "share": round(whole.expected_share, 3),
            "documents": _answers(subject, declared),
            "splits": {name: found.answer for name, (found, _) in _by_split(subject, declared).items()},
            "looked_at": _looked_at(subject),
        }
        quotes = [] if whole.answer == "unknown_to_model" else _surprising(excerpts, declared)
        return Found(LEVELS[whole.answer], f"language_{whole.answer}", facts, quotes)


def _answers(subject: Subject, declared: tuple[str, ...]) -> dict[str, int]:
    """How many documents got which answer."""
    counts: Counter[str] = Counter()
    for mixed in subject.mixtures():
        each = mixed.characters // max(1, mixed.documents)
        counts[verify(declared, mixed.languages, characters=each).answer] += mixed.documents
    return dict(counts.most_common())


def _looked_at(subject: Subject) -> float | None:
    """The share of the characters that was read to say so; None where no document was counted."""
    read, all_of_it = 0, 0
    for mixed in subject.mixtures():
        read, all_of_it = read + mixed.looked_at, all_of_it + mixed.characters
    return round(read / all_of_it, 3) if all_of_it else None


def _surprising(excerpts: list[Excerpt], declared: tuple[str, ...]) -> Pieces:
    """Stretches in other languages than declared, a few of each document, with what they look like."""
    pieces: dict[str, Mapping[str, Any]] = {}  # by their words: a formula that comes again is one
    expected = {macro(tag) for tag in declared}
    for excerpt in excerpts:
        if len(pieces) >= MOST_QUOTED:
            break
        if not verify(declared, excerpt.languages, characters=len(excerpt.text)).others:
            continue
        strange = [
            s for s in shared().mixture(excerpt.text).segments if macro(s.tag) not in {*expected, "und"}
        ]
        for segment in sorted(strange, key=lambda s: -s.probability)[:PER_DOCUMENT]:
            quote = excerpt.text[segment.start : segment.end][:QUOTE]
            found = {"languages": {segment.tag: 1.0}, "probability": round(segment.probability, 2)}
            pieces.setdefault(quote, {"file": excerpt.file, "member": excerpt.member, "quote": quote} | found)
    return list(pieces.values())


def _splits(subject: Subject, declared: tuple[str, ...]) -> Iterator[Found]:
    """Splits that say something else than declared, where there are several."""
    answers = {
        name: found for name, found in _by_split(subject, declared).items() if found[0].answer == "disagrees"
    }
    if answers and len(subject.splits) > 1:
        params = {"splits": sorted(answers), "declared": list(declared)}
        pieces = [{"file": name, "languages": shares} for name, (_, shares) in sorted(answers.items())]
        yield Found(Level.WARN, "splits_in_another_language", params, pieces)


def _by_split(
    subject: Subject, declared: tuple[str, ...]
) -> dict[str, tuple[Verification, dict[str, float]]]:
    weights: dict[str, Counter[str]] = defaultdict(Counter)
    characters: Counter[str] = Counter()
    for mixed in subject.mixtures():
        characters[mixed.split] += mixed.characters
        for tag, share in mixed.languages.items():
            weights[mixed.split][tag] += round(share * mixed.characters)
    found = {}
    for split, weight in weights.items():
        shares = {tag: round(count / max(1, weight.total()), 3) for tag, count in weight.most_common()}
        found[split] = verify(declared, shares, characters=characters[split]), shares
    return found


def _files(subject: Subject, declared: tuple[str, ...]) -> Iterator[Found]:
    count, evidence = 0, Pieces()
    for line in subject.lines(Outcome.TEXT):
        if not _surprises(line, declared):
            continue
        count += 1
        if len(evidence) < MOST_EVIDENCE:
            evidence.append({"file": line.file, "member": line.member, "languages": dict(line.languages)})
    if count:
        params = {"count": count, "declared": list(declared)}
        yield Found(Level.WARN, "files_in_another_language", params, evidence)


def _surprises(line: Line, declared: tuple[str, ...]) -> bool:
    return verify(declared, line.languages, characters=line.characters).answer == "disagrees"


def _scripts(subject: Subject, declared: tuple[str, ...]) -> Iterator[Found]:
    """Text in a script that none of the declared languages is written in, by name."""
    expected = frozenset[str]().union(*(scripts_of(tag) for tag in declared))
    found = {
        tag: share
        for tag, share in subject.languages.items()
        if script_in(tag) and script_in(tag) not in expected
    }
    if found:
        level = Level.WARN if declared and sum(found.values()) >= A_GOOD_PART else Level.NOTE
        yield Found(level, "other_script", {"found": found, "declared": list(declared)})


def _damage(excerpts: list[Excerpt]) -> Iterator[Found]:
    """Marks of a broken encoding in what was drawn, each kind under its own name."""
    damaged = [(excerpt, found) for excerpt in excerpts if (found := _marks(excerpt))]
    for kind in ("misread", "lost", "control"):
        hits = [(excerpt, [mark for mark in found if mark.kind == kind]) for excerpt, found in damaged]
        pieces: Pieces = [
            {
                "file": excerpt.file,
                "member": excerpt.member,
                "quote": found[0].quote,
                "offset": found[0].offset,
            }
            for excerpt, found in hits
            if found
        ]
        if pieces:
            count = sum(bool(found) for _, found in hits)
            params = {"count": count, "of": len(excerpts)}
            yield Found(Level.WARN, f"encoding_{kind}", params, pieces[:MOST_QUOTED])


def _marks(excerpt: Excerpt) -> list[Mark]:
    first = next(iter(excerpt.languages), "")
    return marks(excerpt.text, question_marks=macro(first) in NO_GLOTTAL_STOPS)


def _cues(subject: Subject, excerpts: list[Excerpt]) -> Iterator[Found]:
    """Features of Spanish with their counts, of the texts that are in Spanish; which one it is the donor says."""
    texts = [excerpt.text for excerpt in excerpts if excerpt.languages.get("es", 0) >= MOSTLY]
    found = cues(texts)
    if sum(cue.times for cue in found) >= FEWEST_CUES:
        params = {
            "cues": {cue.key: cue.times for cue in found[:MOST_SHOWN]},
            "declared": list(subject.declared.languages),
            "count": len(texts),
        }
        pieces: Pieces = [
            {"cue": cue.key, "forms": list(cue.forms), "countries": list(cue.countries)}
            for cue in found[:MOST_SHOWN]
        ]
        yield Found(Level.NOTE, "spanish_cues", params, pieces)
