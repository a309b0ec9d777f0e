"""TEI's dictionaries, debates and annotated words read as people would print them, indented or not."""

import re

import pytest

from tests.extractors.reading import read

TEI = "application/tei+xml"


def text_of(body: str) -> str:
    (document,) = read(f"<TEI><text><body>{body}</body></text></TEI>".encode(), TEI)
    return document.text


def indented(body: str) -> str:
    """As tools write it: each element on a line of its own, where no text stands beside it."""
    return re.sub(r">(?=<)", ">\n    ", body)


WASI = "<entry><form><orth>wasi</orth></form><sense><def>Casa.</def></sense></entry>"
ALLQU = """<entry xml:id="e1"><form type="lemma"><orth>allqu</orth><pron>ˈaʎqu</pron></form><gramGrp><pos>s.</pos></gramGrp>\
<sense n="1"><def>Perro</def><cit type="example"><quote>Allquy puñuchkan.</quote><cit type="translation"><quote>Mi perro duerme.\
</quote></cit></cit></sense><sense n="2"><usg>fig.</usg><def>Persona vil</def></sense></entry>"""


@pytest.mark.parametrize("form", [str, indented])
@pytest.mark.parametrize(
    ("body", "text"),
    [
        (f"<div>{WASI}{WASI}</div>", "wasi Casa.\nwasi Casa."),
        (
            f"<div>{WASI}{ALLQU}{WASI}</div>",
            "wasi Casa.\n\nallqu ˈaʎqu s. Perro\nAllquy puñuchkan.\nMi perro duerme.\nfig. Persona vil\n\nwasi Casa.",
        ),
        (f"<superEntry>{WASI}{WASI}</superEntry>", "wasi Casa.\nwasi Casa."),
        (f"<div>{WASI}<superEntry>{WASI}{WASI}</superEntry></div>", "wasi Casa.\n\nwasi Casa.\nwasi Casa."),
        (
            "<entry><form><orth>Abend</orth></form><sense><cit><quote>tarde</quote></cit><cit><quote>noche</quote></cit></sense></entry>",
            "Abend tarde\nnoche",
        ),
        (
            "<entry><form><orth>Sol</orth></form><sense><def>Astro.</def><note type='usage'>Con mayúscula.</note></sense></entry>" + WASI,
            "Sol Astro. Con mayúscula.\nwasi Casa.",
        ),
        (
            "<entry><form><orth>Sol</orth></form><sense><def>Astro.</def><note place='foot'>Nota.</note></sense></entry>" + WASI,
            "Sol Astro.\nwasi Casa.\n\nNota.",
        ),
        ("<entry><form><orth>sol</orth><lbl>,</lbl><lbl>pl.</lbl></form></entry>", "sol, pl."),
    ],
)  # fmt: skip
def test_each_entry_of_a_dictionary_is_a_line_or_a_paragraph(form: type, body: str, text: str) -> None:
    assert text_of(form(body)) == text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<entryFree><orth>CASA</orth>, (<gramGrp>s.f.</gramGrp>) <def>Vivienda</def>. <def>Familia</def>.</entryFree>" * 2,
         "CASA, (s.f.) Vivienda. Familia.\nCASA, (s.f.) Vivienda. Familia."),
        ("<entry><sense>1. Vivienda;</sense> o <sense>2. familia</sense>.</entry>", "1. Vivienda; o 2. familia."),
        ("<entry><form><orth><hi>ca</hi><hi>sa</hi></orth><pc>,</pc><gen>f.</gen></form></entry>", "casa,f."),
        ("<entry><form><orth>sol</orth></form><p>Uno.</p><p>Dos.</p></entry>", "sol\n\nUno.\n\nDos."),
        ("<entry><form><orth>so<lb break='no'/>l</orth></form><sense>astro<pb/>rey</sense></entry>", "sol astro rey"),
        ("<entry><form><orth>sol</orth></form><entry><form><orth>girasol</orth></form></entry></entry>", "sol\ngirasol"),
        ("<table><row><entry>a</entry><entry>b</entry></row></table>", "a\tb"),
    ],
)  # fmt: skip
def test_what_an_entry_writes_between_its_parts_stays_as_it_is(body: str, text: str) -> None:
    assert text_of(body) == text


SPEAKER = '<note type="speaker">La PRESIDENTA:</note>'


@pytest.mark.parametrize("form", [str, indented])
@pytest.mark.parametrize(
    ("body", "text"),
    [
        (f"<div>{SPEAKER}<u><seg>Hola.</seg></u><note>(Aplausos)</note>{SPEAKER}<u><seg>Bien.</seg></u></div>",
         "La PRESIDENTA:\nHola.\n(Aplausos)\nLa PRESIDENTA:\nBien."),
        ("<div><u><seg>Uno.</seg><note type='comment'>(Risas)</note><seg>Dos.</seg></u><u><seg>Tres.</seg></u></div>",
         "Uno.\n(Risas)\nDos.\n\nTres."),
        ("<div><u>Uno.</u><u>Dos.</u></div>", "Uno.\nDos."),
        ("<div><u><seg><s>Uno.</s><s>Dos.</s></seg><seg><s>Tres.</s></seg></u></div>", "Uno. Dos.\nTres."),
        ("<div><u><s>Uno.</s><s>Dos.</s></u></div>", "Uno.\nDos."),
        ("<div><note place='foot'>Al pie.</note><note type='editorial'>Otra.</note><u>Uno.</u></div>", "Uno.\n\nAl pie.\n\nOtra."),
        ("<div><head>Notas</head><note>Primera.</note><note>Segunda.</note></div><div><p>Fin.</p></div>",
         "Notas\n\nPrimera.\nSegunda.\n\nFin."),
    ],
)  # fmt: skip
def test_what_is_noted_beside_utterances_stays_in_its_place(form: type, body: str, text: str) -> None:
    assert text_of(form(body)) == text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<u><seg>Gracias.<note>(Aplausos)</note>Sigo<note>(Risas)</note>.</seg></u>", "Gracias. (Aplausos) Sigo (Risas)."),
        ("<u>Digo<note resp='#ed'>Sic.</note> eso<note n='1'>Otra.</note>.</u>", "Digo eso.\n\nSic.\n\nOtra."),
        ("<p>Digo<note type='comment'>Sic.</note> eso.</p>", "Digo eso.\n\nSic."),
        ("<p><note type='speaker'>PEPE:</note> Hola.</p>", "PEPE: Hola."),
        ("<lg><l>uno</l><note>Nota.</note><l>dos</l></lg>", "uno\ndos\n\nNota."),
        ("<p>Una <u>palabra</u> suya.</p>", "Una palabra suya."),
    ],
)  # fmt: skip
def test_a_note_on_words_comes_last_and_one_of_what_happened_does_not(body: str, text: str) -> None:
    assert text_of(body) == text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<w>tardes</w>\n<w join='right'>hoy</w>\n<pc>,</pc>\n<w>ya</w>", "tardes hoy, ya"),
        ("<w>hoy</w>\n<pc join='left'>,</pc>\n<pc join='right'>¿</pc>\n<w>ya</w>", "hoy, ¿ya"),
        ("<w>a</w>\n<pc join='both'>-</pc>\n<w>b</w>\n<pc join='no'>.</pc>", "a-b ."),
        ("<name><w>Juan</w>\n<w join='right'>Paz</w></name>\n<pc>.</pc>", "Juan Paz."),
        ("<w join='right'>dame<w norm='da'/><w norm='me'/></w>\n<pc>.</pc>\n<w>Ya</w>", "dame. Ya"),
        ("<w>dame<w norm='da'/><w norm='me'/></w><pc>.</pc>", "dame."),
        ("<w join='right'>Dé</w><w>me</w>", "Déme"),
        ("<w>Sr.</w><name><w>Juan</w></name><w>vino</w><pc>.</pc>", "Sr. Juan vino."),
        ("<pc join='right'>¡</pc><w>Sr.</w><name><w>Juan</w></name>", "¡Sr. Juan"),
        ("<w>La</w>\n<w>casa</w>\n<pc>,</pc>\n<pc>(</pc>\n<w>sí</w>\n<pc>)</pc>\n<pc>.</pc>", "La casa, (sí)."),
        ("<pc>¿</pc><w>Qué</w><w>tal</w><pc>?</pc>", "¿Qué tal?"),
        ("<w>Oui</w> <pc>!</pc> <w>Non</w><pc>.</pc>", "Oui ! Non."),
        ("<w>La</w> (<w>mala</w>) <w>casa</w> <pc>.</pc>", "La (mala) casa ."),
        ("— <w>La</w>\n<w>casa</w>\n<pc>.</pc>", "— La casa."),
        ("<w>La</w>\n<pb/><w>casa</w>\n<lb/><w>azul</w>\n<pc>.</pc>", "La casa\nazul."),
    ],
)  # fmt: skip
def test_words_and_marks_stand_as_the_file_tells_or_as_people_write(body: str, text: str) -> None:
    assert text_of(f"<p><s>{body}</s></p>") == text


def test_what_the_first_join_tells_holds_for_all_that_follows() -> None:
    told = "<p><w join='right'>Oui</w>\n<pc>.</pc></p><p><w>Quoi</w>\n<pc>?</pc></p>"
    assert text_of(told) == "Oui.\n\nQuoi ?"


def test_words_written_as_they_are_keep_their_white_space() -> None:
    assert text_of('<p xml:space="preserve"><w>La</w>  <w>casa</w> <pc>.</pc></p>') == "La  casa ."


def test_endless_white_space_takes_no_long() -> None:
    assert text_of(f"<p>Uno{' ' * 300_000}dos</p>") == "Uno dos"
