"""Recognises the split a structured record belongs to: from what its file says, else from the names of file and folders."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from ingestion.column_roles import role_of
from ingestion.split_names import NAMES, may_be_alone, plain, split_alone, split_named, split_of_key
from ingestion.types import Document

DEFAULT = "train"
_TREEBANK = re.compile(r".*-ud-(train|dev|test)\.conllu", re.IGNORECASE)
# Names of columns that say a split where they hold nothing but the name of one; most hold something else.
_CALLED = (
    "set subset dataset_type conjunto subconjunto conjunt subconjunt conxunto subconxunto multzoa azpimultzoa"
)
_PERHAPS = frozenset(_CALLED.split())
_LONGEST_NAME = 40
_AROUND = re.compile(r"[/\\]|!(?=[^/.\s])")  # folders, and boxes


@lru_cache(maxsize=1024)  # asked for every row of a file
def split_of(path: str) -> str:
    """Return `train`, `test` or `validation`; the name closest to the file decides, `train` where none speaks."""
    return split_spoken(path) or DEFAULT


def split_spoken(path: str) -> str:
    """Return the split that the name of a file or a folder around it tells, "" where none does."""
    return next(filter(None, map(split_named, reversed(_AROUND.split(path)))), "")


@lru_cache(maxsize=1024)  # asked for every text of a file
def split_of_text(path: str) -> str:
    """Return the split of a text that is no record: that of the folder or box that is called so and nothing else, or of a treebank's part."""
    if not may_be_alone(path):
        return DEFAULT
    *around, own = _AROUND.split(path)
    if part := _TREEBANK.fullmatch(own):
        return NAMES[part[1].lower()]
    return next(filter(None, map(split_alone, (own, *reversed(around)))), DEFAULT)


def place_of(found: Document, path: str, declared: str = "") -> tuple[str, str]:
    """Return (split, table) of a document: the file's own word, a column that says it, what a dataset card declares of it, its sheet,
    then the names around it.

    A key that is the name of no split is the name of a table.
    """
    said = split_of_key(found.split)
    table = found.table or ("" if said else found.split)
    if found.columns is None:
        return said or declared or split_of_text(path), table
    return said or _in_columns(found.columns) or declared or split_of_key(table) or split_of(path), table


def _in_columns(columns: Mapping[str, Any]) -> str:
    """Return the split a record says it is of, in a column that is called so and holds nothing but its name."""
    called, perhaps = _telling(tuple(columns))
    told = (
        *(split_named(_short(columns[name])) for name in called),
        *(_exactly(columns[name]) for name in perhaps),
    )
    return next(filter(None, told), "")


@lru_cache(maxsize=512)
def _telling(names: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the columns that are called a split, and those that may be."""
    called = tuple(name for name in names if role_of(name) == "split")
    return called, tuple(name for name in names if "_".join(plain(name).split()) in _PERHAPS)


def _exactly(value: object) -> str:
    return NAMES.get(plain(_short(value)), "")


def _short(value: object) -> str:
    """Return what a cell says, "" where it is too long for a name."""
    return value.strip() if isinstance(value, str) and len(value) <= _LONGEST_NAME else ""
