"""N-grams found for many words at once are those of each word alone, by fastText's own hash, worked out by hand here."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from languages.n_grams import NGrams

SHORTEST, LONGEST, BUCKETS = 2, 4, 5_003
FOUND = NGrams(SHORTEST, LONGEST, range(BUCKETS))


def _hash(letters: str) -> int:
    code = 2_166_136_261
    for byte in letters.encode():
        code = (code ^ (byte if byte < 128 else byte | 0xFFFFFF00)) * 16_777_619 & 0xFFFFFFFF
    return code % BUCKETS


def _by_hand(word: str) -> list[int]:
    parts = (
        word[start : start + size]
        for start in range(len(word))
        for size in range(SHORTEST, LONGEST + 1)
        if start + size <= len(word)
    )
    return [_hash(part) for part in parts]


def _found(words: list[str]) -> list[list[int]]:
    rows, counts = FOUND.rows(words)
    assert len(rows) == counts.sum()
    ends = counts.cumsum().tolist()
    return [rows[end - count : end].tolist() for end, count in zip(ends, counts.tolist(), strict=True)]


@pytest.mark.parametrize("word", ["<a>", "<niño>", "<ñe'ẽ>", "<привет>", "<日本語>", "<𝒜𝒷>", "<a\0b>"])
def test_letters_of_one_to_four_bytes(word: str) -> None:
    assert _found([word]) == [_by_hand(word)]


@given(
    st.lists(
        st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=9), min_size=1, max_size=9
    )
)
def test_words_together_are_as_each_alone(words: list[str]) -> None:
    assert _found(words) == [_by_hand(word) for word in words]


def test_n_grams_that_were_pruned_are_left_out() -> None:
    kept = _hash("ca")
    rows, counts = NGrams(2, 2, [7 if code == kept else -1 for code in range(BUCKETS)]).rows(
        ["<a>", "<casca>", "<"]
    )
    assert (rows.tolist(), counts.tolist()) == ([7, 7], [0, 2, 0])
