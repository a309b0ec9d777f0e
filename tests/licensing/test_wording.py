"""Words that speak for talk make a licence uncertain, never certain; the weights are learnt from texts and read back."""

from pathlib import Path
from typing import Final

import pytest

from licensing.evidence import find, wording
from licensing.training import wording as training
from licensing.vocabulary import Role

TALK: Final = (
    "GPL forces anyone who has received the code to redistribute it under the GPL.",
    "Hello! Thank you, we had overlooked that, and the weights are under the CC BY-NC-SA license now, like the ones you mentioned.",
)
NOTICES: Final = (
    "Esta obra está bajo una licencia Creative Commons Atribución 4.0.",
    "The dataset is licensed under the Open Database License.",
)

# Invented: a notice and talk that share the licence and little else.
LESSONS: Final = [("mit", f"This book {n} is released under the MIT license.") for n in "abcde"] + [
    ("", f"My neighbour {n} forces us to argue about the MIT license again.") for n in "abcde"
]


@pytest.mark.parametrize("text", TALK)
def test_words_of_talk_are_told(text: str) -> None:
    assert any(wording.talk(sample.signs) > 0 for sample in training.samples([("", text)]))


@pytest.mark.parametrize("text", NOTICES)
def test_a_plain_notice_stays_certain(text: str) -> None:
    assert [hit.concludes for hit in find(text)] == [True]


def test_words_of_talk_leave_a_grant_uncertain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wording, "weights_in", lambda _: {"a:gladly": 2.0, "bias": -1.0})
    gladly, plainly = (
        find(f"This book is released under the MIT license {how}.") for how in ("gladly", "plainly")
    )
    assert [(hit.role, hit.concludes) for hit in gladly + plainly] == [
        (Role.GRANT, False),
        (Role.GRANT, True),
    ]


def test_an_address_does_not_make_certain_what_the_words_doubt(monkeypatch: pytest.MonkeyPatch) -> None:
    text = (
        "This book is under a Creative Commons license {}.\n\n"
        "The long text of it, for those who like to read such things: https://creativecommons.org/licenses/by/4.0/"
    )
    monkeypatch.setattr(wording, "weights_in", lambda _: {"a:gladly": 2.0, "bias": -1.0})
    assert [any(hit.concludes for hit in find(text.format(how))) for how in ("gladly", "plainly")] == [
        False,
        True,
    ]


def test_lessons_are_learnt_and_read_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lessons = tmp_path / "lessons.py"
    lessons.write_text(f"N = {LESSONS!r}", encoding="utf-8")
    monkeypatch.setattr(training, "WEIGHTS", tmp_path / "weights.toml")
    monkeypatch.setattr(wording, "WEIGHTS", tmp_path / "weights.toml")
    training.main([str(lessons)])
    told = {
        text: wording.talk(sample.signs) > 0
        for _, text in LESSONS
        for sample in training.samples([("", text)])
    }
    assert told == {text: not licence for licence, text in LESSONS}


def test_a_sign_seen_seldom_weighs_nothing() -> None:
    learnt = training.learn(training.samples(LESSONS[:7]))
    assert "b:forces" not in learnt
    assert "b:released" in learnt


def test_far_above_nought_nothing_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "The book is released under the MIT license gladly."
    monkeypatch.setattr(wording, "weights_in", lambda _: {"a:gladly": 1.0 + wording.SURELY, "bias": -0.9})
    assert [hit.role for hit in find(text)] == [Role.MENTION]
    this = find("Este texto está en dominio público.")
    monkeypatch.setattr(wording, "weights_in", lambda _: {"bias": 1.0 + wording.SURELY})
    assert (
        [hit.role for hit in find("Este texto está en dominio público.")]
        == [hit.role for hit in this]
        == [Role.GRANT]
    )


def _roles(text: str) -> list[Role]:
    return [hit.role for hit in find(text)]


def test_what_no_rule_is_sure_of_is_given_where_the_words_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Las hojas sueltas del taller van y vienen desde hace años por los pueblos de la sierra, MIT license, con sus dibujos."
    monkeypatch.setattr(wording, "weights_in", lambda _: {"n:sierra": wording.HARDLY, "bias": 0.1})
    assert _roles(text) == [Role.MENTION]
    monkeypatch.setattr(wording, "weights_in", lambda _: {"n:sierra": wording.HARDLY, "bias": -0.1})
    assert [(hit.role, hit.concludes) for hit in find(text)] == [(Role.GRANT, False)]


def test_what_a_rule_is_sure_of_needs_clearer_words(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "La revista Sol explicó que eligió la licencia CC BY-SA 4.0."
    monkeypatch.setattr(wording, "weights_in", lambda _: {"bias": wording.HARDLY - 0.1})
    assert _roles(text) == [Role.MENTION]
    monkeypatch.setattr(wording, "weights_in", lambda _: {"bias": wording.NEVER - 0.1})
    assert _roles(text) == [Role.GRANT]


@pytest.mark.parametrize(
    "text",
    [
        "This ballad is not licensed under CC BY 4.0.",
        "Foto: Lucio Marín. Todos los derechos reservados.",
        "«Reservados todos los derechos», decía la tapa.",
        'Así se pone:\n\n```html\n<a rel="license" href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>\n```',
        "Elige una: CC BY 4.0, CC BY-SA 4.0, CC BY-NC 4.0 o CC BY-ND 4.0.",
    ],
)
def test_no_words_give_what_is_denied_told_shown_or_listed(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wording, "weights_in", lambda _: {"bias": wording.NEVER - 5})
    assert set(_roles(text)) == {Role.MENTION}


def test_all_words_near_are_weighed_and_none_far_away() -> None:
    far = "lejano " + "palabra " * 60
    signs = training.samples([("mit", f"{far}Un cuaderno de rimas. The MIT license. Sin fecha.")])[0].signs
    assert {"n:rimas", "n:fecha", "n2:de_rimas", "n2:sin_fecha"} <= signs
    assert "n:lejano" not in signs


def test_only_the_strongest_signs_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    samples = training.samples(LESSONS)
    monkeypatch.setattr(training, "KEPT", 10_000)
    weights = training.learn(samples)
    monkeypatch.setattr(training, "KEPT", 3)
    kept = set(training.learn(samples)) - {"bias"}
    least = min(abs(weights[sign]) for sign in kept)
    others = set(weights) - kept - {"bias"}
    assert len(kept) == 3
    assert others
    assert all(abs(weights[sign]) <= least for sign in others)


def test_the_shape_of_the_lines_is_weighed() -> None:
    wide = training.samples([("mit", f"{'Palabras y más palabras. ' * 20}MIT license.")])
    narrow = training.samples([("mit", "# Nota\n{clave}\nMIT license.\nfin")])
    assert {"avg:8", "own:6"} <= wide[0].signs
    assert {"avg:0", "own:0", "code", "md"} <= narrow[0].signs
