"""Our own reading of the model answers what the fastText library answers."""

import tomllib
from collections.abc import Iterable
from pathlib import Path

import fasttext
import pytest
from hypothesis import given
from hypothesis import strategies as st

from languages import inference
from languages.identify import MODEL, shared
from languages.inference import BATCH_LINES, Model
from languages.model_file import WrongModel, read
from languages.normalise import line_for_model

LINES = [
    line_for_model(sentence)
    for sentences in tomllib.loads((Path(__file__).parent / "sentences.toml").read_text("utf-8")).values()
    for sentence in sentences
]
ODD = ["", "a", "ñ", "日本語 кот", "x" * 299, "x " * 150, "🙂 ab", "ñandú " * 40]


@pytest.fixture(scope="module")
def library() -> fasttext.FastText:
    return fasttext.load_model(str(MODEL))


@pytest.fixture(scope="module")
def model() -> Model:
    return Model(MODEL)


def _of_library(library: fasttext.FastText, line: str, most: int) -> dict[str, float]:
    labels, probabilities = library.predict(line, k=most)
    return {label.removeprefix("__label__"): p for label, p in zip(labels, probabilities, strict=True)}


def _likely(ranked: Iterable[tuple[str, float]]) -> list[tuple[str, float]]:
    return [(label, probability) for label, probability in ranked if probability > 0.001]


@pytest.mark.parametrize("most", [1, 5, 1_000])
def test_labels_and_probabilities_are_those_of_the_library(
    library: fasttext.FastText, model: Model, most: int
) -> None:
    for line, ranked in zip(LINES + ODD, model.rank(LINES + ODD, most), strict=True):
        told = _of_library(library, line, most)
        assert ranked[0][0] == next(iter(told))
        assert dict(_likely(ranked)) == pytest.approx(dict(_likely(told.items())), abs=5e-5)


def test_a_line_is_answered_alike_alone_and_among_others(model: Model) -> None:
    many = (LINES + ODD) * (BATCH_LINES // 8)
    alone = [model.rank([line], 3)[0] for line in LINES[:40]]
    assert alone == model.rank(many, 3)[:40]


def test_words_are_forgotten_before_they_are_too_many(model: Model, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inference, "MOST_WORDS", 100)
    monkeypatch.setattr(inference, "BATCH_LINES", 4)
    small, answers = Model(MODEL), model.rank(LINES, 1)
    for one, other in zip(small.rank(LINES, 1), answers, strict=True):
        assert one[0][0] == other[0][0]


@given(st.text(max_size=400))
def test_any_text_is_ranked(text: str) -> None:
    ((best, *_),) = shared()._model.rank([line_for_model(text)], 3)
    assert 0.0 < best[1] <= 1.0


def test_nothing_is_ranked_of_nothing(model: Model) -> None:
    assert model.rank([], 5) == []


@pytest.mark.parametrize("size", [0, 10, 60, 100, 5_000, 1_000_000])
def test_half_a_model_is_refused(tmp_path: Path, size: int) -> None:
    path = tmp_path / "half.ftz"
    path.write_bytes(MODEL.read_bytes()[:size])
    with pytest.raises(WrongModel):
        read(path)


def test_another_kind_of_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.ftz"
    path.write_bytes(b"\x00" * 4_000)
    with pytest.raises(WrongModel):
        read(path)
