"""Tells commands that stand for words which only another file knows: "En \\pueblo{} se dice" would lose a word without a trace."""

import re
from collections.abc import Container

from pylatexenc.latexwalker import get_default_latex_context_db

from ingestion.extractors import latex_words as known

_SHORTEST, _LONGEST = 2, 40
_OF_PYLATEXENC = frozenset(spec.macroname for spec in get_default_latex_context_db().iter_macro_specs())
_SAYS_HOW = re.compile(
    r"(?:skip|fill|space|spacing|size|style|family|series|shape|width|height|depth|sep|break|page|line|rule|ruled|matter|mark|box|stretch|color|"
    r"indent|font|penalty|contents|figures|tables|list|index|title|section|chapter|counter|name|estilo|letra)\Z|\A(?:if|print|list|make|the|set|new|use|begin|end|start|stop|Declare)"
)
_LINE_BEFORE = 60
_IN_PROSE = re.compile(r"(?:[^\W_][.,;:)»”\"'’]?[ \t~]+|[(«“¿¡][ \t]*)\Z")
_BEGINS_WORD = re.compile(r"(?:\A|[\s~{(«“¿¡\"'-])\Z")
_EMPTY_GROUP = re.compile(r"\{\}(?=[\s.,;:)}»”!?~'’-]|\Z)")
_SAID_ON = re.compile(r"(?=[.,;:)»”!?~]|\\ |[ \t]+[^\W\d_A-ZÁÉÍÓÚÜÑ])")


def end_of_undefined(text: str, command: re.Match[str], defined: Container[str]) -> int | None:
    """Where a command ends, with its empty braces, if it stands in running prose for words; None of one that anybody knows."""
    name = command["name"]
    is_plain = command[0] == f"\\{name}" and _SHORTEST <= len(name) <= _LONGEST
    if not is_plain or name in defined or _is_known(name):
        return None
    before = text[max(0, command.start() - _LINE_BEFORE) : command.start()]
    group = _EMPTY_GROUP.match(text, command.end())
    if group and _BEGINS_WORD.search(before):
        return group.end()
    return command.end() if _IN_PROSE.search(before) and _SAID_ON.match(text, command.end()) else None


def _is_known(name: str) -> bool:
    listed = name in known.SILENT or name in known.DROPPED or name in known.NOTES or name in known.FIELDS
    return listed or bool(_SAYS_HOW.search(name)) or name in _OF_PYLATEXENC
