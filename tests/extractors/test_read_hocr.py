"""hOCR gives its pages, paragraphs and lines; words divided between lines are whole again."""

from ingestion.types import Outcome
from tests.extractors.reading import leaves, read, refusal

HOCR = "text/vnd.hocr+html"
HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml"><head><title/><meta name="ocr-system" content="tesseract 5.3.0"/>
<link rel="license" href="https://creativecommons.org/licenses/by/4.0/"/></head><body>"""


def word(text: str, confidence: int = 90) -> str:
    return f"<span class='ocrx_word' title='bbox 1 2 3 4; x_wconf {confidence}'>{text}</span>"


def line(*words: str, kind: str = "ocr_line") -> str:
    return f"<span class='{kind}' title='bbox 1 1 9 9'>{' '.join(map(word, words))}</span>\n"


def page(*paragraphs: str) -> str:
    inside = "".join(f"<p class='ocr_par' lang='spa'>{paragraph}</p>" for paragraph in paragraphs)
    return f"<div class='ocr_page' title='ppageno 0'><div class='ocr_carea'>{inside}</div></div>"


def file(*pages: str) -> bytes:
    return f"{HEAD}{''.join(pages)}</body></html>".encode()


def test_lines_paragraphs_and_pages() -> None:
    (document,) = read(
        file(
            page(
                line("La", "casa", kind="ocr_header"),
                line("En", "un", "rincón", "de", "la", "mon-") + line("taña", "vivía", "Ana."),
            ),
            page(line("Segunda", "página.")),
        ),
        HOCR,
    )
    assert document.text == "La casa\n\nEn un rincón de la montaña\nvivía Ana.\n\nSegunda página."
    assert leaves(document, "casa", "Ana", "Segunda") == [1, 1, 2]
    assert document.pages == 2


def test_how_sure_the_engine_was_and_the_licence_are_told() -> None:
    (document,) = read(file(page(line("uno", "dos") + word("tres", 30))), HOCR)
    assert "ocr_confidence:0.70" in document.cleaning
    assert ("rel=license", "https://creativecommons.org/licenses/by/4.0/") in document.marks


def test_lines_without_a_paragraph_and_pages_without_lines_count() -> None:
    (document,) = read(
        file("<div class='ocr_page'>" + line("Sin", "párrafo") + "</div>", "<div class='ocr_page'>Sin líneas</div>"), HOCR
    )  # fmt: skip
    assert document.text == "Sin párrafo\n\nSin líneas"
    assert not any(
        step.startswith("ocr_confidence")
        for step in read(file("<div class='ocr_page'>a</div>"), HOCR)[0].cleaning
    )


def test_a_file_cut_off_keeps_what_was_there() -> None:
    data = file(page(line("Hola", "mundo"), line("Adiós")))
    (document,) = read(data[: data.index(b"Adi") + 3], HOCR)
    assert document.text == "Hola mundo\n\nAdi"


def test_blank_pages_are_no_text() -> None:
    assert refusal(file(page(line(" "))), HOCR) == (Outcome.EMPTY, "no_text")
    assert refusal(file(), HOCR) == (Outcome.EMPTY, "no_text")
