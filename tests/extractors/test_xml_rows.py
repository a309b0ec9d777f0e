"""XML that is a list of records gives rows, a column for each field; running text in XML stays that."""

import pytest

from ingestion.types import Outcome
from tests.extractors.reading import read, refusal

XML = "application/xml"
TWEET = (
    '<tweet lang="es"><id>{0}</id><content><![CDATA[Hola,]]> <b>mundo</b> {0}</content><polarity><value>P</value><type>A</type></polarity>'
    '<topic>uno</topic><topic>dos</topic><term word="Hola" from="0"/><note source="x">n</note></tweet>'
)
RECORD = {
    "lang": "es", "id": "0", "content": "Hola, mundo 0", "polarity": {"value": "P", "type": "A"}, "topic": ["uno", "dos"],
    "term": {"word": "Hola", "from": "0"}, "note@source": "x", "note": "n",
}  # fmt: skip


def xml(inside: str) -> bytes:
    return f"<?xml version='1.0' encoding='UTF-8'?>{inside}".encode()


def tweets(count: int = 5) -> str:
    return "".join(TWEET.format(number) for number in range(count))


def test_records_are_rows_with_all_that_is_in_them() -> None:
    documents = read(xml(f"<tweets>{tweets()}</tweets>"), XML)
    assert documents[0].columns == RECORD
    assert [document.text for document in documents] == [f"Hola, mundo {number}" for number in range(5)]


def test_what_stands_around_them_is_text_and_its_rights_are_theirs() -> None:
    head = "<header><title>Reseñas</title><license>CC BY 4.0</license></header>"
    documents = read(xml(f"<corpus>{head}<data>{tweets()}</data></corpus>"), XML)
    assert [document.columns is None for document in documents] == [False] * 5 + [True]
    assert documents[-1].text == "Reseñas\nCC BY 4.0"
    assert ("xml:license", "CC BY 4.0") in documents[0].marks


def test_translations_have_a_column_for_each_language() -> None:
    pairs = "".join(f"<par><es>Hola {number}</es><nah>Pialli {number}</nah></par>" for number in range(5))
    assert read(xml(f"<pares>{pairs}</pares>"), XML)[0].columns == {"es": "Hola 0", "nah": "Pialli 0"}


def test_reading_goes_on_where_it_stopped_in_any_encoding() -> None:
    text = f"<?xml version='1.0'?><tweets>{tweets(9)}</tweets>"
    documents = read(text.encode("utf-16"), XML)
    assert len(documents) == 9
    assert read(text.encode("utf-16"), XML, start=3, stop=7) == documents[3:7]
    assert [(one.position, one.resume_at) for one in documents[:2]] == [(0, 1), (1, 2)]


def test_a_file_cut_off_keeps_what_was_there() -> None:
    data = xml(f"<tweets>{tweets(7)}</tweets>")
    documents = read(data[: data.rindex(b"mundo") + 3], XML)
    assert [document.text for document in documents][-2:] == ["Hola, mundo 5", "Hola, mun"]
    assert "broken_xml" in documents[-1].cleaning


@pytest.mark.parametrize(
    "inside",
    [
        "<libro>" + "<capitulo><titulo>Uno</titulo><parrafo>Hola.</parrafo><parrafo>Adiós.</parrafo></capitulo>" * 6 + "</libro>",
        "<poemas>" + "<poema><titulo>Uno</titulo><verso>Hola</verso><verso>Adiós</verso></poema>" * 6 + "</poemas>",
        "<texto>" + "<parrafo n='1'>Hola, <b>mundo</b>.</parrafo>" * 6 + "</texto>",
        "<lista>" + "<nota>Hola.</nota>" * 6 + "</lista>",
        f"<tweets>{tweets(4)}</tweets>",
        "<mezcla>" + "<uno><a>Hola</a><b>c</b></uno><dos><a>Hola</a><b>d</b></dos>" * 6 + "</mezcla>",
        "<base>" + f"<fila id='1'>{'<c>Hola</c>' * 6}</fila>" * 6 + "</base>",
        "<base>" + "<fila><c n='a'>Hola</c><c n='b'>x</c><c n='d'>y</c></fila>" * 6 + "</base>",
    ],
)  # fmt: skip
def test_running_text_stays_running_text(inside: str) -> None:
    (document,) = read(xml(inside), XML)
    assert document.columns is None
    assert "Hola" in document.text


def test_words_between_the_fields_of_a_late_record_are_kept() -> None:
    late = "<tweet><id>9</id>Hola <b>a todos</b> ya</tweet>"
    *_, last = read(xml(f"<tweets>{tweets(900)}{late}</tweets>"), XML)
    assert last.columns == {"id": "9", "b": "a todos", "text": "Hola ya"}


def test_what_is_nested_deep_is_the_text_of_its_field() -> None:
    deep = "<a>" * 40 + "Hola" + "</a>" * 40
    record = f"<r><x>uno</x>{deep}</r>"
    value = (read(xml(f"<l>{record * 6}</l>"), XML)[0].columns or {})["a"]
    for _ in range(9):
        assert isinstance(value, dict)
        value = value["a"]
    assert value == "Hola"


def test_many_pieces_in_deep_elements_take_no_long() -> None:
    deep = "<a>" * 900 + "Hola <i/>" * 60_000 + "</a>" * 900
    documents = read(xml(f"<tweets>{tweets()}<tweet><id>9</id>{deep}</tweet></tweets>"), XML)
    assert len(documents) == 6


def test_records_without_text_are_rows_and_a_file_without_any_is_empty() -> None:
    documents = read(xml("<l>" + "<r a='' b=''><c/></r>" * 6 + "</l>"), XML)
    assert [document.text for document in documents] == [""] * 6
    assert refusal(xml("<l><r/><r/></l>"), XML) == (Outcome.EMPTY, "no_text")


ANSWERS = "".join(
    f'<pregunta id="{n}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="x"><dice xmlns="urn:a">¿Cuál es el {n}?</dice>'
    f'<resp>el {n}</resp><resp correcta="sí" nota="{n}">otro {n}</resp><resp/></pregunta>'
    for n in range(5)
)


def test_features_of_a_dictionary_are_columns_by_their_names() -> None:
    entry = (
        '<LexicalEntry id="e{0}"><feat att="partOfSpeech" val="n"/><Lemma><feat att="writtenForm" val="yaku"/></Lemma>'
        '<Sense><feat att="definition" val="Lo que se bebe {0}."/><feat att="x"/></Sense></LexicalEntry>'
    )
    documents = read(xml(f"<Lexicon>{''.join(entry.format(number) for number in range(5))}</Lexicon>"), XML)
    assert documents[0].columns == {
        "id": "e0", "partOfSpeech": "n", "Lemma": {"writtenForm": "yaku"}, "Sense": {"definition": "Lo que se bebe 0.", "feat": {"att": "x"}},
    }  # fmt: skip


@pytest.mark.parametrize(
    ("record", "text"),
    [
        ('<row Id="{0}" Score="4" Title="¿Cómo se lee?" Body="&lt;p&gt;Se lee así, {0} veces.&lt;/p&gt;"/>', "¿Cómo se lee?\n<p>Se lee así, 0 veces.</p>"),
        ('<sms address="+525{0}" type="1" body="Ya voy" readable_date="1 ene 2020"></sms>', "Ya voy"),
        ('<entrada español="agua {0}" quechua="yaku"/>', "agua 0\nyaku"),
        ('<x uno="Una frase {0} de prueba" dos="b{0}"/>', "Una frase 0 de prueba\nb0"),
    ],
)  # fmt: skip
def test_records_that_say_all_in_attributes_are_rows(record: str, text: str) -> None:
    documents = read(xml(f"<todo>{''.join(record.format(number) for number in range(6))}</todo>"), XML)
    assert [bool(document.columns) for document in documents] == [True] * 6
    assert documents[0].text == text


@pytest.mark.parametrize(
    "inside",
    [
        "".join(f'<item id="a{number}" href="{number}.html" type="text/html"/>' for number in range(6)),
        "".join(f'<item nota="Una frase de prueba {number}"/>' for number in range(6)),
        "".join(f'<row title="Una frase" body="Otra frase más"><y z="{number}"/></row><row title="Una frase" body="Otra"/>' for number in range(6)),
    ],
)  # fmt: skip
def test_attributes_of_settings_are_none(inside: str) -> None:
    assert refusal(xml(f"<todo>{inside}</todo>"), XML) == (Outcome.EMPTY, "no_text")


def test_attributes_among_words_are_none() -> None:
    pictures = "".join(f'<foto archivo="{number}.jpg" alt="Una mujer que teje"/>' for number in range(6))
    (document,) = read(xml(f"<todo>{pictures}Fotos de la abuela</todo>"), XML)
    assert (document.text, document.columns) == ("Fotos de la abuela", None)


def test_an_attribute_of_some_of_several_says_whose_it_is() -> None:
    """Which answer is right; declarations of the XML itself are nothing that anybody says."""
    rows = [one.columns for one in read(f"<examen>{ANSWERS}</examen>".encode(), XML)]
    assert rows == [
        {
            "id": f"{n}", "dice": f"¿Cuál es el {n}?", "resp": [f"el {n}", f"otro {n}", ""],
            "resp@correcta": [None, "sí", None], "resp@nota": [None, f"{n}", None],
        }
        for n in range(5)
    ]  # fmt: skip


def test_attributes_that_all_differ_take_no_more_room_than_they_do() -> None:
    usual = '<pregunta><dice>¿Cuál?</dice><resp a="1">sí</resp></pregunta>'
    many = "".join(f'<resp a{n}="{n}">no</resp>' for n in range(60))
    hostile = f"<pregunta><dice>¿Cuál?</dice>{many}</pregunta>"
    *_, last = read(f"<examen>{usual * 90}{hostile}</examen>".encode(), XML)
    assert last.columns is not None
    assert (last.columns["resp@a7"], len(last.columns)) == ("7", 62)
