"""TEI gives the edited text with its paragraphs, verses and speeches; its header gives marks and no text."""

import pytest

from ingestion.types import Outcome
from licensing import evidence
from tests.extractors.reading import read, refusal

TEI = "application/tei+xml"
HEADER = """<teiHeader><fileDesc><titleStmt><title>El libro</title><author>Ana</author></titleStmt><publicationStmt>
<publisher>Nadie</publisher><availability status="free"><licence target="https://creativecommons.org/licenses/by-sa/4.0/">
Puede usarse.</licence></availability></publicationStmt><sourceDesc><p>Manuscrito</p></sourceDesc></fileDesc></teiHeader>"""


def edition(body: str) -> bytes:
    return (
        f'<?xml version="1.0"?><TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="es">{HEADER}<text><body>{body}</body></text></TEI>'
    ).encode()


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<head>Uno</head><p>Era <hi rend='i'>una</hi>\n vez.</p><p>Fin.</p>", "Uno\n\nEra una vez.\n\nFin."),
        ("<lg><l>Verso uno</l><l>verso dos</l></lg><lg><l>otra</l></lg>", "Verso uno\nverso dos\n\notra"),
        ("<sp><speaker>Calisto</speaker><p>En esto veo.</p></sp>", "Calisto\n\nEn esto veo."),
        ("<p>Meli<lb break='no'/>\n bea<lb/>y Dios</p>", "Melibea\ny Dios"),
        ("<p>Un<note>Nota al pie.</note> texto.</p><p>Más.</p>", "Un texto.\n\nMás.\n\nNota al pie."),
        ("<p><choice><abbr>q</abbr><expan>que</expan></choice> <choice><sic>herror</sic><corr>error</corr></choice></p>", "que error"),
        ("<p><choice><orig>vuo</orig><reg>hubo</reg></choice> <app><lem>casa</lem><rdg>caza</rdg></app></p>", "vuo casa"),
        ("<p>Un <del>mal</del><add>buen</add> día.</p><fw>Página 3</fw>", "Un buen día."),
        ("<table><row><cell>a</cell><cell>b</cell></row><row><cell><p>c</p></cell></row></table>", "a\tb\nc"),
        ("<list><item>uno</item><item>dos</item></list>", "uno\ndos"),
        ("<p>Dijo <q>hola</q>, y <persName>Ana <surname>Paz</surname></persName>.</p>", "Dijo hola, y Ana Paz."),
        ("<p><s><w>Allin</w><w>punchay</w><pc>.</pc></s></p>", "Allin punchay."),
        ("<div><p>Petrona.</p><quote><p>Mba'éichapa</p></quote></div>", "Petrona.\n\nMba'éichapa"),
    ],
)  # fmt: skip
def test_text(body: str, text: str) -> None:
    (document,) = read(edition(body), TEI)
    assert document.text == text


def test_what_the_header_says_of_rights_reaches_the_licence_check() -> None:
    (document,) = read(edition("<p>Hola.</p>"), TEI)
    assert ("licence@target", "https://creativecommons.org/licenses/by-sa/4.0/") in document.marks
    assert ("tei:availability", "Puede usarse.") in document.marks
    assert {hit.id for hit in evidence.find(document.text, marks=document.marks)} == {"cc-by-sa-4.0"}


def test_a_corpus_is_a_document_for_each_text_under_the_rights_of_all() -> None:
    texts = "".join(
        f"<TEI><teiHeader><title>{n}</title></teiHeader><text><p>Texto {n}.</p></text></TEI>" for n in (1, 2)
    )
    first, second = read(f"<teiCorpus>{HEADER}{texts}</teiCorpus>".encode(), TEI)
    assert (first.text, second.text) == ("Texto 1.", "Texto 2.")
    assert all(("tei:availability", "Puede usarse.") in document.marks for document in (first, second))


def test_a_fragment_without_root_is_read_whole() -> None:
    (document,) = read(
        b"<p>Uno</p><table><row><cell><p>a</p></cell><cell><p>b</p></cell></row></table><p>Dos</p>", TEI
    )
    assert document.text == "Uno\n\na\tb\n\nDos"


def test_a_text_cut_off_keeps_what_was_there() -> None:
    (document,) = read(edition("<p>Uno.</p><p>Dos tres.</p>")[:-21], TEI)
    assert document.text == "Uno.\n\nDos tres."
    assert document.cleaning == ("broken_xml",)


def test_a_header_alone_is_empty() -> None:
    assert refusal(f"<TEI>{HEADER}</TEI>".encode(), TEI) == (Outcome.EMPTY, "no_text")
