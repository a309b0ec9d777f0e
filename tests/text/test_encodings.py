"""Text in any of twelve encodings and six languages is decoded exactly, and damage is counted."""

import pytest

from ingestion.text.encodings import decode, guess, unit_of
from tests.text.sentences import TEXTS

ENCODINGS = (
    "utf-8", "utf-8-sig", "latin-1", "cp1252", "iso8859-15", "cp850", "cp437", "mac_roman", "utf-16", "utf-16-le", "utf-16-be", "utf-32",
)  # fmt: skip


def _can_be_written(text: str, encoding: str) -> bool:
    return text.encode(encoding, errors="ignore").decode(encoding) == text


CASES = [(language, encoding) for language, text in TEXTS.items() for encoding in ENCODINGS if _can_be_written(text, encoding)]


def test_most_pairs_can_be_written() -> None:
    assert len(CASES) >= 65


@pytest.mark.parametrize(("language", "encoding"), CASES)
def test_decodes_exactly(language: str, encoding: str) -> None:
    text = TEXTS[language]
    assert len(text) >= 300
    decoded = decode(text.encode(encoding))
    assert (decoded.text, decoded.damaged) == (text, 0)
