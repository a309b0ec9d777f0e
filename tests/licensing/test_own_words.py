"""Terms in people's own words are read where no rule knows them, never as certain, and their weights are learnt and read back."""

from pathlib import Path
from typing import Final

import pytest

from licensing.evidence import find, own_words
from licensing.evidence.own_words import RULE, SORTS, likeliest, sentences
from licensing.evidence.weights import by_word, weights_by_word, weights_in
from licensing.folding import fold
from licensing.training import own_words as training
from licensing.vocabulary import HitKind, Role

BIAS: Final = {f"bias:{sort}": -5.0 for sort in SORTS}
# "mercial" has a text looked at; the rest is what no rule knows.
TERMS: Final = (
    "Cantares de la sierra.\nQue suenen en la escuela y nunca en un local comercial de copas.\nPágina 3."
)
LESSONS: Final = [
    ("nc-custom", f"Canto {n}. Que suene en la escuela y nunca en un local comercial. Fin.") for n in "abcdef"
] + [("", f"Canto {n}. El local comercial abre tarde. La escuela cierra temprano.") for n in "abcdef"]


@pytest.fixture(autouse=True)
def weights(monkeypatch: pytest.MonkeyPatch) -> None:
    known = {"nc-custom:escuel": 3.0, "nc-custom:nunca_en": 4.0, **BIAS}
    monkeypatch.setattr(own_words, "weights_by_word", lambda _: by_word(known))


def test_terms_that_no_rule_knows_go_to_a_reviewer_with_their_sentence() -> None:
    (hit,) = find(TERMS)
    assert (hit.id, hit.role, hit.kind, hit.concludes) == ("nc-custom", Role.GRANT, HitKind.PHRASE, False)
    assert hit.rule.startswith(RULE)
    assert hit.quote == "Que suenen en la escuela y nunca en un local comercial de copas."
    assert TERMS[hit.offset :].startswith(hit.quote)


def test_nobody_guesses_where_a_licence_is_given() -> None:
    hits = find(f"{TERMS}\nEsta obra está bajo una licencia CC BY 4.0.")
    assert [hit.id for hit in hits] == ["cc-by-4.0"]


def test_nor_where_a_rule_knew_the_words_and_took_them_for_talk(monkeypatch: pytest.MonkeyPatch) -> None:
    known = {"all-rights-reserved:reserv": 9.0, **BIAS}
    monkeypatch.setattr(own_words, "weights_by_word", lambda _: by_word(known))
    assert [hit.role for hit in find("Foto: EFE. Todos los derechos reservados.")] == [Role.MENTION]


def test_rights_of_the_people_in_a_text_are_other_rights() -> None:
    assert find("Que suenen datos personales en la escuela y nunca en un local comercial.") == []


def test_what_speaks_for_nothing_is_nothing() -> None:
    assert find("El local comercial abre en la escuela.") == []


def test_words_are_told_by_their_beginnings() -> None:
    assert (
        own_words.signs("se reproduciran")
        == own_words.signs("se reproducen")
        == {"se", "reprod", "se_reprod"}
    )


def test_neither_marks_nor_numbers_are_words() -> None:
    assert own_words.signs('<div class="pie">12 se <b>citan</b> 7') == own_words.signs("se citan")


def test_a_sentence_is_read_with_its_neighbours() -> None:
    text = "uno dos. tres: cuatro\ncinco"
    _, second, third, _ = sentences(text)
    assert {"uno_dos", "tres", "cuatro"} <= second.signs
    assert text[second.start : second.stop] == "tres:"
    assert {"tres", "cuatro", "cinco"} <= third.signs
    assert "uno" not in third.signs


def test_weights_are_learnt_from_the_sentence_that_gives_the_terms_and_read_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lessons = tmp_path / "lessons.py"
    lessons.write_text(f"N = {[*LESSONS, ('cc-by-4.0', 'CC BY 4.0, uso comercial.')]!r}", encoding="utf-8")
    path = tmp_path / "weights.toml"
    monkeypatch.setattr(training, "WEIGHTS", path)
    monkeypatch.setattr(own_words, "WEIGHTS", path)
    monkeypatch.setattr(own_words, "weights_by_word", weights_by_word)
    monkeypatch.setattr(training, "RIDGE", 0.1)
    training.main([str(lessons)])

    def clearest(text: str) -> tuple[str, float]:
        return max((likeliest(one.signs) for one in sentences(fold(text).text)), key=lambda told: told[1])

    assert clearest(LESSONS[0][1])[0] == "nc-custom"
    assert clearest(LESSONS[0][1])[1] > 0.5 > clearest(LESSONS[-1][1])[1]


def test_what_names_a_licence_teaches_nothing_of_own_words() -> None:
    assert training.lessons([("cc-by-nc-4.0", "CC BY-NC 4.0: uso comercial no.")]) == []


def test_the_weights_that_are_shipped_know_every_sort() -> None:
    shipped = weights_in(own_words.WEIGHTS)
    assert {sign.partition(":")[0] for sign in shipped} == {"bias", *SORTS}
