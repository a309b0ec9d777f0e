"""Compares what a text was declared to be with what was found in it; advises, and never decides."""

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from languages.codes import macro, scripts_of
from languages.labels import TAUGHT
from languages.scripts import UNKNOWN, is_unknown, script_in

Answer = Literal["agrees", "mixed", "disagrees", "uncertain", "unknown_to_model"]

# Shares of bytes, tuned on documents of ten lines from sources the model was not taught (docs/language-model.md).
ENOUGH_EXPECTED = 0.75
ENOUGH_OTHER = 0.10
TOO_LITTLE_EXPECTED = 0.30
CLEARLY_ANOTHER = 0.50
# One stretch of a short text may be misread: another language counts from two stretches on, or from a good part on.
TWO_STRETCHES = 100  # characters
GOOD_PART = 0.30
# Under this a text is too short to contradict anybody.
FEWEST_CHARACTERS = 60


class Verification(NamedTuple):
    """The answer, the share of bytes in the declared languages, and the other languages found: tag → share.

    Tags of `others` are those languages are compared as (`qu` for `quz`); text nobody could identify is not among them,
    but text in a script none of the declared languages is written in is, as `und-Cyrl`.
    """

    answer: Answer
    expected_share: float
    others: dict[str, float]


def verify(declared: Sequence[str], shares: Mapping[str, float], *, characters: int) -> Verification:
    """What `shares` (tag → share of the bytes, with `und`) say of the `declared` canonical tags.

    Varieties are compared at their macrolanguage: a detected `qu` confirms `quz`. Of a language the model was not
    taught, or hardly, nothing is said against the declaration, whatever it found: the donor's word stands.
    """
    expected = {macro(tag) for tag in declared}
    scripts = frozenset[str]().union(*(scripts_of(tag) for tag in declared))
    found: dict[str, float] = {}
    for tag, share in shares.items():
        compared = _compared(tag, scripts)
        found[compared] = found.get(compared, 0.0) + share
    expected_share = sum(share for tag, share in found.items() if tag in expected)
    others = {tag: share for tag, share in found.items() if tag not in expected | {UNKNOWN}}
    others = dict(sorted(others.items(), key=lambda item: -item[1]))
    return Verification(_answer(expected, expected_share, others, characters), expected_share, others)


def _compared(tag: str, scripts: frozenset[str]) -> str:
    """The tag a share counts for; unknown text counts as such only in a script that was to be expected."""
    if not is_unknown(tag):
        return macro(tag)
    return tag if script_in(tag) and script_in(tag) not in scripts else UNKNOWN


def _answer(
    expected: set[str], expected_share: float, others: Mapping[str, float], characters: int
) -> Answer:
    counted = (
        share for share in others.values() if share >= GOOD_PART or share * characters >= TWO_STRETCHES
    )
    largest_other = max(counted, default=0.0)
    if expected_share >= ENOUGH_EXPECTED and largest_other < ENOUGH_OTHER:
        return "agrees"
    if expected and not expected & TAUGHT:
        return "unknown_to_model"
    if not expected or expected - TAUGHT or characters < FEWEST_CHARACTERS:
        return "uncertain"
    if expected_share < TOO_LITTLE_EXPECTED and largest_other >= CLEARLY_ANOTHER:
        return "disagrees"
    if expected_share >= TOO_LITTLE_EXPECTED and largest_other >= ENOUGH_OTHER:
        return "mixed"
    return "uncertain"
