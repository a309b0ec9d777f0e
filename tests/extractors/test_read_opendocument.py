"""OpenDocument gives paragraphs, tables, notes and slides in order, and leaves out what was struck out or only programs read."""

import pytest

from ingestion.extractors import packages
from ingestion.types import Outcome
from tests.extractors.packaged import declaring, package_of
from tests.extractors.reading import leaves, read, refusal

ODF = "application/vnd.oasis.opendocument."
ODT, ODP = ODF + "text", ODF + "presentation"
NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office", "text": "text", "table": "table", "draw": "drawing", "meta": "meta",
        "presentation": "presentation", "svg": "svg-compatible", "style": "style",
    }.items()
) + ' xmlns:dc="http://purl.org/dc/elements/1.1/"'  # fmt: skip


def content(inner: str, kind: str = "text") -> str:
    return f"<office:document-content {NAMES}><office:body><office:{kind}>{inner}</office:{kind}></office:body></office:document-content>"


def packed(inner: str, kind: str = "text", media_type: str = ODT, **parts: str) -> bytes:
    others = {name.replace("__", "/") + ".xml": part for name, part in parts.items()}
    return package_of({"content.xml": content(inner, kind), **others}, media_type)


def test_headings_paragraphs_lists_tables_and_spaces() -> None:
    data = packed(
        "<text:h>El ñandú</text:h><text:p>Uno\n  dos<text:s text:c='3'/>tres<text:tab/>cuatro<text:line-break/>cinco "
        "<text:span>seis</text:span>.</text:p><text:list><text:list-item><text:p>primero</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell><text:p>b</text:p>"
        "</table:table-cell></table:table-row><table:table-row><table:table-cell><text:p>c</text:p></table:table-cell>"
        "<table:table-cell/></table:table-row></table:table><text:p>Fin.</text:p>"
    )
    (document,) = read(data, ODT)
    assert document.text == "El ñandú\nUno dos   tres\tcuatro\ncinco seis.\nprimero\na\tb\nc\n\nFin."
    assert (document.position, document.resume_at) == (0, 1)
    assert read(data, ODT, one_way=True)[0].text == document.text


def test_notes_come_last_and_text_boxes_after_their_paragraph() -> None:
    data = packed(
        "<text:p>Antes<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>La nota.</text:p>"
        "</text:note-body></text:note> y<draw:frame><draw:text-box><text:p>En el cuadro.</text:p></draw:text-box>"
        "<svg:title>dibujo</svg:title></draw:frame> después.</text:p><text:p>Otro.</text:p>"
    )
    assert read(data, ODT)[0].text == "Antes y después.\nEn el cuadro.\nOtro.\n\nLa nota."


def test_what_was_struck_out_or_remarked_is_left_out() -> None:
    data = packed(
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>tachado</text:p></text:deletion></text:changed-region>"
        "</text:tracked-changes><text:p>Queda<office:annotation><dc:creator>Inés</dc:creator><text:p>¿seguro?</text:p>"
        "</office:annotation> esto, de <text:title>Cuentos</text:title>.</text:p>"
    )
    assert read(data, ODT)[0].text == "Queda esto, de Cuentos."


def test_slides_with_their_notes_and_without_what_every_slide_repeats() -> None:
    slide = (
        "<draw:page><draw:frame><draw:text-box><text:p>{0}</text:p></draw:text-box></draw:frame>"
        "<draw:frame presentation:class='footer'><draw:text-box><text:p>pie</text:p></draw:text-box></draw:frame>"
        "<presentation:notes><draw:frame><draw:text-box><text:p>nota {0}</text:p></draw:text-box></draw:frame></presentation:notes></draw:page>"
    )
    data = packed(slide.format("uno") + slide.format("dos"), "presentation", ODP)
    (document,) = read(data, ODP)
    assert document.text == "uno\nnota uno\n\ndos\nnota dos"
    assert leaves(document, "uno", "nota uno", "dos", "nota dos") == [1, 1, 2, 2]


def test_slides_and_pages_of_drawings_are_counted_and_texts_have_none() -> None:
    pages = (
        "<draw:page/><draw:page><text:p>  </text:p>"
        + "<text:p>y</text:p>" * 9
        + "<text:p>dos </text:p></draw:page><draw:page><text:p>tres</text:p></draw:page>"
    )
    flat = f"<office:document {NAMES}><office:body><office:drawing>{pages}</office:drawing></office:body></office:document>"
    for data, media_type in (
        (packed(pages, "drawing", ODF + "graphics"), ODF + "graphics"),
        (flat.encode(), ODF + "graphics-flat-xml"),
        (packed(pages, "presentation", ODP), ODP),
    ):
        (document,) = read(data, media_type)
        assert document.text == "y\n" * 9 + "dos\n\ntres"
        assert document.paging is not None
        assert document.paging.leaf == ("slide" if media_type == ODP else "page")
        assert leaves(document, "dos", "tres") == [2, 3]
    assert read(packed("<text:p>x</text:p>"), ODT)[0].paging is None


def test_properties_that_speak_of_rights_are_marks() -> None:
    meta = (
        f"<office:document-meta {NAMES}><office:meta><dc:title>Cuentos</dc:title><dc:rights>CC BY 4.0</dc:rights>"
        "<meta:user-defined meta:name='Licencia'>CC0</meta:user-defined><meta:user-defined meta:name='Color'>azul</meta:user-defined>"
        "</office:meta></office:document-meta>"
    )
    marks = read(packed("<text:p>x</text:p>", meta=meta), ODT)[0].marks
    assert marks == (("dc:title", "Cuentos"), ("dc:rights", "CC BY 4.0"), ("property:Licencia", "CC0"))
    assert read(packed("<text:p>x</text:p>", meta="<rota"), ODT)[0].marks == ()


def test_spreadsheets_of_the_first_openoffice_give_their_rows() -> None:
    names = NAMES.replace("urn:oasis:names:tc:opendocument:xmlns:", "http://openoffice.org/2000/").replace(
        ":1.0", ""
    )
    rows = "".join(
        f"<table:table-row><table:table-cell><text:p>{a}</text:p></table:table-cell><table:table-cell><text:p>{b}</text:p></table:table-cell></table:table-row>"
        for a, b in (("maíz", "3"), ("frijol", "5"))
    )
    body = f"<office:document-content {names}><office:body><table:table>{rows}</table:table></office:body></office:document-content>"
    calc = "application/vnd.sun.xml.calc"
    assert read(package_of({"content.xml": body}, calc), calc)[0].text == "maíz\t3\nfrijol\t5"


def test_flat_documents_give_their_body_alone() -> None:
    flat = (
        f"<office:document {NAMES}><office:meta><dc:title>Título</dc:title></office:meta><office:master-styles><text:p>cabecera</text:p>"
        "</office:master-styles><office:body><office:text><text:p>Cuerpo.</text:p></office:text></office:body></office:document>"
    )
    assert read(flat.encode(), ODT + "-flat-xml")[0].text == "Cuerpo."
    assert refusal(flat.encode()[:-20], ODT + "-flat-xml") == (Outcome.DAMAGED, "broken_xml")


def test_what_cannot_be_read_says_why() -> None:
    locked = "<manifest><file-entry full-path='content.xml'><encryption-data/></file-entry></manifest>"
    assert refusal(packed("<text:p/>"), ODT) == (Outcome.EMPTY, "no_text")
    assert refusal(packed("<text:p>", "text"), ODT) == (Outcome.DAMAGED, "broken_xml")
    assert refusal(packed("basura", META_INF__x="", **{"META-INF__manifest": locked}), ODT) == (
        Outcome.ENCRYPTED,
        "needs_password",
    )
    assert refusal(package_of({"otra.xml": "<x/>"}), ODT) == (Outcome.DAMAGED, "no_content_part")
    assert refusal(b"PK\x03\x04 nada", ODT) == (Outcome.DAMAGED, "broken_package")


def test_bombs_are_refused_by_word_and_by_deed(monkeypatch: pytest.MonkeyPatch) -> None:
    data = packed("<text:p>a</text:p>" * 10_000)
    assert refusal(declaring(data, 0xF0000000), ODT) == (Outcome.REFUSED, "unpacks_too_large")
    assert refusal(declaring(data, 500), ODT)[0] is Outcome.DAMAGED
    monkeypatch.setattr(packages, "LARGEST_UNPACKED_BYTES", 100_000)
    assert refusal(data, ODT) == (Outcome.REFUSED, "unpacks_too_large")


def test_entities_are_neither_expanded_nor_fetched() -> None:
    body = content("<text:p>antes &x; después</text:p>")
    data = package_of({"content.xml": '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + body})
    assert "root:" not in read(data, ODT)[0].text


def test_spaces_are_not_multiplied_without_measure() -> None:
    data = packed("<text:p>a<text:s text:c='900000000'/>b</text:p>")
    assert len(read(data, ODT)[0].text) < 2_000


def _style(name: str, parent: str = "", family: str = "text", display: str = "") -> str:
    shown = f"<style:text-properties text:display='{display}'/>" if display else ""
    return f"<style:style style:name='{name}' style:family='{family}' style:parent-style-name='{parent}'>{shown}</style:style>"


HIDING = "".join((
    _style("T1", display="none"), _style("T2", "T1"), _style("T3", "T1", display="true"), _style("Oculto", family="paragraph", display="none"),
    _style("P1", "Oculto", "paragraph"), _style("T4", "T5"), _style("T5", "T4"),
))  # fmt: skip
HIDDEN = (
    "<text:p text:style-name='T1'>El río <text:span text:style-name='T1'>oculto <text:s/><text:span>dentro</text:span></text:span>"
    "<text:span text:style-name='T2'>heredado</text:span><text:span text:style-name='T3'>sí</text:span>"
    "<text:span text:style-name='T4'> suena</text:span>.</text:p><text:p text:style-name='P1'>Respuestas</text:p>"
    "<text:section text:display='none'><text:p>Para la maestra</text:p></text:section>"
    "<text:section text:display='true'><text:p>Fin</text:p></text:section>"
)


def test_hidden_text_is_left_out_wherever_its_style_is_declared() -> None:
    shown = "El río sí suena.\nFin"
    own = f"<office:document-content {NAMES}><office:automatic-styles>{HIDING}</office:automatic-styles><office:body><office:text>{HIDDEN}</office:text></office:body></office:document-content>"
    assert read(package_of({"content.xml": own}, ODT), ODT)[0].text == shown
    flat = own.replace("document-content", "document")
    assert read(flat.encode(), ODF + "text-flat-xml")[0].text == shown
    named = (
        f"<office:document-styles {NAMES}><office:styles>{HIDING}</office:styles></office:document-styles>"
    )
    assert read(packed(HIDDEN, styles=named), ODT)[0].text == shown


def test_broken_styles_cost_no_text_but_hide_what_they_say_before() -> None:
    broken = f"<office:document-styles {NAMES}><office:styles>{HIDING}"
    assert (
        read(
            packed("<text:p>Todo <text:span text:style-name='T1'>no</text:span></text:p>", styles=broken), ODT
        )[0].text
        == "Todo"
    )


def test_what_was_struck_out_is_left_out_where_it_still_stands_and_what_was_added_is_kept() -> None:
    changes = (
        "<text:tracked-changes><text:changed-region text:id='a'><text:deletion><text:p>apunte</text:p></text:deletion></text:changed-region>"
        "<text:changed-region text:id='b'><text:insertion/></text:changed-region></text:tracked-changes>"
    )
    inner = (
        "<text:p>El río <text:change-start text:change-id='a'/>nunca<text:s/><text:change-end text:change-id='a'/>"
        "<text:change-start text:change-id='b'/>siempre<text:change-end text:change-id='b'/> vuelve"
        "<text:change-start text:change-id='a'/> y</text:p><text:p>más<text:change-end text:change-id='a'/> tarde</text:p>"
    )
    flat = content(changes + inner).replace("document-content", "document").encode()
    assert read(flat, ODF + "text-flat-xml")[0].text == "El río siempre vuelve\ntarde"
