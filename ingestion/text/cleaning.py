"""Cleans free text in small named steps; whatever no step is about stays as it was given."""

import re
import unicodedata
from collections.abc import Callable

from ingestion.text.mojibake import repair_mojibake

_NEWLINES = re.compile(
    "\r\n|[\r\u0085\u2028\u2029\f\v]"
)  # a form feed is a page's end: two words must not meet there
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufeff]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_SOFT_HYPHENS = re.compile("\u00ad(?:[ \t]*\n[ \t]*(?=[^\\W\\d_]))?")
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_ANY_OF_THESE = re.compile("[\x00-\x08\x0b-\x1f\x7f\x85\xad\u2028\u2029\ufeff\ud800-\udfff\ufb00-\ufb06]")


def clean(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the cleaned text and the names, with versions, of the steps that changed it. Cleaning twice changes nothing."""
    applied = []
    for steps in (_REPAIR, _BY_CHARACTER, _COMPOSITION):
        if steps is _BY_CHARACTER and not _ANY_OF_THESE.search(text):
            continue
        for name, step in steps:
            cleaned = step(text)
            if cleaned != text:
                applied.append(name)
            text = cleaned
    return text, tuple(applied)


def _normalise_newlines(text: str) -> str:
    return _NEWLINES.sub("\n", text)


def _remove_controls(text: str) -> str:
    return _CONTROLS.sub("", text)


def _replace_surrogates(text: str) -> str:
    """Half a surrogate pair, as careless JSON holds it, cannot be written in any encoding."""
    return _SURROGATES.sub("\ufffd", text)


def _join_soft_hyphens(text: str) -> str:
    """A soft hyphen is only a place where a word may break; where it did break, the word is joined again."""
    return _SOFT_HYPHENS.sub("", text)


def _split_ligatures(text: str) -> str:
    return _LIGATURE.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)


def _compose(text: str) -> str:
    return unicodedata.normalize("NFC", text)


_Steps = tuple[tuple[str, Callable[[str], str]], ...]
_REPAIR: _Steps = (
    ("mojibake/2", repair_mojibake),
)  # first: misread bytes look like soft hyphens and controls
_BY_CHARACTER: _Steps = (  # one look tells whether any of these has something to do; most texts need none
    ("newlines/1", _normalise_newlines),
    ("controls/1", _remove_controls),
    ("surrogates/1", _replace_surrogates),
    ("soft_hyphens/1", _join_soft_hyphens),
    ("ligatures/1", _split_ligatures),
)
_COMPOSITION: _Steps = (("nfc/1", _compose),)
