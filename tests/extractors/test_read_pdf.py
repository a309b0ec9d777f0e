"""PDFs give their text without what runs along, say when they must be read by eye, and refuse what cannot be read."""

import re
from collections.abc import Callable, Iterator
from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from ingestion.extractors import pdf as pdf_module
from ingestion.extractors.pdf import Pdf
from ingestion.extractors.pdf_pages import Page, Reading, is_garbled
from ingestion.extractors.pdf_pdfium import CannotOpen
from ingestion.extractors.pdf_pdfminer import read_with_pdfminer
from ingestion.text.lines import Lines
from ingestion.types import Document, Outcome, Source, Unreadable
from tests.extractors.papers import (
    HEIGHT,
    WIDTH,
    article_page,
    lines,
    pdf_of,
    raw_page,
    raw_pdf,
    scan,
    stream,
)
from tests.extractors.reading import leaves, read, refusal
from tests.paper import dejavu

PDF = "application/pdf"
BODY = ("La expedición llegó a la montaña al atardecer.", "Nadie había dormido y el café se acabó pronto.")


def test_text_and_information() -> None:
    data = pdf_of([lines(*BODY)], title="Crónica", author="Doña Inés")
    (document,) = read(data, PDF)
    assert document.text == "\n".join(BODY)
    assert (document.pages, document.pages_needing_ocr, document.resume_at) == (1, 0, 1)
    assert ("pdf:Title", "Crónica") in document.marks
    assert ("pdf:Author", "Doña Inés") in document.marks
    assert read(data, PDF, one_way=True)[0].text == document.text


def test_words_divided_at_line_and_page_ends_are_joined() -> None:
    data = pdf_of(
        [lines("La mon-", "taña tiene un pre-"), lines("cipicio franco-", "alemán y un río-", "Norte")]
    )
    (document,) = read(data, PDF)
    assert document.text.startswith("La montaña tiene un precipicio")
    assert "hyphens/3" in document.cleaning
    assert leaves(document, "mon", "pre", "cipicio", "franco", "Norte") == [1, 1, 2, 2, 2]


def test_a_hyphen_of_its_own_stays_where_a_line_ends_with_it() -> None:
    drawn = lines("La CONSTITU-", "CIÓN y el COVID-", "19 en Austria-", "Hungría", "y más acá")
    (document,) = read(pdf_of([drawn]), PDF)
    assert document.text == "La CONSTITUCIÓN y el COVID-19 en Austria-Hungría\ny más acá"


def test_words_that_browsers_divide_are_joined() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont(dejavu(), 12)
        for number, line in enumerate(
            ("Nadie había dor\u2010", "mido en Austria\u2010", "Hungría, ni él \u2010", "creo.")
        ):
            canvas.drawString(72, 700 - 20 * number, line)

    (document,) = read(pdf_of([draw]), PDF)
    assert document.text == "Nadie había dormido en Austria\u2010\nHungría, ni él \u2010\ncreo."
    assert document.cleaning == ("hyphens/3",)


def test_a_hyphen_that_its_font_names_a_soft_one_is_a_hyphen() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont(dejavu(), 12)
        canvas.drawString(72, 700, "Seleccioneu\xadne una altra: el guarda\xad")
        canvas.drawString(72, 680, "bosc i n\xadA.")

    (document,) = read(pdf_of([draw]), PDF)
    assert document.text == "Seleccioneu-ne una altra: el guardabosc i n-A."


@pytest.mark.parametrize("foot", ["{}", "Página {}", "{} de 3", "Revista de Letras, {}"])
def test_what_stands_at_a_pages_foot_is_not_what_goes_on_behind_a_hyphen(foot: str) -> None:
    """Pdfium takes it for that where the last line of a page ends with one, and its foot is drawn next."""

    def footed(number: int, *texts: str) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            lines(*texts)(canvas)
            canvas.drawString(WIDTH / 2, 40, foot.format(number))
            canvas.drawString(WIDTH / 2, HEIGHT - 40, "El año en letras")

        return draw

    pages = [("Tenía la voz mitjan-",), ("çant y el cuerpo enve-",), ("jecido por el COVID-", "19")]
    (document,) = read(pdf_of([footed(at, *BODY, *said) for at, said in enumerate(pages, start=1)]), PDF)
    body = "\n".join(BODY)
    assert document.text.replace("COVID-\n19", "COVID-19") == (
        f"{body}\nTenía la voz mitjan-\n{body}\nçant y el cuerpo enve-\n{body}\njecido por el COVID-19"
    )


def test_a_word_goes_on_behind_a_pages_foot() -> None:
    def footed(number: int, text: str) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            lines(text)(canvas)
            canvas.drawString(WIDTH / 2, 40, f"Página {number}")

        return draw

    texts = ["Tenía la voz mitjan-", "çant y el cuerpo enve-", "jecido por la calle."]
    (document,) = read(pdf_of([footed(at, said) for at, said in enumerate(texts, start=1)]), PDF)
    assert document.text == "Tenía la voz mitjançant y el cuerpo envejecido por la calle."


def test_running_lines_are_left_out_wherever_they_are_written() -> None:
    pages = [
        article_page(number, "Revista de Letras, núm. 14", f"Cuerpo {number}: {BODY[0]}", BODY[1])
        for number in range(1, 6)
    ]
    (document,) = read(pdf_of(pages), PDF)
    assert "Revista" not in document.text
    assert document.text.split("\n")[:2] == [f"Cuerpo 1: {BODY[0]}", BODY[1]]
    assert len(document.text.split("\n")) == 10
    assert "running_lines/4" in document.cleaning
    assert leaves(document, *(f"Cuerpo {number}" for number in range(1, 6))) == [1, 2, 3, 4, 5]


def test_headings_and_first_lines_of_letters_are_told_from_heads_by_how_they_are_set() -> None:
    def headed(number: int, head: str, size: float) -> Callable[[Canvas], None]:
        def draw(canvas: Canvas) -> None:
            canvas.setFontSize(size)
            canvas.drawString(72, HEIGHT - 60, head)
            canvas.setFontSize(12)
            for paragraph in range(2):
                lines(*BODY * 2, f"Fin {number}.", top=HEIGHT - 90 - 94 * paragraph)(canvas)

        return draw

    for heads, size in ((["Querida hermana:"] * 4, 12), ([str(1975 + year) for year in range(4)], 20)):
        (document,) = read(pdf_of([headed(at, head, size) for at, head in enumerate(heads)]), PDF)
        assert [line for line in document.text.split("\n") if line in heads] == heads


def test_lines_that_come_on_every_page_stay_where_they_are_all_there_is() -> None:
    pages = [lines(f"Semilla {number}", top=HEIGHT - 40) for number in range(1, 7)]
    (document,) = read(pdf_of([*pages, lines("Fin.")]), PDF)
    assert document.text.split("\n") == [*(f"Semilla {number}" for number in range(1, 7)), "Fin."]
    assert "running_lines/4" not in document.cleaning


def test_scans_with_the_stamp_of_a_library_need_ocr() -> None:
    def stamped(canvas: Canvas) -> None:
        scan(canvas)
        canvas.drawString(72, 20, "Biblioteca Nacional, descargado el 12 de marzo de 2020")

    for count in (2, 4):
        assert refusal(pdf_of([stamped] * count), PDF) == (Outcome.NEEDS_OCR, "scanned_pages")
    (document,) = read(pdf_of([*[stamped] * 4, lines(*BODY)]), PDF)
    assert (document.pages, document.pages_needing_ocr) == (5, 4)
    assert document.text.split("\n")[0] == BODY[0]


def test_pages_without_text_are_counted_among_the_pages() -> None:
    (document,) = read(
        pdf_of([lines(), scan, lines("Una o\ufb01cina."), lines(), lines("Otra cancio\u0301n.")]), PDF
    )
    assert leaves(document, "Una", "Otra") == [3, 5]


def test_scanned_pages_need_ocr() -> None:
    assert refusal(pdf_of([scan, scan]), PDF) == (Outcome.NEEDS_OCR, "scanned_pages")
    (document,) = read(pdf_of([lines(*BODY), scan]), PDF)
    assert (document.pages, document.pages_needing_ocr) == (2, 1)


def test_a_blank_document_is_empty() -> None:
    assert refusal(pdf_of([lines(), lines()]), PDF) == (Outcome.EMPTY, "no_text_in_pages")


def test_a_password_is_asked_for() -> None:
    assert refusal(pdf_of([lines(*BODY)], password="secreta"), PDF) == (Outcome.ENCRYPTED, "needs_password")


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4\nnada", b"\x89PNG\r\n\x1a\n" + b"x" * 500])
def test_what_is_no_pdf_is_damaged(data: bytes) -> None:
    assert refusal(data, PDF) == (Outcome.DAMAGED, "broken_pdf")


def _outcome(data: bytes) -> Outcome:
    try:
        return Outcome.TEXT if read(data, PDF) else Outcome.FAILED
    except Unreadable as unreadable:
        return unreadable.outcome


def test_a_truncated_pdf_is_read_or_called_damaged() -> None:
    data = pdf_of([lines(*BODY)] * 3)
    outcomes = {_outcome(data[: len(data) * share // 10]) for share in range(1, 10)}
    assert outcomes <= {Outcome.TEXT, Outcome.DAMAGED, Outcome.EMPTY}
    assert Outcome.DAMAGED in outcomes


def test_the_second_engine_reads_where_the_first_gives_up(monkeypatch: pytest.MonkeyPatch) -> None:
    def give_up(*_: object) -> Iterator[int]:
        raise CannotOpen

    data = pdf_of([article_page(number, "Cabecera", "Una pala-", "bra partida") for number in range(1, 5)])
    monkeypatch.setattr(pdf_module, "read_with_pdfium", give_up)
    (document,) = read(data, PDF)
    assert document.text.count("Una palabra partida") == 4
    assert "Cabecera" not in document.text
    assert document.pages == 4
    places = [found.start() for found in re.finditer("Una palabra", document.text)]
    assert document.paging is not None
    assert [document.paging.at(place) for place in places] == [{"page": number} for number in range(1, 5)]


def test_empty_lines_before_the_text_are_on_no_page(monkeypatch: pytest.MonkeyPatch) -> None:
    def begin_strangely(_: bytes, reading: Reading, __: int | None) -> Iterator[int]:
        reading.pages += [Page(Lines(["\u2028\u2028Uno."], [None])), Page(Lines(["Dos."], [None]), number=1)]
        yield 2

    monkeypatch.setattr(pdf_module, "read_with_pdfium", begin_strangely)
    assert leaves(read(b"%PDF-", PDF)[0], "Uno", "Dos") == [1, 2]


def test_the_second_engine_reads_on_behind_an_empty_page() -> None:
    reading = Reading()
    list(read_with_pdfminer(pdf_of([lines("Uno."), lines(), lines("Tres.")]), reading))
    assert [page.text.strip() for page in reading.pages] == ["Uno.", "", "Tres."]
    assert reading.lost_pages == 0


def test_the_second_engine_asks_for_the_password_too() -> None:
    with pytest.raises(Unreadable) as raised:
        list(read_with_pdfminer(pdf_of([lines(*BODY)], password="secreta"), Reading()))
    assert raised.value.outcome is Outcome.ENCRYPTED


def test_garbled_pages_need_ocr() -> None:
    assert is_garbled("\ue001\ue002\ue003 \ue004")
    assert is_garbled("(cid:12)(cid:7) a")
    assert not is_garbled("Texto con un \ufffd solo")


XMP = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:cc="http://creativecommons.org/ns#"
 xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" xmpRights:WebStatement="https://ejemplo.org/licencia">
<dc:rights><rdf:Alt><rdf:li xml:lang="es">© Asociación, CC BY 4.0</rdf:li></rdf:Alt></dc:rights>
<cc:license rdf:resource="https://creativecommons.org/licenses/by/4.0/"/></rdf:Description></rdf:RDF></x:xmpmeta>"""


def test_rights_in_xmp_and_links_are_marks() -> None:
    link = b"<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://creativecommons.org/licenses/by-sa/4.0/) >> >>"
    data = raw_page(
        b"(Hola a todas) Tj",
        b"<< /Type /Metadata /Subtype /XML /Length %d >>\nstream\n%s\nendstream"
        % (len(XMP.encode()), XMP.encode()),
        catalogue=b"/Metadata 6 0 R",
        entries=b"/Annots [%s]" % link,
    )
    (document,) = read(data, PDF)
    assert document.text == "Hola a todas"
    assert set(document.marks) == {
        ("xmpRights:WebStatement", "https://ejemplo.org/licencia"),
        ("dc:rights", "© Asociación, CC BY 4.0"),
        ("cc:license", "https://creativecommons.org/licenses/by/4.0/"),
        ("link", "https://creativecommons.org/licenses/by-sa/4.0/"),
    }


def test_a_file_too_large_to_hold_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_module, "_LARGEST_BYTES", 100)
    assert refusal(pdf_of([lines(*BODY)]), PDF) == (Outcome.REFUSED, "document_too_large")


@pytest.mark.parametrize(("there", "lost"), [(2, 1), (1, 2)])
def test_pages_that_cannot_be_opened_are_said_behind_the_text(there: int, lost: int) -> None:
    """What was read is kept; the ledger says that it is not all, and of how many pages."""
    kids = b" ".join([b"3 0 R"] * there + [b"9 0 R"] * lost)
    data = raw_pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, there + lost),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
        stream(b"BT /F 12 Tf 40 200 Td (Hola a todas las vecinas) Tj ET"),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    told = Pdf().extract(Source(BytesIO(data), "acta.pdf", len(data), PDF))
    documents = list[Document]()
    with pytest.raises(Unreadable) as raised:
        documents.extend(one for one in told if isinstance(one, Document))
    assert [one.text.splitlines()[0] for one in documents] == ["Hola a todas las vecinas"]
    problem = raised.value
    assert (problem.outcome, problem.code) == (Outcome.DAMAGED, "pages_lost")
    assert problem.params == {"pages": lost, "of": there + lost}
