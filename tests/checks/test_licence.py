"""The licence declared is set beside what the files say, and every reason brings the quotes that speak to it."""

from dataclasses import replace

from ingestion.checks.licence import Licence
from ingestion.checks.subject import Declared, Found
from ingestion.types import Level
from licensing import evidence
from licensing.policy import Facts
from licensing.sources import Source
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


def test_what_every_record_of_a_file_repeats_is_quoted_once() -> None:
    hits = [hit.as_dict() for hit in evidence.find("Nocal hueyi.", marks=(("elan:license", "CC BY-NC 4.0"),))]
    told = found(
        Licence(), Told(declared=OPEN, hits=[("a.eaf", "", hits), ("a.eaf", "", hits), ("b.eaf", "", hits)])
    )
    (objection,) = [one for one in told.values() if one.level is not Level.NOTE]
    assert [one["file"] for one in objection.evidence] == ["a.eaf", "b.eaf"]


def test_what_is_found_is_shown_where_nothing_was_declared() -> None:
    told = judged(replace(OPEN, licence=""), GRANTED)
    assert set(told) == {"licences_found"}
    assert told["licences_found"].params["licences"] == ["cc-by-4.0"]


def test_says_nothing_where_nothing_was_declared_and_nothing_found() -> None:
    assert judged(replace(OPEN, licence=""), "Querida radio.") == {}


def test_unknown_rights_are_never_waved_through() -> None:
    told = judged(replace(OPEN, basis=""), "Querida radio.")
    assert any(one.level is not Level.NOTE for one in told.values())


CARD = "---\nlicense: cc-by-4.0\nsource_datasets:\n- extended|squad_es\n- oscar-corpus/mOSCAR\n- original\n---\n# Ficha\n"
POEMS = Source("Poemas de Ana", "poemas/*", "cc-by-nc-4.0", "licensed_third_party", Facts(shown=True))


def by_source(declared: Declared, files: dict[str, str]) -> list[Found]:
    """Return every finding over files with these texts."""
    hits = [(name, "", [hit.as_dict() for hit in evidence.find(text)]) for name, text in files.items()]
    return list(Licence().run(Told(declared=declared, hits=hits)))


def test_each_source_is_judged_by_its_own_word_and_files() -> None:
    files = {"carta.txt": GRANTED, "poemas/uno.txt": GRANTED.replace("Atribución", "Atribución-NoComercial")}
    told = by_source(replace(OPEN, sources=(POEMS,)), files)
    of = {
        source: {one.code for one in told if one.params.get("source") == source}
        for source in ("", POEMS.title)
    }
    assert "E_MATCH" in of[""]
    assert "E_MATCH" in of[POEMS.title]
    assert "E_RELICENSED" not in of[""]


def test_a_whole_laxer_than_its_parts_is_stopped() -> None:
    told = by_source(replace(OPEN, sources=(POEMS,)), {"poemas/uno.txt": ""})
    (aggregate,) = [one for one in told if one.code == "M_LAXER_THAN_PART"]
    assert aggregate.level is Level.BLOCK
    assert aggregate.params["found"] == "cc-by-nc-4.0"
    assert aggregate.params["source"] == POEMS.title


def test_corpora_named_in_a_card_are_asked_about_until_they_are_told() -> None:
    (untold,) = [one for one in by_source(OPEN, {"README.md": CARD}) if one.code == "upstream_untold"]
    assert untold.params["names"] == ["squad_es", "oscar-corpus/mOSCAR"]
    assert {quote["id"] for quote in untold.evidence} == {"upstream"}
    sources = (
        Source("SQuAD_es", "", "cc-by-4.0", "licensed_third_party", Facts(shown=True), upstream=True),
        Source(
            "oscar-corpus/mOSCAR",
            "",
            "cc-by-nc-4.0",
            "licensed_third_party",
            Facts(shown=True),
            upstream=True,
        ),
    )
    told = {one.code for one in by_source(replace(OPEN, sources=sources), {"README.md": CARD})}
    assert "upstream_untold" not in told
    assert "M_LAXER_THAN_PART" in told


def test_says_what_may_be_done_with_it() -> None:
    told = judged(replace(OPEN, licence="cc-by-nc-4.0"), "Querida radio.")["uses"].params
    assert (told["train"], told["commercial"], told["commercial_rule"]) == ("yes", "no", "U_NO_COMMERCE")


def shown(told: dict[str, Found]) -> dict[str, set[str]]:
    """Return {code: licences of the quotes shown with it}, without those that show none."""
    return {code: {str(quote["id"]) for quote in one.evidence} for code, one in told.items() if one.evidence}


def test_where_files_say_something_it_is_not_said_that_they_say_nothing() -> None:
    for text in (RESERVED, GRANTED.replace("4.0", "").replace("Atribución", ""), "Uso no comercial."):
        told = judged(OPEN, text)
        assert "E_NONE_OWN" not in told, text
        assert {"B_OWN", "C_OPEN"} <= set(told)


def test_where_files_are_silent_it_is_said_and_nothing_is_shown() -> None:
    told = judged(OPEN, "Querida radio.")
    assert "E_NONE_OWN" in told
    assert shown(told) == {}


def test_each_reason_shows_the_quotes_of_its_own_licence_only() -> None:
    other = GRANTED.replace("Atribución 4.0", "Atribución-NoComercial 4.0")
    told = by_source(OPEN, {"carta.txt": f"{RESERVED}\n\n{other}"})
    seen = {(one.code, one.params.get("found"), str(quote["id"])) for one in told for quote in one.evidence}
    assert seen == {
        ("E_RELICENSED", "all-rights-reserved", "all-rights-reserved"),
        ("E_RELICENSED", "cc-by-nc-4.0", "cc-by-nc-4.0"),
    }


def test_a_licence_that_no_file_shows_for_certain_is_still_missing_without_borrowed_quotes() -> None:
    third = replace(OPEN, basis="licensed_third_party")
    told = judged(third, RESERVED)
    assert "E_MISSING" not in told or not told["E_MISSING"].evidence
    assert "E_MISSING" in judged(third, "Querida radio.")


def test_of_several_licences_each_is_shown_however_often_the_first_is_said() -> None:
    texts = [GRANTED] * 30 + [GRANTED.replace("Atribución 4.0", "Atribución-NoComercial 4.0")]
    told = by_source(OPEN, {f"{i}.txt": text for i, text in enumerate(texts)})
    (mixed,) = [one for one in told if one.code == "E_MIXED"]
    assert {quote["id"] for quote in mixed.evidence} == {"cc-by-4.0", "cc-by-nc-4.0"}
