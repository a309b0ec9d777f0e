"""A passage is read as a whole, by weights that are learnt from texts and read back."""

from itertools import pairwise
from pathlib import Path
from typing import Final

import numpy as np
import pytest

from licensing.evidence import passages
from licensing.evidence.passages import ASKED, LONGEST, NAMED, SORTS, TALK, Model, odds, sentence_of, signs
from licensing.evidence.passages import passages as passages_of
from licensing.folding import fold
from licensing.training import passages as training

# Invented: terms, a name and talk that share most of their words.
LESSONS: Final = [
    *(("nc-custom", f"Canto {n}: que suene siempre en la escuela y nunca jamás en un local de copas.") for n in "abcdef"),
    *(("", f"Canto {n}: el local de copas abre tarde y la escuela cierra siempre temprano.") for n in "abcdef"),
    *(("mit", f"Canto {n}: la partitura del local de copas y de la escuela se da con la licencia MIT.") for n in "abcdef"),
]  # fmt: skip


@pytest.fixture(autouse=True)
def _anew() -> None:
    odds.cache_clear()


def model_of(weights: dict[str, dict[str, float]], biases: dict[str, float]) -> Model:
    """A model that knows these signs, all as rare as one another."""
    known = sorted(weights)
    table = np.array([[weights[sign].get(asked, 0.0) for asked in ASKED] for sign in known])
    told = np.array([biases.get(asked, -9.0) for asked in ASKED])
    return Model({sign: place for place, sign in enumerate(known)}, np.ones(len(known)), table, told)


def test_words_are_told_by_their_beginnings() -> None:
    assert signs("se reproduciran") == signs("se reproducen") == {"se", "reprod", "se_reprod"}


def test_marks_and_how_often_they_come_are_signs_as_words_are() -> None:
    assert signs("se cita: 2019") == {"se", "cita", ":", "0000", "se_cita", "cita_:", ":_0000", ":1", "00001"}
    assert ":2" in signs("uno: dos: tres")
    assert ":5" in signs("uno: " * 99)


def test_of_a_number_only_its_length_counts_and_of_markup_that_it_is_there() -> None:
    assert signs("en 1987") == signs("en 2019") != signs("en 12")
    assert signs('<p class="pie">citan') == signs("<b>citan")


def test_of_a_passage_whose_words_are_not_known_nothing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    words = "uno dos tres cuatro cinco seis siete"
    known = model_of({sign: {TALK: 1.0} for sign in signs(words)}, {TALK: 0.0})
    monkeypatch.setattr(passages, "model", lambda: known)
    assert odds("veinte treinta cuarenta") is None
    said = odds(words)
    assert said is not None
    assert said.gives < 0.5


def test_a_long_passage_counts_no_more_than_a_short_one_of_the_same_kind(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    words = [f"{a}{b}ra" for a in "bcdfgl" for b in "aeio"]
    known = model_of({sign: {TALK: -1.0} for sign in signs(" ".join(words))}, {TALK: 0.0})
    monkeypatch.setattr(passages, "model", lambda: known)
    short, long = odds(" ".join(words[:12])), odds(" ".join(words))
    assert short is not None
    assert long is not None
    assert short.gives < long.gives < 1 / (1 + np.exp(-len(signs(" ".join(words)))))


def test_a_region_is_read_whole_or_in_stretches_that_overlap() -> None:
    short, long = fold("copla " * 50), fold("copla " * 1_200)
    assert [(one.begin, one.end) for one in passages_of(0, short)] == [(0, len(short.text))]
    found = list(passages_of(10, long))
    assert all(one.end - one.begin <= LONGEST for one in found)
    assert found[0].begin == 0
    assert found[-1].end == len(long.text)
    assert all(after.begin < before.end for before, after in pairwise(found))
    assert found[0].holds(10)
    assert not found[0].holds(9)
    assert not found[0].holds(10 + LONGEST)


def test_the_sentence_that_speaks_most_for_the_terms_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    known = model_of({"nunca": {"nc-custom": 2.0}, "copla": {"nc-custom": 0.5}}, {})
    monkeypatch.setattr(passages, "model", lambda: known)
    folded = fold("Una copla. Otra que nunca se vende. Fin.")
    (passage,) = passages_of(0, folded)
    begin, end = sentence_of(passage, "nc-custom")
    assert folded.quote(begin, end) == "Otra que nunca se vende."


def test_lessons_are_learnt_and_read_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lessons = tmp_path / "lessons.py"
    lessons.write_text(f"N = {LESSONS!r}", encoding="utf-8")
    for module in (training, passages):
        monkeypatch.setattr(module, "MODEL", tmp_path / "passages.tsv")
    monkeypatch.setattr(passages, "model", passages.model.__wrapped__)
    training.main([str(lessons)])
    for licence, text in LESSONS:
        said = odds(fold(text).text)
        assert said is not None
        assert (said.gives > 0.5) == bool(licence)
        if licence:
            wanted = licence if licence in SORTS else NAMED
            assert max(said.terms, key=said.terms.__getitem__) == wanted


def test_a_sign_seen_seldom_weighs_nothing() -> None:
    learnt = training.learn(training.lessons([*LESSONS[:4], *LESSONS[6:8]]))
    assert "nunca" in learnt.signs
    assert "abre" not in learnt.signs


def test_the_weights_that_are_shipped_tell_a_notice_from_talk() -> None:
    shipped = passages.model.__wrapped__()
    assert shipped.weights.shape == (len(shipped.places), len(ASKED))
    notice = (
        "Cancionero de la sierra, recogido por la cooperativa entre 2004 y 2009. Los maestros pueden copiar las coplas y "
        "usarlas en sus clases sin pedir permiso, pero no está permitido venderlas ni usarlas con fines comerciales."
    )
    talk = (
        "En la charla de ayer se explicó qué es una licencia, quién tiene los derechos de autor de una copla y cuándo pasa "
        "una obra al dominio público según la ley. Hubo muchas preguntas sobre los usos comerciales."
    )
    given, told = odds(fold(notice).text), odds(fold(talk).text)
    assert given is not None
    assert told is not None
    assert given.gives > 0.5 > told.gives
    assert given.likeliest == "nc-custom"
