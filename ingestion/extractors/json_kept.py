"""Knows the files in which the library `datasets` keeps what it needs to know of a corpus, and what they say of its licence."""

import json
import re
from collections.abc import Callable
from typing import Any

from ingestion.columns import licence_marks
from ingestion.types import Document, Outcome, Unreadable

Row = dict[str, Any]
_AROUND = re.compile(r"[/\\!]")
_SAYS = frozenset({"citation", "homepage", "builder_name"})
# Of one too long to be looked at whole: what stands at its beginning.
_BEGINS = re.compile(
    r'\s*\{\s*"[^"\n]{1,200}":\s*\{\s*"description":\s*"(?:[^"\\]|\\.)*+",\s*"citation":\s*"'
)
_LICENCE = re.compile(r'"license":\s*("(?:[^"\\]|\\.)*+")')


def what_datasets_keeps(name: str, text: str) -> tuple[Document, Unreadable] | None:
    """Return what says so of a file of this name that begins so, and is no text; before it what it says of the licence. None of any other."""
    says = _KEPT.get(_AROUND.split(name)[-1])
    infos = None if says is None else _infos(says, text)
    if infos is None:
        return None
    marks = dict.fromkeys(mark for info in infos for mark in licence_marks(info))
    return Document("", marks=tuple(marks)), Unreadable(Outcome.SKIPPED, "system_file")


def _infos(says: Callable[[Row], list[Row]], text: str) -> list[Row] | None:
    """The objects that may tell a licence, None where this is something else."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        is_one = says is _in_infos and _BEGINS.match(text)
        return [{"license": json.loads(said)} for said in _LICENCE.findall(text)] if is_one else None
    return (says(value) or None) if isinstance(value, dict) else None


def _in_state(value: Row) -> list[Row]:
    return [value] if "_data_files" in value and "_fingerprint" in value else []


def _in_info(value: Row) -> list[Row]:
    return [value] if isinstance(value.get("features"), dict) and not _SAYS.isdisjoint(value) else []


def _in_infos(value: Row) -> list[Row]:
    """Of each configuration one, and nothing else."""
    infos = [info for info in value.values() if isinstance(info, dict) and _in_info(info)]
    return infos if len(infos) == len(value) else []


def _in_dict(value: Row) -> list[Row]:
    splits = value.get("splits")
    is_one = value.keys() == {"splits"} and isinstance(splits, list)
    return [value] if is_one and all(isinstance(one, str) for one in splits or ()) else []


_KEPT: dict[str, Callable[[Row], list[Row]]] = {
    "state.json": _in_state, "dataset_info.json": _in_info, "dataset_infos.json": _in_infos, "dataset_dict.json": _in_dict,
}  # fmt: skip
