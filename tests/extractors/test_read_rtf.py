"""RTF gives its text whatever wrote it: code pages, escapes, tables, notes, text boxes, without what is not for readers."""

import pytest

from ingestion.types import Outcome
from tests.extractors.reading import read, refusal

RTF = "application/rtf"
FONTS = r"{\fonttbl{\f0\fswiss\fcharset0 Arial;}{\f1\fnil\fcharset204{\*\fname Times;}Times Cyr;}{\f2\fcharset238 Arial CE;}}"

SIGNS = r"{\fonttbl{\f3\fcharset2 Symbol;}{\f4\fcharset2{\*\panose 05} Wingdings;}{\f5\fcharset2 Propia;}}"


def rtf(inner: str, head: str = r"\ansi\ansicpg1252") -> bytes:
    return (r"{\rtf1" + head + FONTS + inner + "}").encode("latin-1")


def text(inner: str, head: str = r"\ansi\ansicpg1252") -> str:
    return read(rtf(inner, head), RTF)[0].text


@pytest.mark.parametrize(
    ("inner", "head", "expected"),
    [
        (r"El \'f1and\'fa.", r"\ansi\ansicpg1252", "El ñandú."),
        (
            SIGNS + r"constante {\f3 a\'b0\u-3998 ?} {\f4\'e0} {\f5 a}",
            r"\ansi",
            "constante α°β → a",
        ),
        (  # as LibreOffice names them, whose bytes are letters like any other
            r"{\fonttbl{\f6\fcharset0 Symbol;}{\f7\fcharset0 Wingdings;}{\f8\fcharset0 Propia;}}agua {\f6\u-3922\'3f a\'b0} {\f7\u-4022 ?} {\f8\u-3922 ?}",
            r"\ansi",
            "agua → a° ☺ \uf0ae",
        ),
        (r"El \'96and\'9c.", r"\mac", "El ñandú."),
        (r"El \'a4and\'a3.", r"\pca", "El ñandú."),
        (r"El \'c3\'b1and\'c3\'ba.", r"\ansi\ansicpg65001", "El ñandú."),
        (r"El \u241\'f1and\u250?.", r"\ansi", "El ñandú."),
        (r"\uc2 El \u241\'c3\'b1and\uc0\u250 .", r"\ansi", "El ñandú."),
        (r"\f1 \'cc\'e8\'f0\f0  \'f1", r"\ansi\ansicpg1252", "Мир ñ"),
        (r"{\f2 \'9e\'f3\'b3\'e6} \'f1", r"\ansi\ansicpg1252", "žółć ñ"),
        ("El ñandú.", r"\ansi", "El ñandú."),
        ("El ñandú.".encode().decode("latin-1"), r"\ansi", "El ñandú."),
        (r"\u-10179?\u-8704? y \u-10179?", r"\ansi", "😀 y �"),
    ],
)
def test_letters_in_every_writing(inner: str, head: str, expected: str) -> None:
    assert text(inner, head) == expected


def test_paragraphs_tables_and_signs() -> None:
    inner = (
        r"\pard Uno\tab dos\par"
        "\r\n"
        r"\trowd\intbl a\cell b\par\cell\row\trowd c\cell d\cell\row"
        "\n"
        r"\ldblquote tres\rdblquote\~\emdash  a\_b, gui\-ones \{x\}\line fin\'85" + "\\\notro"
    )
    assert text(inner) == "Uno\tdos\na\tb\nc\td\n“tres”\u00a0— a\u2011b, guiones {x}\nfin…\notro"


def test_what_is_not_for_readers_is_left_out() -> None:
    inner = (
        r"{\stylesheet{\s1 heading 1;}}{\*\generator Word;}{\header cabecera}{\*\listtable{\list{\listname x;}}}"
        r'{\field{\*\fldinst{HYPERLINK "http://a.b"}}{\fldrslt{enlace}}} {\deleted tachado}{\v oculto}'
        r"{\*\annotation{\pard remarca}}{\pict\pngblip 89504e47}queda{\*\unknown nada} {\i0\*\cs7 y esto}"
    )
    assert text(inner) == "enlace queda y esto"


def test_notes_come_last_and_text_boxes_stay() -> None:
    inner = (
        r"Antes{\super\chftn{\footnote\pard\chftn  La nota.}} después.\par"
        r"{\shp{\*\shpinst{\sp{\sn wzName}{\sv cuadro}}{\shptxt En el cuadro.\par}}{\shprslt otra vez}}Fin."
    )
    assert text(inner) == "Antes después.\nEn el cuadro.\nFin.\n\n La nota."


def test_binary_data_is_passed_over() -> None:
    assert text("a{\\pict\\bin5 }{\\}x}b") == "ab"


def test_properties_that_speak_of_rights_are_marks() -> None:
    inner = (
        r"{\info{\title Cuentos}{\author In\'e9s}{\doccomm Licencia CC BY 4.0}{\subject nada}}"
        r"{\*\userprops{\propname Licencia}\proptype30{\staticval CC0}{\propname Color}\proptype30{\staticval azul}}x"
    )
    (document,) = read(rtf(inner), RTF)
    assert document.text == "x"
    assert document.marks == (
        ("dc:title", "Cuentos"), ("dc:creator", "Inés"), ("dc:description", "Licencia CC BY 4.0"), ("property:Licencia", "CC0"),
    )  # fmt: skip


def test_what_breaks_off_gives_what_came_before_and_what_follows_the_end_is_no_text() -> None:
    assert read(rtf(r"{\b Había una vez")[:-1], RTF)[0].text == "Había una vez"
    assert read(rtf("fin") + b"\0basura", RTF)[0].text == "fin"
    assert refusal(rtf(r"\pard"), RTF) == (Outcome.EMPTY, "no_text")
    assert refusal(b"{\\rtf1" + b"{" * 20_000, RTF) == (Outcome.REFUSED, "nested_too_deep")
    assert refusal(b"{\\rtf1}}}}", RTF) == (Outcome.EMPTY, "no_text")
    assert refusal(b"{\\rtf1\\u\\'\\uc-5\\bin-9\\bin\\cell\\row}", RTF) == (Outcome.EMPTY, "no_text")
