"""Lists of words asked all at once answer as each of them would."""

import re

import pytest

from licensing.evidence.cues import _any_of, _has_choice

PATTERNS = [
    r"\bbajo\b",
    r"\bcon (?:la|una)\b|, (?:con|y)\b",
    r"\A\W*licencia",
    r"\b[\"(|]x",
    "puede(?:n|s)?$",
    r"\bla obra",
]


@pytest.mark.parametrize(
    "text", ["va bajo llave", "debajo", "viene con la obra", "a, con ella", "a , con ella", " licencia", 'a"x', "ellas pueden", "pueden ir", "sola obra", ""]
)  # fmt: skip
def test_together_they_find_what_each_finds(text: str) -> None:
    alone = any(re.search(pattern, text) for pattern in PATTERNS)
    assert bool(re.search(_any_of(PATTERNS), text)) == alone


@pytest.mark.parametrize(
    ("pattern", "has_choice"),
    [
        (r"\ba|b", True),
        (r"\b(?:a|b)", False),
        (r"\b[|]", False),
        (r"\b\|", False),
        (r"\b(?:a(?:b|c))|d", True),
        ("", False),
    ],
)
def test_a_choice_outside_of_brackets_is_seen(pattern: str, has_choice: bool) -> None:
    assert _has_choice(pattern) is has_choice
