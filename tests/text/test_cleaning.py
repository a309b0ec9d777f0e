"""Cleaning repairs what is certainly broken, names each step, and leaves all else alone."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ingestion.text.cleaning import clean
from tests.text.sentences import TEXTS


@pytest.mark.parametrize(
    ("given_text", "expected", "step"),
    [
        ("uno\r\ndos\rtres\ffin", "uno\ndos\ntres\nfin", "newlines/1"),
        ("nu\0lo\x07 y\tmás", "nulo y\tmás", "controls/1"),
        ("mitad \ud83d rota", "mitad \ufffd rota", "surrogates/1"),
        ("una pala\u00adbra par\u00ad\n tida", "una palabra partida", "soft_hyphens/1"),
        (
            "El cora\u200bzón\u200b de la \u2060niña\u200b.\n\u200b\nFin",
            "El corazón de la niña.\n\nFin",
            "zero_width/1",
        ),
        ("o\ufb01cina, a\ufb03che", "oficina, affiche", "ligatures/1"),
        ("o昀椀cina, a昀케che, 昀氀or, Shi昀琀", "oficina, affiche, flor, Shift", "swapped_ligatures/1"),
        ("\uf0b7 maíz\n\uf0a7\tfrijol \uf0e0 milpa", "• maíz\n▪\tfrijol → milpa", "bullets/1"),
        ("cancio\u0301n", "canción", "nfc/1"),
        ("la canciÃ³n del niÃ±o", "la canción del niño", "mojibake/3"),
    ],
)
def test_each_step_is_named(given_text: str, expected: str, step: str) -> None:
    assert clean(given_text) == (expected, (step,))


@pytest.mark.parametrize("language", ["es", "ca", "gl", "eu", "pt", "gn"])
@pytest.mark.parametrize("codec", ["cp1252", "latin-1"])
def test_misread_text_is_repaired_and_good_text_untouched(language: str, codec: str) -> None:
    text = TEXTS[language]
    misread = text.encode().decode(codec, errors="replace")
    if "\ufffd" not in misread:  # a byte that cp1252 does not have was lost by whoever misread it
        assert clean(misread)[0] == text
        assert clean(misread.encode().decode("latin-1"))[0] == text
    assert clean(text) == (text, ())


@pytest.mark.parametrize(
    "text",
    [
        "“AMANHÔ, disse a IRMÔ.",
        "O IRMÃ³ da nota",
        "¿Â° y …Â° sueltos",
        "Â° e Ã… soltos",
        "Ä es una letra; «Ä» y “Å” también; Ê¾",
        "  espacios  al final \n\n\n",
        "l’home — “sí”… «no»",
        "昀椀 es un nombre; 池田昀, 椀氀 y 昀椀。",
        "ภาษา\u200bไทย, ភាសា\u200bខ្មែរ, မြန်မာ\u200bစာ, 東京\u200b都, ก\u200b\u200b y: \u200bก.",  # where it divides words
        "una familia \U0001f468\u200d\U0001f469\u200d\U0001f467 y نمی\u200cخواهم",
        "Ærø, Čapek, Ångström, œuvre",
    ],
)
def test_what_is_not_certainly_broken_stays(text: str) -> None:
    assert clean(text) == (text, ())


def test_in_mixed_text_only_certain_places_are_repaired() -> None:
    text = "“AMANHÃ”, así lo dijo él: también la canciÃ³n, que está aquí y allá."
    assert clean(text)[0] == "“AMANHÃ”, así lo dijo él: también la canción, que está aquí y allá."


@pytest.mark.parametrize(
    ("text", "good"),
    [
        ("Il piÃ¹ bello Ã¨ lÃ\xa0", "Il più bello è là"),
        ("la canciÃ³n de â\x88\x92 Castieá¸·á¸·o", "la canción de − Castieḷḷo"),
        ("CAPÃ\x8dTULO", "CAPÍTULO"),
        ("Así está; el boi Ã³ pozo, canciÃ³n Â«novaÂ»", "Así está; el boi ó pozo, canción «nova»"),
        ("Ñande ñe’áº½ hagÌƒua", "Ñande ñe’ẽ hag\u0303ua"),
        ("Are kÊ¼o qÊ¼ij", "Are kʼo qʼij"),  # K’iche’
        ("RÃ«ng cwe:e'", "Rëng cwe:e'"),  # Zapotec
        ("kawakunanpÃ¤man", "kawakunanpäman"),  # Quechua of Huánuco
        ("tÅ\x8dnalli Ä«pan, tlÄ\x81catl", "tōnalli īpan, tlācatl"),  # Nahuatl
        ("xÌ±eni, tsÌ±utbi", "x\u0331eni, ts\u0331utbi"),  # Otomí
        ("uêžŒku", "uꞌku"),
    ],
)
def test_what_is_certainly_misread_is_repaired_whole(text: str, good: str) -> None:
    assert clean(text) == (unicodedata.normalize("NFC", good), ("mojibake/3",))


def test_letters_of_one_byte_are_composed_whatever_stands_beside_them() -> None:
    letters = "".join(map(chr, range(256)))
    for letter in letters:
        beside = "".join(letter + other for other in letters)
        assert unicodedata.normalize("NFC", beside) == beside


@example("Ã\x1f\x8d")  # two misread bytes, once what stands between them is gone
@given(st.text(alphabet=st.characters(codec=None), max_size=60))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    once = clean(text)[0]
    assert clean(once) == (once, ())
    once.encode()
