"""Finds, in one structured record, the text to look at and the statements about its licence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from ingestion.column_groups import GROUPS, OF_WORDS, ONE_OF
from ingestion.column_roles import (
    LICENCE_NAMES,
    NO_TEXT,
    is_bare_tag,
    is_headword,
    is_language,
    options_in,
    role_of,
    weight_of,
)
from ingestion.record_strings import strings_in
from ingestion.text.spacing import spaced

_Roles = Mapping[str, Sequence[str]]
_MORE_THAN_TRANSLATIONS = frozenset({"text", "source", "question", "conversation"})
_LONGEST_MARK = 500
_FIGURES = "0123456789"
# Beside these "answer" is what an annotator decided of the text: accept, reject or ignore.
_OF_PRODIGY, _DECISION = frozenset(("_input_hash", "_task_hash")), "answer"
# Among the columns that a format says are text: none is, as its rows speak of a text that is elsewhere.
ELSEWHERE = ""


@dataclass(frozen=True, slots=True)
class Recognised:
    """The columns that are the text, in reading order, and what told so; `all` (every string) has no columns."""

    columns: tuple[str, ...]
    why: str


def text_of(columns: Mapping[str, Any], chosen: Sequence[str] = ()) -> str:
    """Return the record's text: of the columns its donor chose, of those recognised by name, else all its strings.

    A record that has none of the chosen columns is recognised like any other.
    """
    names = [name for name in chosen if name in columns] or text_names(tuple(columns))
    return "\n".join(piece for name in names for piece in strings_in(columns[name]))


def apart(columns: Mapping[str, Any], chosen: Sequence[str] = ()) -> list[tuple[str, str]]:
    """Return (column, its text) of a record whose text says one thing in several languages; nothing of any other.

    In a column that holds an object, as {"es": …, "nah": …}, each of its values is one of them.
    """
    names = tuple(name for name in chosen if name in columns) or recognise(tuple(columns)).columns
    if not _is_parallel(names):
        return []
    return pieces_of(columns, names)


def pieces_of(columns: Mapping[str, Any], names: Sequence[str]) -> list[tuple[str, str]]:
    """Return (column, its text) of those of these columns that have text, nothing where only one has."""
    values = [(name, columns[name]) for name in names]
    if len(values) == 1 and isinstance(value := values[0][1], Mapping):
        values = list(value.items())
    found = [(name, "\n".join(strings_in(value))) for name, value in values]
    told = [(name, text) for name, text in found if text]
    return told if len(told) > 1 else []


@lru_cache(maxsize=512)
def _is_parallel(names: tuple[str, ...]) -> bool:
    return any(is_language(name) or role_of(name) in ("source", "target", "translation") for name in names)


@lru_cache(maxsize=512)
def text_names(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return the columns whose strings are the text, by their names: where none tells, all but those that number the records, or say when and who."""
    told = recognise(names).columns
    return told or tuple(name for name in names if role_of(name) not in NO_TEXT) or names


def sentence_of(columns: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """Return (column, sentence) of a record that has the words of a sentence in a list, and no other text; nothing of any other.

    The tags that stand beside them are no text.
    """
    if recognise(tuple(columns)).columns:
        return ()
    lists = [
        (name, words) for name, words in columns.items() if role_of(name) == "words" and _are_words(words)
    ]
    return tuple((name, spaced(words)) for name, words in lists[:1])


def _are_words(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(word, str) for word in value)


@lru_cache(maxsize=512)
def recognise(names: tuple[str, ...]) -> Recognised:
    """Tell by their names which columns are the text. Knows no values, so that every record of a table is read alike."""
    roles = _by_role(names)
    if "translation" in roles and not _MORE_THAN_TRANSLATIONS & roles.keys():
        told = {*filter(is_language, names), roles["translation"][0]}
        return Recognised(tuple(name for name in names if name in told), "translation")
    answers = (answer for asked in _ASKED if (answer := asked(names, roles)))
    found = next(answers, Recognised((), "all"))
    return found if found.why == "conversation" else _with_languages(found, names)


def _by_group(names: tuple[str, ...], roles: _Roles) -> Recognised | None:
    """The first group of the table that fits."""
    for group in GROUPS:
        if group.fits(roles):
            together = tuple(name for role in group.together for name in roles.get(role, ()))
            return Recognised(_with_the_rest(together, names) if _has_options(roles) else together, group.why)
    return None


def _by_text(_names: tuple[str, ...], roles: _Roles) -> Recognised | None:
    """What is called a text, under its title."""
    return Recognised((*roles.get("title", ())[:1], *roles["text"]), "named") if "text" in roles else None


def _by_words(names: tuple[str, ...], roles: _Roles) -> Recognised | None:
    """Words one below the other, beside them what each is, and nothing else."""
    are_words = "word" in roles and "label" in roles and all(role_of(name) in OF_WORDS for name in names)
    return Recognised(tuple(roles["word"]), "named") if are_words else None


def _by_languages(names: tuple[str, ...], roles: _Roles) -> Recognised | None:
    """Columns that say one thing in several languages, and that of the words which those translate."""
    languages = [name for name in names if is_language(name)]
    is_surely = len(languages) > 1 or not all(map(is_bare_tag, languages))
    beside = {*languages, *roles.get("target", ()), *(filter(is_headword, names) if is_surely else ())}
    told = tuple(name for name in names if name in beside)
    return Recognised(told, "translation") if len(told) > 1 and languages else None


# In the order in which they are asked: what belongs together, else what is called a text, else languages.
_ASKED = (_by_group, _by_text, _by_words, _by_languages)


def _has_options(roles: _Roles) -> bool:
    """Tell whether each option has a column of its own: exams are called as their authors please, and so are texts beside them."""
    return len(roles.get("choices", ())) > 1


def _with_the_rest(told: tuple[str, ...], names: tuple[str, ...]) -> tuple[str, ...]:
    """Put columns whose names say nothing before or after the others, as they stand."""
    rest = [name for name in names if name not in told and not role_of(name)]
    first = min(map(names.index, told))
    before = [name for name in rest if names.index(name) < first]
    return (*before, *told, *(name for name in rest if name not in before))


def _with_languages(found: Recognised, names: tuple[str, ...]) -> Recognised:
    """And what stands beside the text under the name of a language: it is the same said in that."""
    more = [
        name for name in names if name not in found.columns and is_language(name) and not is_bare_tag(name)
    ]
    if not found.columns or not more:
        return found
    return Recognised((*found.columns, *more), "translation" if found.why == "named" else found.why)


def _by_role(names: tuple[str, ...]) -> dict[str, list[str]]:
    """Return {role: the columns called so}; of several texts only the one most called so, or all that are numbered: "texto1", "texto2"."""
    roles: dict[str, list[str]] = {}
    is_decided = not _OF_PRODIGY.isdisjoint(names)
    for name in names:
        if (role := role_of(name)) and not (is_decided and name == _DECISION):
            roles.setdefault(role, []).append(name)
    if "text" in roles:
        roles["text"] = _most_called_so(roles["text"])
    if ("question" in roles or "premise" in roles) and (options := options_in(names)):
        roles["choices"] = [*roles.get("choices", ()), *options]
    return roles | {role: roles[role][:1] for role in ONE_OF if role in roles}


def _most_called_so(texts: list[str]) -> list[str]:
    first = min(texts, key=weight_of)
    stem = first.rstrip(_FIGURES)
    return [one for one in texts if one == first or (one.rstrip(_FIGURES) == stem != one and stem != first)]


def licence_marks(columns: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """What the record says of its own licence, as ("column:license", value)."""
    return tuple(
        (f"column:{name}", value[:_LONGEST_MARK])
        for name, value in columns.items()
        if isinstance(value, str) and value.strip() and name.casefold() in LICENCE_NAMES
    )
