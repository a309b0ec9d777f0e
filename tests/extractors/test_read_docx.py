"""Word documents give body, tables and notes in order, their statements of rights, and no more than they may unpack to."""

import io
import zipfile

import pytest
from docx.document import Document as WordDocument

from ingestion.extractors import packages
from ingestion.types import Outcome
from tests.extractors.packaged import package_of
from tests.extractors.papers import docx_of
from tests.extractors.reading import DOCX, read, refusal

FLAT = "application/x-word-flat-xml"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def _fill(document: WordDocument) -> None:
    document.add_heading("Cuento", level=1)
    document.add_paragraph("Érase una vez\tun ñandú.")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(
        (cell for row in table.rows for cell in row.cells), ("a", "b", "c", "d"), strict=True
    ):
        cell.text = text
    document.add_paragraph("Fin.")
    document.sections[0].header.paragraphs[0].text = "Encabezado"
    document.core_properties.title = "Cuentos"
    document.core_properties.author = "Inés"


def _package(document_xml: str, **parts: str) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", document_xml)
        for name, content in parts.items():
            package.writestr(name.replace("__", "/") + ".xml", content)
    return written.getvalue()


def _paragraphs(inner: str) -> str:
    return f"<w:document {W}><w:body>{inner}</w:body></w:document>"


def test_body_and_tables_in_order_without_headers() -> None:
    (document,) = read(docx_of(_fill), DOCX)
    assert document.text == "Cuento\nÉrase una vez\tun ñandú.\na\tb\nc\td\nFin."
    assert {("dc:title", "Cuentos"), ("dc:creator", "Inés")} <= set(document.marks)
    assert (document.position, document.resume_at) == (0, 1)
    assert read(docx_of(_fill), DOCX, one_way=True)[0].text == document.text


def test_footnotes_breaks_and_what_is_left_out() -> None:
    body = _paragraphs(
        "<w:p><w:pPr><w:tabs><w:tab w:pos='1'/></w:tabs></w:pPr><w:r><w:t>uno</w:t><w:br/><w:t>dos</w:t></w:r>"
        "<w:del><w:r><w:t>tachado</w:t></w:r></w:del><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:t>cuadro</w:t></mc:Choice><mc:Fallback><w:t>cuadro</w:t></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    notes = (
        f"<w:footnotes {W}><w:footnote w:type='separator'><w:p><w:r><w:t>----</w:t></w:r></w:p></w:footnote>"
        "<w:footnote><w:p><w:r><w:t>Nota al pie.</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    (document,) = read(_package(body, word__footnotes=notes), DOCX)
    assert document.text == "uno\ndos\ncuadro\n\nNota al pie."


def test_a_text_box_follows_the_paragraph_it_hangs_in() -> None:
    box = "<mc:AlternateContent><mc:Choice><w:txbxContent>{0}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>{0}</w:txbxContent></mc:Fallback></mc:AlternateContent>"
    inner = box.format("<w:p><w:r><w:t>dentro</w:t></w:r></w:p>")
    outer = box.format(f"<w:p><w:r><w:t>cua</w:t>{inner}<w:t>dro</w:t></w:r></w:p><w:p/>")
    body = f"<w:p><w:r><w:t>El texto </w:t></w:r><w:r>{outer}</w:r><w:r><w:t>sigue.</w:t></w:r></w:p><w:p><w:r><w:t>Fin.</w:t></w:r></w:p>"
    assert read(_package(_paragraphs(body)), DOCX)[0].text == "El texto sigue.\ncuadro\ndentro\n\nFin."
    cell = f"<w:tbl><w:tr><w:tc>{body}</w:tc><w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    assert "El texto sigue.\ncuadro\n" in read(_package(_paragraphs(cell)), DOCX)[0].text


def test_hidden_text_is_left_out_but_not_what_was_shown_again_nor_what_a_hidden_mark_ends() -> None:
    body = (
        "<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:t>uno</w:t></w:r>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>oculto</w:t><w:drawing><w:txbxContent><w:p><w:r><w:t>caja</w:t></w:r></w:p></w:txbxContent>"
        "</w:drawing></w:r><w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t> dos</w:t></w:r></w:p>"
        "<w:p><w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>tres</w:t></w:r></w:p>"
    )
    assert read(_package(_paragraphs(body)), DOCX)[0].text == "uno dos\ntres"


def test_what_every_page_repeats_is_the_text_where_there_is_no_other() -> None:
    def only_repeated(document: WordDocument) -> None:
        section = document.sections[0]
        section.different_first_page_header_footer = True
        section.footer.paragraphs[0].text = "Pie"
        section.header.paragraphs[0].text = "Cartel de la fiesta"
        section.first_page_header.paragraphs[0].text = "Cartel de la fiesta"

    assert read(docx_of(only_repeated), DOCX)[0].text == "Cartel de la fiesta\nPie"


def test_the_main_part_is_the_one_that_the_package_names() -> None:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as package:
        package.writestr(
            "_rels/.rels",
            '<Relationships xmlns="x"><Relationship Type="http://x/officeDocument" Target="/otra/parte.xml"/></Relationships>',
        )
        package.writestr("otra/parte.xml", _paragraphs("<w:p><w:r><w:t>Aquí.</w:t></w:r></w:p>"))
    assert read(written.getvalue(), DOCX)[0].text == "Aquí."


def test_an_entity_among_the_relations_is_none_of_them() -> None:
    relations = (
        '<!DOCTYPE r [<!ENTITY e "x">]><Relationships xmlns="x">&e;'
        '<Relationship Type="http://x/officeDocument" Target="/parte.xml"/></Relationships>'
    )
    body = _paragraphs("<w:p><w:r><w:t>Aquí.</w:t></w:r></w:p>")
    assert read(package_of({"_rels/.rels": relations, "parte.xml": body}), DOCX)[0].text == "Aquí."


def test_rights_in_properties_are_marks() -> None:
    core = '<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:rights>CC BY-SA 4.0</dc:rights></c>'
    custom = '<Properties><property name="Licencia"><v>CC0</v></property><property name="Color"><v>azul</v></property></Properties>'
    data = _package(
        _paragraphs("<w:p><w:r><w:t>x</w:t></w:r></w:p>"), docProps__core=core, docProps__custom=custom
    )
    assert read(data, DOCX)[0].marks == (("dc:rights", "CC BY-SA 4.0"), ("property:Licencia", "CC0"))


def test_what_cannot_be_read_says_why() -> None:
    assert refusal(b"PK\x03\x04 nada", DOCX) == (Outcome.DAMAGED, "broken_package")
    assert refusal(_package("<w:document"), DOCX) == (Outcome.DAMAGED, "broken_xml")
    assert refusal(_package(_paragraphs("<w:p/>")), DOCX) == (Outcome.EMPTY, "no_text")
    empty = io.BytesIO()
    with zipfile.ZipFile(empty, "w") as package:
        package.writestr("otro.xml", "<x/>")
    assert refusal(empty.getvalue(), DOCX) == (Outcome.DAMAGED, "no_main_part")


def test_entities_are_not_expanded_and_files_not_read() -> None:
    body = _paragraphs("<w:p><w:r><w:t>antes &x; después</w:t></w:r></w:p>")
    local = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + body
    assert read(_package(local), DOCX)[0].text.startswith("antes")
    with open("/etc/hostname") as hostname:  # noqa: PTH123
        assert hostname.read().strip() not in read(_package(local), DOCX)[0].text


def test_what_declares_to_be_large_is_not_even_opened() -> None:
    data = _package(_paragraphs("<w:p><w:r><w:t>a</w:t></w:r></w:p>"))
    directory = data.rindex(b"PK\x01\x02")
    boasting = data[: directory + 24] + (0xF0000000).to_bytes(4, "little") + data[directory + 28 :]
    assert refusal(boasting, DOCX) == (Outcome.REFUSED, "unpacks_too_large")


def test_parts_are_counted_together_as_they_unpack(monkeypatch: pytest.MonkeyPatch) -> None:
    half = "<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 10_000
    data = _package(
        _paragraphs(half), word__footnotes=f"<w:footnotes {W}><w:footnote>{half}</w:footnote></w:footnotes>"
    )
    assert len(read(data, DOCX)) == 1
    monkeypatch.setattr(packages, "LARGEST_UNPACKED_BYTES", 400_000)
    assert refusal(data, DOCX) == (Outcome.REFUSED, "unpacks_too_large")


def test_a_package_that_unpacks_to_more_than_it_declares_is_damaged() -> None:
    data = _package(_paragraphs("<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 10_000))
    directory = data.rindex(b"PK\x01\x02")
    lying = data[: directory + 24] + (500).to_bytes(4, "little") + data[directory + 28 :]
    outcome, _ = refusal(lying, DOCX)
    assert outcome is Outcome.DAMAGED


def test_a_word_document_written_out_as_one_xml_file() -> None:
    package = "http://schemas.microsoft.com/office/2006/xmlPackage"
    header = f"<w:hdr {W}><w:p><w:r><w:t>Encabezado</w:t></w:r></w:p></w:hdr>"
    parts = "".join(
        f"<pkg:part pkg:name='/word/{name}.xml'><pkg:xmlData>{part}</pkg:xmlData></pkg:part>"
        for name, part in {
            "document": _paragraphs("<w:p><w:r><w:t>Ñandú.</w:t></w:r></w:p>"),
            "header1": header,
        }.items()
    )
    data = f"<?xml version='1.0'?><pkg:package xmlns:pkg='{package}'>{parts}</pkg:package>".encode()
    assert read(data, FLAT)[0].text == "Ñandú."
    bare = data.replace("Ñandú.".encode(), b"")
    assert read(bare, FLAT)[0].text == "Encabezado"
    assert refusal(data[:-9], FLAT) == (Outcome.DAMAGED, "broken_xml")


def test_embedded_documents_come_along_but_not_the_workbooks_of_charts_nor_what_lies_outside() -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relations = (
        f"<Relationships><Relationship Id='a' Type='{kind}/package' Target='embeddings/uno.xlsx'/>"
        f"<Relationship Id='b' Type='{kind}/chart' Target='charts/chart1.xml'/>"
        f"<Relationship Id='c' Type='{kind}/package' Target='file:///etc/passwd' TargetMode='External'/>"
        f"<Relationship Id='d' Type='{kind}/package' Target='../../../etc/passwd'/></Relationships>"
    )
    parts: dict[str, str | bytes] = {
        "word/document.xml": _paragraphs("<w:p/>"),
        "word/_rels/document.xml.rels": relations,
        "word/embeddings/uno.xlsx": b"PK uno",
        "word/embeddings/dos.xlsx": b"PK dos",
    }
    (document,) = read(package_of(parts), DOCX)
    assert [(one.name, one.content) for one in document.attached] == [("word/embeddings/uno.xlsx", b"PK uno")]
    assert document.text == ""


def test_letters_of_symbol_fonts_are_what_a_reader_sees() -> None:
    body = _paragraphs(
        "<w:p><w:r><w:t>constante </w:t></w:r><w:r><w:sym w:font='Symbol' w:char='F061'/></w:r>"
        "<w:r><w:t> y de A </w:t></w:r><w:r><w:sym w:font='Wingdings' w:char='F0E0'/></w:r><w:r><w:t> B</w:t></w:r></w:p>"
        "<w:p><w:r><w:rPr><w:rFonts w:ascii='Symbol' w:hAnsi='Symbol'/></w:rPr><w:t>\uf0b7 \uf044</w:t></w:r></w:p>"
        "<w:p><w:r><w:rPr><w:rFonts w:ascii='Wingdings'/></w:rPr><w:t>\uf0fc</w:t></w:r><w:r><w:sym w:font='Otra' w:char='no'/></w:r></w:p>"
    )
    assert read(_package(body), DOCX)[0].text == "constante α y de A → B\n• Δ\n✓"
    unsure = "<w:p><w:r>{}<w:t>\uf0a7 \uf061</w:t></w:r></w:p>"
    own = unsure.format("<w:rPr><w:rFonts w:ascii='Letra Nuestra'/></w:rPr>")
    assert read(_package(_paragraphs(unsure.format("") + own)), DOCX)[0].text == "▪ \uf061\n▪ \uf061"


def test_what_is_written_in_diagrams_follows_the_body() -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relation = f"<Relationships><Relationship Id='a' Type='{kind}/diagramData' Target='diagrams/data1.xml'/></Relationships>"
    told = "".join(
        f"<d:pt><d:t><a:p><a:r><a:t>{said}</a:t></a:r></a:p></d:t></d:pt>" for said in ("Siembra", "Cosecha")
    )
    note = f"<w:footnotes {W}><w:footnote><w:p><w:r><w:t>Nota.</w:t></w:r></w:p></w:footnote></w:footnotes>"
    parts: dict[str, str | bytes] = {
        "word/document.xml": _paragraphs("<w:p><w:r><w:t>El año:</w:t></w:r></w:p>"),
        "word/_rels/document.xml.rels": relation,
        "word/diagrams/data1.xml": f"<d:dataModel xmlns:d='d' xmlns:a='a'><d:ptLst>{told}</d:ptLst></d:dataModel>",
        "word/footnotes.xml": note,
    }
    assert read(package_of(parts), DOCX)[0].text == "El año:\n\nSiembra\nCosecha\n\nNota."


def test_words_of_charts_follow_the_body() -> None:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relation = f"<Relationships><Relationship Id='a' Type='{kind}/chart' Target='charts/chart1.xml'/></Relationships>"
    chart = (
        "<c:chartSpace xmlns:c='c' xmlns:a='a'><c:title><c:tx><c:rich><a:p><a:r><a:t>Lluvia</a:t></a:r></a:p></c:rich></c:tx></c:title>"
        "<c:ser><c:cat><c:strRef><c:strCache><c:pt><c:v>enero</c:v></c:pt></c:strCache></c:strRef></c:cat>"
        "<c:val><c:numCache><c:pt><c:v>12</c:v></c:pt></c:numCache></c:val></c:ser></c:chartSpace>"
    )
    parts: dict[str, str | bytes] = {
        "word/document.xml": _paragraphs("<w:p><w:r><w:t>El año:</w:t></w:r></w:p>"),
        "word/_rels/document.xml.rels": relation,
        "word/charts/chart1.xml": chart,
    }
    assert read(package_of(parts), DOCX)[0].text == "El año:\n\nLluvia\nenero"


def test_empty_rows_of_layout_tables_leave_no_blanks() -> None:
    row = "<w:tr><w:tc><w:p>{0}</w:p></w:tc><w:tc><w:p/></w:tc></w:tr>"
    body = _paragraphs(
        f"<w:tbl>{row.format('<w:r><w:t>a</w:t></w:r>')}{row.format('')}{row.format('<w:r><w:t>b</w:t></w:r>')}</w:tbl>"
    )
    assert read(_package(body), DOCX)[0].text == "a\n\nb"


def test_a_dropped_capital_is_the_first_letter_of_the_paragraph_that_it_was_cut_from() -> None:
    frame = "<w:p><w:pPr>{}</w:pPr><w:r><w:t>{}</w:t></w:r></w:p>"
    rest = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
    body = "".join((
        frame.format("<w:framePr w:dropCap='drop' w:lines='3'/>", "L"), rest.format("a casa"),
        frame.format("<w:framePr w:dropCap='margin'/>", "A"), rest.format(" veces"), rest.format("Otro párrafo"),
        frame.format("<w:framePr w:dropCap='none'/>", "Marco"), frame.format("<w:framePr w:lines='3'/>", "Otro"),
        frame.format("<w:pPrChange><w:pPr><w:framePr w:dropCap='drop'/></w:pPr></w:pPrChange>", "Antes"), rest.format("fin"),
    ))  # fmt: skip
    expected = "La casa\nA veces\nOtro párrafo\nMarco\nOtro\nAntes\nfin"
    assert read(_package(_paragraphs(body)), DOCX)[0].text == expected


def test_a_dropped_capital_of_a_box_joins_nothing_outside_it() -> None:
    letter = "<w:p><w:pPr><w:framePr w:dropCap='drop'/></w:pPr><w:r><w:t>L</w:t></w:r></w:p>"
    box = f"<w:txbxContent>{letter}</w:txbxContent>"
    body = f"<w:p><w:r>{box}<w:t>uno</w:t></w:r></w:p><w:p><w:r><w:t>dos</w:t></w:r></w:p>"
    assert read(_package(_paragraphs(body)), DOCX)[0].text == "uno\nL\ndos"


def test_a_gloss_above_a_word_is_not_put_before_it() -> None:
    word = "<w:r><w:t>{}</w:t></w:r>"
    ruby = f"<w:ruby><w:rt>{word.format('glosa')}</w:rt><w:rubyBase>{word.format('palabra')}</w:rubyBase></w:ruby>"
    body = f"<w:p><w:r>{ruby}</w:r>{word.format(' base.')}</w:p>"
    assert read(_package(_paragraphs(body)), DOCX)[0].text == "palabra base."
