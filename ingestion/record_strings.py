"""Finds the strings in a value of a record, however it nests: of turns of a conversation only what is said."""

from collections.abc import Iterator, Mapping
from typing import Any

from ingestion.column_roles import role_of

_TURN_NAMES = ("content", "value", "text", "contenido", "texto")
_SPEAKER_NAMES = ("role", "from", "speaker", "rol", "hablante", "author")
# What a turn has beside its words, or in their place: a call of a program is none.
_CALLS = ("tool_calls", "tool_call", "function_call", "tool_call_id", "tool_use_id", "tools", "functions")
_BESIDE_WORDS = frozenset({*_SPEAKER_NAMES, *_CALLS, "type"})
_IS_CALL = frozenset({"tool_use", "tool_call", "function_call", "server_tool_use"})
_WITH_WORDS = frozenset({"text", "tool_result"})  # types of a piece of a turn
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
