"""Puts back the quotes and dashes of Windows-1252 that somebody read as Latin-1, where they are invisible controls."""

import re
import unicodedata

from ingestion.text.letters import likeliest, score, surroundings

_PAGE = "cp1252"
_SIGNS = {code: bytes([code]).decode(_PAGE, errors="ignore") or chr(code) for code in range(0x80, 0xA0)}
_NEXT_LINE = "\x85"
_CONTROL = re.compile("[\x80-\x9f]")
_QUOTE_OR_DASH = re.compile("[\x91-\x97]")
_MORE_THAN_APOSTROPHES = re.compile("[\x91\x93-\x97À-ÿ]")  # "d\x92a" alone may be the "día" of a Mac
_IN_CAPITALS = "(?<=[A-Z])[ÇÈÉÍÑÒÓÔÚ][\x92\x94](?!\\w)"  # "CAFÉ”"
_PLACE = re.compile(
    f"(?!{_IN_CAPITALS})(?P<sequence>[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{{2}}|[\xf0-\xf4][\x80-\xbf]{{3}})|[\x80-\x9f]"
)
_WRITTEN = ("LATIN", "COMBINING", "MODIFIER")
# Alone it is the next line of EBCDIC and XML, unless the sentence goes on, or ends, behind it.
_GOES_ON = re.compile("(?<=[^\\W_])\x85(?=[,;:.?!)»”\n]| [a-zà-ÿ])")


def with_signs_of_windows(text: str) -> str:
    """Return the text with “, ”, ‘, ’, –, — and … for such controls, if its letters are those of Windows-1252."""
    if not _CONTROL.search(text):
        return text
    if _QUOTE_OR_DASH.search(text) and _is_of_windows(text):
        return _PLACE.sub(_sign, text)
    return _GOES_ON.sub("…", text)


def _is_of_windows(text: str) -> bool:
    """Whether the text looks like writing in that code page: "ni\\x96o" is of another, where it is an ñ."""
    if not _MORE_THAN_APOSTROPHES.search(text):
        return False
    plain = unicodedata.normalize("NFC", text).replace(_NEXT_LINE, " ")
    places = surroundings(plain.encode("latin-1", "replace"))
    return likeliest(places) == _PAGE and score(places, _PAGE) > 0


def _sign(place: re.Match[str]) -> str:
    sequence = place["sequence"]
    if sequence and _means_letter(sequence):  # misread UTF-8, which is another's matter
        return sequence
    return place[0].translate(_SIGNS)


def _means_letter(sequence: str) -> bool:
    meant = sequence.encode("latin-1").decode("utf-8", errors="ignore")
    return unicodedata.name(meant, "").startswith(_WRITTEN) or unicodedata.category(meant or "a")[0] in "PS"
