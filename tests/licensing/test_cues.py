"""Lists of words asked all at once answer as each of them would."""

import re

import pytest

from licensing.evidence.cues import _any_of, _choices

PATTERNS = [
    r"\bbajo\b",
    r"\bcon (?:la|una)\b|, (?:con|y)\b",
    r"\A\W*licencia",
    r"\b[\"(|]x",
    "puede(?:n|s)?$",
    r"\bla obra",
    r"(?<!no )(?<!ni )\bsuena|toca\b",
]


@pytest.mark.parametrize(
    "text", ["va bajo llave", "debajo", "viene con la obra", "a, con ella", "a , con ella", " licencia", 'a"x', "ellas pueden", "pueden ir", "sola obra", "no suena", "ya suena", "resuena", "ni toca", ""]
)  # fmt: skip
def test_together_they_find_what_each_finds(text: str) -> None:
    alone = any(re.search(pattern, text) for pattern in PATTERNS)
    assert bool(re.search(_any_of(PATTERNS), text)) == alone


@pytest.mark.parametrize(
    ("pattern", "choices"),
    [
        (r"\ba|b", [r"\ba", "b"]),
        (r"\b(?:a|b)", [r"\b(?:a|b)"]),
        (r"\b[|(]|c", [r"\b[|(]", "c"]),
        (r"\b\||\(", [r"\b\|", r"\("]),
        (r"\b(?:a(?:b|c))|d", [r"\b(?:a(?:b|c))", "d"]),
        ("", [""]),
    ],
)
def test_choices_outside_of_brackets_are_seen(pattern: str, choices: list[str]) -> None:
    assert list(_choices(pattern)) == choices
