"""Tells which split a dataset card means for a file: its patterns, as the Hub's libraries read them, seen from the card's folder."""

import re
from collections.abc import Sequence
from functools import lru_cache

Declared = tuple[
    tuple[str, str, str], ...
]  # (place of the card, split, pattern), the first that fits decides

_WILD = re.compile(r"(\*\*/?|\*|\?|\[[^\]/]+\])")
_USUAL = {"dev": "validation", "val": "validation", "valid": "validation", "eval": "test"}


def as_declared(given: Sequence[Sequence[str]]) -> Declared:
    """Return what JSON kept."""
    return tuple((card, split, pattern) for card, split, pattern in given)


def split_declared(place: str, declared: Declared) -> str:
    """Return the split that a card declares for a file, `train/a.csv`, or a member, `caja.zip!train/a.csv`; "" where none does."""
    return _split(place, declared) if declared else ""


@lru_cache(maxsize=1024)  # asked for every row of a file
def _split(place: str, declared: Declared) -> str:
    return next(
        (_USUAL.get(split, split) for card, split, pattern in declared if fits(place, card, pattern)), ""
    )


def fits(place: str, card: str, pattern: str) -> bool:
    """Tell whether a pattern of the card at `card` means this place, or a box that holds it."""
    folder = re.match(r"(?:.*[/!])?", card, re.DOTALL)
    base = folder[0] if folder else ""
    place = place.replace("\\", "/")
    if not place.startswith(base):
        return False
    inner = place[len(base) :]
    wanted = _compiled(pattern)
    ends = [at for at, letter in enumerate(inner) if letter == "!"]
    return any(wanted.fullmatch(inner[:end]) for end in (*ends, len(inner)))


@lru_cache(maxsize=1024)
def _compiled(pattern: str) -> re.Pattern[str]:
    """`*` stays within a folder, `**` does not; a folder means what is in it."""
    plain = pattern.replace("\\", "/").removeprefix("./").strip("/")
    pieces = [_piece(piece) for piece in _WILD.split(re.sub(r"\*{3,}", "**", plain)) if piece]
    return re.compile("".join(pieces) + r"(?:/[^!]*)?", re.DOTALL)


def _piece(piece: str) -> str:
    match piece:
        case "**/":
            return "(?:[^!]*/)?"
        case "**":
            return "[^!]*"
        case "*":
            return "[^/!]*"
        case "?":
            return "[^/!]"
    return _letters(piece) if piece.startswith("[") and len(piece) > 2 else re.escape(piece)


def _letters(piece: str) -> str:
    inside = piece[1:-1]
    mark = "^" if inside[0] in "!^" and len(inside) > 1 else ""
    return f"[{mark}{re.escape(inside[len(mark) :]).replace(chr(92) + '-', '-')}]"
