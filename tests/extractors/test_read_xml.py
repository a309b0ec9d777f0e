"""XML of any kind gives the text of its elements, block by block, without a sign of its markup."""

from ingestion.types import Outcome
from tests.extractors.reading import read, refusal

XML = "application/xml"


def text_of(xml: str, media_type: str = XML) -> str:
    (document,) = read(xml.encode(), media_type)
    return document.text


def test_records_are_lines_and_paragraphs_are_apart() -> None:
    assert text_of("<c><f><n>Cantuta</n><p>Rojo</p></f><f><n>Ceibo</n></f></c>") == "Cantuta\n\nRojo\n\nCeibo"
    assert text_of("<c><f><n>Cantuta</n><color>Rojo</color></f></c>") == "Cantuta\nRojo"


def test_an_outline_says_what_is_in_its_attributes() -> None:
    inner = '<outline text="El &lt;b&gt;agua&lt;/b&gt;" _note="Primero.&#10;Después."><outline text="" title="El río"/></outline>'
    opml = f'<opml version="2.0"><head><title>Notas</title></head><body>{inner}<outline text="El sol"/></body></opml>'
    assert text_of(opml) == "Notas\n\nEl agua\nPrimero.\nDespués.\nEl sol"
    assert text_of('<x><outline text="no"/>sí</x>') == "sí"


def test_an_entry_is_a_cell_only_in_a_row() -> None:
    words = "<dic><entry><lema>sol</lema><def>Astro.</def></entry><entry>luna: astro</entry><entry>mar</entry></dic>"
    assert text_of(words) == "sol\nAstro.\n\nluna: astro\nmar"
    assert text_of("<t><row><entry>sol</entry><entry>luna</entry></row></t>") == "sol\tluna"


def test_what_stands_among_words_flows() -> None:
    assert text_of("<c><nota>El <bicho>puma</bicho>  corre\n  mucho.</nota></c>") == "El puma corre mucho."


def test_docbook_has_its_notes_last_and_its_code_as_it_is() -> None:
    book = (
        '<book xmlns="http://docbook.org/ns/docbook"><title>Guía</title><chapter><para>Hola <emphasis>mundo</emphasis>'
        "<footnote><para>nota</para></footnote>, fin.</para><programlisting>x = 1\n  y</programlisting></chapter></book>"
    )
    assert text_of(book) == "Guía\n\nHola mundo, fin.\n\nx = 1\n  y\n\nnota"


def test_white_space_is_kept_where_the_file_asks_for_it() -> None:
    assert text_of('<c><l xml:space="preserve">  uno\n\tdos</l></c>') == "  uno\n\tdos"
    assert text_of("<c><l>  uno\n\tdos</l></c>") == "uno dos"


def test_fiction_book_has_its_verses_and_no_pictures() -> None:
    book = (
        "<FictionBook><description><title-info><genre>prosa</genre><book-title>Libro</book-title></title-info></description><body>"
        "<section><title><p>Uno</p></title><p>Era <emphasis>una</emphasis> vez.</p><poem><stanza><v>Verso</v><v>otro</v></stanza></poem>"
        "</section></body><binary id='a'>AAAA</binary></FictionBook>"
    )
    assert text_of(book, "application/x-fictionbook+xml") == "Libro\n\nUno\n\nEra una vez.\n\nVerso\notro"


def test_calls_of_a_fiction_books_notes_do_not_stand_against_words() -> None:
    word = '<a l:href="#n1" type="note">apu</a>'
    book = (
        f'<FictionBook><body><section><p>El {word} lo vio.</p><p>El zorro<a l:href="#n1" type="note"><sup>[1]</sup></a>, <a l:href="#c2">allá</a>, voló.</p></section>'
        '</body><body name="notes"><section id="n1"><title><p>1</p></title><p>No vuelan.</p></section></body></FictionBook>'
    )
    assert (
        text_of(book, "application/x-fictionbook+xml")
        == "El apu lo vio.\n\nEl zorro, allá, voló.\n\n1\n\nNo vuelan."
    )
    assert text_of(f"<c>{book}</c>").startswith("El apu lo vio.\n\nEl zorro[1]")


def test_marks_of_rights_and_language() -> None:
    (document,) = read(
        b'<c xml:lang="gn"><dc:rights>CC BY 4.0</dc:rights><license href="https://creativecommons.org/licenses/by/4.0/"/><p>x</p></c>',
        XML,
    )
    assert document.marks == (
        ("xml:lang", "gn"),
        ("dc:rights", "CC BY 4.0"),
        ("license@href", "https://creativecommons.org/licenses/by/4.0/"),
    )


def test_a_large_file_is_given_in_pieces_that_lose_nothing() -> None:
    lines = [f"Renglón número {number} de la memoria." for number in range(220_000)]
    documents = read(f"<c>{''.join(f'<l>{line}</l>' for line in lines)}</c>".encode(), XML, one_way=True)
    assert len(documents) > 5
    assert "\n".join(document.text for document in documents).split("\n") == lines


def test_without_text_it_is_empty() -> None:
    assert refusal(b"<c><d/></c>", XML) == (Outcome.EMPTY, "no_text")


def test_a_moment_or_a_page_between_words_parts_them_unless_it_is_said_to_break_none() -> None:
    marked = "<turn>hola a todos<Sync time='2'/>bienvenidos<Sync/>, amigos <Sync/>míos, pala<pb break='no'/>bra<pb/>otra</turn>"
    (document,) = read(f"<?xml version='1.0'?>{marked}".encode(), XML)
    assert document.text == "hola a todos bienvenidos, amigos míos, palabra otra"


def test_notes_of_a_bible_stand_behind_its_words_and_elsewhere_where_they_are() -> None:
    verses = "<p><verse>Ha yvy<note type='study'>nota <b>uno</b></note> nandi.</verse><verse>Tupã<note>dos</note>.</verse></p>"
    said = "Ha yvy nandi.\nTupã.\n\nnota uno\n\ndos"
    for root in ("osis", "o:osis"):
        name = " xmlns:o='x'" if ":" in root else ""
        (document,) = read(
            f"<?xml version='1.0'?><{root}{name}>{verses}</{root}>".encode(), "application/xml"
        )
        assert document.text == said
    (document,) = read(f"<?xml version='1.0'?><cuaderno>{verses}</cuaderno>".encode(), "application/xml")
    assert "nota uno" in document.text.partition("nandi")[0]
