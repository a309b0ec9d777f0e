"""Nothing is lost on the way, and what could not be read is said with its files."""

import pytest

from ingestion.checks.accounting import LEVELS, Accounting
from ingestion.checks.subject import Line
from ingestion.types import Level, Outcome
from tests.checks.subjects import LETTERS, Told, found


def test_says_nothing_when_everything_was_read() -> None:
    assert found(Accounting(), Told()) == {}


@pytest.mark.parametrize(("outcome", "level"), LEVELS.items())
def test_names_the_files_that_gave_no_text(outcome: Outcome, level: Level) -> None:
    other = Line("caja.zip", "foto.png", outcome, "why_not", {"limit": 3}, 0, {})
    told = found(Accounting(), Told(ledger=(LETTERS, other)))[f"files_{outcome.value}"]
    assert told.level == level
    assert told.params == {"count": 1}
    assert told.evidence == [
        {"file": "caja.zip", "member": "foto.png", "reason": "why_not", "params": {"limit": 3}}
    ]


def test_a_file_without_a_line_stops_everything() -> None:
    told = found(Accounting(), Told(missing=("perdida.txt",)))["files_unaccounted"]
    assert told.level is Level.BLOCK
    assert told.evidence == [{"file": "perdida.txt"}]


def test_nothing_readable_at_all_stops_everything() -> None:
    assert found(Accounting(), Told(documents=0, ledger=()))["nothing_readable"].level is Level.BLOCK


def test_pictures_that_would_be_published_have_to_be_seen() -> None:
    """Those that a table speaks of, by name; those that none speaks of stay with us."""
    ledger = [
        Line("fotos.zip", name, Outcome.MEDIA, reason, {}, 0, {})
        for name, reason in (("a.png", "media_with_transcript"), ("b.png", "media_not_transcribed"))
    ]
    told = found(Accounting(), Told(ledger=(LETTERS, *ledger)))["media_published_unseen"]
    assert (told.level, told.params) == (Level.WARN, {"count": 1})
    assert told.evidence == [{"file": "fotos.zip", "member": "a.png"}]
    assert "media_published_unseen" not in found(Accounting(), Told(ledger=(LETTERS, ledger[1])))


def test_letters_that_people_wrote_to_one_another_have_to_be_looked_at() -> None:
    chat = Line("_chat.txt", "", Outcome.TEXT, "", {}, 900, {"es": 1.0}, "text/x-whatsapp-chat")
    mail = Line("correo.zip", "a.eml", Outcome.TEXT, "", {}, 900, {"es": 1.0}, "message/rfc822")
    told = found(Accounting(), Told(ledger=(LETTERS, chat, mail)))["private_letters"]
    assert (told.level, told.params) == (Level.WARN, {"count": 2})
    assert told.evidence == [{"file": "_chat.txt", "member": ""}, {"file": "correo.zip", "member": "a.eml"}]


@pytest.mark.parametrize("reason", ["cut_short", "ratio_too_high", "only_first_pages"])
def test_a_text_of_which_there_was_more_is_named(reason: str) -> None:
    cut = Line("caja.gz", "a.txt", Outcome.TEXT, reason, {"limit": 3}, 900, {"es": 1.0})
    told = found(Accounting(), Told(ledger=(LETTERS, cut)))["files_cut"]
    assert (told.level, told.params) == (Level.WARN, {"count": 1})
    assert told.evidence == [{"file": "caja.gz", "member": "a.txt", "reason": reason, "params": {"limit": 3}}]


@pytest.mark.parametrize("reason", ["", "read_by_ocr", "sidecar_names_missing"])
def test_a_text_that_was_read_to_its_end_is_not_called_a_part(reason: str) -> None:
    whole = Line("acta.pdf", "", Outcome.TEXT, reason, {"missing": 1, "name": "a"}, 900, {"es": 1.0})
    assert "files_cut" not in found(Accounting(), Told(ledger=(LETTERS, whole)))
