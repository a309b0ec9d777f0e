"""Columns, turned pages, forms and scans in strips: PDFs are read in a person's order, whatever order they were written in."""

from collections.abc import Callable
from io import BytesIO

import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from ingestion.extractors.pdf_pages import draws_signs
from ingestion.types import Document, Outcome
from tests.extractors.papers import HEIGHT, WIDTH, article_page, lines, pdf_of, raw_page, raw_pdf, stream
from tests.extractors.reading import read, refusal

PDF = "application/pdf"
WORDS = [
    "la",
    "expedición",
    "llegó",
    "a",
    "una",
    "montaña",
    "donde",
    "nadie",
    "había",
    "dormido",
    "nunca",
    "y",
    "el",
    "café",
    "se",
    "acabó",
    "pronto",
]
LEFT = [f"{WORDS[n % 17]} izquierda {n} {WORDS[n % 7]} fin" for n in range(30)]
RIGHT = [f"{WORDS[n % 13]} derecha {n} {WORDS[n % 5]} fin" for n in range(30)]
Place = tuple[float, float, str]


def _columns() -> list[Place]:
    return [
        (x, HEIGHT - 100 - 16 * n, text)
        for x, column in ((60.0, LEFT), (320.0, RIGHT))
        for n, text in enumerate(column)
    ]


def _page(places: list[Place]) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        for x, y, text in places:
            canvas.drawString(x, y, text)

    return draw


def _rows(places: list[Place]) -> list[Place]:
    return sorted(places, key=lambda place: (-place[1], place[0]))


def _shuffled(places: list[Place]) -> list[Place]:
    return sorted(places, key=lambda place: hash((place[1] * 7919 % 101, place[0])))


def _right_first(places: list[Place]) -> list[Place]:
    return sorted(places, key=lambda place: (-place[0], -place[1]))


@pytest.mark.parametrize("order", [list, _rows, _shuffled, _right_first])
def test_two_columns_are_read_one_after_the_other(order: Callable[[list[Place]], list[Place]]) -> None:
    (document,) = read(pdf_of([_page(order(_columns()))]), PDF)
    kept = [line for line in document.text.split("\n") if line.strip()]
    assert kept == LEFT + RIGHT
    assert ("reading_order/1" in document.cleaning) is (order is not list)


def test_a_page_of_few_words_set_letter_by_letter_keeps_its_words() -> None:
    """As word processors of the web write a title page or a little table: pdfium takes it for a page written downwards."""
    words = [
        (x, HEIGHT - 80 - 15 * row, word)
        for x, cell in (
            (72.0, ("Quechua", "uno")),
            (240.0, ("Mapudungun", "dos")),
            (408.0, ("Guaraní", "tres")),
        )
        for row, word in enumerate(cell)
    ]

    def spaced(canvas: Canvas) -> None:
        for x, y, word in words:
            for n, letter in enumerate(word):
                canvas.drawString(x + stringWidth(word[:n], "Helvetica", 11), y, letter)

    (document,) = read(pdf_of([spaced]), PDF)
    assert set(document.text.split()) == {word for _, _, word in words}


def test_a_table_is_read_by_its_rows() -> None:
    places = [
        (x, HEIGHT - 100 - 16 * n, f"{word} {n}")
        for n in range(30)
        for x, word in ((60.0, "Provincia"), (200.0, "habitantes"), (330.0, "año"))
    ]
    (document,) = read(pdf_of([_page(places)]), PDF)
    assert document.text.split("\n")[3] == "Provincia 3 habitantes 3 año 3"


def test_a_table_whose_cells_have_several_lines_is_read_by_its_rows() -> None:
    places: list[Place] = []
    for n in range(12):
        height = HEIGHT - 80 - 48 * n
        places += [
            (60.0, height, f"orden {n} | orden {n + 1} de la lista"),
            (300.0, height, f"enlaza la salida {n} con la entrada de la"),
        ]
        places += [
            (300.0, height - 16, "que viene después, cuando la primera"),
            (300.0, height - 32, "ha terminado sin faltas"),
        ]
    (document,) = read(pdf_of([_page(places)]), PDF)
    assert "reading_order/1" not in document.cleaning
    assert (
        document.text.split("\n")[3]
        == "orden 1 | orden 2 de la lista enlaza la salida 1 con la entrada de la"
    )


def test_notes_of_music_among_prose_do_not_ask_for_another_order() -> None:
    places = [(60.0, HEIGHT - 60 - 16 * n, f"verso {n} {' '.join(WORDS[:9])}") for n in range(12)]
    notes = [(80.0 + 40 * (n // 5), HEIGHT - 400 + 30 * (n % 5), "h") for n in range(60)]
    (document,) = read(pdf_of([_page([*places, *notes])]), PDF)
    assert "reading_order/1" not in document.cleaning


def test_words_under_notes_of_music_have_no_other_order() -> None:
    """Half of what stands on the page are notes: the words between them jump up and down, as they are drawn."""
    sung = [(60.0 + 24 * n, HEIGHT - 400 - 90 * (n % 2), "canto") for n in range(20)]
    notes = [(80.0 + 36 * (n // 6), HEIGHT - 385 + 14 * (n % 6), "h") for n in range(72)]
    verses = [(60.0, HEIGHT - 60 - 16 * n, f"verso {n} {' '.join(WORDS[:9])}") for n in range(12)]
    (document,) = read(pdf_of([_page([*verses, *sung, *notes])]), PDF)
    assert "reading_order/1" not in document.cleaning


def test_signs_without_a_name_are_no_letters_out_of_order() -> None:
    assert draws_signs("sol \x05 la \x0b si \ufffd")
    assert not draws_signs("la expedi\x02\r\nción llegó a una montaña\t donde nadie había dormido")


def test_a_table_of_contents_is_read_by_its_lines() -> None:
    """The gap between the title at the head of a page and its number is as wide as the page, and meets any gap below."""
    places = [(60.0, HEIGHT - 60, "Guía de los cantos"), (520.0, HEIGHT - 60, "vi")]
    for n in range(30):
        title = f"{n}. Los cantos de la siembra{' y de la cosecha' * (n % 3)}"
        begin = 60 + stringWidth(title, "Helvetica", 12) + 8
        places += [
            (60.0, HEIGHT - 100 - 16 * n, title),
            (begin, HEIGHT - 100 - 16 * n, " ." * int((500 - begin) / 7)),
        ]
        places.append((520.0, HEIGHT - 100 - 16 * n, str(100 + n)))
    (document,) = read(pdf_of([_page(places)]), PDF)
    assert "reading_order/1" not in document.cleaning
    line = document.text.split("\n")[4]
    assert (line.startswith("3. Los cantos"), line.endswith("103")) == (True, True)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_running_lines_are_found_on_turned_pages(turn: int) -> None:
    """A page drawn upright for its reader, whatever turn the file asks for."""

    def turned(draw: Callable[[Canvas], None]) -> Callable[[Canvas], None]:
        def page(canvas: Canvas) -> None:
            canvas.setPageRotation(turn)
            moves = {0: (0, 0), 90: (HEIGHT, 0), 180: (WIDTH, HEIGHT), 270: (0, WIDTH)}
            canvas.translate(*moves[turn])  # reportlab lays the turned page down first
            canvas.rotate(turn)
            draw(canvas)

        return page

    pages = [
        turned(article_page(n, "Revista de Letras", *(f"{word} cuerpo {n}" for word in WORDS)))
        for n in range(1, 6)
    ]
    (document,) = read(pdf_of(pages), PDF)
    assert "Revista" not in document.text
    assert document.text.split("\n") == [f"{word} cuerpo {n}" for n in range(1, 6) for word in WORDS]


def test_what_lies_beside_the_page_is_not_read() -> None:
    def marked(canvas: Canvas) -> None:
        canvas.drawString(72, HEIGHT + 20, "Corte aquí 24-11-2026")
        lines("Hola a todas")(canvas)

    assert read(pdf_of([marked]), PDF)[0].text == "Hola a todas"


def test_letters_of_far_planes_and_private_ones() -> None:
    code = b"/CIDInit /ProcSet findresource begin begincmap 1 beginbfchar <41> <D83DDE00> endbfchar endcmap"
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>"
    data = raw_pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R"
        b" /Resources << /Font << /F 5 0 R >> >> >>",
        stream(b"BT /F 12 Tf 40 200 Td (Hola A todas) Tj 0 -20 Td (Adios) Tj ET"),
        font,
        stream(code),
    )
    assert read(data, PDF)[0].text == "Hola 😀 todas\n😀dios"


def test_what_was_typed_into_a_form_is_read() -> None:
    written = BytesIO()
    canvas = Canvas(written)
    canvas.drawString(72, 760, "Nombre:")
    canvas.acroForm.textfield(name="nombre", value="María Peñalver", x=140, y=750, width=200)
    canvas.acroForm.checkbox(name="acepta", checked=True, x=140, y=700)
    canvas.save()
    (document,) = read(written.getvalue(), PDF)
    assert document.text == "Nombre: María Peñalver"


def test_a_field_at_several_places_keeps_its_value_apart_from_them() -> None:
    place = b"<< /Type /Annot /Subtype /Widget /Parent 6 0 R /Rect [40 %d 200 %d] >>"
    data = raw_page(
        b"(Nombre:) Tj",
        b"<< /FT /Tx /T (nombre) /V (Maria) /Kids [7 0 R 8 0 R] >>",
        place % (100, 120),
        place % (60, 80),
        b"<< /FT /Btn /T (acepta) /V /Si /Kids [10 0 R] >>",
        b"<< /Type /Annot /Subtype /Widget /Parent 9 0 R /AS /Si /Rect [40 20 60 40] >>",
        catalogue=b"/AcroForm << /Fields [6 0 R 9 0 R] >>",
        entries=b"/Annots [7 0 R 8 0 R 10 0 R]",
    )
    assert read(data, PDF)[0].text == "Nombre:\nMaria\nMaria"


def _strips(canvas: Canvas) -> None:
    picture = ImageReader(BytesIO(b"P5 60 8 255\n" + b"\x80" * 480))
    for number in range(10):
        canvas.drawImage(picture, 0, number * HEIGHT / 10, WIDTH, HEIGHT / 10)


def test_a_scan_cut_into_strips_needs_ocr() -> None:
    assert refusal(pdf_of([_strips]), PDF) == (Outcome.NEEDS_OCR, "scanned_pages")


def _in_a_form(canvas: Canvas) -> None:
    canvas.beginForm("hoja", 0, 0, WIDTH, HEIGHT)
    _strips(canvas)
    canvas.endForm()
    canvas.doForm("hoja")


def test_a_scan_inside_a_form_needs_ocr() -> None:
    assert refusal(pdf_of([_in_a_form]), PDF) == (Outcome.NEEDS_OCR, "scanned_pages")


def test_a_small_picture_beside_few_words_is_no_scan() -> None:
    def cover(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(BytesIO(b"P5 6 8 255\n" + b"\x80" * 48)), 90, 90, 200, 200)
        canvas.drawString(72, 700, "Portada")

    found: list[Document] = read(pdf_of([cover]), PDF)
    assert (found[0].text, found[0].pages_needing_ocr) == ("Portada", 0)
