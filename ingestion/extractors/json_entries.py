"""Recognises an object that is a dictionary, of headwords and what is said of each, and gives a row for each of its entries."""

import re
from collections.abc import Iterable
from itertools import islice
from typing import Any

from ingestion.column_roles import is_language, role_of
from ingestion.extractors.json_tables import are_alike

Row = dict[str, Any]
_COMPARED = 200  # entries
_FEWEST_OBJECTS = 4  # alike, that are the entries of a dictionary and no settings
_FEWEST_WORDS = 8  # with words, where all look like those of a dictionary …
_FEWEST_LISTED = 6  # with lists as long as each other …
_TIMES_WORDS, _TIMES = 3, 10  # … and so many times as many as there are in each
_MANY = 50  # … and of whatever looks like none: no record has as many columns
_MOST_COLUMNS = 0.1  # of the headwords may be what people call columns
_WORD = re.compile(r"[^\W\d_A-ZÁÉÍÓÚÑÜ][^\W\d_]*(?:[ '’ʼ·-][^\W\d_]+){0,2}[!?]?")
_IDENTIFIER = re.compile(r"\S*[_.:/\d]\S*|[a-z]+[A-Z]\w*")


def entries_of(value: Row) -> Iterable[Row] | None:
    """The rows of an object that is a dictionary, None where it is a single record."""
    first = dict(islice(value.items(), _COMPARED))
    if not (_are_objects(first) or _are_words(first)):
        return None
    name = key_of(first)
    return (entry(name, headword, member) for headword, member in value.items())


def entries_of_lists(value: Row) -> Iterable[Row] | None:
    """The rows of a dictionary that gives as many words for each of its own, None where these may as well be the columns of a table."""
    lists = list(value.values())
    if not all(isinstance(one, list) for one in lists) or len(value) < _FEWEST_LISTED:
        return None
    names_columns = any(role_of(name) or is_language(name) for name in islice(value, _COMPARED))
    are_words = not names_columns and all(
        _is_said(said) and _is_pair(name, said) for name, said in value.items()
    )
    if len(value) < (_TIMES_WORDS if are_words else _TIMES) * max(map(len, lists)):
        return None
    if not are_words and (len(value) < _MANY or entries_of(value) is None):
        return None
    name = key_of(value)
    return (entry(name, headword, member) for headword, member in value.items())


def key_of(entries: Row) -> str:
    """What to call the column of the headwords, which are text where what is said of them is the same in other languages.

    Identifiers, as those of the texts of a program, are no words of any language.
    """
    identifiers = sum(1 for name in entries if _IDENTIFIER.fullmatch(name))
    if 2 * identifiers > len(entries):
        return "index"
    said = islice(entries.values(), _COMPARED)
    return "headword" if all(isinstance(one, dict) and all(map(is_language, one)) for one in said) else "key"


def entry(key: str, headword: str, member: Any) -> Row:
    """The row of an entry: what it says of its headword, and that."""
    said = member if isinstance(member, dict) else {"value": member}
    return {(f"_{key}" if key in said else key): headword} | said


def _are_objects(first: Row) -> bool:
    rows = list(first.values())
    return (
        len(rows) >= _FEWEST_OBJECTS
        and all(isinstance(row, dict) and row for row in rows)
        and are_alike(rows)
    )


def _are_words(first: Row) -> bool:
    columns = sum(1 for name in first if role_of(name) or is_language(name))
    if (
        len(first) < _FEWEST_WORDS
        or columns > _MOST_COLUMNS * len(first)
        or not all(map(_is_said, first.values()))
    ):
        return False
    return len(first) >= _MANY or all(_is_pair(name, said) for name, said in first.items())


def _is_said(member: Any) -> bool:
    """Whether this is what is said of a word: a string, or a few."""
    said = member if isinstance(member, list) else [member]
    return bool(said) and all(isinstance(one, str) and one.strip() for one in said)


def _is_pair(name: str, said: Any) -> bool:
    """Whether these are a word and its translations, as a record's "barrio": "Centro" is not."""
    words = said if isinstance(said, list) else [said]
    return all(_WORD.fullmatch(word) for word in (name, *words))
