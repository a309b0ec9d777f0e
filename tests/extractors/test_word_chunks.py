"""What a Word document takes in from other files stands in its place; what is no page nor text comes along as attached."""

from ingestion.types import Document, Outcome
from tests.extractors.packaged import package_of
from tests.extractors.reading import DOCX, read, refusal

KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = f"xmlns:w='w' xmlns:r='{KIND}'"
SAVED = (
    b"MIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"b\"\r\n\r\n--b\r\n"
    b"Content-Type: text/html; charset=\"utf-8\"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    b"<html><body><h1>Cuento</h1><p>La ni=C3=B1a cami=\r\nn=C3=B3.</p></body></html>\r\n--b--\r\n"
)  # fmt: skip


def _word(body: str, **chunks: bytes) -> bytes:
    targets = {name: f"afchunk.{name}" for name in chunks}
    related = "".join(
        f"<Relationship Id='{name}' Type='{KIND}/aFChunk' Target='/word/{target}'/>"
        for name, target in targets.items()
    )
    return package_of({
        "word/document.xml": f"<w:document {NAMES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f"<Relationships>{related}</Relationships>",
        **{f"word/{target}": chunks[name] for name, target in targets.items()},
    })  # fmt: skip


def _chunk(name: str) -> str:
    return f"<w:altChunk r:id='{name}'/>"


def _read(body: str, **chunks: bytes) -> Document:
    return read(_word(body, **chunks), DOCX)[0]


def _said(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_a_page_saved_as_mail_is_the_text_of_the_document_that_holds_it() -> None:
    assert _read(_chunk("mht"), mht=SAVED).text == "Cuento\n\nLa niña caminó."


def test_each_kind_of_chunk_stands_in_its_place() -> None:
    body = "".join(
        (_said("Antes."), _chunk("html"), _said("Entre."), _chunk("txt"), _chunk("rtf"), _said("Después."))
    )
    document = _read(
        body,
        html="<p>Página <b>en</b> HTML: ñandú.</p>".encode(),
        txt="Líneas\nllanas.".encode("cp1252"),
        rtf=rb"{\rtf1\ansi Texto rico: ca\'f1a.\par}",
    )
    assert (
        document.text
        == "Antes.\nPágina en HTML: ñandú.\nEntre.\nLíneas\nllanas.\nTexto rico: caña.\n\nDespués."
    )
    assert not document.attached


def test_what_a_chunk_is_tells_its_beginning_before_its_name() -> None:
    assert _read(_chunk("html"), html=SAVED).text == "Cuento\n\nLa niña caminó."
    assert _read(_chunk("dat"), dat=SAVED).text == "Cuento\n\nLa niña caminó."
    assert _read(_chunk("txt"), txt=b"<html><body><p>uno</p></body></html>").text == "uno"


def test_a_chunk_that_is_a_package_or_cannot_be_read_comes_attached_to_be_read_or_answered_for() -> None:
    deep = b"<div>" * 6_000 + b"hondo"
    document = _read(_chunk("docx") + _chunk("html") + _said("Fin."), docx=b"PK\x03\x04 otro", html=deep)
    assert document.text == "Fin."
    assert [(one.name, one.content) for one in document.attached] == [
        ("word/afchunk.docx", b"PK\x03\x04 otro"), ("word/afchunk.html", deep),
    ]  # fmt: skip


def test_a_chunk_is_given_once_however_often_it_is_named() -> None:
    assert _read(_chunk("html") * 3, html=b"<p>una vez</p>").text == "una vez"


def test_what_is_struck_out_lies_outside_or_is_missing_is_no_chunk() -> None:
    assert _read(f"<w:del>{_chunk('html')}</w:del>" + _said("a"), html=b"<p>tachado</p>").text == "a"
    assert _read(_chunk("otro") + _said("a"), html=b"<p>de nadie</p>").text == "a"
    assert refusal(_word(_chunk("nada")), DOCX) == (Outcome.EMPTY, "no_text")


def test_an_empty_chunk_leaves_no_text() -> None:
    assert refusal(_word(_chunk("html"), html=b""), DOCX) == (Outcome.EMPTY, "no_text")
