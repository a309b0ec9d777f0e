"""Knows what stands in the fields of a form that nobody filled in: a prompt, which says so itself, and no text."""

import re

# As Word writes them, in its languages; and what stands in brackets on the covers of its templates.
_PROMPT = re.compile(
    r"\s*(?:(?:(?:haga|haz|feu|fes) clic|pulse|prema|clique|click|tap|cliquez|klicken|egin klik)\b[^\n]{0,80}"
    r"|(?:elija|elige|seleccione|trieu|tria|escolha|escolher|selecione|choose|select|choisissez|aukeratu)\b[^\n]{0,40}"
    r"|\[[^\]\n]{1,80}\])\s*",
    re.IGNORECASE,
)
_STYLE = re.compile(r"placeholder|marcador|reservado|espacereserv|platzhalter", re.IGNORECASE)


def is_prompt_style(name: str) -> bool:
    """Whether a style of letters is the one that Word gives to prompts, by whatever name."""
    return _STYLE.search(name) is not None


def is_prompt(text: str) -> bool:
    """Whether this is what Word asks where nothing is written yet."""
    return _PROMPT.fullmatch(text) is not None
