"""Compact JSON holds the same values, however quickly it was written."""

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingestion.compact_json import as_json

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(st.characters(exclude_categories=())),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


@given(VALUES)
def test_what_is_written_reads_back_as_it_was(value: object) -> None:
    assert json.loads(as_json(value)) == value


def test_letters_stay_letters_and_nothing_is_padded() -> None:
    assert as_json({"oración": ["ñandú", 1.5, None]}) == '{"oración":["ñandú",1.5,null]}'


@pytest.mark.parametrize("odd", [2**70, -(2**64), 1e300])
def test_odd_numbers_stay_what_they_are(odd: float) -> None:
    assert json.loads(as_json({"n": odd})) == {"n": odd}


def test_what_is_no_number_is_not_made_a_null() -> None:
    assert math.isnan(json.loads(as_json({"a": None, "n": math.nan}))["n"])


def test_keys_that_are_no_strings_become_strings() -> None:
    assert as_json({1: "a"}) == '{"1":"a"}'
