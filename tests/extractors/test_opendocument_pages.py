"""Slides and drawings of OpenDocument are read as people read them, with the words of their charts."""

import pytest

from ingestion.types import Outcome
from tests.extractors.packaged import package_of
from tests.extractors.reading import leaves, read, refusal
from tests.extractors.test_read_opendocument import NAMES, ODF, ODP, ODT, content, packed

XLINK = (
    "xmlns:xlink='http://www.w3.org/1999/xlink' xmlns:chart='urn:oasis:names:tc:opendocument:xmlns:chart:1.0'"
)
CHART = (
    f"<office:document-content {NAMES} {XLINK}><office:body><office:chart><chart:chart><chart:title><text:p>Censo  de\nhablantes</text:p></chart:title>"
    "<table:table><table:table-row><table:table-cell><text:p/></table:table-cell><table:table-cell office:value-type='string'><text:p>Varones</text:p>"
    "</table:table-cell></table:table-row><table:table-row><table:table-cell office:value-type='string'><text:p>Lima</text:p></table:table-cell>"
    "<table:table-cell office:value-type='float'><text:p>12</text:p></table:table-cell></table:table-row></table:table></chart:chart></office:chart></office:body>"
    "</office:document-content>"
)


def _frame(said: str, at: str = "", kind: str = "") -> str:
    place = "svg:x='{}' svg:y='{}' svg:width='{}' svg:height='{}'".format(*at.split()) if at else ""
    named = f"presentation:class='{kind}'" if kind else ""
    return f"<draw:frame {place} {named}><draw:text-box><text:p>{said}</text:p></draw:text-box></draw:frame>"


NOTES = f"<presentation:notes>{_frame('Nota.')}</presentation:notes>"


def _text(*pages: str) -> str:
    inner = "".join(f"<draw:page>{page}</draw:page>" for page in pages)
    return read(packed(inner, "presentation", ODP), ODP)[0].text


def test_shapes_are_read_as_they_stand_the_title_first_and_the_notes_last() -> None:
    page = (
        _frame("abajo", "1cm 10cm 5cm 1cm") + NOTES + _frame("", "", "outline") + _frame("arriba", "1cm 20mm 5cm 1cm")
        + f"<draw:g>{_frame('en', '6cm 4cm 1cm 1cm')}{_frame('grupo', '6cm 5cm 1cm 1cm')}</draw:g>"
        + _frame("al lado", "1in 40mm 3cm 15mm") + _frame("Título", "1cm 15cm 5cm 1cm", "title")
    )  # fmt: skip
    assert _text(page) == "Título\narriba\nal lado\nen\ngrupo\nabajo\nNota."


def test_pages_keep_their_places_and_what_stands_nowhere_moves_nothing() -> None:
    first = _frame("b", "1cm 10cm 5cm 1cm") + _frame("a", "1cm 1cm 5cm 1cm")
    second = _frame("d", "1cm 10cm 5cm 1cm") + _frame("sin lugar") + _frame("c", "1cm 1cm 5cm 1cm")
    third = _frame("f", "muy lejos 5cm 1cm") + _frame("e", "1cm 1cm 5cm 1cm")
    inner = "".join(f"<draw:page>{page}</draw:page>" for page in (first, second, third))
    (document,) = read(packed(inner, "presentation", ODP), ODP)
    assert document.text == "a\nb\n\nd\nsin lugar\nc\n\nf\ne"
    assert leaves(document, "a\n", "d\n", "f\n") == [1, 2, 3]


@pytest.mark.parametrize("address", ["./Object 1", "Object 1", "./Object 1/"])
def test_words_of_charts_stand_where_the_chart_does_without_the_numbers(address: str) -> None:
    drawn = f"<draw:frame {XLINK}><draw:object xlink:href='{address}'/></draw:frame>"
    inner = f"<text:p>Antes{drawn} y</text:p><text:p>después{drawn}</text:p>"
    data = package_of({"content.xml": content(inner), "Object 1/content.xml": CHART}, ODT)
    assert read(data, ODT)[0].text == "Antes y\nCenso de hablantes\nVarones\nLima\ndespués"


@pytest.mark.parametrize(
    "other",
    [
        "<math/>",
        "<roto",
        "",
        CHART.replace("<chart:chart>", "")
        .replace("</chart:chart>", "")
        .replace("office:chart", "office:text"),
    ],
)
def test_what_is_no_chart_or_broken_costs_nothing(other: str) -> None:
    drawn = "".join(
        f"<draw:object {XLINK} xlink:href='{at}'/>" for at in ("Object 1", "../../etc", "", "/etc/passwd")
    )
    data = package_of(
        {"content.xml": content(f"<text:p>Texto{drawn}</text:p>"), "Object 1/content.xml": other}, ODT
    )
    assert read(data, ODT)[0].text == "Texto"


def test_drawings_are_put_in_order_too_and_an_empty_one_is_empty() -> None:
    page = f"<draw:page>{_frame('b', '1cm 10cm 5cm 1cm')}{_frame('a', '1cm 1cm 5cm 1cm')}</draw:page>"
    flat = content(page, "drawing").replace("document-content", "document")
    assert read(flat.encode(), ODF + "graphics-flat-xml")[0].text == "a\nb"
    assert refusal(packed("<draw:page/>", "presentation", ODP), ODP) == (Outcome.EMPTY, "no_text")
