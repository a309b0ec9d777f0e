"""Text in any of twelve encodings and eight languages is decoded exactly, and damage is counted."""

import pytest

from ingestion.text.encodings import decode, guess, unit_of
from tests.text.sentences import ENCODINGS, LANGUAGES, TEXTS, can_be_written, many

CASES = [
    (language, encoding)
    for language, text in TEXTS.items()
    for encoding in ENCODINGS
    if can_be_written(text, encoding)
]


def test_most_pairscan_be_written() -> None:
    assert len(CASES) >= 65


@pytest.mark.parametrize(("language", "encoding"), CASES)
def test_decodes_exactly(language: str, encoding: str) -> None:
    text = TEXTS[language]
    assert len(text) >= 300
    decoded = decode(text.encode(encoding))
    assert (decoded.text, decoded.damaged) == (text, 0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nearly_every_text_of_300_characters_is_decoded_exactly(language: str) -> None:
    tried, wrong = 0, []
    for text in many(language):
        assert len(text) >= 300
        for encoding in ENCODINGS:
            if can_be_written(text, encoding):
                decoded = decode(text.encode(encoding))
                tried += 1
                wrong += [(encoding, decoded.encoding, text)] if decoded.text != text else []
    assert tried >= 250
    assert len(wrong) <= 0.01 * tried, wrong


@pytest.mark.parametrize(
    ("text", "encodings"),
    [
        ("Sí, ya voy. Nadie lo vio.", ("cp1252", "cp850", "mac_roman")),
        ("És un gos que ajuda el pastor. És vell.", ("cp1252", "cp850", "mac_roman")),
        ("O caçador voltou da caça sem nada.", ("cp1252", "cp850", "mac_roman")),
        ("EL SERVEI PÚBLIC D'OCUPACIÓ EXPEDIRÀ UN DIPLOMA", ("cp1252", "cp850")),
        ("NO TÉ RES, NO TÉ LLUM", ("cp1252", "cp850", "mac_roman")),
        ("Mba’e piko rejapo, che ra’y? Mba’éichapa", ("cp1252", "mac_roman")),
        ("Llank’ay tukuy punchaw, allp’ata q’uñichiy", ("cp1252", "mac_roman")),
        ("—Ya voy —dijo ella—. Espera.", ("cp1252", "mac_roman")),
        ("Vive en el 1.º izquierda, n.º 5.", ("cp1252", "cp850", "mac_roman")),
    ],
)
def test_a_line_is_enough_where_it_has_its_signs(text: str, encodings: tuple[str, ...]) -> None:
    assert {encoding: decode(text.encode(encoding)).text for encoding in encodings} == dict.fromkeys(
        encodings, text
    )


def test_little_accent_is_enough() -> None:
    text = "El viento del norte sopla fuerte y nadie sale de casa, salvo una niña.\n"
    for encoding in ("cp1252", "cp850", "mac_roman"):
        assert decode(text.encode(encoding)).text == text


def test_broken_utf8_stays_utf8_and_is_counted() -> None:
    data = TEXTS["es"].encode() + b" roto: \xf3 y \xe1. " + TEXTS["gl"].encode()
    decoded = decode(data)
    assert (decoded.encoding, decoded.damaged) == ("utf-8", 2)
    assert "corazón" in decoded.text
    assert "mañá seguinte" in decoded.text


@pytest.mark.parametrize("page", ["cp1252", "cp850", "mac_roman"])
def test_lines_of_another_encoding_are_read_in_it(page: str) -> None:
    line = "El niño y la canción; también el camión."
    decoded = decode(b"\n".join((TEXTS["es"].encode(), line.encode(page), TEXTS["pt"].encode())))
    assert decoded.text.split("\n")[1] == line
    assert (decoded.encoding, decoded.damaged) == (f"utf-8+{page}", 0)


def test_strange_bytes_that_read_as_nothing_stay_damage() -> None:
    decoded = decode(TEXTS["es"].encode() + b"\n\xff\xfe\x81\n")
    assert (decoded.encoding, decoded.damaged) == ("utf-8", 3)


def test_replacement_characters_of_the_donor_are_not_our_damage() -> None:
    assert decode("ya venía roto: \ufffd".encode()).damaged == 0
    assert decode("ya venía así: \ufffd, señora, ¿cómo está?".encode() + b" \xff").damaged == 1


def test_a_head_cut_inside_a_character_is_still_utf8() -> None:
    head = ("a" * 99 + "ñ").encode()[:100]
    assert guess(head) == "utf-8"
    assert decode(b"").text == ""


def test_stray_nul_bytes_do_not_make_it_utf16() -> None:
    assert guess(b"uno\0dos tres cuatro cinco") == "utf-8"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-32-le", "cp1252", "utf-8-sig"])
def test_unit_of_tells_size_and_a_codec_without_mark(encoding: str) -> None:
    head = TEXTS["es"].encode(encoding)
    unit = unit_of(guess(head), head)
    assert unit.width == {"utf-16": 2, "utf-16-be": 2, "utf-32-le": 4}.get(encoding, 1)
    assert not "ñ".encode(unit.codec).startswith((b"\xef\xbb\xbf", b"\xff\xfe"))


@pytest.mark.parametrize(
    ("text", "encodings"),
    [
        (  # Tojolabal
            "Ja jtz’i’tik wan k’ak’u’altik, tz’ilan sok k’ixwi wa’ye’; b’a schojil ja k’inali wa’xchi’.",
            ("cp1252",),
        ),
        (  # Quechua of Huánuco
            "Llapan runakuna kawakunanpäman yachapäkushan, chaynömi tarpupäkunman, mikupäkunanpaj, upyapäkunanpaj.",
            ("latin-1", "cp850", "mac_roman"),
        ),
        (  # Tseltal
            "Te ants winiketik sp´ijil yo´tanik, ya yich´ik mulan, ya st´unik te sna´oj te ja´ jich.",
            ("latin-1", "mac_roman"),
        ),
    ],
)
def test_letters_that_are_common_elsewhere_tell_the_code_page(text: str, encodings: tuple[str, ...]) -> None:
    """In another "’" would be an "í", and "ä" an "õ", with no other letter of Spanish or Portuguese beside it."""
    for encoding in encodings:
        assert decode(text.encode(encoding)).text == text, encoding


@pytest.mark.parametrize("encoding", ["cp1252", "cp850", "mac_roman"])
def test_the_catalan_middle_dot_tells_the_code_page(encoding: str) -> None:
    text = "El col·legi intel·ligent va fer una novel·la."
    assert decode(text.encode(encoding)).text == text
