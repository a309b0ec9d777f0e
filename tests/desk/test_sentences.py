"""Every code that can be raised or kept anywhere in the code has a sentence, and unknown ones are owned up to."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.utils.translation import override

from donations import sentences, tasks
from donations.conditions import CONDITIONS
from donations.languages_said import counted, mixture
from donations.moves import MOVES
from donations.permissions_desk import ACTIONS
from donations.wording import desk, events, ledger, refusals, units
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
    "ask", [sentences.for_event, sentences.for_finding, sentences.for_reason, sentences.refusal]
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
        assert (
            "63\N{NO-BREAK SPACE}% Guarani, 35\N{NO-BREAK SPACE}% not identified (Cyrillic)"
            in sentences.for_finding(
                "language_mixed", {"found": {"und-Cyrl": 0.35, "gn": 0.63, "pt": 0.001}, "declared": ["es"]}
            )
        )
        assert "(…)" in sentences.for_finding("language_uncertain", {})
        assert "100 % of it" in sentences.for_reason("not_understood", {"media_type": "100 % of it"})
        nameless = {"media_type": "application/octet-stream"}
        assert "yet (it does not say what it is)" in sentences.for_reason("not_understood", nameless)
        assert "yet (ZIP box)" in sentences.for_reason("not_understood", {"media_type": "application/zip"})


def test_documents_are_counted_by_answer_in_words() -> None:
    params = {"documents": {"agrees": 12, "disagrees": 2}, "looked_at": 0.62}
    with override("en"):
        assert counted(params) == (
            "Documents: 12 as declared, 2 in another language. 62 per cent of the text was looked at."
        )
    assert counted({"documents": {}}) == counted({}) == ""


def test_licences_are_said_as_people_write_them() -> None:
    params = {"declared": "cc-by-4.0", "found": "cc-by-nc-nd-3.0-es"}
    with override("es"):
        assert "Se indicó CC BY 4.0, pero los archivos dicen CC BY-NC-ND 3.0 ES," in sentences.for_finding(
            "E_RELICENSED", params
        )
        reserved = sentences.told("E_RELICENSED", params | {"found": "all-rights-reserved"}, is_donor=True)
        both = sentences.for_finding("M_SIDE_BY_SIDE", {"found": "cc-by-sa-4.0, odbl-1.0"})
        named = sentences.for_finding("licences_found", {"declared": "", "licences": ["mit", "cc-by"]})
    assert reserved.startswith(
        "Indicaste CC BY 4.0, pero en algunos archivos pone «Todos los derechos reservados»"
    )
    assert "(CC BY-SA 4.0, «Open Database License 1.0 (ODbL)»)" in both
    assert "MIT, CC BY." in named


def test_one_file_is_no_plural_and_parts_have_their_names() -> None:
    with override("es"):
        one, three = (sentences.for_finding("files_encrypted", {"count": n}) for n in (1, 3))
        parts = {"declared": ["es"], "splits": ["test", "mine", "train"]}
        split = sentences.for_finding("splits_in_another_language", parts)
    assert one == "Un archivo tiene contraseña. Súbelo sin contraseña o déjalo fuera."
    assert three.startswith("Algunos archivos tienen contraseña: 3 en total.")
    assert "Prueba, mine y Entrenamiento" in split


def test_what_is_unsure_is_told_beside_the_most_certain_languages() -> None:
    shares = {"es": 0.6, "en": 0.1, "gl": 0.1, "ca": 0.06, "pt": 0.05, "und": 0.09}
    with override("es"):
        assert (
            mixture(shares).replace("\N{NO-BREAK SPACE}", " ")
            == "60 % español, 10 % inglés, 10 % gallego, 6 % catalán, 9 % sin identificar"
        )


def test_every_kind_of_work_has_a_name_that_people_understand() -> None:
    assert set(tasks.programs()) == set(units.KINDS)
    for kind in tasks.programs():
        said = sentences.for_finding("step_failed", {"step": kind})
        assert f"({kind})" not in said
        assert str(units.KINDS[kind]) in said
    assert "(…)" in sentences.for_finding("step_failed", {"step": "never_seen"})
