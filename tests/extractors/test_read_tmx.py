"""Translation memories keep their pairs: one record for each unit, its columns named by language, codes of formats gone."""

from io import BytesIO

from ingestion.extractors import extractors_for
from ingestion.types import Document, Outcome, Source
from tests.extractors.reading import read, refusal

TMX = "application/x-tmx+xml"
XLIFF = "application/xliff+xml"
MEMORY = """<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx version="1.4">
<header srclang="es-ES" datatype="plaintext"><prop type="license">CC-BY-4.0</prop><rights>De todas</rights></header><body>
<!-- <tu><tuv xml:lang="es"><seg>no</seg></tuv></tu> -->
<tu tuid="7"><note>cuento</note><tuv xml:lang="ES-ES"><seg>Buenos días, <bpt i="1">&lt;b&gt;</bpt>señora<ept i="1">&lt;/b&gt;</ept> &amp; señor.</seg></tuv>
 <tuv xml:lang="quz"><seg>Allin   p'unchay,
 mamay.</seg></tuv></tu>
<tu><tuv lang="es"><seg>Uno<ph x="1"/></seg></tuv><tuv lang="gn"><seg>Peteĩ <hi>mba'e</hi></seg></tuv><tuv lang="gn"><seg>Petei</seg></tuv></tu>
</body></tmx>"""


def test_pairs_are_columns() -> None:
    first, second = read(MEMORY.encode(), TMX)
    assert first.columns == {
        "es-ES": "Buenos días, señora & señor.",
        "quz": "Allin p'unchay, mamay.",
        "tuid": "7",
        "note": "cuento",
    }
    assert first.text == "Buenos días, señora & señor.\nAllin p'unchay, mamay."
    assert second.columns == {"es": "Uno", "gn": "Peteĩ mba'e", "gn_2": "Petei"}
    assert (
        first.marks
        == second.marks
        == (("tmx:srclang", "es-ES"), ("tmx:license", "CC-BY-4.0"), ("dc:rights", "De todas"))
    )


def test_reading_goes_on_where_it_stopped_and_ranges_meet() -> None:
    for encoding in ("utf-8", "utf-16-le"):
        data = MEMORY.encode(encoding)
        documents = read(data, TMX)
        assert read(data, TMX, start=documents[0].resume_at) == documents[1:]
        for cut in range(0, len(data), 62):
            assert read(data, TMX, stop=cut or 1) + read(data, TMX, start=cut or 2) == documents
        assert read(data, TMX, one_way=True) == documents


def test_a_memory_cut_off_keeps_what_was_there() -> None:
    first, second = read(MEMORY[: MEMORY.index("mba")].encode(), TMX)
    assert (first.columns or {})["tuid"] == "7"
    assert (second.columns, second.cleaning) == ({"es": "Uno", "gn": "Peteĩ"}, ("broken_xml",))


def test_the_donor_may_choose_the_text() -> None:
    source = Source(BytesIO(MEMORY.encode()), "a.tmx", len(MEMORY), TMX, text_columns=("quz", "gn"))
    documents = [one for one in extractors_for(TMX)[0].extract(source) if isinstance(one, Document)]
    assert [document.text for document in documents] == [
        "Allin p'unchay, mamay.",
        "Peteĩ mba'e",
    ]


def test_xliff_of_both_kinds() -> None:
    old = (
        '<xliff version="1.2"><file source-language="en" target-language="es-MX"><body><trans-unit id="1"><source>Hello <g id="1">world</g>'
        "<x id='2'/>!</source><target>¡Hola mundo!</target><alt-trans><target>Hola</target></alt-trans></trans-unit>"
        '<trans-unit id="2"><source>Bye</source></trans-unit></body></file></xliff>'
    )
    assert [document.columns for document in read(old.encode(), XLIFF)] == [
        {"en": "Hello world!", "es-MX": "¡Hola mundo!", "tuid": "1"}, {"en": "Bye", "tuid": "2"},
    ]  # fmt: skip
    new = (
        '<xliff version="2.0" srcLang="en" trgLang="ca"><file><unit id="u"><segment><source>One</source><target>Un</target></segment>'
        "<segment><source>Two</source><target>Dos</target></segment></unit></file></xliff>"
    )
    documents = read(new.encode(), XLIFF)
    assert [document.columns for document in documents] == [
        {"en": "One", "ca": "Un"},
        {"en": "Two", "ca": "Dos"},
    ]
    assert read(new.encode(), XLIFF, start=1, stop=2) == documents[1:]


def test_without_units_it_is_empty_and_without_elements_damaged() -> None:
    assert refusal(b"<tmx><header/><body/></tmx>", TMX) == (Outcome.EMPTY, "no_records")
    assert refusal(b"hola", TMX) == (Outcome.DAMAGED, "broken_document")
