"""Puts accents on their letters where a PDF draws the two apart, as TeX does with its oldest fonts: "canci´on", "a˜no", "avan¸car".

The same signs serve as apostrophes ("l´escola") and quotes, so they are touched only in a text where many stand within words.
"""

import re
import unicodedata

from ingestion.text.cleaning import Substitution
from ingestion.text.paging import Paging

_STEP = "accents/2"
_COMBINING = {"´": "\u0301", "`": "\u0300", "¨": "\u0308", "ˆ": "\u0302", "˜": "\u0303", "¸": "\u0327"}
LETTERS = {  # that each of them goes with
    "´": "aeiouyıAEIOUYI", "`": "aeiouıAEIOUI", "¨": "aeiouıAEIOUI", "ˆ": "aeiouıAEIOUI", "˜": "naoeiuyıNAOEIUYI", "¸": "cC",
}  # fmt: skip
_LETTER = r"[^\W\d_]"
# Each alternative begins with its sign, and looks back from there: the engine then leaps from sign to sign.
_WITHIN = re.compile(  # elided articles are one letter
    "|".join(f"{sign}(?<={_LETTER}{{2}}{sign})[{letters}]" for sign, letters in LETTERS.items())
    + "".join(f"|{letter}(?<={_LETTER}{{2}}{letter})¸(?!{letter})" for letter in "cC")
)
_APOSTROPHE = re.compile(rf"´(?<={_LETTER}´)(?<!{_LETTER}{{2}}´)(?={_LETTER})")
_FEWEST = 3


def put_accents(text: str, paging: Paging) -> tuple[str, Paging, tuple[str, ...]]:
    """Return the text with every accent on its letter, its `paging` as it is then, and the name of the step where it did anything."""
    if not any(accent in text for accent in _COMBINING) or not _are_apart(text):
        return text, paging, ()
    return _ACCENTS.apply(text), _ACCENTS.carry(text, paging), (_STEP,)


def _are_apart(text: str) -> bool:
    within = len(_WITHIN.findall(text))
    return within >= _FEWEST and within >= len(_APOSTROPHE.findall(text))


def _composed(found: re.Match[str]) -> str:
    accent, letter = sorted(found[0], key=str.isalpha)
    return unicodedata.normalize("NFC", letter.replace("ı", "i") + _COMBINING[accent])


# A grave accent before a word may open a quote: besides "à" and "às" only what no quote closes is taken for one ("àrea", "òrgan").
_GRAVE = rf"`(?:(?<={_LETTER}`)[{LETTERS['`']}]|[aA](?=s?\b)|[aeoAEO](?={_LETTER})(?![^`\n]{{0,80}}['’´`](?!`|{_LETTER})))"
_OTHERS = [f"{sign}[{letters}]" for sign, letters in LETTERS.items() if sign != "`"]
_ACCENTS = Substitution(re.compile("|".join([_GRAVE, *_OTHERS, "c¸(?!c)", "C¸(?!C)"])), _composed)
