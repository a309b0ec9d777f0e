"""Compares the languages declared with those found: advice that shows its reasons, never a gate."""

from collections.abc import Iterator, Mapping
from typing import Any

from ingestion.checks.subject import MOST_EVIDENCE, Found, Line, Subject
from ingestion.types import Level, Outcome
from languages.verify import verify

LEVELS = {
    "agrees": Level.NOTE,
    "mixed": Level.NOTE,  # switching between languages is how people speak
    "uncertain": Level.NOTE,
    "unknown_to_model": Level.NOTE,  # the donor's word holds
    "disagrees": Level.WARN,
}
MOST_SHOWN = 6  # languages in a finding


class Language:
    """The declaration, verified over the whole and file by file."""

    name = "language"
    version = 1

    def run(self, subject: Subject) -> Iterator[Found]:
        """Yield the answer for the whole, then the files that say something else."""
        declared = subject.declared.languages
        if not subject.characters or not declared:
            return
        whole = verify(declared, subject.languages, characters=subject.characters)
        found = dict(list(subject.languages.items())[:MOST_SHOWN])
        facts = {"declared": list(declared), "found": found, "share": round(whole.expected_share, 3)}
        yield Found(LEVELS[whole.answer], f"language_{whole.answer}", facts)
        yield from self._surprising(subject, declared)

    def _surprising(self, subject: Subject, declared: tuple[str, ...]) -> Iterator[Found]:
        count, evidence = 0, list[Mapping[str, Any]]()
        for line in subject.lines(Outcome.TEXT):
            if not _surprises(line, declared):
                continue
            count += 1
            if len(evidence) < MOST_EVIDENCE:
                evidence.append({"file": line.file, "member": line.member, "languages": dict(line.languages)})
        if count:
            yield Found(
                Level.WARN,
                "files_in_another_language",
                {"count": count, "declared": list(declared)},
                evidence,
            )


def _surprises(line: Line, declared: tuple[str, ...]) -> bool:
    return verify(declared, line.languages, characters=line.characters).answer == "disagrees"
