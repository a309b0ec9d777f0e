"""Reads members' names in whatever encoding they were packed, and knows the parts of a box that was cut into several."""

import re
import struct
import zlib

MAX_CHARACTERS = 1_000
_UNICODE_PATH = 0x7075  # Info-ZIP: a version byte, the CRC of the plain name, then the name in UTF-8
_CODE_PAGES = ("cp850", "cp1252", "cp437", "mac_roman")  # in the order in which a tie is decided
# How much a letter speaks for the code page that reads it: what Iberian names are full of, before what they may have.
_WEIGHTS = {
    letter: weight
    for weight, letters in {3: "áéíóúñçÁÉÍÓÚÑ", 2: "üàèòïêâôãõºªÇÀÈÒÜ", 1: "ÂÊÔÃÕÏ¿¡·"}.items()
    for letter in letters
}
_NEVER_FIRST = frozenset("ïêâôãõ")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")  # and what turns others round
# Of a box that was cut into several; the second kind of ending has other meanings too.
_VOLUME = re.compile(r"\.(?:zip|7z|rar|tar|tgz|gz|bz2|xz|zst|exe)\.\d{3}$", re.IGNORECASE)
_PERHAPS_VOLUME = re.compile(r"\.(?:z\d\d|r\d\d|part\d{1,4}\.rar)$", re.IGNORECASE)


def decode_name(raw: bytes, *, is_utf8: bool, extra: bytes = b"") -> str:
    """Decode a name: what the archive says, else UTF-8 if valid, else the code page that reads most Iberian.

    Control characters become U+FFFD and a name is cut at MAX_CHARACTERS: it is a label for people.
    """
    name = _unicode_path(raw, extra) or _decode(raw, is_utf8=is_utf8)
    return _CONTROL.sub("\ufffd", name)[:MAX_CHARACTERS]


def is_volume(name: str, *, is_text: bool = False) -> bool:
    """Say whether a file is called like one part of a box that was cut into several: cuentos.zip.002, cuentos.z01."""
    return bool(_VOLUME.search(name)) or (not is_text and bool(_PERHAPS_VOLUME.search(name)))


def extra_fields(extra: bytes) -> dict[int, bytes]:
    """Cut a ZIP extra field into its records by id; what is cut short is left out."""
    fields, place = {}, 0
    while place + 4 <= len(extra):
        kind, length = struct.unpack_from("<HH", extra, place)
        if place + 4 + length <= len(extra):
            fields[kind] = extra[place + 4 : place + 4 + length]
        place += 4 + length
    return fields


def _unicode_path(raw: bytes, extra: bytes) -> str:
    field = extra_fields(extra).get(_UNICODE_PATH, b"")
    if len(field) < 6 or int.from_bytes(field[1:5], "little") != zlib.crc32(raw):
        return ""
    return field[5:].decode(errors="replace")


def _decode(raw: bytes, *, is_utf8: bool) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError:
        if is_utf8:
            return raw.decode(errors="replace")
    return max((raw.decode(page, errors="replace") for page in _CODE_PAGES), key=_score)


def _score(name: str) -> int:
    """Weigh how well a name reads: Iberian letters for it, anything else beyond ASCII against it."""
    pairs = zip(" " + name, name, strict=False)
    return sum(_weight(before, character) for before, character in pairs if character > "\x7f")


def _weight(before: str, character: str) -> int:
    if character not in _WEIGHTS:
        return -1 if character.isalpha() else -3
    if character.isupper() and before.islower():
        return -1
    if character in _NEVER_FIRST and not before.isalpha():
        return 0
    return _WEIGHTS[character]
