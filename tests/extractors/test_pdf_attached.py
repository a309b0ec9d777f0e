"""Files inside a PDF are read like attachments: listed or pinned to a page, once each, with names of their own."""

from collections.abc import Sequence
from io import BytesIO

import pypdfium2
import pytest

from ingestion.extractors import extractors_for, pdf_attached
from ingestion.types import Document, Outcome, Source, Unreadable
from tests.extractors.papers import lines, pdf_of, raw_page, stream
from tests.extractors.reading import read

PDF = "application/pdf"


def with_files(data: bytes, files: Sequence[tuple[str, bytes]]) -> bytes:
    written = BytesIO()
    document = pypdfium2.PdfDocument(data)
    for name, content in files:
        document.new_attachment(name).set_data(content)
    document.save(written)
    document.close()
    return written.getvalue()


def told(data: bytes, stop: int | None = None) -> tuple[list[Document], Unreadable | None]:
    """The documents, and what is said at last."""
    found: list[Document] = []
    try:
        for one in extractors_for(PDF)[0].extract(Source(BytesIO(data), "a.pdf", len(data), PDF, stop=stop)):
            found += [one] if isinstance(one, Document) else []
    except Unreadable as problem:
        return found, problem
    return found, None


def test_listed_files_are_attached_by_names_of_their_own() -> None:
    files = [
        ("a.txt", b"uno"),
        ("carpeta/b!c.txt", b"dos"),
        ("C:\\x\\d.txt", b"tres"),
        ("e\n.txt", b"cuatro"),
    ]
    (document,) = read(with_files(pdf_of([lines("Hola a todas.")]), files), PDF)
    assert document.text == "Hola a todas."
    assert {one.name: one.content for one in document.attached} == {
        "a.txt": b"uno", "b_c.txt": b"dos", "d.txt": b"tres", "e_.txt": b"cuatro",
    }  # fmt: skip


def test_files_of_one_name_are_kept_apart_and_the_same_one_once() -> None:
    data = with_files(
        pdf_of([lines("Hola a todas.")]), [("x/a.txt", b"uno"), ("y/a.txt", b"dos"), ("z/a.txt", b"uno")]
    )
    assert [(one.name, one.content) for one in read(data, PDF)[0].attached] == [
        ("a.txt", b"uno"),
        ("2-a.txt", b"dos"),
    ]


def test_a_file_pinned_to_a_page_is_attached() -> None:
    note = b"<< /Type /Annot /Subtype /FileAttachment /Rect [1 1 9 9] /FS << /Type /Filespec /F (nota.txt) /EF << /F 7 0 R >> >> >>"
    data = raw_page(b"(Hola) Tj", note, stream(b"una nota"), entries=b"/Annots [6 0 R]")
    assert [(one.name, one.content) for one in read(data, PDF)[0].attached] == [("nota.txt", b"una nota")]


def test_of_a_document_without_text_the_files_are_read_and_it_is_said() -> None:
    found, problem = told(with_files(pdf_of([lambda _: None]), [("a.txt", b"uno")]))
    assert [(document.text, len(document.attached)) for document in found] == [("", 1)]
    assert problem is not None
    assert (problem.outcome, problem.code) == (Outcome.EMPTY, "no_text_in_pages")


@pytest.mark.parametrize(("limit", "value"), [("_LARGEST_BYTES", 5), ("_MOST", 1)])
def test_more_than_can_be_taken_is_said(monkeypatch: pytest.MonkeyPatch, limit: str, value: int) -> None:
    monkeypatch.setattr(pdf_attached, limit, value)
    found, problem = told(
        with_files(pdf_of([lines("Hola a todas.")]), [("a.txt", b"uno"), ("b.txt", b"dos")])
    )
    assert [len(document.attached) for document in found] == [1]
    assert problem is not None
    assert (problem.outcome, problem.code) == (Outcome.REFUSED, "unpacks_too_large")


def test_nothing_is_attached_to_most() -> None:
    assert read(pdf_of([lines("Hola a todas.")]), PDF)[0].attached == ()


def test_where_a_reader_died_before_the_text_is_kept_and_the_files_are_said_to_be_left() -> None:
    data = with_files(pdf_of([lines("Hola a todas.")] * 2), [("a.txt", b"uno")])
    found, problem = told(data, stop=2)
    assert [document.attached for document in found] == [()]
    assert problem is not None
    assert problem.code == "unpacks_too_large"
    found, problem = told(data, stop=1)
    assert problem is not None
    assert problem.code == "only_first_pages"
