"""The campaign's own rules about what is declared: what misleads readers of the card later is said now."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from ingestion.checks.subject import Declared, Found, Subject
from ingestion.types import Level

# Left over from dataset card templates in many published cards.
PLACEHOLDER = re.compile(
    r"more information needed|\[your name\]|lorem ipsum|por completar|\brellenar\b", re.IGNORECASE
)


def _placeholders(declared: Declared) -> Iterator[Found]:
    for field, text in declared.prose.items():
        if PLACEHOLDER.search(text):
            yield Found(Level.WARN, "placeholder_text", {"field": field})


def _citation(declared: Declared) -> Iterator[Found]:
    if "citation" in declared.prose and not declared.prose["citation"].strip():
        yield Found(Level.NOTE, "no_citation")


def _translation(declared: Declared) -> Iterator[Found]:
    if declared.origin == "machine_translation":
        yield Found(Level.WARN, "machine_translated")


def _generated(declared: Declared) -> Iterator[Found]:
    if declared.origin == "generated":
        yield Found(Level.NOTE, "model_generated", {"models": declared.models_used})


def _consent(declared: Declared) -> Iterator[Found]:
    expires = declared.consent_expires_on
    if expires is not None and expires < datetime.now(UTC).date():
        yield Found(Level.BLOCK, "consent_expired", {"date": expires.isoformat()})


RULES: tuple[Callable[[Declared], Iterator[Found]], ...] = (
    _placeholders,
    _citation,
    _translation,
    _generated,
    _consent,
)


class Metadata:
    """What was declared, against the campaign's rules and against the splits that are there."""

    name = "metadata"
    version = 1

    def run(self, subject: Subject) -> Iterator[Found]:
        """Yield what to ask the donor about."""
        for rule in RULES:
            yield from rule(subject.declared)
        # An evaluation corpus published only as `train` ends up in training data.
        if subject.declared.kind == "evaluation" and subject.splits == {"train"}:
            yield Found(Level.WARN, "evaluation_without_test_split")
