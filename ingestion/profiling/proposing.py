"""Tells by what is in columns which of them are text, where no name does: prose, and what says the same beside it.

That may have fewer words, as in languages that join what others put side by side, or be the single word that the prose explains.
"""

from collections.abc import Mapping

from ingestion.column_roles import is_language, role_of
from ingestion.profiling.column import Column
from languages.tables import fold

_LEAST_LENGTH = 0.4  # of the prose beside it
_LEAST_VARIED = 0.5
_NEVER_SAID = frozenset({"url", "email", "phone", "id"})  # looks
_OF_A_ROW = frozenset((  # roles of what is said of a row
    "label", "id", "language", "author", "date", "email", "url", "split", "score", "licence", "words",
))  # fmt: skip
_SAID_BESIDE = frozenset({"text", "target", "translation"})
# What dictionaries call their columns.
_OF_DICTIONARIES = frozenset((
    "key", "palabra", "palabras", "palavra", "paraula", "word", "headword", "lema", "lemma", "lexema", "termino", "term", "termo", "terme",
    "vocablo", "voz", "entrada", "verbete", "significado", "significados", "meaning", "definicion", "definicao", "definicio", "definition",
    "acepcion", "equivalente", "equivalencia", "sinonimo", "sinonimos", "ejemplo", "ejemplos", "exemplo", "exemple", "example", "glosa",
    "gloss", "expresion", "refran", "dicho", "adivinanza",
))  # fmt: skip


def text_among(columns: Mapping[str, Column]) -> list[str]:
    """Return the columns that are prose, or say as much as the shortest prose among them; none where there is no prose."""
    prose = [column for column in columns.values() if column.looks == "prose"]
    if not prose:
        return []
    shortest = min(prose, key=lambda one: one.length)
    return [name for name, column in columns.items() if column in prose or _is_said(column, shortest)]


def _is_said(column: Column, prose: Column) -> bool:
    """Whether a column is written in words, about as varied as the prose, and either called a text or as good as one."""
    if column.looks in _NEVER_SAID or column.is_personal or not column.said.is_in_letters:
        return False
    if column.variety < _LEAST_VARIED * prose.variety:
        return False
    return _is_called_so(column.name) or _says_as_much(column, prose)


def _is_called_so(name: str) -> bool:
    return is_language(name) or role_of(name) in _SAID_BESIDE or fold(name) in _OF_DICTIONARIES


def _says_as_much(column: Column, prose: Column) -> bool:
    """Whether it is nearly as long, and neither names nor codes."""
    if role_of(column.name) in _OF_A_ROW or column.length < _LEAST_LENGTH * prose.length:
        return False
    return not column.said.names_somebody and (prose.said.is_coded or not column.said.is_coded)
