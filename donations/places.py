"""Says where in a gift something is: in which file, inside what, and on which page, slide or sheet."""

import re
from collections.abc import Mapping
from pathlib import PurePosixPath

from donations.wording.places import FIELDS, LEAVES

_APART = " › "
# The sign between a box and what lies in it comes after the ending of the box and before a name: people's own stand elsewhere,
# in `¡Hola!/a.txt`, `¡Hola!.txt`, `¡Hola! 2.txt`, `Hola!Mundo.txt`.
_SIGN = re.compile(r"(?<=[^/]\.)([A-Za-z0-9]{1,10})!(?=\./|[^/.\s])")


def inside(member: str) -> str:
    """Return the way to a member through the boxes around it: "viejas.zip › carta.txt" for "viejas.zip!carta.txt"."""
    return _SIGN.sub(rf"\1{_APART}", member)


def name(place: str) -> str:
    """Return what lies at a place by its own name, without boxes and folders."""
    return PurePosixPath(inside(place).rpartition(_APART)[2]).name


def path(file: str, member: str = "") -> str:
    """Return the way to a member from its file on."""
    return _APART.join(filter(None, (file, inside(member))))


def spot(piece: Mapping[str, object]) -> str:
    """Return where a piece of evidence was seen: file, member, and page, slide, sheet or field."""
    where = path(str(piece.get("file") or ""), str(piece.get("member") or ""))
    return ", ".join(filter(None, (where, leaf(piece))))


def leaf(piece: Mapping[str, object]) -> str:
    """Return the page, slide, sheet or field that a piece of evidence names; "" where it names none."""
    if known := FIELDS.get(str(piece.get("field"))):
        return str(known)
    return next((str(words) % {"name": piece[kind]} for kind, words in LEAVES.items() if piece.get(kind)), "")
