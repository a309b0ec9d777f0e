"""Reads the tables of languages, countries and groups once, as typed rows."""

import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal, NamedTuple

Locale = Literal["es", "en", "pt"]

_DATA = Path(__file__).parent / "data"
_APOSTROPHES = frozenset("'’‘ʼʻʾʿ`´ꞌ′")
LOCALES: tuple[Locale, ...] = ("es", "en", "pt")


class Language(NamedTuple):
    """One language of the campaign. `uncertain`: words of it that may also mean another language."""

    tag: str
    names: Mapping[Locale, str]
    endonym: str
    words: tuple[str, ...]
    uncertain: tuple[str, ...]
    group: str
    countries: tuple[str, ...]


class Country(NamedTuple):
    """A country (ISO 3166-1 alpha-2) or area (UN M.49). `of`: "de México", "do México"; English says "(Mexico)"."""

    code: str
    names: Mapping[Locale, str]
    of: Mapping[Locale, str]
    words: tuple[str, ...]
    is_spanish: bool


def fold(text: str) -> str:
    """Lower case without accents, apostrophes and signs: what is left when people write a name carelessly."""
    spelt = "".join(sign for sign in text.casefold() if sign not in _APOSTROPHES)
    bare = (sign for sign in unicodedata.normalize("NFKD", spelt) if not unicodedata.combining(sign))
    return " ".join("".join(sign if sign.isalnum() else " " for sign in bare).split())


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((_DATA / name).read_text(encoding="utf-8"))


def _languages() -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the tag and row of every language, those of the campaign first: of words that two claim the first has them."""
    yield from _read("languages.toml").items()
    for group, rows in _read("more_languages.toml").items():
        for tag, row in rows.items():
            yield tag, {**row, "group": group}


def _language(tag: str, row: dict[str, Any]) -> Language:
    return Language(
        tag,
        dict(zip(LOCALES, row["names"], strict=True)),
        row["endonym"],
        tuple(row["words"]),
        tuple(fold(word) for word in row.get("uncertain", ())),
        row["group"],
        tuple(row["countries"]),
    )


def _country(code: str, row: dict[str, Any]) -> Country:
    spanish, portuguese = row["of"]
    names = dict(zip(LOCALES, row["names"], strict=True))
    of: dict[Locale, str] = {"es": spanish, "en": f"({names['en']})", "pt": portuguese}
    return Country(code, names, of, tuple(row["words"]), row.get("spanish", False))


# All of them; those that are not of the campaign's own table come after it wherever one is looked for.
LANGUAGES: Mapping[str, Language] = {tag: _language(tag, row) for tag, row in _languages()}
MORE: frozenset[str] = frozenset(tag for rows in _read("more_languages.toml").values() for tag in rows)
COUNTRIES: Mapping[str, Country] = {
    code: _country(code, row) for code, row in _read("countries.toml").items()
}

_GROUPS = _read("groups.toml")
PICKERS: Mapping[str, Mapping[Locale, str]] = {
    key: dict(zip(LOCALES, names, strict=True)) for key, names in _GROUPS["pickers"].items()
}
UNKNOWN: Mapping[Locale, str] = dict(zip(LOCALES, _GROUPS["unknown"]["names"], strict=True))
# A code → the tag of the group it is compared as, for groups ISO 639-3 does not know.
MEMBER_OF: Mapping[str, str] = {code: tag for tag, codes in _GROUPS["members"].items() for code in codes}
JOINING: frozenset[str] = frozenset(_GROUPS["around"]["joining"])
GENERIC: frozenset[str] = frozenset(_GROUPS["around"]["generic"])
# The folded name of a variety → the tag it is understood as.
VARIETIES: Mapping[str, str] = {fold(name): tag for name, tag in _GROUPS["varieties"].items()}


def _language_words() -> dict[str, str]:
    """Every folded name and word of every language → its tag; the first row that claims a word keeps it."""
    index: dict[str, str] = {}
    for language in LANGUAGES.values():
        for word in (*language.names.values(), *filter(None, [language.endonym]), *language.words):
            index.setdefault(fold(word), language.tag)
    return index


def _country_words() -> dict[str, str]:
    index: dict[str, str] = {}
    for country in COUNTRIES.values():
        for word in (*country.names.values(), *country.words):
            index.setdefault(fold(word), country.code)
    return index


LANGUAGE_WORDS: Mapping[str, str] = _language_words()
COUNTRY_WORDS: Mapping[str, str] = _country_words()
UNCERTAIN_WORDS: frozenset[str] = frozenset(word for row in LANGUAGES.values() for word in row.uncertain)
