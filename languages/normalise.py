"""Makes of any text the one line our model reads: the same in training and in use, or its figures mean nothing."""

import re
import unicodedata

# Every apostrophe, prime and saltillo people type for the same glottal stop becomes one.
_APOSTROPHES = re.compile("[’‘ʼʻʾʿ`´ꞌꞋ′ˈ]")
# Soft hyphens, invisible joiners, and the marks of letters that were lost: without them the word is nearly itself.
_INVISIBLE = re.compile("[\xad\u200b-\u200f\u2060\ufeff\ufffd\ud800-\udfff]")
# No nested repetition here: a donor's line may be a megabyte without a space.
_NOISE = re.compile(r"https?://\S+|[\d_*#=|<>{}\[\]\\/@^~•·…\x00-\x1f\x7f]+")


def line_for_model(text: str) -> str:
    """One lower-case NFC line without digits, addresses and mark-up signs; "" where nothing is left."""
    line = unicodedata.normalize("NFC", text).lower()
    if not line.isascii() or "`" in line:
        line = _APOSTROPHES.sub("'", _INVISIBLE.sub("", line))
    return " ".join(_NOISE.sub(" ", line).split())
