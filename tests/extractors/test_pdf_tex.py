"""Bitmap fonts of TeX name no letters: their places are told, and letters made of them where that is sure."""

import re

import pytest

from ingestion.extractors.pdf_tex import with_letters_of_tex
from tests.extractors.papers import raw_pdf, stream
from tests.extractors.reading import read

_ACCENT = re.compile(rb"(\\023|~)")


@pytest.mark.parametrize(
    ("told", "meant"),
    [
        ("la canci\x13on del a~no", "la canci´on del a˜no"),
        ("su o\x0ccina, m\x13as e\x0ecaz, a\rora", "su oﬁcina, m´as eﬃcaz, aﬂora"),
        ("as\x13\x10; dijo: >Qu\x13e? <No!", "as´ı; dijo: ¿Qu´e? ¡No!"),
        ("ag\x7fuero, \x13animo, portugu^es", "ag¨uero, ´animo, portuguˆes"),
        ("su o\x1ccina, \x13el cami\x1dor\x14 y \x10otra\x11", "su oﬁcina, «el camiﬂor» y “otra”"),
        (
            "El \x1cn de la \x1cesta; las \x1dores (\x1cel) y ¿\x1cn?",
            "El ﬁn de la ﬁesta; las ﬂores (ﬁel) y ¿ﬁn?",
        ),
        ('|>D\x13onde? |dijo \\Pancho" sin m\x13as|. Las 5{6', "—¿D´onde? —dijo “Pancho” sin m´as—. Las 5–6"),
        ("lo \x1csu\x0cciente\x1d | dijo m\x13as", "lo «suﬁciente» — dijo m´as"),
        ("Dijo: \x13Ven aquí\x14, y se fue.", "Dijo: «Ven aquí», y se fue."),
        ("\x13¿Qué?\x14\r\n\x16No sé nada de eso \x16dijo\x16.", "«¿Qué?»\r\n—No sé nada de eso —dijo—."),
        ("el \x10maíz\x11 \x15de aquí\x15 \x16 y más", "el “maíz” –de aquí– — y más"),
        ("págs. 12\x1520", "págs. 12–20"),
        ("Dijo: ¾qué más?, y luego: ½nada!", "Dijo: ¿qué más?, y luego: ¡nada!"),
    ],
)
def test_places_in_its_encodings_are_letters(told: str, meant: str) -> None:
    assert with_letters_of_tex(told) == meant


@pytest.mark.parametrize(
    "text",
    [
        "Mezcle ½ taza de harina y ¾ de agua; ¿listo?",
        "¼kg, ½kg y ¾kg de harina: ¡eso es todo!",
        "¡Añade ya ½kg de harina y ½l de leche! ¿Y si sobra ¾kg?",
        "Añade ½kg de harina! Con ¾l de leche?",
        'canci´on \\alpha, {a} y 3 {4} y a|b "x"',
        "La \x1c 3 \x1d y nada más en este lugar",
        "Sin acentos: \x13abc\x14 \x16a",
        "Aquí va s\x14olo o a\x16b",
        "a ~no b, x > y, <b>negrita</b>, ~usuario y 2^n",
        "\x13\x13\x0c\x1b\x13\x13 a\x13a \x0c\x13",  # numbers in a font that nothing is known of
        "",
    ],
)
def test_other_signs_stay(text: str) -> None:
    assert with_letters_of_tex(text) == text


@pytest.mark.parametrize(
    ("told", "meant"),
    [
        ("canci\x13on | a | b | c", "canci´on | a | b | c"),  # a table
        ("canci\x13on || a", "canci´on || a"),
        ('canci\x13on \\alpha y "no"', 'canci´on \\alpha y "no"'),
        ("canci\x13on a{b} y x{2}", "canci´on a{b} y x{2}"),
        ("canci\x13on en K\x1cbenhavn, \x1dr\x1d", "canci´on en Købenı, ÆrÆ".replace("benı", "benhavn")),
    ],
)
def test_signs_of_other_fonts_stay_beside_letters_of_tex(told: str, meant: str) -> None:
    assert with_letters_of_tex(told) == meant


def test_a_thesis_in_bitmap_fonts_is_read_with_its_accents() -> None:
    lines = (
        b"La canci\\023on m\\023as antigua del a~no y de su o\\014-",
        b"cina, de as\\023\\020 y de or\\023a-",
        b"\\014ces.",
    )
    (document,) = read(_in_bitmaps(*lines), "application/pdf")
    assert document.text == "La canción más antigua del año y de su oficina, de así y de oráfices."
    assert document.cleaning == ("hyphens/3", "ligatures/1")


def test_words_in_bitmap_fonts_whose_letters_have_no_height_are_joined() -> None:
    (document,) = read(_in_bitmaps(b"y la pala-", b"bra dicha.", box=b"0 0 1 1"), "application/pdf")
    assert document.text == "y la palabra dicha."


def _in_bitmaps(*lines: bytes, box: bytes = b"0 0 9 9") -> bytes:
    """A page in a Type 3 font, all of whose letters have the same name and shape; what follows an accent is drawn under it."""
    drawn = b" ".join(b"[(%s)] TJ 0 -14 Td" % _ACCENT.sub(rb"\1) 500 (", line) for line in lines)
    font = (
        b"<< /Type /Font /Subtype /Type3 /FontBBox [%s] /FontMatrix [.1 0 0 .1 0 0] /CharProcs << /a 6 0 R >>"
        % box
    )
    font += b"/Encoding << /Differences [0%s] >> /FirstChar 0 /LastChar 255 /Widths [%s] >>" % (
        b" /a" * 256,
        b"5 " * 256,
    )
    return raw_pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 300] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
        stream(b"BT /F 10 Tf 40 200 Td %s ET" % drawn), font, stream(b"5 0 %s d1 %s re f" % (box, box)),
    )  # fmt: skip
