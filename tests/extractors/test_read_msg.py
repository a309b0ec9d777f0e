"""Outlook messages give subject and body in whichever form they have, and attachments, messages among them, as members."""

import contextlib
import struct
from typing import Any

from ingestion.extractors.msg_rtf import unpacked
from ingestion.types import Outcome, Unreadable
from tests.extractors.containers import container_of
from tests.extractors.reading import read, refusal

MSG, EML = "application/vnd.ms-outlook", "message/rfc822"
# The example of the format's own specification: "{\rtf1\ansi\ansicpg1252\pard hello world}".
HELLO = bytes.fromhex(
    "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"
)


def storage(header: int, *, sent: int = 0, **strings: str | bytes | dict[str, Any]) -> dict[str, Any]:
    """The properties of a message or attachment, by their tags: text is wide, bytes are binary, a storage is a message."""
    fixed = struct.pack("<IIQ", 0x00390040, 6, sent) if sent else b""
    made: dict[str, Any] = {"__properties_version1.0": bytes(header) + fixed}
    for tag, value in strings.items():
        if isinstance(value, str):
            made[f"__substg1.0_{tag[1:]}001F"] = value.encode("utf-16-le")
        else:
            made[f"__substg1.0_{tag[1:]}{'0102' if isinstance(value, bytes) else '000D'}"] = value
    return made


def msg(attached: tuple[dict[str, Any], ...] = (), **strings: Any) -> bytes:
    made = storage(32, **strings)
    return container_of(made | {f"__attach_version1.0_#{n:08X}": one for n, one in enumerate(attached)})


def test_subject_body_who_and_when() -> None:
    made = storage(
        32,
        sent=133485408000000000,
        _0037="Ñandú",
        _1000="Hola.\r\nAdiós.",
        _0C1A="Inés",
        _5D01="ines@ejemplo.es",
    )
    (document,) = read(container_of(made), MSG)
    assert document.text == "Ñandú\n\nHola.\nAdiós."
    assert document.marks == (
        ("dc:title", "Ñandú"), ("dc:creator", "Inés <ines@ejemplo.es>"), ("dc:date", "2024-01-01 00:00:00+00:00"),
    )  # fmt: skip


def test_a_page_or_rich_text_where_nothing_is_plain() -> None:
    page = "<meta charset=cp1252><p>El ñandú.</p><script>no()</script>".encode("cp1252")
    assert read(msg(_0037="x", _1000=" ", _1013=page), MSG)[0].text == "x\n\nEl ñandú."
    assert read(msg(_0037="x", _1009=HELLO), MSG)[0].text == "x\n\nhello world"
    assert unpacked(HELLO) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"
    assert unpacked(struct.pack("<IIII", 0, 0, 0x414C454D, 0) + b"{\\rtf1 x}") == b"{\\rtf1 x}"
    assert unpacked(HELLO[:30]) == b"{\\rtf1\\ansi\\ansicpg1252"


def test_text_of_eight_bits_in_the_code_page_of_the_message() -> None:
    made = storage(32)
    made["__properties_version1.0"] += struct.pack("<IIQ", 0x3FFD0003, 6, 1250)
    made |= {"__substg1.0_0037001E": b"x", "__substg1.0_1000001E": "Zażółć gęślą jaźń.".encode("cp1250")}
    assert read(container_of(made), MSG)[0].text == "x\n\nZażółć gęślą jaźń."


def test_attachments_and_messages_within() -> None:
    inner = storage(24, _0037="Dentro", _1000="Carta de dentro.", _0C1A="Inés")
    inner["__attach_version1.0_#00000000"] = storage(8, _3707="nota.txt", _3701=b"una nota")
    attached = (
        storage(8, _3707="año/a.pdf", _3701=b"uno"),
        storage(8, _3707="año/a.pdf", _3701=b"dos"),
        storage(8, _3707="logo.png", _3712="logo@x", _3701=b"PNG"),
        storage(8, _3701=inner),
    )
    (document,) = read(msg(attached, _0037="x", _1000="y"), MSG)
    assert [one.name for one in document.attached] == ["año_a.pdf", "2-año_a.pdf", "Dentro.eml"]
    (again,) = read(msg(attached, _0037="x", _1000="y"), MSG)
    assert again.attached == document.attached
    (within,) = read(document.attached[2].content, EML)
    assert within.text == "Dentro\n\nCarta de dentro."
    assert ("dc:creator", "Inés") in within.marks
    assert [(one.name, one.content) for one in within.attached] == [("nota.txt", b"una nota")]


def test_what_cannot_be_read_says_why() -> None:
    assert refusal(msg(), MSG) == (Outcome.EMPTY, "no_text")
    assert refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 nada", MSG) == (Outcome.DAMAGED, "broken_document")


def test_a_message_cut_anywhere_does_not_crash_it() -> None:
    whole = msg((storage(8, _3707="a.pdf", _3701=b"uno" * 3_000),), _0037="x", _1000="y" * 9_000, _1009=HELLO)
    for size in range(0, len(whole), 257):
        with contextlib.suppress(Unreadable):
            assert len(read(whole[:size], MSG)) == 1
