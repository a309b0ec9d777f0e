"""Counts features of Spanish that people connect with places: compatible with several, proof of none, never a verdict."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from languages.names import reader_of
from languages.tables import LOCALES

_TABLE: Mapping[str, Any] = tomllib.loads(
    (Path(__file__).parent / "data" / "cues.toml").read_text(encoding="utf-8")
)
MOST_EXAMPLES = 5


class Cue(NamedTuple):
    """A feature seen: `key` of the table, how often, the forms seen (commonest first), the countries it fits."""

    key: str
    times: int
    forms: tuple[str, ...]
    countries: tuple[str, ...]


def _pattern(row: Mapping[str, Any]) -> re.Pattern[str]:
    inside = row.get("pattern") or "|".join(
        sorted(map(re.escape, row.get("words", ())), key=len, reverse=True)
    )
    return re.compile(rf"(?<![\w'’])(?:{inside})(?![\w'’])", re.IGNORECASE)


_PATTERNS = {key: _pattern(row) for key, row in _TABLE.items()}


def cues(texts: Iterable[str]) -> list[Cue]:
    """The features seen in Spanish `texts`, the commonest first; none where nothing stands out."""
    seen: dict[str, Counter[str]] = {key: Counter() for key in _PATTERNS}
    for text in texts:
        for key, pattern in _PATTERNS.items():
            seen[key].update(form.lower() for form in pattern.findall(text))
    found = [
        Cue(
            key,
            forms.total(),
            tuple(form for form, _ in forms.most_common(MOST_EXAMPLES)),
            tuple(_TABLE[key]["countries"]),
        )
        for key, forms in seen.items()
        if forms
    ]
    return sorted(found, key=lambda cue: -cue.times)


def cue_name(key: str, locale: str) -> str:
    """What a feature is called for the reader; the key where the table has none of it."""
    return str(_TABLE[key]["names"][LOCALES.index(reader_of(locale))]) if key in _TABLE else key
