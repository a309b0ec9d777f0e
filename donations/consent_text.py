"""The words a donor signs, kept as numbered files so that the exact text of each signature can always be shown."""

from hashlib import sha256
from pathlib import Path

FOLDER = Path(__file__).parent / "consent"
CURRENT = "2026-11-28"
LANGUAGES = ("es", "en", "pt-br")


def text(language: str, version: str = CURRENT) -> str:
    """Return the consent text in a language, in Spanish where that language has none."""
    chosen = language if language in LANGUAGES else "es"
    return (FOLDER / f"{version}.{chosen}.md").read_text(encoding="utf-8")


def digest(words: str) -> str:
    """Return the sha256 of the exact words."""
    return sha256(words.encode()).hexdigest()
