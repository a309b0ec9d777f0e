"""Says which canonical tag each label of our model stands for."""

import tomllib
from pathlib import Path

_DATA = Path(__file__).parent / "data" / "labels.toml"
_TABLE = tomllib.loads(_DATA.read_text(encoding="utf-8"))

MERGED: dict[str, str] = _TABLE["merged"]
KIN: tuple[str, ...] = tuple(_TABLE["kin"])
_SOURCES: dict[str, str] = _TABLE["sources"]
RELATIVES: frozenset[str] = frozenset(_TABLE["relatives"]["sources"])
_TAGS: dict[str, str] = _TABLE["tags"]


def label_of(code: str, source: str) -> str:
    """The label that text of a source marked `code` (ISO 639-3, or `other`) is taught as."""
    return _SOURCES.get(source, code) if code == "other" else MERGED.get(code, code)


def tag_of(label: str) -> str:
    """The canonical tag of a label: "que" gives "qu", "other" gives "und", "arn" stays."""
    return _TAGS.get(label, label)


# Canonical tags the model can name; what is only in WEAKLY_TAUGHT it may miss or mistake.
TAUGHT: frozenset[str] = frozenset(tag_of(label) for label in _TABLE["taught"])
WEAKLY_TAUGHT: frozenset[str] = frozenset(tag_of(label) for label in _TABLE["weakly_taught"])
