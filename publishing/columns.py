"""Decides which Parquet type each original column gets: never one that would lose or change a value."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import pyarrow as pa

MOST_COLUMNS = 2_000  # more are not columns but data used as names: such records stay whole, as JSON
_EXACT_IN_FLOAT = 2**53
_INT64 = range(-(2**63), 2**63)
_NUMBERS = {frozenset({"int"}): "int64", frozenset({"int", "long"}): "int64", frozenset({"long"}): "int64"}
_FLOATS = {frozenset({"float"}): "float64", frozenset({"int", "float"}): "float64"}
_PLAIN = {frozenset({"string"}): "string", frozenset({"bool"}): "bool", frozenset[str](): "string"}
_TYPES: Mapping[frozenset[str], str] = _NUMBERS | _FLOATS | _PLAIN
ARROW = {
    "string": pa.string(),
    "json": pa.string(),
    "int64": pa.int64(),
    "float64": pa.float64(),
    "bool": pa.bool_(),
}
WHOLE = "record"  # the one column of records with too many of them


def _kind(value: object) -> str:
    """Return what a JSON value is, as far as types go."""
    if isinstance(value, bool):
        return "bool"
    if isinstance(value, int):
        return "json" if value not in _INT64 else "int" if abs(value) <= _EXACT_IN_FLOAT else "long"
    if isinstance(value, float):
        return "float"
    return "string" if isinstance(value, str) and is_text(value) else "json"


def is_text(value: str) -> bool:
    """Tell whether a string can be written as UTF-8 (half of a surrogate pair, which JSON can spell, cannot)."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


@dataclass
class Survey:
    """What was seen of the columns of a donation's records, in the order first met."""

    kinds: dict[str, set[str]] = field(default_factory=dict)

    def see(self, record: Mapping[str, object]) -> None:
        """Take note of one record."""
        for name, value in record.items():
            kinds = self.kinds.get(name)
            if kinds is None:
                if len(self.kinds) > MOST_COLUMNS:
                    return
                kinds = self.kinds[name] = set()
            if value is not None:
                kinds.add(_kind(value))

    def types(self) -> dict[str, str]:
        """Return {column: string | int64 | float64 | bool | json}; anything mixed or nested is JSON."""
        if len(self.kinds) > MOST_COLUMNS or not all(is_text(name) for name in self.kinds):
            return {WHOLE: "json"}
        return {name: _TYPES.get(frozenset(kinds), "json") for name, kinds in self.kinds.items()}


def read(record: str) -> dict[str, object]:
    """Return a record's columns; a record that is not an object is one column of its own."""
    parsed = json.loads(record)
    return parsed if isinstance(parsed, dict) else {WHOLE: parsed}


def as_json(value: object) -> str:
    """Return JSON with letters as they are, escaped only where UTF-8 cannot hold them."""
    written = json.dumps(value, ensure_ascii=False)
    return written if is_text(written) else json.dumps(value)


def row_of(record: Mapping[str, object], types: Mapping[str, str]) -> dict[str, object]:
    """Return the values to write; what a record does not have is null."""
    if types == {WHOLE: "json"}:
        return {WHOLE: as_json(record)}
    return {name: _cell(record.get(name), kind) for name, kind in types.items()}


def _cell(value: object, kind: str) -> object:
    if value is None:
        return None
    if kind == "float64":
        return float(value)  # type: ignore[arg-type]  # the survey saw nothing but numbers here
    return as_json(value) if kind == "json" else value


def prefix(taken: Iterable[str], names: Iterable[str]) -> str:
    """Return the prefix for our own columns that leaves every original name alone: acopio_, acopio2_ …"""
    names, number, tried = list(names), 1, "acopio_"
    theirs = set(taken)
    while theirs & {tried + name for name in names}:
        number += 1
        tried = f"acopio{number}_"
    return tried
