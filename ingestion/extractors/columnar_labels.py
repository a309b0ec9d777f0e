"""Gives the labels of Hugging Face's data sets their names: in Parquet and Arrow stand numbers, and beside the schema what each means.

Its shape is that of `datasets.Features.to_dict`: {column: {_type: "ClassLabel", names: [...]}}, in lists and objects of those.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pyarrow as pa

Write = Callable[[Any], Any]
_KEY = b"huggingface"
_LISTS = frozenset({"Sequence", "List", "LargeList"})
_NO_LABEL = -1  # as `datasets` writes where nobody gave one
_DEEPEST = 8  # lists and objects within one another


def labelled(schema: pa.Schema) -> dict[str, Write]:
    """Return of each column that holds labels what puts their names in the place of their numbers."""
    features = _features(schema)
    told = {name: _writing(feature, _DEEPEST) for name, feature in features.items()}
    return {name: write for name, write in told.items() if write is not None}


def _features(schema: pa.Schema) -> dict[str, Any]:
    """What the data set says its columns are; nothing where it says nothing that makes sense."""
    try:
        said = json.loads((schema.metadata or {}).get(_KEY, b"{}"))
    except (ValueError, RecursionError):
        return {}
    info = said.get("info") if isinstance(said, dict) else None
    features = info.get("features") if isinstance(info, dict) else None
    return features if isinstance(features, dict) else {}


def _writing(feature: object, deepest: int) -> Write | None:
    """What names the labels in a value of this feature, None where it has none."""
    if not deepest:
        return None
    if isinstance(feature, list):  # as older versions wrote lists
        return _in_list(_writing(feature[0], deepest - 1) if len(feature) == 1 else None)
    if not isinstance(feature, dict):
        return None
    kind, inner = feature.get("_type"), feature.get("feature")
    if kind == "ClassLabel":
        return _naming(feature.get("names"))
    if kind in _LISTS and isinstance(inner, dict) and "_type" not in inner:  # an object of lists
        return _in_object({name: [one] for name, one in inner.items()}, deepest)
    if kind in _LISTS:
        return _in_list(_writing(inner, deepest - 1))
    return _in_object(feature, deepest) if "_type" not in feature else None


def _naming(names: object) -> Write | None:
    if not (isinstance(names, list) and names and all(isinstance(name, str) for name in names)):
        return None

    def named(value: Any) -> Any:
        if not isinstance(value, int) or isinstance(value, bool):
            return value
        return names[value] if 0 <= value < len(names) else None if value == _NO_LABEL else value

    return named


def _in_list(write: Write | None) -> Write | None:
    if write is None:
        return None

    def written(value: Any) -> Any:
        return (
            list(map(write, value)) if isinstance(value, Sequence) and not isinstance(value, str) else value
        )

    return written


def _in_object(features: Mapping[str, object], deepest: int) -> Write | None:
    told = {name: _writing(one, deepest - 1) for name, one in features.items()}
    writes = {name: write for name, write in told.items() if write is not None}
    if not writes:
        return None

    def written(value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        return value | {name: write(value[name]) for name, write in writes.items() if name in value}

    return written
