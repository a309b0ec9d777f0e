"""The donor's word is compared with what was found; it is advice, and only a clear contradiction is a warning."""

from ingestion.checks.language import Language
from ingestion.checks.subject import Declared, Line
from ingestion.types import Level
from tests.checks.subjects import LETTERS, Told, found

PORTUGUESE = Line("carta.pt.txt", "", "text", "", {}, 4_000, {"pt": 1.0})


def test_agrees() -> None:
    told = found(Language(), Told())
    assert set(told) == {"language_agrees"}
    assert told["language_agrees"].level is Level.NOTE


def test_disagrees_over_the_whole_and_by_file() -> None:
    told = found(Language(), Told(ledger=(PORTUGUESE,), languages={"pt": 1.0}))
    assert told["language_disagrees"].level is Level.WARN
    assert told["language_disagrees"].params["found"] == {"pt": 1.0}
    assert [one["file"] for one in told["files_in_another_language"].evidence] == ["carta.pt.txt"]


def test_one_file_in_another_language_is_named() -> None:
    told = found(Language(), Told(ledger=(LETTERS, PORTUGUESE), languages={"es": 0.9, "pt": 0.1}))
    assert told["files_in_another_language"].params["count"] == 1


def test_a_language_the_model_does_not_know_is_taken_at_the_donors_word() -> None:
    declared = Declared(languages=("fax",))  # fala, of the Jálama valley
    told = found(Language(), Told(declared=declared, languages={"pt": 0.6, "es": 0.4}))
    assert told["language_unknown_to_model"].level is Level.NOTE
    assert all(one.level is not Level.WARN for one in told.values())


def test_says_nothing_where_there_is_nothing_to_compare() -> None:
    assert found(Language(), Told(characters=0)) == {}
    assert found(Language(), Told(declared=Declared())) == {}
