"""Finds languages by any of their names, with their varieties, where they are spoken and what they are there by law."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import get_language

from donations.languages_said import enumerated
from donations.wording import Words
from donations.wording.languages import CAN_CHECK, STANDINGS
from languages.codes import macro
from languages.labels import TAUGHT, WEAKLY_TAUGHT
from languages.names import Choice, choices, country_name, name
from languages.standing import STATUSES, place_name, standing
from languages.tables import COUNTRY_WORDS, LANGUAGES, MORE, fold
from languages.tags import NotUnderstood, understand

MOST_FOUND = 8
MOST_COUNTRIES = 6
FEWEST_LETTERS = 2
ANYWHERE, COUNTRY = 3, 4  # ranks


@dataclass(frozen=True, slots=True)
class Variety:
    """A variety with a tag of its own."""

    tag: str
    name: str


@dataclass(frozen=True, slots=True)
class Match:
    """One language that was found, as the picker shows it."""

    tag: str
    name: str
    endonym: str
    where: str
    standing: list[str]
    can_check: Words
    varieties: list[Variety]


@dataclass(frozen=True, slots=True)
class Found:
    """What words may mean: the first languages, and how many more there are."""

    matches: list[Match]
    left: int = 0


def find(words: str) -> Found:
    """Return the languages that `words` may mean, the likeliest first: by name, beginning, country, or likeness."""
    folded = fold(words)
    if len(folded) < FEWEST_LETTERS:
        return Found([])
    reader = get_language() or "es"
    ranked = sorted(_ranked(folded, reader), key=lambda pair: (pair[0], pair[1] in MORE))
    if (
        ranked and ranked[0][0] < ANYWHERE
    ):  # letters in the middle of other words only where nothing better is found
        ranked = [pair for pair in ranked if pair[0] != ANYWHERE]
    tags = list(dict.fromkeys([*(tag for _, tag in ranked), *_understood(words, or_like=not ranked)]))
    return Found([_match(tag, reader) for tag in tags[:MOST_FOUND]], max(0, len(tags) - MOST_FOUND))


def can_check(tag: str) -> bool:
    """Tell whether our own model knows the language well enough to compare a text with the declaration."""
    return macro(tag) in TAUGHT


def _ranked(folded: str, reader: str) -> Iterator[tuple[int, str]]:
    country = COUNTRY_WORDS.get(folded)
    for choice in choices(reader):
        if (rank := _rank(choice, folded)) is not None:
            yield rank, choice.tag
        elif country and choice.tag in LANGUAGES and country in LANGUAGES[choice.tag].countries:
            yield COUNTRY, choice.tag


def _rank(choice: Choice, folded: str) -> int | None:
    """How well a choice fits: its own name, the beginning of it, of any of its words, or anywhere."""
    if fold(choice.name) == folded or choice.tag.lower() == folded.replace(" ", "-"):
        return 0
    if fold(choice.name).startswith(folded):
        return 1
    if f" {choice.search}".find(f" {folded}") >= 0:
        return 2
    return ANYWHERE if folded in choice.search else None


def _understood(words: str, *, or_like: bool) -> list[str]:
    """What the tables make of it beyond the picker's own list, or names spelt much like it."""
    try:
        return [understand(words).tag]
    except NotUnderstood as doubt:
        return list(doubt.tags) if or_like else []


def _match(tag: str, reader: str) -> Match:
    row = LANGUAGES.get(tag)
    codes = row.countries if row else ()
    where = ", ".join(country_name(code, reader) for code in codes[:MOST_COUNTRIES])
    more = "…" if len(codes) > MOST_COUNTRIES else ""
    compared = macro(tag)
    level = "well" if compared in TAUGHT else "a_little" if compared in WEAKLY_TAUGHT else "no"
    return Match(
        tag, name(tag, reader), row.endonym if row else "", where + more, list(_standing(tag, reader)),
        CAN_CHECK[level], _varieties(tag, reader),
    )  # fmt: skip


def _standing(tag: str, reader: str) -> Iterator[str]:
    found = standing(tag)
    for status in STATUSES:
        places = [place_name(one.place, reader) for one in found if one.status == status]
        if places:
            told = enumerated(places) if len(places) <= MOST_COUNTRIES else str(len(places))
            template = STANDINGS[status] if len(places) <= MOST_COUNTRIES else STANDINGS["many"]
            yield str(template) % {"places": told}


def _varieties(tag: str, reader: str) -> list[Variety]:
    """The varieties of our tables that are told apart below this one; Spanish is told apart by country instead."""
    own = [
        other for other in LANGUAGES if other != tag and (macro(other) == tag or other.startswith(f"{tag}-"))
    ]
    return [Variety(other, name(other, reader)) for other in own]
