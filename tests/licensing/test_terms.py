"""The public domain is reached in Spain and in the donor's country, or not at all."""

import pytest

from licensing.terms import term_passed


@pytest.mark.parametrize(
    ("death_year", "country", "year", "answer"),
    [
        (1936, "es", 2016, False),
        (1936, "es", 2017, True),
        (1936, "AR", 2017, True),
        (1950, "ar", 2026, False),
        (1930, "mx", 2026, False),
        (1920, "mx", 2026, True),
        (1936, "xx", 2026, False),
        (1900, "xx", 2026, True),
    ],
)
def test_term(death_year: int, country: str, year: int, answer: bool) -> None:
    assert term_passed(death_year, country, year) is answer
