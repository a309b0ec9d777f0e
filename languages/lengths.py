"""How long texts are in UTF-8. Where each letter is one byte of Latin-1, as mostly, counting tells that far sooner than encoding."""

import numpy as np

from languages.normalise import in_latin_1

_LONG = 2_048  # characters: shorter ones are encoded sooner


def utf8_length(text: str) -> int:
    """Return the bytes of a text in UTF-8, three for each half of a pair that stands alone."""
    if len(text) > _LONG:
        return sum(utf8_lengths(text, len(text)))
    return len(text.encode("utf-8", "surrogatepass"))


def utf8_lengths(text: str, step: int) -> list[int]:
    """Return the bytes of every `step` characters of a text, and of what is left."""
    pieces = [slice(begin, begin + step) for begin in range(0, len(text), step)]
    letters = in_latin_1(text)
    if letters is None:
        return [len(text[piece].encode("utf-8", "surrogatepass")) for piece in pieces]
    are_two = np.frombuffer(letters, np.int8) < 0
    return [len(letters[piece]) + int(np.count_nonzero(are_two[piece])) for piece in pieces]
