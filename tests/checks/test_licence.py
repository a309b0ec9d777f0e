"""The licence declared is set beside what the files say, and every reason brings the quotes that speak to it."""

from dataclasses import replace

from ingestion.checks.licence import Licence
from ingestion.checks.subject import Declared, Found
from ingestion.types import Level
from licensing import evidence
from tests.checks.subjects import Told, found

OPEN = Declared(
    languages=("es",), licence="cc-by-4.0", basis="own_work", kind="documents", visibility="public"
)
RESERVED = (
    "© 2019 Editorial del Sur. Todos los derechos reservados. Prohibida su reproducción total o parcial."
)
GRANTED = "Esta obra está bajo una licencia Creative Commons Atribución 4.0 Internacional."


def judged(declared: Declared, text: str) -> dict[str, Found]:
    """Return what is found of one file with this text."""
    hits = [hit.as_dict() for hit in evidence.find(text)]
    return found(Licence(), Told(declared=declared, hits=[("carta.txt", "", hits)]))


def test_the_same_licence_in_the_text_is_no_objection() -> None:
    told = judged(OPEN, GRANTED)
    assert {one.level for one in told.values()} <= {Level.NOTE}


def test_rights_reserved_in_the_text_are_an_objection_with_its_quote() -> None:
    objections = [one for one in judged(OPEN, RESERVED).values() if one.level is not Level.NOTE]
    assert objections
    quoted = [str(one["quote"]) for one in objections[0].evidence]
    assert any("derechos reservados" in quote for quote in quoted)
    assert objections[0].evidence[0]["file"] == "carta.txt"


def test_what_is_found_is_shown_where_nothing_was_declared() -> None:
    told = judged(replace(OPEN, licence=""), GRANTED)
    assert set(told) == {"licences_found"}
    assert told["licences_found"].params["licences"] == ["cc-by-4.0"]


def test_says_nothing_where_nothing_was_declared_and_nothing_found() -> None:
    assert judged(replace(OPEN, licence=""), "Querida radio.") == {}


def test_unknown_rights_are_never_waved_through() -> None:
    told = judged(replace(OPEN, basis=""), "Querida radio.")
    assert any(one.level is not Level.NOTE for one in told.values())
