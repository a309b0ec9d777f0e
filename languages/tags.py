"""Understands what people write for a language, and answers with one canonical BCP 47 tag or with helpful questions."""

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from languages.codes import LONGEST_CODE, canonical, iso639_3, macro, region, with_region, world_tag
from languages.names import name
from languages.tables import (
    COUNTRIES,
    COUNTRY_WORDS,
    GENERIC,
    JOINING,
    LANGUAGE_WORDS,
    LANGUAGES,
    UNCERTAIN_WORDS,
    VARIETIES,
    fold,
)

LONGEST = 200
LONGEST_NAME = 6
MOST_SUGGESTIONS = 5
_WORD = re.compile(r"[^\s()\[\],;:/|–—_-]+")
_CODE_FIRST = re.compile(r"(?P<code>[A-Za-z]{2,3})(?P<sign>\s*[-–—_(\[,;:/|]+\s*|\s+)(?P<rest>.+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Understood:
    """A language as declared.

    `tag` is canonical BCP 47; `iso639_3` its three-letter code (`nah`, `oto` for groups that ISO 639-3 does not have);
    `macrolanguage` the tag of the macrolanguage or group it belongs to, None where it belongs to none; `country` ISO
    3166-1 alpha-2 or a UN area; `variety` the donor's own words ("de la Huasteca"), else ""; `certain` is False where
    the words may mean something else and a person should be asked.
    """

    tag: str
    iso639_3: str
    macrolanguage: str | None
    country: str | None
    variety: str
    certain: bool


class NotUnderstood(ValueError):
    """Nobody knows which language this is; `tags` are what it may have meant, `suggestions` their names in Spanish."""

    def __init__(self, text: str, tags: tuple[str, ...]) -> None:
        super().__init__(f"not a language we know: {text[:LONGEST]!r}")
        self.text = text
        self.tags = tags

    @property
    def suggestions(self) -> tuple[str, ...]:
        """What it may have meant, in words that are understood."""
        return tuple(name(tag, "es") for tag in self.tags)


class _Words(NamedTuple):
    """The words of a declaration as written and folded, side by side."""

    written: list[str]
    folded: list[str]


def understand(text: str) -> Understood:
    """The language `text` names: a code in any spelling, or a name in any of our languages, with country and variety.

    Raises NotUnderstood, whatever the input; never anything else.
    """
    text = text.strip()
    if len(text) > LONGEST or not (folded := fold(text)):
        raise NotUnderstood(text, ())
    if tag := LANGUAGE_WORDS.get(folded):
        return _understood(tag, certain=folded not in UNCERTAIN_WORDS)
    if len(text) <= LONGEST_CODE and (tag := canonical(text)):
        return _understood(tag)
    if found := _in_words(text) or _after_code(text):
        return found
    if not _runs(folded.split(), LANGUAGE_WORDS) and (tag := _of_the_world(_words(text))):
        return _understood(tag, certain=False)
    raise NotUnderstood(text, _suggestions(text))


def _understood(
    tag: str, *, country: str | None = None, variety: str = "", certain: bool = True
) -> Understood:
    above = macro(tag)
    own = above == tag.split("-")[0]
    return Understood(tag, iso639_3(tag), None if own else above, region(tag) or country, variety, certain)


def _in_words(text: str) -> Understood | None:
    """ "náhuatl de la Huasteca", "Spanish (Mexico)": one name somewhere, and what stands around it."""
    words = _words(text)
    found = _runs(words.folded, LANGUAGE_WORDS)
    if len({tag for _, _, tag in found}) != 1:
        return None if found else _of_variety(words)
    start, stop, tag = found[0]
    unexplained = [
        word for word in words.folded[:start] if word not in JOINING | GENERIC | COUNTRY_WORDS.keys()
    ]
    certain = not unexplained and " ".join(words.folded[start:stop]) not in UNCERTAIN_WORDS
    rest = _Words(words.written[:start] + words.written[stop:], words.folded[:start] + words.folded[stop:])
    return _placed(tag, rest, certain=certain)


def _of_variety(words: _Words) -> Understood | None:
    """ "canario", "andaluz": varieties whose name alone says the language."""
    found = _runs(words.folded, VARIETIES)
    return _understood(found[0][2], variety=" ".join(words.written)) if len(found) == 1 else None


def _after_code(text: str) -> Understood | None:
    """ "ES (Galicia)", "es, México", "es mx": a code of ours, then a place or variety."""
    parts = _CODE_FIRST.fullmatch(text)
    tag = _campaign_tag(parts["code"]) if parts else ""
    if not parts or not tag:
        return None
    rest = _words(parts["rest"])
    if len(rest.written) == 1 and (code := rest.written[0].upper()) in COUNTRIES:
        return _understood(with_region(tag, code))
    if not parts["sign"].strip() or any(_campaign_tag(word) for word in rest.written):
        return None
    found = _placed(tag, rest, certain=True)
    return replace(found, certain=not found.variety)


def _campaign_tag(code: str) -> str:
    """The canonical tag of a code of our tables, "" for any other word."""
    tag = canonical(code) or ""
    return tag if tag in LANGUAGES else ""


def _placed(tag: str, rest: _Words, *, certain: bool) -> Understood:
    """`tag` with the country that `rest` names, and `rest` as its variety where it says more than that."""
    countries = _runs(rest.folded, COUNTRY_WORDS)
    country: str | None = None
    more = rest.folded
    if len(countries) == 1:
        start, stop, country = countries[0]
        more = rest.folded[:start] + rest.folded[stop:]
        # Said of the one country where a language lives anyway, a region tells nothing.
        tag = tag if LANGUAGES[tag].countries == (country,) else with_region(tag, country)
    says_more = any(word not in JOINING | GENERIC for word in more)
    variety = " ".join(rest.written) if says_more else ""
    return _understood(tag, country=country, variety=variety, certain=certain and len(countries) < 2)


def _of_the_world(words: _Words) -> str | None:
    """ "alemán", "idioma húngaro": as written, or else without accents; the library knows some names in one way only."""
    names = [pair for pair in zip(*words, strict=True) if pair[1] not in GENERIC]
    written, folded = (" ".join(pair[way] for pair in names) for way in (0, 1))
    return world_tag(written) or world_tag(folded)


def _words(text: str) -> _Words:
    pairs = [(written, fold(written)) for written in _WORD.findall(text)]
    return _Words([written for written, folded in pairs if folded], [folded for _, folded in pairs if folded])


def _runs(words: list[str], index: Mapping[str, str]) -> list[tuple[int, int, str]]:
    """(start, stop, value) of every longest run of `words` that `index` knows, from left to right."""
    found: list[tuple[int, int, str]] = []
    start = 0
    while start < len(words):
        stops = range(min(len(words), start + LONGEST_NAME), start, -1)
        known = ((stop, index.get(" ".join(words[start:stop]))) for stop in stops)
        stop, value = next(((stop, value) for stop, value in known if value), (start + 1, None))
        if value:
            found.append((start, stop, value))
        start = stop
    return found


def _suggestions(text: str) -> tuple[str, ...]:
    """Tags: the languages it names, those of a country it names, those spelt much like it."""
    written, words = _words(text)
    tags = [tag for _, _, tag in _runs(words, LANGUAGE_WORDS)]
    tags += [tag for word in written if (tag := _campaign_tag(word))]
    codes = [code for _, _, code in _runs(words, COUNTRY_WORDS)]
    for code in codes + [word.upper() for word in written if word.upper() in COUNTRIES]:
        tags += [with_region("es", code)] if COUNTRIES[code].is_spanish else []
        tags += [tag for tag, language in LANGUAGES.items() if code in language.countries and tag != "es"]
    for word in (fold(text), *(word for word in words if word not in GENERIC)):
        tags.extend(
            LANGUAGE_WORDS[near] for near in difflib.get_close_matches(word, LANGUAGE_WORDS, n=3, cutoff=0.7)
        )
    return tuple(dict.fromkeys(tags))[:MOST_SUGGESTIONS]
