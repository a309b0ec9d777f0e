"""Finds, in one structured record, the text to look at and the statements about its licence."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

# In order: the first of these names that a record has is its text. Compared without case.
TEXT_NAMES = (
    "text", "texto", "textos", "testo", "testua", "content", "contenido", "contingut", "contido", "conteúdo", "edukia", "body", "cuerpo",
    "sentence", "oracion", "oración", "frase", "oració", "transcription", "transcripcion", "transcripción", "transcript", "document",
    "documento", "article", "articulo", "artículo", "parrafo", "párrafo", "paragraph", "passage", "raw_text", "full_text",
)  # fmt: skip
_CONVERSATION_NAMES = (
    "messages",
    "conversations",
    "conversation",
    "mensajes",
    "conversacion",
    "conversación",
    "turns",
    "dialogue",
)
_TURN_NAMES = ("content", "value", "text", "contenido", "texto")
LICENCE_NAMES = frozenset(
    ("license", "licence", "licencia", "llicència", "licenza", "licença", "lizentzia", "license_name", "license_url", "license_link", "rights", "derechos", "copyright")
)  # fmt: skip
_LONGEST_MARK = 500


def text_of(columns: Mapping[str, Any]) -> str:
    """The record's text column; else its conversation; else all its strings, joined by newlines."""
    name = _first_named(TEXT_NAMES, tuple(columns))
    if name is not None and isinstance(columns[name], str):
        return str(columns[name])
    name = _first_named(_CONVERSATION_NAMES, tuple(columns))
    if name is not None and isinstance(columns[name], list):
        return "\n".join(_turns(columns[name]))
    return "\n".join(strings_in(columns))


def licence_marks(columns: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """What the record says of its own licence, as ("column:license", value)."""
    return tuple(
        (f"column:{name}", value[:_LONGEST_MARK])
        for name, value in columns.items()
        if isinstance(value, str) and value.strip() and name.casefold() in LICENCE_NAMES
    )


def strings_in(value: object) -> Iterator[str]:
    """Every string inside nested lists and objects, in reading order (keys are no text)."""
    waiting = [value]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            if value:
                yield value
        elif isinstance(value, Mapping):
            waiting.extend(reversed(list(value.values())))
        elif isinstance(value, list):
            waiting.extend(reversed(value))


def _turns(turns: list[Any]) -> Iterator[str]:
    """What was said in each turn, without the name of who said it."""
    for turn in turns:
        name = _first_named(_TURN_NAMES, tuple(turn)) if isinstance(turn, Mapping) else None
        yield from strings_in(turn if name is None else turn[name])


@lru_cache(maxsize=256)
def _first_named(wanted: tuple[str, ...], given: tuple[str, ...]) -> str | None:
    by_name = {name.casefold().strip(): name for name in reversed(given)}
    return next((by_name[name] for name in wanted if name in by_name), None)
