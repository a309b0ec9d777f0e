"""Loads, before confinement, what reading needs from disk: the language model and the licence grammar."""

from languages.identify import shared
from licensing import evidence


def load() -> None:
    """Load everything once; children inherit it."""
    shared()
    evidence.find("Licencia Creative Commons Atribución 4.0")
