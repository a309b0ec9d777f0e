"""A document tells the languages it is made of, by bytes."""

import random
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from languages.identify import shared

SENTENCES: dict[str, list[str]] = tomllib.loads(
    (Path(__file__).parent / "sentences.toml").read_text(encoding="utf-8")
)


def _paragraphs(tag: str, count: int) -> list[str]:
    chance = random.Random(count)  # noqa: S311  (the same paragraphs every time)
    return [" ".join(chance.sample(SENTENCES[tag], 4)) for _ in range(count)]


def test_spanish_and_guarani_are_told_apart_with_their_shares() -> None:
    parts = _paragraphs("es", 6) + _paragraphs("gn", 3)
    text = "\n\n".join(parts)
    mixture = shared().mixture(text)
    spanish = sum(len(part.encode()) for part in parts[:6]) / sum(len(part.encode()) for part in parts)
    assert list(mixture.shares)[:2] == ["es", "gn"]
    assert mixture.shares["es"] == pytest.approx(spanish, abs=0.03)
    assert sum(mixture.shares.values()) == pytest.approx(1.0)
    assert mixture.looked_at == 1.0
    assert all("\n" not in text[s.start : s.end] for s in mixture.segments)


def test_headings_in_spanish_do_not_hide_the_language_of_a_text() -> None:
    parts = [line for paragraph in _paragraphs("qu", 8) for line in ("Capítulo", paragraph)]
    assert shared().mixture("\n".join(parts)).shares["qu"] > 0.9


def test_text_in_another_script_is_named_by_its_script() -> None:
    russian = "Моя бабушка хранила семена кукурузы в глиняном кувшине на кухне."
    mixture = shared().mixture("\n".join([russian] * 5 + _paragraphs("es", 1)))
    assert mixture.shares["und-Cyrl"] > 0.5
    assert set(mixture.shares) == {"und-Cyrl", "es"}


def test_sentences_in_another_language_inside_one_paragraph_are_found() -> None:
    parts = [*_paragraphs("es", 4)[:2], *_paragraphs("gn", 2)[:1], *_paragraphs("es", 3)[2:]]
    text = " ".join(parts)
    mixture = shared().mixture(text)
    guarani = len(parts[2].encode()) / len(text.encode())
    assert mixture.shares["gn"] == pytest.approx(guarani, abs=0.08)
    assert mixture.shares["es"] == pytest.approx(1 - guarani, abs=0.08)


def test_a_text_without_letters_has_no_languages() -> None:
    for text in ("", "1234\n5678", " \n "):
        assert shared().mixture(text).shares == {}


def test_a_long_alternating_text_is_sampled_fairly() -> None:
    pairs = zip(_paragraphs("es", 200), _paragraphs("gn", 200), strict=True)
    text = "\n".join(part for pair in pairs for part in pair)
    mixture = shared().mixture(text, most_segments=32)
    assert mixture == shared().mixture(text, most_segments=32)
    assert len(mixture.segments) <= 32
    assert mixture.looked_at < 0.15
    assert 0.3 < mixture.shares["gn"] < 0.7


@given(st.text(alphabet="aeñ\x00\u2028\n🙂漢 .", max_size=500))
def test_any_text_has_a_mixture_that_adds_up(text: str) -> None:
    mixture = shared().mixture(text)
    assert sum(mixture.shares.values()) == pytest.approx(1.0) or not mixture.segments


def test_shares_are_those_of_the_mixtures() -> None:
    texts = ["\n".join(_paragraphs(tag, 3)) for tag in ("es", "gn")] + ["", " ".join(_paragraphs("es", 90))]
    whole = shared().mixtures(texts)
    assert shared().shares(texts) == [(one.shares, one.looked_at) for one in whole]
    assert [len(one.segments) > 0 for one in whole] == [True, True, False, True]
