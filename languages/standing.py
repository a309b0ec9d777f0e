"""Knows what a language is by law where it is spoken, and which ones the campaign asks for first."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Literal, NamedTuple

from languages.codes import macro
from languages.names import country_name, reader_of
from languages.tables import LANGUAGES, LOCALES

Status = Literal["official", "coofficial", "recognised"]
STATUSES: tuple[Status, ...] = ("official", "coofficial", "recognised")

_TABLE = tomllib.loads((Path(__file__).parent / "data" / "standing.toml").read_text(encoding="utf-8"))
_REGIONS: Mapping[str, list[str]] = _TABLE["regions"]
PRIORITY: tuple[str, ...] = tuple(_TABLE["campaign"]["priority"])
WANTED: frozenset[str] = frozenset(_TABLE["campaign"]["wanted"])
# Countries whose Spanish the campaign has least of, most wanted first.
COUNTRIES_FIRST: tuple[str, ...] = tuple(_TABLE["campaign"]["countries"])


class Standing(NamedTuple):
    """Where a language has a place in the law: `place` is an ISO 3166-1 country or an ISO 3166-2 region."""

    place: str
    status: Status


def standing(tag: str) -> tuple[Standing, ...]:
    """The places where the language of `tag` is official, co-official or recognised; a variety has its language's, where it is spoken."""
    for key in dict.fromkeys((tag, tag.split("-")[0], macro(tag))):
        found = tuple(Standing(place, kind) for kind in STATUSES for place in _TABLE[kind].get(key, ()))
        if found:
            return found if key == tag else tuple(one for one in found if _is_spoken(tag, one.place))
    return ()


def _is_spoken(variety: str, place: str) -> bool:
    """Whether a place lies in a country of the variety, as far as our tables know its countries."""
    return variety not in LANGUAGES or place.partition("-")[0] in LANGUAGES[variety].countries


def place_name(code: str, locale: str) -> str:
    """The name of a country (`PY`) or region (`ES-CT`); the code where there is none."""
    if code in _REGIONS:
        return _REGIONS[code][LOCALES.index(reader_of(locale))]
    return country_name(code.split("-")[0], locale)


def is_priority(tag: str) -> bool:
    """Whether the campaign names this language, or asks for the Spanish of this country first."""
    language, _, place = tag.partition("-")
    return tag in PRIORITY or (language == "es" and place in COUNTRIES_FIRST) or macro(tag) in PRIORITY[1:]
