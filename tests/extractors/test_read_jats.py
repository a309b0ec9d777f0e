"""JATS gives the article as read; what is about it gives marks, and its references are left out."""

import pytest

from ingestion.types import Outcome
from licensing import evidence
from tests.extractors.reading import read, refusal

JATS = "application/jats+xml"
ARTICLE = """<?xml version="1.0"?><!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Publishing DTD v1.2//EN" "x.dtd">
<article xml:lang="es"><front><journal-meta><journal-title>Revista</journal-title></journal-meta><article-meta>
<article-id>10.1/x</article-id><title-group><article-title>La <italic>quinua</italic></article-title></title-group>
<contrib-group><contrib><name><surname>Paz</surname></name></contrib></contrib-group><pub-date><year>2020</year></pub-date>
<permissions><copyright-statement>© 2020 Paz</copyright-statement><license license-type="open-access"
xlink:href="https://creativecommons.org/licenses/by/4.0/"><license-p>Acceso abierto.</license-p></license></permissions>
<abstract><p>Resumen del artículo.</p></abstract></article-meta></front>
<body><sec><title>Introducción</title><p>Se cultiva<xref>1</xref> desde <inline-formula><math><mi>x</mi></math></inline-formula> años.</p>
<table-wrap><label>Tabla 1</label><caption><p>Datos</p></caption><table><tr><th>Año</th><th>t</th></tr><tr><td>2019</td><td>3</td></tr></table>
</table-wrap><list><list-item><p>uno</p></list-item><list-item><p>dos</p></list-item></list></sec></body>
<back><ack><p>Gracias a todas.</p></ack><ref-list><ref><mixed-citation>Otro 1990</mixed-citation></ref></ref-list>
<fn-group><fn><p>Nota.</p></fn></fn-group></back></article>"""


def test_text() -> None:
    (document,) = read(ARTICLE.encode(), JATS)
    assert document.text == (
        "La quinua\n\nResumen del artículo.\n\nIntroducción\n\nSe cultiva desde x años.\n\nTabla 1\nDatos\n\nAño\tt\n2019\t3\n\n"
        "uno\ndos\n\nGracias a todas.\n\nNota."
    )


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ('cultiva<xref ref-type="fn" rid="a">1</xref>.', "cultiva."),
        ('cultiva<xref ref-type="bibr"><sup>1</sup></xref> hoy', "cultiva hoy"),
        ('cultiva<sup><xref ref-type="bibr">1</xref>,<xref ref-type="bibr">2</xref>–<xref ref-type="bibr">5</xref></sup> hoy', "cultiva hoy"),
        ('según [<xref ref-type="bibr">1</xref>, <xref ref-type="bibr">2</xref>] y 10<sup>3</sup>', "según [1, 2] y 103"),
        ('según <xref ref-type="bibr">Paz, 2010</xref> y (<xref ref-type="bibr">Ruiz 1999</xref>)', "según Paz, 2010 y (Ruiz 1999)"),
        ('la fig.<xref ref-type="fig">2</xref> y <xref ref-type="table">Tabla 3</xref>', "la fig.2 y Tabla 3"),
    ],
)  # fmt: skip
def test_numbers_of_notes_are_no_part_of_a_word(written: str, shown: str) -> None:
    assert read(f"<article><body><p>{written}</p></body></article>".encode(), JATS)[0].text == shown


def test_a_note_does_not_begin_with_its_number() -> None:
    listed = "<list><list-item><label>a)</label><p>uno</p></list-item></list>"
    notes = f"<fn><label>1</label><p>Nota 1.</p>{listed}</fn><fn><label>Agradecimientos</label><p>A todas.</p></fn>"
    table = "<table-wrap><label>3</label><caption><p>Datos</p></caption></table-wrap>"
    article = f"<article><body><p>x</p>{table}</body><back><fn-group>{notes}</fn-group></back></article>"
    assert (
        read(article.encode(), JATS)[0].text
        == "x\n\n3\nDatos\n\nNota 1.\n\na)\n\nuno\n\nAgradecimientos\n\nA todas."
    )


def test_the_licence_is_found_in_its_marks() -> None:
    (document,) = read(ARTICLE.encode(), JATS)
    assert ("jats:license-p", "Acceso abierto.") in document.marks
    assert ("dc:title", "La quinua") in document.marks
    assert "cc-by-4.0" in {hit.id for hit in evidence.find("", marks=document.marks)}


def test_a_licence_given_as_a_reference_is_found_too() -> None:
    reference = "<ali:license_ref>https://creativecommons.org/licenses/by-nc/4.0/</ali:license_ref>"
    (document,) = read(f"<article><front>{reference}</front><body><p>x</p></body></article>".encode(), JATS)
    assert {hit.id for hit in evidence.find("", marks=document.marks)} == {"cc-by-nc-4.0"}


def test_a_set_of_articles_is_a_document_for_each() -> None:
    two = (
        "<pmc-articleset>"
        + "".join(f"<article><body><p>Texto {n}</p></body></article>" for n in (1, 2))
        + "</pmc-articleset>"
    )
    assert [document.text for document in read(two.encode(), JATS)] == ["Texto 1", "Texto 2"]


def test_metadata_alone_is_empty() -> None:
    assert refusal(b"<article><front><journal-meta><x>R</x></journal-meta></front></article>", JATS) == (
        Outcome.EMPTY,
        "no_text",
    )
