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
_BARRED_I = re.compile(r"\+(?:(?<=[^\W\d_]\+)|(?=[^\W\d_]))")
# The same, and lower case, for lines whose letters are of one byte each, as most are; every kind of space becomes one.
_OF_ONE_BYTE = "".join(
    " " if _SIGNS.match(letter) or letter.isspace() else "'" if letter in _APOSTROPHES else letter.lower()
    for letter in map(chr, range(256))
).encode("latin-1")
_NEED_MORE = (b"http", b"+", b"\xad")
_BETWEEN = "\0"  # texts that are made lines together: almost none has it
_TOGETHER = b"\n" + _OF_ONE_BYTE[1:]
_SPACES = re.compile("  +")
_ASCII = bytes(range(128))
_ASCII_SIGNS = bytes(32 if code < 128 and _SIGNS.match(chr(code)) else code for code in range(256))


def line_for_model(text: str) -> str:
    """One lower-case NFC line without digits, addresses and mark-up signs; "" where nothing is left."""
    return lines_for_model([text])[0]


def lines_for_model(texts: Sequence[str]) -> list[str]:
    """Return `line_for_model` of each: all made at once where every letter is one byte; else those of which that is true."""
    if not texts:
        return []
    together = in_latin_1(_BETWEEN.join(texts))
    if together is not None and together.count(0) == len(texts) - 1 and not _needs_more(together):
        return _plain(together.translate(_TOGETHER))
    encoded = [one and one.translate(_OF_ONE_BYTE) for one in map(in_latin_1, texts)]
    if _needs_more(b"\n".join(filter(None, encoded))):  # asked of all at once: most have nothing of the kind
        encoded = [None if one is None or _needs_more(one) else one for one in encoded]
    plain = iter(_plain(b"\n".join([one for one in encoded if one is not None])))
    others = iter(_others([text for text, one in zip(texts, encoded, strict=True) if one is None]))
    return [next(others if one is None else plain) for one in encoded]


def _needs_more(encoded: bytes) -> bool:
    """Whether more has to be done to a line than to change one byte for another."""
    return any(sign in encoded for sign in _NEED_MORE)


def _plain(lines_of_one_byte: bytes) -> list[str]:
    lines = _SPACES.sub(" ", lines_of_one_byte.decode("latin-1"))
    return [line.strip(" ") for line in lines.split("\n")]


def _others(texts: Sequence[str]) -> list[str]:
    lines = unicodedata.normalize("NFC", "\n".join([text.replace("\n", " ") for text in texts])).lower()
    rest = beyond_ascii(lines)
    lines = _BARRED_I.sub("i", lines.replace("ɨ", "i"))
    if _INVISIBLE.search(rest):
        lines = _INVISIBLE.sub("", lines)
    for sign in _APOSTROPHES:
        lines = lines.replace(sign, "'")
    lines = _ADDRESS.sub(" ", lines)
    lines = _SIGNS.sub(" ", lines) if _SIGNS.search(rest) else _without_ascii_signs(lines)
    return [" ".join(line.split()) for line in lines.split("\n")]


def _without_ascii_signs(text: str) -> str:
    return text.encode().translate(_ASCII_SIGNS).decode()


def in_latin_1(line: str) -> bytes | None:
    """Return the line with one byte for each letter, None where that cannot be."""
    try:
        return line.encode("latin-1")
    except UnicodeEncodeError:
        return None


def beyond_ascii(text: str) -> str:
    """Return the letters of a text that are not ASCII, mostly few: what is not among them need not be looked for in all."""
    return text.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass")
