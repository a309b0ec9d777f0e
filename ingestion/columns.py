"""Finds, in one structured record, the text to look at and the statements about its licence."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from ingestion.column_roles import LICENCE_NAMES, NO_TEXT, TEXT_NAMES, is_language, role_of, weight_of
from ingestion.text.spacing import spaced

__all__ = [
    "ELSEWHERE", "LICENCE_NAMES", "TEXT_NAMES", "Recognised", "apart", "licence_marks", "pieces_of", "recognise", "sentence_of", "strings_in", "text_names", "text_of",
]  # fmt: skip

# What belongs together, in the order it is read. The first group of which all `needed` are there decides.
_PAIRS: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("instruction", "output"), ("instruction", "input", "output")),
    (("question", "answer"), ("title", "context", "text", "question", "choices", "answer")),
    (("premise", "hypothesis"), ("premise", "hypothesis")),
    (("source", "target"), ("source", "target")),
    (("prompt", "completion"), ("prompt", "completion")),
    (("instruction", "answer"), ("context", "instruction", "input", "answer")),
    (("prompt", "answer"), ("context", "prompt", "answer")),
    (("input", "output"), ("input", "output")),
    (("text", "target"), ("text", "target")),
    (("question", "choices"), ("context", "text", "question", "choices")),
)
_TURN_NAMES = ("content", "value", "text", "contenido", "texto")
_SPEAKER_NAMES = ("role", "from", "speaker", "rol", "hablante", "author")
_LONGEST_MARK = 500
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
    if "conversation" in roles and "text" not in roles:
        return Recognised((roles["conversation"][0],), "conversation")
    if "translation" in roles and not {"text", "source", "question"} & roles.keys():
        return Recognised((roles["translation"][0],), "translation")
    for needed, together in _PAIRS:
        if all(role in roles for role in needed):
            return Recognised(tuple(name for role in together for name in roles.get(role, ())), "pair")
    if "text" in roles:
        return Recognised((*roles.get("title", ())[:1], roles["text"][0]), "named")
    told = tuple(name for name in names if is_language(name) or name in roles.get("target", ()))
    is_parallel = len(told) > 1 and any(is_language(name) for name in told)
    return Recognised(told, "translation") if is_parallel else Recognised((), "all")


def _by_role(names: tuple[str, ...]) -> dict[str, list[str]]:
    """Return {role: the columns called so}; of several texts only the one most called so."""
    roles: dict[str, list[str]] = {}
    for name in names:
        if role := role_of(name):
            roles.setdefault(role, []).append(name)
    if "text" in roles:
        roles["text"] = [min(roles["text"], key=weight_of)]
    return roles


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
    if isinstance(kind := value.get("type"), str) and kind in _NO_WORDS and value.keys() <= _OF_NO_WORDS:
        return []
    words = next((value[name] for name in _TURN_NAMES if name in value), None)
    is_turn = any(name in value for name in _SPEAKER_NAMES) or value.get("type") == "text"
    if is_turn and words is not None:
        return [words]
    return [value[name] for name in value if role_of(name) != "id"]
