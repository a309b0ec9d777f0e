"""Gives languages their names: in the reader's language, in their own, and for the Hub's cards."""

from functools import lru_cache
from typing import NamedTuple

import langcodes

from languages.codes import canonical, region, with_region
from languages.scripts import is_unknown, script_in
from languages.tables import COUNTRIES, LANGUAGES, PICKERS, UNKNOWN, Locale, fold

# Where Spanish is written by many without being official, and Latin America as a whole.
_MORE_SPANISH = ("US", "PH", "419")


class Choice(NamedTuple):
    """One line of a picker. `group` is its heading; `search` is folded text that holds every word people use for it."""

    tag: str
    name: str
    endonym: str
    group: str
    search: str


def name(tag: str, locale: str) -> str:
    """What `tag` is called in Spanish, English or Portuguese (`es`, `en`, `pt`; any other is answered in Spanish).

    `es-MX` is "español de México", "Spanish (Mexico)", "espanhol do México". Whatever is no tag is given back as it is.
    """
    reader = reader_of(locale)
    if is_unknown(tag):
        return _unknown(tag, reader)
    if tag in LANGUAGES:
        return LANGUAGES[tag].names[reader]
    if canonical(tag) is None:
        return tag
    place = region(tag)
    bare = _without_region(tag)
    if bare not in LANGUAGES:
        return str(langcodes.Language.get(tag).display_name(reader))
    return f"{LANGUAGES[bare].names[reader]} {_of(place, reader)}" if place else LANGUAGES[bare].names[reader]


def _unknown(tag: str, reader: Locale) -> str:
    script = script_in(tag)
    in_words = langcodes.Language.make(script=script).script_name(reader) if script else ""
    return f"{UNKNOWN[reader]} ({in_words})" if in_words else UNKNOWN[reader]


def reader_of(locale: str) -> Locale:
    """The language our tables answer in: that of `locale` where they have it, else Spanish."""
    match locale.lower()[:2]:
        case "en":
            return "en"
        case "pt":
            return "pt"
    return "es"


def _without_region(tag: str) -> str:
    parsed = langcodes.Language.get(tag)
    return str(langcodes.Language.make(language=parsed.language, variants=parsed.variants).to_tag())


def _of(place: str, reader: Locale) -> str:
    if place in COUNTRIES:
        return COUNTRIES[place].of[reader]
    return f"({langcodes.Language.make(territory=place).territory_name(reader)})"


def country_name(code: str, locale: str) -> str:
    """The name of a country (ISO 3166-1 alpha-2) or area (`419`); the code where there is none."""
    reader = reader_of(locale)
    if code in COUNTRIES:
        return COUNTRIES[code].names[reader]
    return str(langcodes.Language.make(territory=code).territory_name(reader)) if code else code


def endonym(tag: str) -> str:
    """What its speakers call the language of `tag`; "" where we do not know."""
    for key in (tag, _without_region(tag) if canonical(tag) else tag, tag.split("-")[0]):
        if key in LANGUAGES:
            return LANGUAGES[key].endonym
    return ""


@lru_cache(maxsize=8)
def choices(locale: str) -> tuple[Choice, ...]:
    """The languages of the campaign for a picker: Spanish by country, co-official, indigenous, others."""
    reader = reader_of(locale)
    spanish = ["es", *(with_region("es", code) for code, row in COUNTRIES.items() if row.is_spanish)]
    spanish += [with_region("es", code) for code in _MORE_SPANISH]
    picked = [_choice(tag, "spanish", reader) for tag in spanish]
    for group in ("spain", "americas", "signed", "other"):
        rows = [_choice(tag, group, reader) for tag, row in LANGUAGES.items() if row.group == group]
        # The languages of Spain stay in the table's order, the co-official ones first.
        picked += rows if group == "spain" else sorted(rows, key=lambda row: fold(row.name))
    return tuple(picked)


def _choice(tag: str, group: str, reader: Locale) -> Choice:
    row = LANGUAGES.get(tag, LANGUAGES["es"])
    place = region(tag)
    country = COUNTRIES.get(place or "")
    of_place = (*country.names.values(), *country.words) if country else ()
    words = (tag, *row.names.values(), row.endonym, *row.words, *of_place)
    search = " ".join(dict.fromkeys(fold(word) for word in words))
    return Choice(tag, name(tag, reader), endonym(tag), PICKERS[group][reader], search)


def countries(locale: str) -> tuple[tuple[str, str], ...]:
    """(code, name) of the countries people choose: Spanish-speaking ones by name, then the others by name."""
    rows = [
        (row.code, row.names[reader_of(locale)], row.is_spanish)
        for row in COUNTRIES.values()
        if row.code.isalpha()
    ]
    rows.sort(key=lambda row: (not row[2], fold(row[1])))
    return tuple((code, label) for code, label, _ in rows)


def hub_language(tag: str) -> str:
    """What the Hub's card lists under `language`: the ISO 639-1 code, or that of 639-3 where there is none."""
    return tag.split("-")[0]


def language_details(tag: str) -> str:
    """What the Hub's card lists under `language_details`: the whole canonical BCP 47 tag."""
    return canonical(tag) or tag
