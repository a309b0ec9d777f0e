"""Digitised books keep their words, lines, regions and pages: divided words whole, nothing twice, running titles left out."""

from io import BytesIO

import pytest

from ingestion.extractors.digitised.alto import Alto
from ingestion.extractors.digitised.page_xml import PageXml
from ingestion.text.paging import Leaf
from ingestion.types import Document, Source
from tests.extractors.reading import leaves

BOOK = """<?xml version="1.0" encoding="UTF-8"?>
<alto xmlns="http://www.loc.gov/standards/alto/ns-v3#"><Description><rights>Dominio público</rights></Description>
<Layout><Page ID="P1"><TopMargin><TextBlock><TextLine><String CONTENT="CUENTOS" WC="0.1"/></TextLine></TextBlock></TopMargin>
<PrintSpace><ComposedBlock><TextBlock LANG="es">
 <TextLine><String CONTENT="Mi" WC="1.0"/><SP/><String CONTENT="abuela &amp;" WC="0.9"><ALTERNATIVE>abuelo</ALTERNATIVE>
  <Glyph CONTENT="a"/></String><String CONTENT="yo" WC="nada"/></TextLine>
 <TextLine><String CONTENT="sembra" SUBS_TYPE="HypPart1" SUBS_CONTENT="sembramos"/><HYP CONTENT="-"/></TextLine>
 <TextLine><String CONTENT="mos," SUBS_TYPE="HypPart2" SUBS_CONTENT="sembramos"/><SP/><String CONTENT="maíz."/></TextLine>
</TextBlock></ComposedBlock>
<TextBlock><TextLine><String CONTENT="Llegó"/><SP/><String CONTENT="la llu"/><SP/><HYP CONTENT="-"/></TextLine>
 <TextLine><String CONTENT="via"/><SP/><String CONTENT="grande"/></TextLine></TextBlock></PrintSpace></Page>
<Page ID="P2"><PrintSpace/><BottomMargin/></Page>
<Page ID="P3"><BottomMargin><TextBlock LANG="nah"><TextLine><String CONTENT="Tlami."/></TextLine></TextBlock></BottomMargin></Page>
</Layout></alto>"""
BOOK_TEXT = "Mi abuela & yo\nsembramos,\nmaíz.\n\nLlegó la lluvia\ngrande\n\nTlami."

PAGE = """<?xml version="1.0" encoding="UTF-8"?>
<PcGts xmlns="http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15"><Metadata><Creator>Ana</Creator>
<MetadataItem type="other" name="license" value="CC BY 4.0"/></Metadata>
<Page imageFilename="1.jpg" primaryLanguage="Spanish"><ReadingOrder><OrderedGroup id="g">
 <RegionRefIndexed index="2" regionRef="c"/><UnorderedGroupIndexed index="1"><RegionRef regionRef="b"/><RegionRef regionRef="b2"/>
 </UnorderedGroupIndexed><RegionRefIndexed index="0" regionRef="a"/></OrderedGroup></ReadingOrder>
<Layers><Layer id="l"><RegionRef regionRef="suelta"/></Layer></Layers>
<TextRegion id="suelta"><TextLine><TextEquiv><Unicode>Al margen</Unicode></TextEquiv></TextLine></TextRegion>
<TextRegion id="num" type="page-number"><TextLine><TextEquiv><Unicode>7</Unicode></TextEquiv></TextLine></TextRegion>
<TextRegion id="c"><TextEquiv><Unicode>Tercera región,
sin líneas.</Unicode></TextEquiv></TextRegion>
<TextRegion id="b"><TextLine><Word><Glyph><TextEquiv><Unicode>x</Unicode></TextEquiv></Glyph>
  <TextEquiv><Unicode>Segunda</Unicode></TextEquiv></Word><Word><Glyph><TextEquiv><Unicode>q</Unicode></TextEquiv></Glyph>
  <Glyph><TextEquiv><Unicode>ue</Unicode></TextEquiv></Glyph></Word></TextLine>
  <TextRegion id="dentro"><TextLine><TextEquiv><Unicode>Dentro</Unicode></TextEquiv></TextLine></TextRegion>
  <TextEquiv><Unicode>Segunda que</Unicode></TextEquiv></TextRegion>
<TextRegion id="b2"><TextRegion id="b3"><TextLine><TextEquiv><PlainText>Solo llano</PlainText></TextEquiv></TextLine></TextRegion>
  <TextEquiv><Unicode>Solo llano</Unicode></TextEquiv></TextRegion>
<TextRegion id="a"><TextLine><Word><TextEquiv><Unicode>Primera</Unicode></TextEquiv></Word>
  <TextEquiv index="1"><Unicode>Primero</Unicode></TextEquiv>
  <TextEquiv index="0"><PlainText>Primera llana</PlainText><Unicode>Primera &amp; última</Unicode></TextEquiv></TextLine></TextRegion>
</Page></PcGts>"""
PAGE_TEXT = (
    "Primera & última\n\nSegunda que\n\nDentro\n\nSolo llano\n\nTercera región,\nsin líneas.\n\nAl margen"
)


def read(data: bytes | str, extractor: Alto | PageXml | None = None) -> Document:
    data = data.encode() if isinstance(data, str) else data
    extractor = extractor or Alto()
    (media_type,) = extractor.media_types
    (document,) = extractor.extract(Source(BytesIO(data), "libro.xml", len(data), media_type))
    return document


def read_page(data: bytes | str) -> Document:
    return read(data, PageXml())


def alto(*lines: str) -> str:
    inside = "".join(f"<TextLine>{line}</TextLine>" for line in lines)
    return (
        f"<alto><Layout><Page><PrintSpace><TextBlock>{inside}</TextBlock></PrintSpace></Page></Layout></alto>"
    )


def word(content: str, **others: str) -> str:
    return f'<String CONTENT="{content}" ' + " ".join(f'{k}="{v}"' for k, v in others.items()) + "/>"


def region(*lines: str, kind: str = "") -> str:
    equivs = (f"<TextLine><TextEquiv><Unicode>{line}</Unicode></TextEquiv></TextLine>" for line in lines)
    return f"<TextRegion {kind}>{''.join(equivs)}</TextRegion>"


def page(*regions: str) -> str:
    return f"<PcGts><Page>{''.join(regions)}</Page></PcGts>"


def test_a_book_of_alto_has_its_words_lines_blocks_and_pages() -> None:
    document = read(BOOK)
    assert document.text == BOOK_TEXT
    assert document.pages == 3
    assert leaves(document, "Mi", "grande", "Tlami") == [1, 1, 3]
    assert document.paging is not None
    assert document.paging.leaf == Leaf.PAGE


def test_what_alto_says_of_rights_languages_and_confidence_is_kept() -> None:
    document = read(BOOK)
    assert document.marks == (
        ("dc:rights", "Dominio público"),
        ("alto:LANG", "es"),
        ("alto:LANG", "nah"),
    )
    assert document.cleaning == ("ocr_confidence:0.67",)


def test_of_many_languages_the_first_twenty_are_kept() -> None:
    marks = read(alto(*(word("a", language=f"l{number}") for number in range(30)))).marks
    assert marks == tuple(("alto:language", f"l{number}") for number in range(20))


@pytest.mark.parametrize("given", ["", "nan", "-inf", "1e999", "87", "0,9", "9" * 9000])
def test_a_confidence_that_is_none_is_not_counted(given: str) -> None:
    assert read(alto(word("Ko'ẽ", WC=given))).cleaning == ()
    assert read(alto(word("Ko'ẽ", WC=given), word("porã", WC="0.5"))).cleaning == ("ocr_confidence:0.50",)


def test_margins_are_left_out_of_their_own_page_only_where_it_has_text() -> None:
    margin = "<{0}><TextBlock><TextLine><String CONTENT='{0}'/></TextLine></TextBlock></{0}>"
    margins = "".join(margin.format(side + "Margin") for side in ("Top", "Left", "Right", "Bottom"))
    inside = "<PrintSpace><TextBlock><TextLine><String CONTENT='texto'/></TextLine></TextBlock></PrintSpace>"
    empty = "<PrintSpace><TextBlock><TextLine><String CONTENT=' '/></TextLine></TextBlock></PrintSpace>"
    document = read(f"<alto><Page>{margins}{inside}</Page><Page>{margins}{empty}</Page></alto>")
    assert document.text == "texto\n\nTopMargin\n\nLeftMargin\n\nRightMargin\n\nBottomMargin"


def test_a_divided_word_of_alto_is_written_once_across_blocks_and_pages() -> None:
    first = word("«cami", SUBS_TYPE="HypPart1", SUBS_CONTENT="caminos") + '<HYP CONTENT="-"/>'
    second = word("nos».", SUBS_TYPE="HypPart2", SUBS_CONTENT="caminos")
    running = f"<TopMargin><TextLine>{word('Rutas')}</TextLine></TopMargin>"
    pages = f"<Page><TextBlock><TextLine>{first}</TextLine></TextBlock></Page><Page>{running}"
    book = f"<alto>{pages}<TextBlock><TextLine>{second}{word('Fin')}</TextLine></TextBlock></Page></alto>"
    assert read(book).text == "«caminos».\n\nFin"
    assert read(alto(first + second + word("largos"))).text == "«caminos». largos"
    assert read(alto(first + word("y"), second)).text == "«caminos y"
    assert read(alto(first, word("nos", SUBS_TYPE="HypPart2"))).text == "«caminos"


def test_a_second_part_without_its_first_is_kept() -> None:
    second = word("nos", SUBS_TYPE="HypPart2", SUBS_CONTENT="caminos")
    assert read(alto(second + word("largos"))).text == "nos largos"
    first = word("se", SUBS_TYPE="HypPart1", SUBS_CONTENT="semilla")
    assert read(alto(first, word("y"), second)).text == "semilla\ny\nnos"


def test_parts_without_the_whole_word_are_joined_as_other_divided_words() -> None:
    first, second = word("nochi", SUBS_TYPE="HypPart1"), word("tlacah", SUBS_TYPE="HypPart2")
    assert read(alto(first, second + word("huitzeh"))).text == "nochitlacah\nhuitzeh"


def test_a_hyphen_before_a_capital_or_at_the_end_of_a_block_stays() -> None:
    hyphen = '<HYP CONTENT="-"/>'
    assert read(alto(word("Juan") + hyphen, word("Pedro") + hyphen)).text == "Juan-\nPedro-"
    assert read(alto(word("llu-") + hyphen, word("via"))).text == "lluvia"
    assert read(alto(word("llu") + "<HYP/>", word("via"))).text == "lluvia"
    assert read(alto(hyphen + word("sí") + "<HYP CONTENT='='/>", word("No"))).text == "sí-\nNo"


def test_a_word_divided_twice_is_joined_twice() -> None:
    hyphen = '<HYP CONTENT="-"/>'
    lines = (word("ne") + hyphen, word("pan") + hyphen, word("tla") + word("axcan"))
    assert read(alto(*lines)).text == "nepantla\naxcan"


def test_a_hyphen_that_the_document_has_within_lines_stays_at_their_ends() -> None:
    text = alto(word("óga-pe ka'aguy-pe táva-pe óga-pe"), word("ha óga-"), word("pe oĩ"))
    assert read(text).text.endswith("ha óga-pe\noĩ")


@pytest.mark.parametrize("sign", ["-", "‐", "¬", "⸗", "\xad"])
def test_lines_of_page_xml_are_joined_at_each_sign_of_division(sign: str) -> None:
    document = read_page(page(region(f"Vimos el mai{sign}", "zal y", f"co\u0304{sign}", "huatl")))
    assert document.text == "Vimos el maizal\ny\ncōhuatl"


@pytest.mark.parametrize(("sign", "text"), [("-", "Juan-\nPedro"), ("¬", "JuanPedro"), ("⸗", "JuanPedro")])
def test_before_a_capital_only_signs_that_mean_nothing_else_divide(sign: str, text: str) -> None:
    assert read_page(page(region(f"Juan{sign}", "Pedro"))).text == text


def test_what_is_no_divided_word_is_not_joined() -> None:
    assert read_page(page(region("1920-", "y después -", "luego"), region("fin-"), region("al"))).text == (
        "1920-\ny después -\nluego\n\nfin-\n\nal"
    )


def test_a_page_of_page_xml_comes_in_reading_order_and_nothing_twice() -> None:
    document = read_page(PAGE)
    assert document.text == PAGE_TEXT
    assert document.marks == (("page:license", "CC BY 4.0"), ("page:primaryLanguage", "Spanish"))
    assert document.cleaning == ()


def test_nested_groups_and_strange_indexes_have_an_order() -> None:
    order = (
        '<ReadingOrder><OrderedGroup><OrderedGroupIndexed index="10" regionRef="d"><RegionRefIndexed index="7" regionRef="c"/>'
        '<RegionRefIndexed index="3" regionRef="b"/></OrderedGroupIndexed><RegionRefIndexed index="9" regionRef="a"/>'
        '<RegionRefIndexed index="x" regionRef="e"/><RegionRefIndexed regionRef="f"/><RegionRefIndexed regionRef="a"/>'
        '<RegionRefIndexed index="0"/><RegionRefIndexed index="1" regionRef="nadie"/></OrderedGroup></ReadingOrder>'
    )
    regions = "".join(region(name, kind=f'id="{name}"') for name in "zfedcba")
    assert read_page(page(order, regions)).text.split() == list("adbcefz")
    assert read_page(page(regions, order)).text.split() == list("adbcefz")


def test_a_nested_region_that_the_order_names_leaves_its_place() -> None:
    order = '<ReadingOrder><UnorderedGroup><RegionRef regionRef="n"/></UnorderedGroup></ReadingOrder>'
    inner = region("dentro", kind='id="n"') + region("queda")
    outer = f"<TextRegion id='o'><TextLine><TextEquiv><Unicode>fuera</Unicode></TextEquiv></TextLine>{inner}</TextRegion>"
    assert read_page(page(order, outer, region("último"))).text == "dentro\n\nfuera\n\nqueda\n\núltimo"


@pytest.mark.parametrize(
    "kind",
    [
        'type="page-number"',
        'type="header"',
        'type="footer"',
        'type="other" custom="readingOrder {index:0;} structure {type:page-number;}"',
    ],
)
def test_what_every_page_repeats_is_text_only_where_there_is_no_other(kind: str) -> None:
    nested = region("12", kind=kind).replace("</TextRegion>", region("trece") + "</TextRegion>")
    first, second = page(nested, region("Allpa", kind='custom="structure {type:heading;}"')), page(nested)
    assert read_page(first).text == "Allpa"
    document = read_page(first.replace("</PcGts>", "") + second.replace("<PcGts>", ""))
    assert document.text == "Allpa\n\n12\n\ntrece"
    assert leaves(document, "Allpa", "12") == [1, 2]


def test_cells_of_tables_are_regions() -> None:
    cell = region("uno", "dos").replace("TextRegion", "TableCell")
    table = f"<TableRegion>{cell}{cell}{region('tres')}</TableRegion>"
    assert read_page(page(table)).text == "uno\ndos\n\nuno\ndos\n\ntres"


def test_what_names_regions_elsewhere_is_no_reading_order() -> None:
    layers = '<Layers><Layer><RegionRef regionRef="b"/></Layer></Layers>'
    assert read_page(page(layers, region("a"), region("b", kind='id="b"'))).text == "a\n\nb"


def test_the_first_of_alternatives_without_index_counts_and_an_empty_one_does_not() -> None:
    equivs = "".join(f"<TextEquiv><Unicode>{one}</Unicode></TextEquiv>" for one in (" ", "wasi", "huasi"))
    assert read_page(page(f"<TextRegion><TextLine>{equivs}</TextLine></TextRegion>")).text == "wasi"
    equivs += '<TextEquiv index="1"><Unicode>casa</Unicode></TextEquiv>'
    assert read_page(page(f"<TextRegion><TextLine>{equivs}</TextLine></TextRegion>")).text == "wasi"


def test_a_text_in_pieces_is_whole() -> None:
    assert read_page(page(region("uno <!-- no -->y <![CDATA[dos & tres]]>"))).text == "uno y dos & tres"
