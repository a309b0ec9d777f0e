"""Every code that can be raised or kept anywhere in the code has a sentence, and unknown ones are owned up to."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.utils.translation import override

from donations import sentences
from donations.conditions import CONDITIONS
from donations.languages_said import counted
from donations.moves import MOVES
from donations.permissions_desk import ACTIONS
from donations.wording import desk, events, ledger, refusals
from ingestion.checks.accounting import LEVELS as OUTCOMES
from ingestion.checks.language import LEVELS as ANSWERS
from ingestion.place import ANSWERS as DEATHS
from licensing.policy import REASON_CODES

ROOT = Path(settings.BASE_DIR)
UNKNOWN = "There is no sentence"


def _written(pattern: str, *rooms: str) -> set[str]:
    """Return every code that stands in the sources of the rooms where the pattern says."""
    texts = (path.read_text(encoding="utf-8") for room in rooms for path in (ROOT / room).rglob("*.py"))
    return {code for text in texts for code in re.findall(pattern, text)}


def test_every_reason_of_the_ledger_has_a_sentence() -> None:
    raised = _written(r'Unreadable\(\s*Outcome\.\w+,\s*"([a-z_]+)"', "ingestion")
    ended = _written(r'\.end\(\s*Outcome\.\w+,\s*"([a-z_]+)"', "ingestion")
    kept = _written(r'"reason": "([a-z_]+)"', "ingestion")
    deaths = {reason for _, reason in DEATHS.values()} | {"kills_its_reader"}
    assert len(raised) > 20
    assert raised | ended | kept | deaths <= set(ledger.REASONS)


def test_every_finding_has_a_sentence() -> None:
    written = _written(r'Found\(\s*Level\.\w+,\s*"(\w+)"', "ingestion") | _written(
        r'code="([a-z_]+)"', "ingestion"
    )
    made = {f"files_{outcome.value}" for outcome in OUTCOMES} | {f"language_{answer}" for answer in ANSWERS}
    assert len(written) > 5
    assert written | made | set(REASON_CODES) <= set(sentences.FOUND)


def test_every_move_condition_refusal_and_risk_has_a_sentence() -> None:
    needs = {need for move in MOVES.values() for need in move.needs}
    raised = _written(r'MoveNotAllowed\(\s*[\w."]+,\s*"([a-z_]+)"', "donations")
    assert needs | raised | set(CONDITIONS) | {"role", "reason", "status"} <= set(sentences.DESK_REFUSALS)
    assert set(MOVES["approve"].needs) <= set(desk.CONDITIONS)
    assert _written(r'Refused\("([a-z_]+)"', "donations") <= set(refusals.UPLOADS)
    assert _written(r'found\["([a-z_]+)"\]', "donations") <= set(desk.RISKS)
    assert set(ACTIONS) <= set(desk.DONE)


def test_every_event_has_a_sentence() -> None:
    appended = _written(r'events\.append\(\s*[\w.]+,\s*"([a-z_]+)"', "donations", "ingestion", "publishing")
    assert len(appended) > 5
    assert appended | set(MOVES) <= set(events.EVENTS)


@pytest.mark.parametrize(
    "ask", [sentences.for_event, sentences.for_finding, sentences.for_reason, sentences.for_upload]
)
def test_an_unknown_code_is_owned_up_to(ask: object) -> None:
    with override("en"):
        assert "(never_seen)" in ask("never_seen", {})  # type: ignore[operator]
    assert sentences.told("never_seen", {}) == ""


def test_parameters_are_put_in_and_missing_ones_hide_nothing() -> None:
    with override("en"):
        assert "Spanish (Paraguay), Guarani and Quechua" in sentences.for_finding(
            "language_unknown_to_model", {"declared": ["es-PY", "gn", "qu"]}
        )
        assert "63 % Guarani, 35 % not identified (Cyrillic)" in sentences.for_finding(
            "language_mixed", {"found": {"und-Cyrl": 0.35, "gn": 0.63, "pt": 0.001}, "declared": ["es"]}
        )
        assert "(…)" in sentences.for_finding("language_uncertain", {})
        assert "100 % of it" in sentences.for_reason("not_understood", {"media_type": "100 % of it"})


def test_documents_are_counted_by_answer_in_words() -> None:
    params = {"documents": {"agrees": 12, "disagrees": 2}, "looked_at": 0.62}
    with override("en"):
        assert counted(params) == (
            "Documents: 12 as declared, 2 in another language. 62 per cent of the text was looked at."
        )
    assert counted({"documents": {}}) == counted({}) == ""
