"""Another model is asked about the stretches we read, and what it says is kept apart from what we said."""

from pathlib import Path

import pytest

from languages.identify import Guess, Mixture, Segment
from languages.second_opinion import Comparison, SecondOpinion, compare
from tests.languages.tiny_model import write

WORDS = {"spa_Latn": ["casa", "perro", "luna"], "quy_Latn": ["wasi", "allqu", "killa"], "zxx_Zyyy": ["brr"]}


@pytest.fixture
def opinion(tmp_path: Path) -> SecondOpinion:
    """A model of three labels, one of which is no language."""
    return SecondOpinion(write(tmp_path / "tiny.bin", WORDS), "tiny@1")


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("wasi killa", "quy"),
        ("casa\nperro  luna", "es"),
        ("casa wasi", "und"),  # as much the one as the other
        ("brr brr", "und"),  # its label names no language
        ("desconocidas", "und"),
        ("", "und"),
    ],
)
def test_a_label_becomes_our_tag(opinion: SecondOpinion, text: str, tag: str) -> None:
    guess = opinion.say(text)
    assert (guess.tag, guess.backend) == (tag, "tiny@1")
    assert 0.0 <= guess.probability <= 1.0


def test_opinions_are_compared_stretch_by_stretch(opinion: SecondOpinion) -> None:
    text = "wasi killa|casa luna|allqu wasi|rumi"
    starts = [(0, 10, "qu"), (11, 20, "es"), (21, 31, "ay"), (32, 36, "qu")]
    ours = Mixture({}, 1.0, tuple(Segment(start, end, tag, 0.9) for start, end, tag in starts))
    found = compare(opinion, [("cuento.txt", text, ours)])
    assert found.shares == {"quy": pytest.approx(20 / 33, abs=1e-3), "es": pytest.approx(9 / 33, abs=1e-3), "und": pytest.approx(4 / 33, abs=1e-3)}  # fmt: skip
    assert found.agreement == pytest.approx(
        19 / 29, abs=1e-3
    )  # `quy` is compared as `qu`; unknown is no answer
    ((where, difference),) = found.worst()
    assert (where, difference.text, difference.ours, difference.theirs) == (
        "cuento.txt",
        "allqu wasi",
        "ay",
        "quy",
    )


def test_where_nothing_was_named_there_is_no_agreement() -> None:
    found = Comparison()
    found.add("a", "und-Cyrl", Guess("ru", 0.9, "x"), "дом")
    assert (found.agreement, list(found.worst())) == (None, [])
    assert found.shares == {"ru": 1.0}
