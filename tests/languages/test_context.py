"""The stretches of a document are read in the light of one another, and what is surely something else stays that."""

import pytest

from languages.context import Candidates, settle

GALICIAN = Candidates(100, [("glg", 0.97), ("por", 0.02)])
SPANISH = Candidates(100, [("spa", 0.99), ("glg", 0.005)])


def _read(*stretches: Candidates) -> list[str]:
    return [label for label, _ in settle(stretches)]


@pytest.mark.parametrize(
    ("ranked", "label"),
    [
        ([("por", 0.5), ("glg", 0.4)], "glg"),  # unsure: in what the others are surely in
        ([("por", 0.9), ("glg", 0.05)], "glg"),  # nearly sure of a relative
        ([("por", 0.97), ("glg", 0.02)], "por"),  # sure
        ([("spa", 0.9), ("glg", 0.01)], "spa"),  # no relative at all
        ([("other", 0.7), ("glg", 0.2)], "glg"),
        ([("other", 0.97), ("glg", 0.02)], ""),
        ([("por", 0.6), ("spa", 0.3)], ""),  # unsure, and nothing ties it to the others
        ([], ""),  # not read
    ],
)
def test_one_stretch_among_galician_ones(ranked: list[tuple[str, float]], label: str) -> None:
    around = [GALICIAN] * 3
    assert _read(*around, Candidates(80, ranked), *around)[3] == label


def test_two_languages_may_both_be_at_home() -> None:
    unsure = Candidates(100, [("ast", 0.5), ("spa", 0.3), ("glg", 0.1)])
    assert _read(GALICIAN, SPANISH, unsure, SPANISH) == ["glg", "spa", "spa", "spa"]


def test_doubts_of_many_make_no_certainty() -> None:
    doubtful = Candidates(100, [("ast", 0.4), ("arg", 0.35)])
    assert _read(doubtful, doubtful, doubtful) == ["", "", ""]


def test_a_text_of_one_stretch_stands_alone() -> None:
    assert _read(Candidates(100, [("ast", 0.6), ("spa", 0.3)])) == ["ast"]
    assert _read(Candidates(100, [("ast", 0.45), ("spa", 0.4)])) == [""]
    assert _read() == []


def test_the_probability_told_is_that_of_the_label_told() -> None:
    assert list(settle([GALICIAN, Candidates(80, [("por", 0.5), ("glg", 0.4)])]))[1] == ("glg", 0.4)
