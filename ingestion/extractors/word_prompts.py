"""Knows what stands in the fields of a form that nobody filled in: a prompt, which says so itself, and no text.

A program that fills a form in often leaves it said, and in the look of a prompt, that nobody did: what is written tells.
"""

import re

from lxml import etree

from ingestion.extractors.packages import Package, properties, relations

# As Word writes them, in its languages.
_PROMPT = re.compile(
    r"\s*(?:(?:haga|haz|feu|fes) clic|pulse|prema|clique|click|tap|cliquez|klicken|egin klik)\b[^\n]{0,80}\s*"
    r"|\s*(?:elija|elige|seleccione|trieu|tria|escolha|escolher|selecione|choose|select|choisissez|aukeratu)\b[^\n]{0,20}"
    r"\b(?:[eé]l[eé]ment[ou]?|[ií]tem|opci[oó]n?|opção|option|fecha|dat[ae])(?: bat)?\.?\s*",
    re.IGNORECASE,
)
_OF_PROMPTS = frozenset(("placeholder", "bbPlcHdr"))  # a glossary's gallery, and its kind


def is_prompt(text: str) -> bool:
    """Whether this is what Word asks where nothing is written yet."""
    return _PROMPT.fullmatch(text) is not None


def own_prompts(package: Package, main: str) -> frozenset[str]:
    """What those who made a form ask in its fields, without spaces: Word keeps it in a glossary beside the text."""
    glossaries = (target for _, kind, target in relations(package, main) if kind == "glossaryDocument")
    parts = (part for target in glossaries for parts in properties(package, target) for part in parts)
    return frozenset(without_spaces(_text_of(part)) for part in parts if _is_of_prompts(part))


def without_spaces(text: str) -> str:
    """Return a text as prompts are compared."""
    return "".join(text.split())


def _is_of_prompts(part: etree._Element) -> bool:
    said = (one for one in part.iter("{*}gallery", "{*}type"))
    return any(value in _OF_PROMPTS for one in said for value in one.attrib.values())


def _text_of(part: etree._Element) -> str:
    return "".join(one.text or "" for one in part.iter("{*}t"))
