"""Finds, in one structured record, the text to look at and the statements about its licence."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from ingestion.column_groups import GROUPS, OF_WORDS, ONE_OF
from ingestion.column_roles import (
    LICENCE_NAMES,
    NO_TEXT,
    TEXT_NAMES,
    is_bare_tag,
    is_headword,
    is_language,
    options_in,
    role_of,
    weight_of,
)
from ingestion.text.spacing import spaced

__all__ = [
    "ELSEWHERE", "LICENCE_NAMES", "TEXT_NAMES", "Recognised", "apart", "licence_marks", "pieces_of", "recognise", "sentence_of", "strings_in", "text_names", "text_of",
]  # fmt: skip

_MORE_THAN_TRANSLATIONS = frozenset({"text", "source", "question", "conversation"})
_TURN_NAMES = ("content", "value", "text", "contenido", "texto")
_SPEAKER_NAMES = ("role", "from", "speaker", "rol", "hablante", "author")
# What a turn has beside its words, or in their place: a call of a program is none.
_CALLS = ("tool_calls", "tool_call", "function_call", "tool_call_id", "tool_use_id", "tools", "functions")
_BESIDE_WORDS = frozenset({*_SPEAKER_NAMES, *_CALLS, "type"})
_IS_CALL = frozenset({"tool_use", "tool_call", "function_call", "server_tool_use"})
_WITH_WORDS = frozenset({"text", "tool_result"})  # types of a piece of a turn
_LONGEST_MARK = 500
_FIGURES = "0123456789"
# Pieces of a message as Telegram writes them: what is said without a break, in as many as there are ways to show it.
_SHOWN = frozenset((
    "plain", "bold", "italic", "underline", "strikethrough", "spoiler", "code", "pre", "blockquote", "link", "text_link", "mention",
    "mention_name", "hashtag", "cashtag", "bot_command", "email", "phone", "custom_emoji", "bank_card", "unknown",
))  # fmt: skip
# Pieces of a turn that are no words, and what is said of where they are.
_NO_WORDS = frozenset(
    ("image_url", "image", "input_image", "audio", "input_audio", "video", "video_url", "file", "input_file")
)
_OF_NO_WORDS = _NO_WORDS | {"type", "url", "source", "path", "detail", "index", "file_id"}
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
    found = _told(names, roles)
    return found if found.why == "conversation" else _with_languages(found, names)


def _told(names: tuple[str, ...], roles: Mapping[str, list[str]]) -> Recognised:
    """What belongs together, else what is called a text, else languages."""
    for group in GROUPS:
        if group.fits(roles):
            together = tuple(name for role in group.together for name in roles.get(role, ()))
            return Recognised(_with_the_rest(together, names) if _has_options(roles) else together, group.why)
    if "text" in roles:
        return Recognised((*roles.get("title", ())[:1], *roles["text"]), "named")
    if "word" in roles and "label" in roles and all(role_of(name) in OF_WORDS for name in names):
        return Recognised(tuple(roles["word"]), "named")
    languages = [name for name in names if is_language(name)]
    is_surely = len(languages) > 1 or not all(map(is_bare_tag, languages))
    told = tuple(
        name
        for name in names
        if name in languages or name in roles.get("target", ()) or (is_surely and is_headword(name))
    )
    is_parallel = len(told) > 1 and bool(languages)
    return Recognised(told, "translation") if is_parallel else Recognised((), "all")


def _has_options(roles: Mapping[str, Sequence[str]]) -> bool:
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
    for name in names:
        if role := role_of(name):
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


def strings_in(value: object) -> Iterator[str]:
    """Every string inside nested lists and objects, in reading order (keys are no text, nor who says a turn)."""
    waiting = [value]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            if value:
                yield value
        elif isinstance(value, Mapping):
            waiting.extend(reversed(_said(value)))
        elif isinstance(value, list):
            waiting.extend([_in_one(value)] if _is_message(value) else reversed(value))


def _is_message(pieces: list[Any]) -> bool:
    """Whether a list is one message, some of whose pieces are shown in a way of their own."""
    return any(map(_is_shown, pieces)) and all(isinstance(piece, str) or _is_shown(piece) for piece in pieces)


def _is_shown(piece: object) -> bool:
    if not isinstance(piece, Mapping) or not isinstance(piece.get("text"), str):
        return False
    kind = piece.get("type")
    return isinstance(kind, str) and kind in _SHOWN


def _in_one(pieces: list[Any]) -> str:
    return "".join(piece if isinstance(piece, str) else piece["text"] for piece in pieces)


def _said(value: Mapping[str, Any]) -> list[Any]:
    """Return what an object says: of a turn, or of a piece of one, only its words, if it has any."""
    kind = value.get("type")
    kind = kind if isinstance(kind, str) else ""
    if (kind in _NO_WORDS and value.keys() <= _OF_NO_WORDS) or (kind in _IS_CALL and "name" in value):
        return []
    is_turn = any(name in value for name in _SPEAKER_NAMES) or kind in _WITH_WORDS
    words = [value[name] for name in _TURN_NAMES if value.get(name) is not None]
    if is_turn and words:
        return words[:1]
    is_silent = is_turn and any(name in value for name in (*_TURN_NAMES, *_CALLS))
    beside = _BESIDE_WORDS if is_silent else ()
    return [value[name] for name in value if role_of(name) != "id" and name not in beside]
