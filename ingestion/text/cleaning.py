"""Cleans free text in small named steps; whatever no step is about stays as it was given."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise
from string import ascii_letters
from typing import NamedTuple

from ingestion.text.mojibake import repair_mojibake, rounds_of_repair
from ingestion.text.paging import Edit, Paging
from ingestion.text.windows_signs import with_signs_of_windows
from languages.normalise import in_latin_1

# Ghostscript tells the letters of a ligature with their bytes the wrong way round, and adds up the last two of three: "o昀椀cial".
_SWAPPED = {chr(ord(letter) << 8): letter for letter in ascii_letters}
_SWAPPED_TWO = {chr(sum(map(ord, letters)) << 8): letters for letters in ("fi", "fl", "fj")}
_SWAPPED_BACK = _SWAPPED | _SWAPPED_TWO
_SWAPPED_LIGATURE = f"[{''.join(_SWAPPED)}][{''.join(_SWAPPED_BACK)}]+"
_LATIN = "[A-Za-zÀ-ÖØ-öø-ɏ]"  # two such signs of CJK hardly ever stand right beside it
# Tibetan, Thai, Lao, Burmese, Khmer, those of Tai and of Java and Bali, Chinese and Japanese.
_UNSPACED = "[\u0e00-\u109f\u1780-\u17ff\u1950-\u1aad\u1b00-\u1bbf\u3040-\u30ff\u3400-\u9fff\ua980-\ua9ff\uaa60-\uaadf\u200b\u2060]"
_ANY_OF_THESE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u200b\u2028\u2029\u2060\ufeff\ud800-\udfff\uf0a7-\uf0fe\ufb00-\ufb06]"
    f"|{_SWAPPED_LIGATURE}"
)
# Of Latin-1, in which most texts can be written; those are asked as bytes, which takes a sixth of the time.
_BYTES_OF_THESE = bytes(code for code in range(256) if _ANY_OF_THESE.match(chr(code)))

_BULLETS = {
    "\uf0a7": "▪", "\uf0b7": "•", "\uf0d8": "➢", "\uf0e0": "→", "\uf0e8": "➔", "\uf0f0": "⇨", "\uf0fc": "✓", "\uf0fe": "☑",
}  # fmt: skip


def clean(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the cleaned text and the names, with versions, of the steps that changed it. Cleaning twice changes nothing."""
    cleaned, _, applied = clean_paged(text, None)
    return cleaned, applied


def clean_paged(text: str, paging: Paging | None) -> tuple[str, Paging | None, tuple[str, ...]]:
    """Return the cleaned text, its `paging` as it is then, and the names of the steps that changed it."""
    applied: dict[str, None] = {}
    waiting = [_COMPOSITION, _BY_CHARACTER, _REPAIR]
    while waiting:
        steps = waiting.pop()
        if steps is _BY_CHARACTER and not _has_any_of_these(text):
            continue
        before = text
        for name, step, carry in steps:
            cleaned = step(text)
            if cleaned != text:
                applied[name] = None
                paging = paging and carry(text, paging)
            text = cleaned
        if steps is _BY_CHARACTER and len(text) < len(before):  # what stood apart may be two misread bytes
            waiting += [_BY_CHARACTER, _REPAIR]
    return text, paging, tuple(applied)


def _has_any_of_these(text: str) -> bool:
    data = in_latin_1(text)
    if data is None:
        return _ANY_OF_THESE.search(text) is not None
    return len(data.translate(None, _BYTES_OF_THESE)) < len(data)


@dataclass(frozen=True, slots=True)
class Substitution:
    """Puts one thing in the place of each match of a pattern."""

    pattern: re.Pattern[str]
    by: str | Callable[[re.Match[str]], str]

    def apply(self, text: str) -> str:
        """Return the text with all of them replaced."""
        return self.pattern.sub(self.by, text)

    def carry(self, text: str, paging: Paging) -> Paging:
        """Return the paging of that text, from the paging of `text`."""
        return paging.moved(self._edits(text))

    def _edits(self, text: str) -> Iterator[Edit]:
        by = self.by
        for found in self.pattern.finditer(text):
            yield found.start(), found.end(), len(by if isinstance(by, str) else by(found))


class _Step(NamedTuple):
    name: str
    apply: Callable[[str], str]
    carry: Callable[[str, Paging], Paging]


def _substituting(name: str, pattern: str, by: str | Callable[[re.Match[str]], str]) -> _Step:
    substitution = Substitution(re.compile(pattern), by)
    return _Step(name, substitution.apply, substitution.carry)


def _carry_through_repair(text: str, paging: Paging) -> Paging:
    for places, _ in rounds_of_repair(text):
        paging = paging.moved((place.start(), place.end(), 1) for place in places)
    return paging


def _compose(text: str) -> str:
    if in_latin_1(text) is not None:  # none of those letters composes with another
        return text
    return unicodedata.normalize("NFC", text)


def _carry_through_composition(text: str, paging: Paging) -> Paging:
    """A page begins behind a line's end or within a word that was joined again: nothing composes across its beginning."""
    lengths = (len(_compose(text[start:stop])) for start, stop in pairwise((0, *paging.starts)))
    return paging.starting(accumulate(lengths))


def _bullet(found: re.Match[str]) -> str:
    return _BULLETS[found[0]]


def _without_ligature(found: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", found[0])


def _swapped_back(found: re.Match[str]) -> str:
    return "".join(_SWAPPED_BACK[letter] for letter in found[0])


_REPAIR = (
    _Step("mojibake/3", repair_mojibake, _carry_through_repair),
)  # first: misread bytes look like soft hyphens and controls
_BY_CHARACTER = (  # one look tells whether any of these has something to do; most texts need none
    _Step(
        "windows_signs/1", with_signs_of_windows, lambda _, paging: paging
    ),  # before U+0085 is a line's end
    # A form feed is a page's end: two words must not meet there.
    _substituting("newlines/1", "\r\n|[\r\u0085\u2028\u2029\f\v]", "\n"),
    _substituting("controls/1", "[\x00-\x08\x0e-\x1f\x7f\ufeff]", ""),
    # What only says where a line may be broken, or not; in scripts without spaces it divides words.
    _substituting("zero_width/1", f"(?<!{_UNSPACED})[\u200b\u2060]++(?!{_UNSPACED})", ""),
    # Half a surrogate pair, as careless JSON holds it, cannot be written in any encoding.
    _substituting("surrogates/1", "[\ud800-\udfff]", "\ufffd"),
    # A soft hyphen is only a place where a word may break; where it did break, the word is joined again.
    _substituting("soft_hyphens/1", "\u00ad(?:[ \t]*\n[ \t]*(?=[^\\W\\d_]))?", ""),
    _substituting("ligatures/1", "[\ufb00-\ufb06]", _without_ligature),
    _substituting(
        "swapped_ligatures/1",
        f"(?<={_LATIN}){_SWAPPED_LIGATURE}|{_SWAPPED_LIGATURE}(?={_LATIN})",
        _swapped_back,
    ),
    # Alone it is a bullet or an arrow of Symbol or Wingdings; within words it may be a letter of somebody's own font.
    _substituting("bullets/1", rf"[{''.join(_BULLETS)}](?<!\S.)(?!\S)", _bullet),
)
_COMPOSITION = (_Step("nfc/1", _compose, _carry_through_composition),)
