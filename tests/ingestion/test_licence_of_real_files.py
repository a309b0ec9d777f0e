"""What real files say of their licence in their own places is read all the way: sniffed, extracted, found, concluded."""

import zlib
from io import BytesIO

import docx
import pytest

from ingestion.job import Allowance, Job
from ingestion.reading import read
from tests.extractors.packaged import package_of
from tests.extractors.papers import docx_of, raw_pdf, stream

BUDGET: Allowance = {"members": 100, "unpacked_bytes": 1 << 24}
PROSE = (
    "Había una vez en Itapé una señora que tejía ñandutí y contaba historias del río a los niños del barrio. "
    * 3
)
CC = "https://creativecommons.org/licenses/"
XMP = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description xmlns:cc="http://creativecommons.org/ns#" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/">'
    f'<cc:license rdf:resource="{CC}by-nc-sa/3.0/es/"/><xmpRights:WebStatement>{CC}by-nc-sa/3.0/es/</xmpRights:WebStatement>'
    "</rdf:Description></rdf:RDF></x:xmpmeta>"
).encode()  # fmt: skip


def pdf(metadata: bytes) -> bytes:
    text = b"BT /F1 12 Tf 72 720 Td (" + PROSE[:80].encode("latin-1") + b") Tj ET"
    return raw_pdf(
        b"<< /Type /Catalog /Pages 2 0 R /Metadata 6 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        stream(text),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        metadata,
    )


def metadata(content: bytes, entries: bytes = b"") -> bytes:
    return b"<< /Type /Metadata %s/Subtype /XML /Length %d >>\nstream\n%s\nendstream" % (
        entries,
        len(content),
        content,
    )


def word() -> bytes:
    def fill(document: "docx.document.Document") -> None:
        document.add_paragraph(PROSE)
        document.core_properties.comments = "Licencia: CC BY-SA 4.0"

    return docx_of(fill)


def book() -> bytes:
    opf = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<dc:title>Lecturas</dc:title><dc:rights>Creative Commons Reconocimiento-NoComercial 4.0 Internacional</dc:rights></metadata>"
        '<manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>'
    )  # fmt: skip
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>'
        '<rootfile full-path="libro.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
    )
    page = f'<html xmlns="http://www.w3.org/1999/xhtml"><body><p>{PROSE}</p></body></html>'
    return package_of(
        {"META-INF/container.xml": container, "libro.opf": opf, "a.xhtml": page}, "application/epub+zip"
    )


TEI = f"""<?xml version="1.0"?><TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Cartas</title></titleStmt>
<publicationStmt><availability><licence target="{CC}by-sa/4.0/">Puede compartirse igual.</licence></availability></publicationStmt>
<sourceDesc><p>Itapé</p></sourceDesc></fileDesc></teiHeader><text><body><p>{PROSE}</p></body></text></TEI>"""
JATS = f"""<?xml version="1.0"?><!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Publishing DTD v1.2 20190208//EN" "JATS.dtd">
<article xmlns:xlink="http://www.w3.org/1999/xlink"><front><article-meta><title-group><article-title>Tejidos</article-title></title-group>
<permissions><license license-type="open-access" xlink:href="{CC}by/4.0/"><license-p>Acceso abierto.</license-p></license></permissions>
</article-meta></front><body><sec><p>{PROSE}</p></sec></body></article>"""
HTML = f'<!doctype html><html lang="es"><head><link rel="license" href="{CC}by-nd/4.0/"></head><body><article><p>{PROSE}</p></article></body></html>'
JSONLD = (
    '<!doctype html><html lang="es"><head><script type="application/ld+json">{"@type": "Article", '
    f'"license": "{CC}by/2.5/pe/"}}</script></head><body><article><p>{PROSE}</p></article></body></html>'
)  # fmt: skip
CARD = f"---\nlanguage: [es]\nlicense: cc-by-nc-4.0\n---\n# Cuentos de Itapé\n\n{PROSE}\n"


@pytest.mark.parametrize(
    ("name", "content", "licence"),
    [
        ("informe.pdf", pdf(metadata(XMP)), "cc-by-nc-sa-3.0-es"),
        ("acta.pdf", pdf(metadata(zlib.compress(XMP), b"/Filter /FlateDecode ")), "cc-by-nc-sa-3.0-es"),
        ("roto.pdf", pdf(metadata(b"nada" + XMP, b"/Filter /FlateDecode ")), "cc-by-nc-sa-3.0-es"),
        ("cuaderno.docx", word(), "cc-by-sa-4.0"),
        ("lecturas.epub", book(), "cc-by-nc-4.0"),
        ("cartas.xml", TEI.encode(), "cc-by-sa-4.0"),
        ("articulo.xml", JATS.encode(), "cc-by-4.0"),
        ("cronica.html", HTML.encode(), "cc-by-nd-4.0"),
        ("nota.html", JSONLD.encode(), "cc-by-2.5-pe"),
        ("README.md", CARD.encode(), "cc-by-nc-4.0"),
    ],
    ids=[
        "XMP",
        "XMP deflated",
        "XMP not deflated as said",
        "DOCX",
        "OPF",
        "TEI",
        "JATS",
        "HTML",
        "JSON-LD",
        "card",
    ],
)
def test_the_licence_in_its_own_place_is_concluded(name: str, content: bytes, licence: str) -> None:
    job: Job = {"name": name, "size": len(content), "budget": BUDGET}
    documents = [message for message in read(job, BytesIO(content)) if message["m"] == "doc"]
    hits = [hit for document in documents for hit in document["evidence"]]
    assert [(hit["id"], hit["role"], hit["concludes"]) for hit in hits] == [(licence, "grant", True)]
