"""Books give their pages in reading order, without tables of contents, and their statements of rights; locked ones say so."""

import io
import zipfile

import pytest

from ingestion.extractors import packages
from ingestion.types import Outcome
from tests.extractors.packaged import declaring, package_of
from tests.extractors.reading import read, refusal

EPUB = "application/epub+zip"
CONTAINER = "<container xmlns='c'><rootfiles><rootfile full-path='{}'/></rootfiles></container>"
METADATA = (
    "<metadata xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>Lecturas</dc:title><dc:creator>Inés</dc:creator>"
    "<dc:language>es</dc:language><dc:rights>CC BY-SA 4.0</dc:rights><meta property='dcterms:license'>x</meta>"
    "<link rel='cc:license' href='https://creativecommons.org/licenses/by-sa/4.0/'/></metadata>"
)


def page(body: str, head: str = "<title/>") -> str:
    return f"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><head>{head}</head><body>{body}</body></html>"


def book(pages: dict[str, str], *, spine: tuple[str, ...] = (), extra: str = "", locks: str = "") -> bytes:
    """A book in the folder OPS; `spine` lists the pages in reading order."""
    items = "".join(
        f"<item id='{n}' href='{name.replace(' ', '%20')}' media-type='application/xhtml+xml'"
        f"{' properties=' + chr(39) + 'nav' + chr(39) if name.startswith('nav') else ''}/>"
        for n, name in enumerate(pages)
    )
    order = "".join(f"<itemref idref='{list(pages).index(name)}'/>" for name in spine)
    opf = f"<package xmlns='o'>{METADATA}<manifest>{items}</manifest><spine>{order}</spine>{extra}</package>"
    return package_of({
        "META-INF/container.xml": CONTAINER.format("OPS/libro.opf"),
        "OPS/libro.opf": opf,
        **{f"OPS/{name}": content for name, content in pages.items()},
        **({"META-INF/encryption.xml": locks} if locks else {}),
    }, EPUB)  # fmt: skip


TWO = {
    "uno.xhtml": page("<h1>Uno</h1><p>Había.</p>"),
    "dos y.xhtml": page("<h1>Dos</h1><p>El ñandú<br/>corrió.</p>"),
}


def test_pages_in_reading_order_with_their_statements() -> None:
    data = book(TWO, spine=("dos y.xhtml", "uno.xhtml"))
    (document,) = read(data, EPUB)
    assert document.text == "Dos\n\nEl ñandú\ncorrió.\n\nUno\n\nHabía."
    assert document.marks == (
        ("dc:title", "Lecturas"), ("dc:creator", "Inés"), ("dc:language", "es"), ("dc:rights", "CC BY-SA 4.0"),
        ("dcterms:license", "x"), ("rel=license", "https://creativecommons.org/licenses/by-sa/4.0/"),
    )  # fmt: skip
    assert read(data, EPUB, one_way=True)[0].text == document.text


def test_without_a_spine_or_container_all_pages_are_read() -> None:
    assert read(book(TWO), EPUB)[0].text.startswith("Uno\n\nHabía.\n\nDos")
    lost = book(TWO).replace(b"META-INF/container.xml", b"META-INF/containes.xml")
    assert read(lost, EPUB)[0].text.startswith("Uno")


def test_tables_of_contents_are_left_out_declared_or_not() -> None:
    links = page(
        "<h1>Índice</h1><ol><li><a href='uno.xhtml'>Capítulo uno</a></li><li><a href='dos.xhtml'>Capítulo dos</a></li></ol>"
    )
    plain = page("<p>Contenidos, sin enlaces.</p>")
    pages = {**TWO, "nav.xhtml": plain, "toc.xhtml": plain, "indice.xhtml": links}
    guide = "<guide><reference type='toc' href='toc.xhtml#aquí'/></guide>"
    text = read(book(pages, spine=tuple(pages), extra=guide), EPUB)[0].text
    assert text == "Uno\n\nHabía.\n\nDos\n\nEl ñandú\ncorrió."


def test_a_page_of_prose_that_is_called_the_table_of_contents_is_read() -> None:
    prose = "La guía que empieza aquí cuenta cómo se cuida una milpa a lo largo del año, desde la quema hasta que se guarda el maíz."
    welcome = page(
        f"<p>{prose} Uno.</p><p>{prose} Dos.</p><p>{prose} Tres.</p><ul><li><a href='uno.xhtml'>Uno</a></li></ul>"
    )
    guide = "<guide><reference type='toc' href='inicio.xhtml'/></guide>"
    data = book({"inicio.xhtml": welcome, **TWO}, spine=("inicio.xhtml", "uno.xhtml"), extra=guide)
    assert read(data, EPUB)[0].text.startswith("La guía que empieza aquí")


def test_ways_to_the_next_chapter_are_left_out() -> None:
    around = "<div role='navigation'><h3>Navegación</h3><a href='b.xhtml'>siguiente</a></div><p>Había.</p><nav><a href='a.xhtml'>anterior</a></nav>"
    assert read(book({"a.xhtml": page(around)}), EPUB)[0].text == "Había."


def test_a_book_whose_folder_was_packed_whole_is_read() -> None:
    data = in_a_folder(book(TWO, spine=("dos y.xhtml", "uno.xhtml")))
    assert read(data, EPUB)[0].text == "Dos\n\nEl ñandú\ncorrió.\n\nUno\n\nHabía."
    lock = encryption("OPS/uno.xhtml", "http://www.w3.org/2001/04/xmlenc#aes128-cbc")
    assert refusal(in_a_folder(book(TWO, locks=lock)), EPUB) == (Outcome.ENCRYPTED, "locked_book")


def in_a_folder(data: bytes) -> bytes:
    inside = zipfile.ZipFile(io.BytesIO(data))
    return package_of({f"Libro.epub/{name}": inside.read(name) for name in inside.namelist()})


def test_elements_that_close_themselves_swallow_nothing() -> None:
    pages = {
        "a.xhtml": page(
            "<p>antes<a id='x'/> y <i/>después</p><script src='x.js'/><p>fin</p>", "<title/><style/>"
        )
    }
    assert read(book(pages), EPUB)[0].text == "antes y después\n\nfin"


def encryption(path: str, algorithm: str) -> str:
    return (
        f"<encryption><EncryptedData><EncryptionMethod Algorithm='{algorithm}'/><CipherData><CipherReference URI='{path}'/>"
        "</CipherData></EncryptedData></encryption>"
    )


def test_locked_books_say_so_and_scrambled_fonts_are_no_lock() -> None:
    lock = encryption("OPS/uno.xhtml", "http://www.w3.org/2001/04/xmlenc#aes128-cbc")
    assert refusal(book(TWO, locks=lock), EPUB) == (Outcome.ENCRYPTED, "locked_book")
    for harmless in (
        encryption("OPS/letra.ttf", "http://www.w3.org/2001/04/xmlenc#aes128-cbc"),
        encryption("OPS/uno.xhtml", "http://www.idpf.org/2008/embedding"),
        "<rota",
    ):
        assert read(book(TWO, locks=harmless), EPUB)[0].text


def test_what_cannot_be_read_says_why() -> None:
    assert refusal(book({"a.xhtml": page("")}), EPUB) == (Outcome.EMPTY, "no_text")
    assert refusal(package_of({"a.xhtml": page("x")}, EPUB), EPUB) == (Outcome.DAMAGED, "no_content_part")
    assert refusal(b"PK\x03\x04 nada", EPUB) == (Outcome.DAMAGED, "broken_package")
    assert refusal(book({"a.xhtml": page("<div>" * 6_000)}), EPUB) == (Outcome.REFUSED, "nested_too_deep")


def test_pages_outside_the_book_are_not_read() -> None:
    opf = f"<package>{METADATA}<manifest><item id='a' href='../../etc/passwd' media-type='text/html'/></manifest></package>"
    data = package_of({"META-INF/container.xml": CONTAINER.format("OPS/l.opf"), "OPS/l.opf": opf}, EPUB)
    assert refusal(data, EPUB) == (Outcome.EMPTY, "no_text")


def test_bombs_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = book({"a.xhtml": page("<p>a</p>" * 20_000)})
    assert refusal(declaring(data, 0xF0000000), EPUB) == (Outcome.REFUSED, "unpacks_too_large")
    monkeypatch.setattr(packages, "LARGEST_UNPACKED_BYTES", 100_000)
    assert refusal(data, EPUB) == (Outcome.REFUSED, "unpacks_too_large")


def test_the_page_numbers_of_the_printed_book_are_no_text_but_what_is_misnamed_so_is() -> None:
    broken = (
        "<p>Uno</p><span epub:type='pagebreak' title='12'>12</span><p>dos<span role='doc-pagebreak' id='p13'/> y más</p>"
        "<div epub:type='pagebreak'>Capítulo que se llama mal</div><p epub:type='bridgehead'>13</p>"
    )
    (document,) = read(book({"uno.xhtml": page(broken)}, spine=("uno.xhtml",)), EPUB)
    assert document.text == "Uno\n\ndos y más\n\nCapítulo que se llama mal\n\n13"
