"""Term banks: a row for each concept, its terms in columns named by language."""

import pytest

from ingestion.reading.items import RECORD_TYPES
from ingestion.types import Outcome
from tests.extractors.reading import read, refusal

KIND = "application/x-tbx+xml"
OLD = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="es"><martifHeader><fileDesc><titleStmt><title>Derecho</title></titleStmt>
<publicationStmt><p>CC BY 4.0</p></publicationStmt></fileDesc></martifHeader><text><body>
<termEntry id="c1"><descrip type="subjectField">Derecho</descrip>
 <langSet xml:lang="es"><descripGrp><descrip type="definition">Acto con que
   empieza un <hi type="italics">juicio</hi>.</descrip></descripGrp>
  <ntig><termGrp><term>demanda judicial</term><termNote type="partOfSpeech">noun</termNote></termGrp></ntig>
  <tig><term>demanda</term></tig></langSet>
 <langSet lang="que"><tig><term>mañakuy</term></tig></langSet></termEntry>
<termEntry><langSet xml:lang="eu"><tig><term>auzi</term></tig></langSet></termEntry>
<termEntry id="c3"><descrip type="subjectField">Vacío</descrip></termEntry>
</body></text></martif>"""
NEW = """<tbx type="TBX-Basic" style="dca" xml:lang="ca" xmlns="urn:iso:std:iso:30042:ed-2"><text><body>
<conceptEntry id="7"><langSec xml:lang="ca"><termSec><term>jutge</term><note>Comú</note></termSec></langSec>
<langSec xml:lang="gl"><termSec><term>xuíz</term></termSec></langSec></conceptEntry></body></text></tbx>"""


def test_a_row_for_each_concept() -> None:
    first, second = read(OLD.encode(), KIND)
    assert first.columns == {
        "id": "c1", "subjectField": "Derecho", "definition_es": "Acto con que empieza un juicio.", "es": "demanda judicial",
        "partOfSpeech_es": "noun", "es_2": "demanda", "qu": "mañakuy",
    }  # fmt: skip
    assert first.apart == (
        ("es", "Acto con que empieza un juicio."), ("es_2", "demanda judicial"), ("es_3", "demanda"), ("qu", "mañakuy"),
    )  # fmt: skip
    assert first.text.splitlines()[0] == "Acto con que empieza un juicio."
    assert ("dc:title", "Derecho") in first.marks
    assert second.columns == {"eu": "auzi"}


def test_the_newer_edition_too() -> None:
    (only,) = read(NEW.encode(), KIND)
    assert only.columns == {"id": "7", "ca": "jutge", "note_ca": "Comú", "gl": "xuíz"}
    assert only.text == "jutge\nxuíz"


def test_it_goes_on_where_it_stopped() -> None:
    assert [one.columns for one in read(OLD.encode(), KIND, start=1)] == [{"eu": "auzi"}]
    assert KIND in RECORD_TYPES


def test_what_is_broken_keeps_its_terms_and_says_so() -> None:
    cut = OLD[: OLD.index("auzi") + 4]
    *_, last = read(cut.encode(), KIND)
    assert last.columns == {"eu": "auzi"}
    assert "broken_xml" in last.cleaning
    first, *_ = read(OLD.replace("mañakuy", "ma&lost;ñakuy").encode("utf-16"), KIND)
    assert first.cleaning == ("decoded:utf-16", "entities_left_out:1")


def test_a_term_within_what_is_said_of_it_is_part_of_that() -> None:
    (only,) = read(
        b"<martif><termEntry><langSet xml:lang='es'><descrip type='context'>Ante el <term>juez</term> de paz</descrip>"
        b"<tig><term> </term></tig></langSet><langSet><tig><term>iustitia</term></tig></langSet></termEntry></martif>",
        KIND,
    )
    assert only.columns == {"context_es": "Ante el juez de paz", "und": "iustitia"}


def test_what_is_said_of_the_concept_is_of_no_language() -> None:
    (only,) = read(
        b"<martif><termEntry><langSet xml:lang='es'><tig><term>juez</term></tig></langSet><note>Fin</note>"
        b"<descrip type='definition'>Quien juzga.</descrip><term>suelto</term></termEntry></martif>",
        KIND,
    )
    assert only.columns == {"es": "juez", "note": "Fin", "definition": "Quien juzga.", "term": "suelto"}
    assert only.apart == (("es", "juez"),)


@pytest.mark.parametrize("written", ["<martif></martif>", "<martif><termEntry/></martif>"])
def test_without_terms_it_is_empty(written: str) -> None:
    assert refusal(written.encode(), KIND) == (Outcome.EMPTY, "no_records")
