"""Makes of any text the one line our model reads: the same in training and in use, or its figures mean nothing."""

import re
import unicodedata
from collections.abc import Sequence

# Every apostrophe, prime and saltillo people type for the same glottal stop becomes one.
_APOSTROPHES = "’‘ʼʻʾʿ`´ꞌꞋ′ˈ"
# Soft hyphens, invisible joiners, and the marks of letters that were lost: without them the word is nearly itself.
_INVISIBLE = re.compile("[\xad\u200b-\u200f\u2060\ufeff\ufffd\ud800-\udfff]")
# No nested repetition here: a donor's line may be a megabyte without a space.
_ADDRESS = re.compile(r"https?://\S+")
_SIGNS = re.compile(r"[\d_*#=|<>{}\[\]\\/@^~•·…\x00-\x09\x0b-\x1f\x7f]+")  # but the line feed
# Wixárika and Mixtec write a vowel that typewriters had no key for as ɨ, as + or as a plain i.
_BARRED_I = re.compile(r"ɨ|(?<=[^\W\d_])\+|\+(?=[^\W\d_])")
# The same for lines whose letters are of one byte each, as most are; every kind of space in them becomes one.
_NOT_PLAIN = re.compile("http|\\+|\xad")
_PLAIN = {
    letter: " " if _SIGNS.match(letter) or letter.isspace() else "'" if letter in _APOSTROPHES else letter
    for letter in map(chr, range(256))
} | {"\n": "\n"}
_OF_ONE_BYTE = "".join(_PLAIN.values()).encode("latin-1")
_SPACES, _ENDS = re.compile("  +"), re.compile(" ?\n ?")


def line_for_model(text: str) -> str:
    """One lower-case NFC line without digits, addresses and mark-up signs; "" where nothing is left."""
    return lines_for_model([text])[0]


def lines_for_model(texts: Sequence[str]) -> list[str]:
    """Return `line_for_model` of each, made for all of them at once: apart only those of one byte a letter, most of them."""
    if not texts:
        return []
    together = unicodedata.normalize("NFC", "\n".join([text.replace("\n", " ") for text in texts])).lower()
    lines = together.split("\n")
    encoded = list(map(in_latin_1, lines))
    if _NOT_PLAIN.search(together):
        encoded = [None if _NOT_PLAIN.search(line) else one for line, one in zip(lines, encoded, strict=True)]
    plain = iter(_plain(b"\n".join(filter(None, encoded))))
    others = iter(_others("\n".join([line for line, one in zip(lines, encoded, strict=True) if not one])))
    return [next(plain if one else others) for one in encoded]


def _plain(lines: bytes) -> list[str]:
    return (
        _ENDS.sub("\n", _SPACES.sub(" ", lines.translate(_OF_ONE_BYTE).decode("latin-1")))
        .strip(" ")
        .split("\n")
    )


def _others(lines: str) -> list[str]:
    if "+" in lines or "ɨ" in lines:
        lines = _BARRED_I.sub("i", lines)
    lines = _INVISIBLE.sub("", lines)
    for sign in _APOSTROPHES:
        lines = lines.replace(sign, "'")
    if "http" in lines:
        lines = _ADDRESS.sub(" ", lines)
    return [" ".join(line.split()) for line in _SIGNS.sub(" ", lines).split("\n")]


def in_latin_1(line: str) -> bytes | None:
    """Return the line with one byte for each letter, None where that cannot be."""
    try:
        return line.encode("latin-1")
    except UnicodeEncodeError:
        return None
