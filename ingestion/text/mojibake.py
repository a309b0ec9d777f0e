"""Repairs UTF-8 that somebody once read as Windows-1252 ("canciÃ³n"), where that is certain."""

import re
from collections.abc import Iterator

# Bytes that cp1252 leaves out (81, 8D …) are shown as browsers and Latin-1 show them.
_BYTE_OF = {bytes([code]).decode("cp1252", errors="ignore") or chr(code): code for code in range(0x80, 0x100)}
_BYTE_OF |= {chr(code): code for code in range(0x80, 0xA0)}  # and as plain Latin-1 reads them
_CONTINUATION = (
    "[" + "".join(re.escape(character) for character, code in _BYTE_OF.items() if code < 0xC0) + "]"
)
_SEQUENCE = re.compile(f"[Â-ß]{_CONTINUATION}|[à-ï]{_CONTINUATION}{{2}}|[ð-ô]{_CONTINUATION}{{3}}")

_SPANISH = "áéíóúñüçàèòïãõâêôý"  # and what is written beside it; after them the others'
_SMALL = f"{_SPANISH}ĩũẽỹäëöāēīōū"
_EXPECTED = frozenset(_SMALL + _SMALL.upper() + "¿¡«»“”‘’–—…·ªº°€\xa0\xad§©®™½¼¾²³´ʼꞌꞋ\u0303\u0308\u0331")
_SIGNS = re.compile(rf"(?<=[a-z])[{_SMALL}·]|[{_SMALL}·](?=[a-z])")
_SIGNS_ALONE = frozenset("¿¡“”‘’–—…ẽʼꞌ\u0303\u0308\u0331")
_WORDS = "áéóàèíú"
_ENOUGH = 3  # sequences, in a text that has nothing else beyond ASCII
_TWICE = re.compile("Ã[\x82\x83‚ƒ]Â|Ã¢(?:â‚¬|Â\x80)")  # no one writes these: UTF-8 misread twice
_BEGINNINGS = (
    "Ã",
    "Â",
    "Ä",
    "Å",
    "áº",
    "á»",
    "â€",
    "â\x80",
    "Ê¼",
    "êž",
    "ê\x9e",
    "Ìƒ",
    "Ìˆ",
    "Ì±",
)  # no certain sign begins otherwise
_ROUNDS = 3  # text goes wrong twice in a row now and then


def repair_mojibake(text: str) -> str:
    """Undo the misreading, round by round. Without a certain sign ("Ã³" beside small letters, "Â¿") nothing is touched.

    Where nothing else in the text is beyond ASCII, all of it was misread. In a text that also holds accents written well,
    only the certain places are repaired: capital "Ã" or "Â" before a quotation mark is good Portuguese.
    """
    if may_be_misread(text):
        for _, repaired in rounds_of_repair(text):
            text = repaired
    return text


def may_be_misread(text: str) -> bool:
    """Tell whether anything in it looks like misread bytes: of most texts nothing does, and looking is quick."""
    for beginning in _BEGINNINGS:  # noqa: SIM110  (a loop is much quicker here than `any`)
        if beginning[-1] in text and beginning in text:  # its first letter alone may be a common one
            return True
    return False


def rounds_of_repair(text: str) -> Iterator[tuple[list[re.Match[str]], str]]:
    """Yield for each round the places that become one character each, in order, and what it makes of the text."""
    for _ in range(_ROUNDS):
        places = _misread(text)
        if not places:
            return
        text = _replace(text, places)
        yield places, text


def _misread(text: str) -> list[re.Match[str]]:
    """The places to repair, as far as one look can tell."""
    places = [place for place in _SEQUENCE.finditer(text) if _meant(place[0])]
    if _TWICE.search(text):
        return places
    certain = [place for place in places if _is_certain(text, place)]
    untouched = _replace(text, places, by="")
    if untouched.isascii() and len(places) >= (1 if certain else _ENOUGH):
        return places
    if not certain:
        return []
    written_well = sum(untouched.count(letter) for letter in _SPANISH)
    if written_well > len(certain):
        return [place for place in places if place in certain or _stands_alone(text, place)]
    return [place for place in places if _meant(place[0]) in _EXPECTED]


def _replace(text: str, places: list[re.Match[str]], by: str | None = None) -> str:
    pieces: list[str] = []
    done = 0
    for place in places:
        pieces += (text[done : place.start()], _meant(place[0]) if by is None else by)
        done = place.end()
    return "".join((*pieces, text[done:]))


def _meant(sequence: str) -> str:
    """The character whose UTF-8 bytes `sequence` shows one by one, or "" if they are no such bytes."""
    return bytes(_BYTE_OF[character] for character in sequence).decode("utf-8", errors="ignore")


def _is_certain(text: str, place: re.Match[str]) -> bool:
    meant = _meant(place[0])
    if meant not in _EXPECTED:
        return False
    if any("\x80" <= character < "\xa0" for character in place[0]):
        return True  # Latin-1 showed it: such controls stand in no text
    shown = text[max(0, place.start() - 1) : place.start()] + meant + text[place.end() : place.end() + 1]
    return meant in _SIGNS_ALONE or bool(_SIGNS.search(shown))


def _stands_alone(text: str, place: re.Match[str]) -> bool:
    """Tell a word of one letter, or a quotation mark that no capital "Â" can have before it: sure beside surer signs."""
    before, after = text[max(0, place.start() - 1) : place.start()], text[place.end() : place.end() + 1]
    if _meant(place[0]) in "«»":
        return not before.isupper()
    return _meant(place[0]) in _WORDS and not before.isalpha() and not after.isalpha()
