"""Names packed by old and new systems read as they were written."""

import struct
import zlib

import pytest

from ingestion.opening import Budget, members
from ingestion.opening.names import MAX_CHARACTERS, decode_name
from tests.opening.archives import named, stream, zipped

NAMES = [
    "Informe año 2019.txt", "canción.txt", "pingüinos y cigüeñas.docx", "MÚSICA/NIÑOS.txt", "Árbol genealógico.pdf",
    "Català/Plaça i força.txt", "Açúcar e coração.txt", "Ñandú.txt", "¿Qué pasó?.txt", "Índice.txt", "col·lecció.txt",
]  # fmt: skip


@pytest.mark.parametrize("page", ["utf-8", "cp850", "cp1252", "mac_roman"])
@pytest.mark.parametrize("name", NAMES)
def test_read_as_written(name: str, page: str) -> None:
    [member] = members(stream(named(name.encode(page))), Budget(10, 1000))
    assert member.name == name


@pytest.mark.parametrize("name", ["año.txt", "pingüino.txt", "canción niño.txt"])
def test_american_dos(name: str) -> None:
    assert decode_name(name.encode("cp437"), is_utf8=False) == name


@pytest.mark.parametrize("page", ["cp850", "cp1252"])
def test_a_capital_alone(page: str) -> None:
    assert decode_name("Òpera.txt".encode(page), is_utf8=False) == "Òpera.txt"


def test_flagged_utf8() -> None:
    [member] = members(stream(zipped(("ñandú 🐦.txt", b"x"))), Budget(10, 1000))
    assert member.name == "ñandú 🐦.txt"
    assert decode_name(b"a\xff.txt", is_utf8=True) == "a\ufffd.txt"


def test_the_unicode_path_field_wins_when_it_is_of_this_name() -> None:
    raw = b"a_o.txt"
    body = b"\x01" + struct.pack("<I", zlib.crc32(raw)) + "año.txt".encode()
    extra = struct.pack("<HH", 0x7075, len(body)) + body
    assert decode_name(raw, is_utf8=False, extra=extra) == "año.txt"
    assert decode_name(b"other.txt", is_utf8=False, extra=extra) == "other.txt"


def test_controls_are_replaced_and_length_is_bounded() -> None:
    assert decode_name(b"a\x00b\nc\x1b[31m", is_utf8=False) == "a\ufffdb\ufffdc\ufffd[31m"
    turned = "cuento\u202egpj.exe"  # which reads as "cuentoexe.jpg"
    assert decode_name(turned.encode(), is_utf8=True) == "cuento\ufffdgpj.exe"
    assert len(decode_name(b"x" * 60_000, is_utf8=False)) == MAX_CHARACTERS
