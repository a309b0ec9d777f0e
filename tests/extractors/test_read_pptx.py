"""Presentations give slides in order, titles first, with tables, groups, diagrams and notes, without what every slide repeats."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Inches

from ingestion.extractors import packages
from ingestion.types import Outcome
from tests.extractors.packaged import declaring, package_of
from tests.extractors.reading import leaves, read, refusal

PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = f"xmlns:p='p' xmlns:a='a' xmlns:r='{KIND}' xmlns:mc='mc'"
BOX = Inches(1), Inches(1), Inches(4), Inches(1)


def pptx(fill: Callable[..., object]) -> bytes:
    written = io.BytesIO()
    shown = Presentation()
    fill(shown)
    shown.save(written)
    return written.getvalue()


def shape(text: str, kind: str = "") -> str:
    placeholder = f"<p:nvSpPr><p:nvPr><p:ph type='{kind}'/></p:nvPr></p:nvSpPr>" if kind else ""
    return f"<p:sp>{placeholder}<p:txBody><a:p>{text}</a:p></p:txBody></p:sp>"


def said(text: str) -> str:
    return f"<a:r><a:t>{text}</a:t></a:r>"


def slides(*inner: str, **others: str) -> bytes:
    """A package of these slides, listed last to first; further parts belong to the first of them."""
    numbers = range(1, len(inner) + 1)
    listed = "".join(f"<p:sldId id='{n}' r:id='r{n}'/>" for n in reversed(numbers))
    targets = "".join(
        f"<Relationship Id='r{n}' Type='{KIND}/slide' Target='slides/slide{n}.xml'/>" for n in numbers
    )
    beside = "".join(
        f"<Relationship Id='{kind}' Type='{KIND}/{kind}' Target='../{kind}.xml'/>" for kind in others
    )
    return package_of({
        "[Content_Types].xml": "<Types/>",
        "ppt/presentation.xml": f"<p:presentation {NAMES}><p:sldIdLst>{listed}</p:sldIdLst></p:presentation>",
        "ppt/_rels/presentation.xml.rels": f"<Relationships>{targets}</Relationships>",
        "ppt/slides/_rels/slide1.xml.rels": f"<Relationships>{beside}</Relationships>",
        **{f"ppt/slides/slide{n}.xml": f"<p:sld {NAMES}>{one}</p:sld>" for n, one in enumerate(inner, 1)},
        **{f"ppt/{kind}" + ("" if kind.endswith(".rels") else ".xml"): part for kind, part in others.items()},
    })  # fmt: skip


def test_titles_text_tables_groups_and_notes_as_libraries_write_them() -> None:
    def fill(shown: Any) -> None:
        slide = shown.slides.add_slide(shown.slide_layouts[5])
        slide.shapes.add_textbox(*BOX).text_frame.text = "Primero.\nSegundo."
        slide.shapes.add_group_shape().shapes.add_textbox(*BOX).text_frame.text = "En un grupo."
        table = slide.shapes.add_table(1, 2, *BOX).table
        table.cell(0, 0).text, table.cell(0, 1).text = "a", "b"
        slide.shapes.title.text = "El ñandú"
        slide.notes_slide.notes_text_frame.text = "Hablar despacio."
        shown.core_properties.author = "Inés"

    (document,) = read(pptx(fill), PPTX)
    assert document.text == "El ñandú\nPrimero.\nSegundo.\nEn un grupo.\na\tb\nHablar despacio."
    assert ("dc:creator", "Inés") in document.marks
    assert read(pptx(fill), PPTX, one_way=True)[0].text == document.text


def test_boxes_are_read_as_they_stand_placeholders_where_their_layout_puts_them() -> None:
    def fill(shown: Any) -> None:
        slide = shown.slides.add_slide(shown.slide_layouts[3])  # a title over two columns
        for top, said in ((6, "abajo"), (0, "arriba")):
            slide.shapes.add_textbox(Inches(1), Inches(top), Inches(4), Inches(0.5)).text_frame.text = said
        group = slide.shapes.add_group_shape().shapes
        for left, said in ((5, "y después"), (1, "primero")):
            group.add_textbox(Inches(left), Inches(6.6), Inches(2), Inches(0.5)).text_frame.text = said
        slide.placeholders[2].text, slide.placeholders[1].text = "derecha", "izquierda"
        slide.shapes.title.text = "Título"
        slide.shapes.title.top = Inches(6.3)

    (document,) = read(pptx(fill), PPTX)
    assert document.text == "Título\narriba\nizquierda\nderecha\nabajo\nprimero\ny después"


def test_placeholders_stand_where_their_master_puts_them_and_what_stands_nowhere_moves_nothing() -> None:
    def placed(text: str, top: str, kind: str = "") -> str:
        at = f"<p:spPr><a:xfrm><a:off x='1' y='{top}'/><a:ext cx='9' cy='5'/></a:xfrm></p:spPr>"
        return shape(text, kind).replace("<p:txBody>", f"{at}<p:txBody>")

    layout = f"<p:sldLayout {NAMES}>{shape(said('Consejo'), 'body')}</p:sldLayout>"
    master = f"<p:sldMaster {NAMES}>{placed(said('Consejo'), '50', 'body')}</p:sldMaster>"
    related = f"<Relationships><Relationship Id='m' Type='{KIND}/slideMaster' Target='maestra.xml'/></Relationships>"
    beside = {"slideLayout": layout, "_rels/slideLayout.xml.rels": related, "maestra": master}
    boxes = placed(said("tres"), "90") + shape(said("dos"), "subTitle") + placed(said("uno"), "10")
    assert read(slides(boxes, **beside), PPTX)[0].text == "uno\ndos\ntres"
    assert read(slides(boxes), PPTX)[0].text == "tres\ndos\nuno"
    for nowhere in ("9e9", "9" * 5_000, "²", ""):
        odd = placed(said("b"), nowhere) + placed(said("a"), "1")
        assert read(slides(odd), PPTX)[0].text == "b\na"


def test_words_of_charts_stand_on_their_slides_without_the_numbers() -> None:
    def fill(shown: Any) -> None:
        slide = shown.slides.add_slide(shown.slide_layouts[5])
        slide.shapes.title.text = "Censo"
        charts: Any = CategoryChartData  # without types
        data = charts()
        data.categories = ["hablantes", "oyentes"]
        data.add_series("Varones", (12.5, 30))
        data.add_series("Mujeres", (13.5, 31))
        chart = slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *BOX, data).chart
        chart.has_title = True
        chart.chart_title.text_frame.text = "Quién habla\nqué"
        slide.notes_slide.notes_text_frame.text = "Nota."

    (document,) = read(pptx(fill), PPTX)
    assert document.text == "Censo\nQuién habla\nqué\nVarones\nhablantes\noyentes\nMujeres\nNota."


def test_slides_are_in_the_order_of_the_presentation() -> None:
    (document,) = read(slides(shape(said("dos")), "", shape(said("uno"))), PPTX)
    assert document.text == "uno\n\ndos"
    assert leaves(document, "uno", "dos") == [1, 3]


def test_what_repeats_or_is_written_twice_is_left_out() -> None:
    twice = f"<mc:AlternateContent><mc:Choice>{shape(said('fórmula'))}</mc:Choice><mc:Fallback>{shape(said('imagen'))}</mc:Fallback></mc:AlternateContent>"
    counted = shape(
        "<a:r><a:t>Uno</a:t></a:r><a:br/><a:fld type='slidenum'><a:t>7</a:t></a:fld><a:r><a:t>dos</a:t></a:r>"
    )
    repeated = shape(said("pie"), "ftr") + shape(said("9"), "sldNum")
    data = slides(counted + repeated + twice + shape(said("Título"), "title"))
    assert read(data, PPTX)[0].text == "Título\nUno\ndos\nfórmula"


def test_letters_of_symbol_fonts_are_what_a_reader_sees() -> None:
    arrow = "<a:r><a:rPr><a:latin typeface='Arial'/><a:sym typeface='Wingdings'/></a:rPr><a:t>A \uf0e0B</a:t></a:r>"
    letter = "<a:r><a:rPr><a:latin typeface='Symbol'/></a:rPr><a:t>\uf061x</a:t></a:r>"
    assert read(slides(shape(arrow + letter)), PPTX)[0].text == "A →Bαx"


def test_diagrams_stand_before_the_notes() -> None:
    diagram = f"<d {NAMES}><x><a:p><a:r><a:t>paso</a:t></a:r></a:p></x></d>"
    notes = f"<p:notes {NAMES}>{shape(said('1'), 'sldNum')}{shape(said('nota'), 'body')}</p:notes>"
    assert (
        read(slides(shape(said("x")), notesSlide=notes, diagramData=diagram), PPTX)[0].text == "x\npaso\nnota"
    )


def test_what_stands_on_masters_is_said_once_without_the_advice_of_placeholders() -> None:
    layout = f"<p:sldLayout {NAMES}>{shape(said('Haga clic'), 'title')}{shape(said('Universidad'))}{shape(said('x'))}</p:sldLayout>"
    (document,) = read(slides(shape(said("x")), slideLayout=layout), PPTX)
    assert document.text == "x\n\nUniversidad"
    assert leaves(document, "x", "Universidad") == [1, None]


def test_what_cannot_be_read_says_why() -> None:
    assert refusal(slides(shape("")), PPTX) == (Outcome.EMPTY, "no_text")
    assert refusal(slides("<p:sp>"), PPTX) == (Outcome.DAMAGED, "broken_xml")
    assert refusal(package_of({"otra.xml": "<x/>"}), PPTX) == (Outcome.DAMAGED, "no_content_part")
    assert refusal(b"PK\x03\x04 nada", PPTX) == (Outcome.DAMAGED, "broken_package")


def test_bombs_and_deep_nesting_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = slides(shape(said("x")) * 5_000)
    assert refusal(declaring(data, 0xF0000000), PPTX) == (Outcome.REFUSED, "unpacks_too_large")
    assert refusal(slides("<p:grpSp>" * 100_000 + "</p:grpSp>" * 100_000), PPTX) == (
        Outcome.DAMAGED,
        "broken_xml",
    )
    monkeypatch.setattr(packages, "LARGEST_UNPACKED_BYTES", 100_000)
    assert refusal(data, PPTX) == (Outcome.REFUSED, "unpacks_too_large")


def test_entities_are_neither_expanded_nor_fetched() -> None:
    local = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    data = package_of({
        "ppt/presentation.xml": f"<p:presentation {NAMES}><p:sldIdLst><p:sldId r:id='a'/></p:sldIdLst></p:presentation>",
        "ppt/_rels/presentation.xml.rels": f"<Relationships><Relationship Id='a' Type='{KIND}/slide' Target='s.xml'/></Relationships>",
        "ppt/s.xml": f"{local}<p:sld {NAMES}>{shape(said('antes &x; después'))}</p:sld>",
    })  # fmt: skip
    assert "root:" not in read(data, PPTX)[0].text
