"""Says where in a gift something is: in which file, inside what, and on which page, slide or sheet."""

from collections.abc import Mapping

from donations.wording.places import FIELDS, LEAVES

_APART = " › "


def inside(member: str) -> str:
    """Return the way to a member through the boxes around it: "viejas.zip › carta.txt" for "viejas.zip!carta.txt"."""
    return _APART.join(filter(None, member.split("!")))


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
