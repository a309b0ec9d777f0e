"""How long texts are in UTF-8. Where each letter is one byte of Latin-1, as mostly, counting tells that far sooner than encoding."""

import numpy as np

from languages.normalise import in_latin_1

_LONG = 2_048  # characters: shorter ones are encoded sooner
_AT_ONCE = 1 << 16  # of longer ones: what is made of them on the way is small, whatever the text


def utf8_length(text: str) -> int:
    """Return the bytes of a text in UTF-8, three for each half of a pair that stands alone."""
    if text.isascii():
        return len(text)
    if len(text) > _LONG:
        return sum(utf8_lengths(text, _AT_ONCE))
    return len(text.encode("utf-8", "surrogatepass"))


def utf8_lengths(text: str, step: int) -> list[int]:
    """Return the bytes of every `step` characters of a text, and of what is left."""
    pieces = [slice(begin, begin + step) for begin in range(0, len(text), step)]
    encoded = in_latin_1(text)
    if encoded is None:
        return [len(text[piece].encode("utf-8", "surrogatepass")) for piece in pieces]
    letters = np.frombuffer(encoded, np.int8)  # those of two bytes in UTF-8 are below nothing
    return [len(some) + int(np.count_nonzero(some < 0)) for some in map(letters.__getitem__, pieces)]
