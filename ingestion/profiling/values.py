"""Tells of one value what kind it is and what it looks like, and how to show it without showing a person."""

import json
import re
from typing import Any

from ingestion.record_strings import strings_in

_LONGEST_SIMPLE = 40  # nothing longer is a number, a date or a word for yes
_LONGEST_LOOKED_AT = 400  # characters of a text that are looked at
_LEAST_WORDS = 5
_SHOWN = 80

_INTEGER = re.compile(r"[-+]?(0|[1-9]\d{0,17})")
_NUMBER = re.compile(r"[-+]?\d{1,18}[.,]\d{1,18}([eE][-+]?\d{1,3})?")
_DATE = re.compile(
    r"\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[-+]\d{2}:?\d{2})?)?|\d{1,2}[/.]\d{1,2}[/.]\d{4}"
)
_YES_OR_NO = frozenset(("true", "false", "verdadero", "falso", "sí", "si", "no", "yes", "fals", "cert"))
_URL = re.compile(r"(https?://|www\.)\S+", re.IGNORECASE)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+")
_PHONE = re.compile(r"(\+\d{1,3}[ .-]?)?(\(\d{1,4}\)[ .-]?)?\d{2,4}([ .-]\d{2,4}){2,4}|\+\d{8,14}")
_OF_A_PERSON = re.compile(rf"{_EMAIL.pattern}|\+?\d(?:[ .-]?\d){{6,}}[A-Za-z]?|@\w{{3,}}")
MASK = "▒▒▒"


def kind_of(value: Any) -> str:
    """Return the type of a value that is there, by what is written."""
    if isinstance(value, str):
        return _written(value.strip()) if len(value) <= _LONGEST_SIMPLE else "string"
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int | float):
        return "integer" if isinstance(value, int) else "number"
    return "list" if isinstance(value, list) else "object"


def _written(text: str) -> str:
    if _INTEGER.fullmatch(text):
        return "integer"
    if _NUMBER.fullmatch(text):
        return "number"
    if _DATE.fullmatch(text):
        return "date"
    return "boolean" if text.casefold() in _YES_OR_NO else "string"


def number_of(value: Any) -> float | int:
    """Return the number that a value of type integer or number writes."""
    if not isinstance(value, str):
        return value if isinstance(value, int | float) else 0
    text = value.strip().replace(",", ".")
    return int(text) if _INTEGER.fullmatch(text) else float(text)


def look_of(text: str) -> str:
    """Return what one string looks like: url, email, phone, prose, word (one, with no space in it) or ""."""
    text = text[:_LONGEST_LOOKED_AT].strip()
    if len(text.split(None, _LEAST_WORDS)) >= _LEAST_WORDS and not _PHONE.fullmatch(text):
        return "prose"
    for look, pattern in (("url", _URL), ("email", _EMAIL), ("phone", _PHONE)):
        if pattern.fullmatch(text):
            return look
    return "word" if not re.search(r"\s", text) else ""


def written_out(value: Any) -> str:
    """Return a value as one string, the same for the same value."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)


def shown(value: Any) -> str:
    """Return a value as an example: its words in one line, cut short, without what would lead to a person."""
    words = value if isinstance(value, str) else " ".join(strings_in(value)) or written_out(value)
    line = " ".join(words[:_LONGEST_LOOKED_AT].split())
    line = writable(line if kind_of(line) == "date" else masked(line))
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1].rstrip()}…"


def writable(text: str) -> str:
    """Return a text without the one character that no database keeps in JSON."""
    return text.replace("\0", "\ufffd")


def masked(text: str) -> str:
    """Return a text with addresses, handles and long figures covered."""
    return _OF_A_PERSON.sub(MASK, text)
