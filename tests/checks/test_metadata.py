"""What would mislead the readers of a card is asked about while the donor is still there."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from ingestion.checks.metadata import Metadata
from ingestion.checks.subject import Declared
from ingestion.types import Level
from tests.checks.subjects import Told, found

LATE = datetime(2026, 5, 4, 23, 59, 59, tzinfo=UTC)
TODAY = LATE.date()
SAID = {"description": "Cartas de oyentes.", "citation": "Radio Ñemity (2026)."}


@pytest.fixture(autouse=True)
def _late_in_the_day() -> Iterator[None]:
    """Consents hold to the end of their last day."""
    with time_machine.travel(LATE, tick=False):
        yield


def test_says_nothing_of_an_honest_donation() -> None:
    declared = Declared(prose=SAID, origin="original", consent_expires_on=TODAY)
    assert found(Metadata(), Told(declared=declared)) == {}


@pytest.mark.parametrize(
    ("declared", "code", "level"),
    [
        (Declared(prose={"description": "[More Information Needed]"}), "placeholder_text", Level.WARN),
        (Declared(prose={"citation": "  "}), "no_citation", Level.NOTE),
        (Declared(origin="machine_translation"), "machine_translated", Level.WARN),
        (Declared(origin="generated", models_used="un modelo"), "model_generated", Level.NOTE),
        (Declared(consent_expires_on=TODAY - timedelta(days=1)), "consent_expired", Level.BLOCK),
        (Declared(kind="evaluation"), "evaluation_without_test_split", Level.WARN),
    ],
)
def test_asks_about(declared: Declared, code: str, level: Level) -> None:
    told = found(Metadata(), Told(declared=declared))
    assert set(told) == {code}
    assert told[code].level is level


def test_an_evaluation_with_a_test_split_is_fine() -> None:
    declared = Declared(kind="evaluation")
    assert found(Metadata(), Told(declared=declared, splits=frozenset({"train", "test"}))) == {}
