"""Remembers names in the same few bytes, however many there are: says that one came before, and seldom so of one that did not."""

from hashlib import blake2b

_BYTES = 4 << 20  # of a million names one in some thousands is wrongly said to be known
_WAYS = 4


class Names:
    """The names that came by."""

    def __init__(self) -> None:
        self._bits = bytearray(_BYTES)

    def had(self, name: str) -> bool:
        """Tell whether this one came before, and remember it."""
        digest = blake2b(name.encode(errors="surrogatepass"), digest_size=4 * _WAYS).digest()
        is_known = True
        for at in range(0, 4 * _WAYS, 4):
            place, bit = divmod(int.from_bytes(digest[at : at + 4], "big") % (8 * _BYTES), 8)
            is_known = is_known and bool(self._bits[place] >> bit & 1)
            self._bits[place] |= 1 << bit
        return is_known
