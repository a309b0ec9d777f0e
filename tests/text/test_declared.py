"""A declared encoding is believed where it can be right, and not where the bytes plainly say otherwise."""

import pytest

from ingestion.text.declared import settle
from tests.text.sentences import TEXTS


@pytest.mark.parametrize("real", ["cp1252", "cp850", "mac_roman", "utf-8", "utf-16", "utf-16-le"])
@pytest.mark.parametrize(
    "declared", ["utf-8", "iso-8859-1", "windows-1252", "us-ascii", "utf-16", "x-unknown", "base64", "shift_jis", "\0", None]
)  # fmt: skip
def test_what_is_declared_wrongly_does_no_harm(real: str, declared: str | None) -> None:
    data = TEXTS["es"].encode(real)
    assert data.decode(settle(data, declared)) == TEXTS["es"]


@pytest.mark.parametrize(
    ("real", "text"),
    [
        ("windows-1251", "Привет, мир"),
        ("windows-1250", "Příliš žluťoučký kůň úpěl ďábelské ódy"),
        ("iso-8859-15", "Cuesta 5 €, señora"),
        ("shift_jis", "こんにちは世界"),
        ("mac-roman", "æ ø"),
    ],
)
def test_what_is_declared_rightly_is_believed(real: str, text: str) -> None:
    data = text.encode(real)
    assert data.decode(settle(data, real)) == text
