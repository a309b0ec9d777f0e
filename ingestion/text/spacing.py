"""Writes words and signs, where each stands by itself, as people write them."""

from collections.abc import Iterable

_CLOSING = frozenset(".,;:!?)]}»›”’…%")
_OPENING = frozenset("¿¡([{«‹“‘„")


def spaced(tokens: Iterable[str]) -> str:
    """Join words and signs: no space before what closes, none after what opens; a straight quote does the one, then the other."""
    pieces, quotes, glues = list[str](), 0, True
    for token in filter(None, tokens):
        is_sign = not any(map(str.isalnum, token))
        closes = is_sign and (token[0] in _CLOSING or (token[0] == '"' and quotes % 2 == 1))
        pieces += [token] if glues or closes else [" ", token]
        quotes += token.count('"')
        glues = is_sign and (token[-1] in _OPENING or (token[-1] == '"' and quotes % 2 == 1))
    return "".join(pieces)
