"""Old Word documents give what a reader sees, from pieces in either width, without field codes, remarks or struck out text."""

import contextlib
import itertools

import pytest

from ingestion.types import Outcome, Unreadable
from tests.extractors.containers import container_of
from tests.extractors.old_word import ENCRYPTED, doc_of, summary_of, word_2_of, word_95_of
from tests.extractors.reading import read, refusal

DOC = "application/msword"


@pytest.mark.parametrize("narrow", [False, True])
def test_paragraphs_and_tables_from_pieces_in_either_width(narrow: bool) -> None:
    body = "El ñandú\x0bcorrió.\rSegundo.\ra\x07b\x07\rc\x07\x07\rFin\x1eal.\r"
    (document,) = read(doc_of(body, narrow=narrow), DOC)
    assert document.text == "El ñandú\ncorrió.\nSegundo.\na\tb\nc\nFin\u2011al."
    assert (document.position, document.resume_at) == (0, 1)


def test_of_fields_what_they_show() -> None:
    body = 'Ve a \x13 HYPERLINK "http://a.b" \x14la \x13 PAGE \x14página 3\x15\x15 y \x13 XE "índice" \x15vuelve.\r'
    assert read(doc_of(body), DOC)[0].text == "Ve a la página 3 y vuelve."
    assert read(doc_of("a\x15\x14 b \x13 sin fin\r"), DOC)[0].text == "a b"


def test_notes_and_text_boxes_follow_and_headers_and_remarks_do_not() -> None:
    data = doc_of(
        "Cuerpo\x02.\r", notes="\x02 Nota.\r", heads="Cabecera\r", remarks="\x05Remarca\r", boxes="Cuadro.\r"
    )
    assert read(data, DOC)[0].text == "Cuerpo.\n\nCuadro.\n\n Nota."


@pytest.mark.parametrize("narrow", [False, True])
def test_letters_of_symbol_fonts_are_what_a_reader_sees(narrow: bool) -> None:
    body = "La constante [(] y otra (b).\r"
    assert read(doc_of(body, struck="(", symbol=("Symbol", 0xF061), narrow=narrow), DOC)[0].text == (
        "La constante [α] y otra (b)."
    )
    assert "[→]" in read(doc_of(body, struck="(", symbol=("Wingdings", 0xF0E0), narrow=narrow), DOC)[0].text


@pytest.mark.parametrize("narrow", [False, True])
def test_struck_out_text_is_left_out(narrow: bool) -> None:
    data = doc_of("Queda esto, tachado no esto, y esto.\r", struck=" tachado no esto,", narrow=narrow)
    assert read(data, DOC)[0].text == "Queda esto, y esto."


def test_what_is_on_every_page_is_read_where_there_is_nothing_else() -> None:
    assert read(doc_of("\r", heads="Membrete\r"), DOC)[0].text == "Membrete"


@pytest.mark.parametrize("in_pieces", [False, True])
@pytest.mark.parametrize("version", [101, 104])
def test_word_6_and_95(in_pieces: bool, version: int) -> None:
    body = "El ñandú corrió.\ra\x07b\x07\rc\x07d\x07\r“Fin”\r"
    (document,) = read(word_95_of(body, in_pieces=in_pieces, version=version), DOC)
    assert document.text == "El ñandú corrió.\na\tb\nc\td\n“Fin”"


def test_struck_out_text_of_word_95_is_left_out() -> None:
    data = word_95_of("Queda esto, tachado no esto, y esto.\r", struck=" tachado no esto,")
    assert read(data, DOC)[0].text == "Queda esto, y esto."


def test_letters_of_word_95_go_by_its_language_and_machine() -> None:
    assert read(word_95_of("Ñandú\r", letters="mac_roman", is_macintosh=True), DOC)[0].text == "Ñandú"
    assert read(word_95_of("Щука\r", letters="cp1251", language=0x419), DOC)[0].text == "Щука"
    far_east = word_95_of("中文ñ\r", letters="utf-16-le", mark=0xA699)
    assert read(far_east, DOC)[0].text == "中文ñ"


def test_word_2() -> None:
    assert read(word_2_of("El ñandú.\rFin.\r"), DOC)[0].text == "El ñandú.\nFin."


def test_what_cannot_be_read_says_why() -> None:
    whole = doc_of("Había una vez.\r")
    assert refusal(doc_of("x\r", flags=ENCRYPTED), DOC) == (Outcome.ENCRYPTED, "needs_password")
    assert refusal(doc_of("\r"), DOC) == (Outcome.EMPTY, "no_text")
    assert refusal(container_of({"Otro": b"x"}), DOC) == (Outcome.DAMAGED, "broken_document")
    assert refusal(whole[:600], DOC)[0] is Outcome.DAMAGED
    assert refusal(b"1\xbe\0\0" + b"De DOS", DOC) == (Outcome.UNKNOWN, "not_understood")
    assert refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", DOC) == (Outcome.DAMAGED, "broken_document")
    assert (
        refusal(container_of({"WordDocument": b"\xec\xa5\xc1\0".ljust(5_000, b"\xff")}), DOC)[0]
        is not Outcome.FAILED
    )


@pytest.mark.parametrize("is_old", [False, True])
def test_no_byte_of_the_information_block_can_crash_it(is_old: bool) -> None:
    text = "Había una vez un ñandú.\ra\x07b\x07\r"
    whole = bytearray(word_95_of(text, struck="vez") if is_old else doc_of(text, struck="vez"))
    start = whole.index(b"\xdc\xa5" if is_old else b"\xec\xa5")
    fields = (range(0x70), range(0xB8, 0xC8), range(0xFA, 0x11A), range(0x160, 0x168), range(0x18A, 0x192), range(0x1A2, 0x1AA))  # fmt: skip
    for place in itertools.chain.from_iterable(fields):
        broken = bytearray(whole)
        broken[start + place] ^= 0xFF
        with contextlib.suppress(Unreadable):
            assert len(read(bytes(broken), DOC)) == 1


def test_title_and_author_are_marks_and_a_summary_that_lies_costs_nothing() -> None:
    said = (2, 0x1E, "Ñandúes\0".encode("cp1252")), (4, 0x1F, "Inés\0".encode("utf-16-le"))
    assert read(doc_of("x\r", summary=summary_of(2, *said)), DOC)[0].marks == (
        ("dc:title", "Ñandúes"), ("dc:creator", "Inés"),
    )  # fmt: skip
    lying = summary_of(1, (2, 0x100C, b"\xff\xff\xff\x7f" * 10))
    assert read(doc_of("x\r", summary=lying), DOC)[0].marks == ()
    assert read(doc_of("x\r", summary=summary_of(0xFFFFFFFF)), DOC)[0].marks == ()
