"""Where a text is read for licences: exactly where looking for each trigger by itself would look."""

from hypothesis import given, settings
from hypothesis import strategies as st

from licensing.evidence.regions import REACH, TRIGGERS, regions

FILLER = st.sampled_from(["a", "ñ", "日", "\ud800", "İ", " ", "by", "cc", "-nc"])
PIECES = st.sampled_from(TRIGGERS) | st.tuples(FILLER, st.integers(1, 700)).map(
    lambda pair: pair[0] * pair[1]
)


def _one_by_one(text: str) -> list[int]:
    """Places of every trigger, looked for alone, at least REACH apart."""
    places = []
    for trigger in TRIGGERS:
        place = text.find(trigger)
        while place >= 0:
            places.append(place)
            place = text.find(trigger, place + REACH)
    return places


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=12).map("".join))
def test_one_pass_finds_what_a_search_for_each_trigger_finds(text: str) -> None:
    lowered = text.replace("İ", "I").lower()
    expected = {at for place in _one_by_one(lowered) for at in (place - REACH, place + REACH)}
    inside = [at for at in expected if 0 <= at <= len(text)]
    found = list(regions(text, len(text)))
    assert all(any(start <= at <= stop for start, stop in found) for at in inside)


def test_a_trigger_inside_another_counts_too() -> None:
    (span,) = regions("x" * 2_000 + "cc-zero" + "x" * 2_000, 8_192)
    assert span == (2_000 - REACH, 2_000 + REACH)


def test_half_a_surrogate_pair_is_passed_over() -> None:
    assert list(regions("\ud800 licencia \udfff", 8_192)) == [(0, 12)]


def test_by_alone_is_no_trigger() -> None:
    assert list(regions("written by hand", 8_192)) == []
    assert list(regions("cc by", 8_192)) == [(0, 5)]


def test_of_a_short_text_many_common_words_are_enough() -> None:
    few, many = "Podéis descargar la copla.", "Podéis descargar la copla en clase y nombrar al maestro."
    assert list(regions(few, 8_192)) == []
    assert list(regions(many, 8_192)) == [(0, len(many))]
    assert list(regions(many + " x" * 2_000, 8_192)) == []


def test_a_trigger_divided_at_the_end_of_a_line_is_found_where_it_stands() -> None:
    text = "la copla sue-\nna en la\n" * 200 + "queda prohi-\r\n  bida" + " x" * 2_000
    place = text.index("prohi")
    assert list(regions(text, len(text))) == [(place - REACH, place + REACH)]
