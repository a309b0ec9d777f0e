"""Where no sentence gives anything the whole passage may, for a reviewer; and what a sentence gives is not certain in talk."""

from typing import Final

import pytest

from licensing.evidence import Hit, find, passages, rereading
from licensing.evidence.meaning import REREAD
from licensing.evidence.passages import LONGEST, NAMED, TALK, Odds
from licensing.vocabulary import HitKind, Role

FILL: Final = (
    "Las hojas sueltas del taller van y vienen desde hace años por los pueblos de la sierra con sus dibujos. "
)
# "mercial" has a text looked at; the rest is what no rule knows.
TERMS: Final = f"{FILL}Que suenen en la escuela y nunca en un local comercial de copas. {FILL}"
NAMES: Final = f"{FILL}Al pie dice algo de CC BY-NC 4.0 con letra menuda, y más abajo algo de MIT license, borroso. {FILL}"


def say(monkeypatch: pytest.MonkeyPatch, gives: float, **terms: float) -> None:
    """Have every passage say this."""
    told = {asked: terms.get(asked.replace("-", "_"), 0.0) for asked in passages.ASKED if asked != TALK}
    monkeypatch.setattr(passages, "odds", lambda _: Odds(gives, told))


def found(text: str) -> list[tuple[str, Role, bool]]:
    return [(hit.id, hit.role, hit.concludes) for hit in find(text)]


def grants(text: str) -> list[Hit]:
    return [hit for hit in find(text) if hit.role is Role.GRANT]


def test_terms_that_no_rule_knows_go_to_a_reviewer_with_their_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    say(monkeypatch, 0.9, nc_custom=0.8)
    (hit,) = find(TERMS)
    assert (hit.id, hit.role, hit.kind, hit.concludes) == ("nc-custom", Role.GRANT, HitKind.PHRASE, False)
    assert hit.rule.startswith(rereading.RULE)
    assert hit.quote
    assert TERMS[hit.offset :].startswith(hit.quote)


@pytest.mark.parametrize("gives", [0.0, 0.39])
def test_talk_stays_talk(monkeypatch: pytest.MonkeyPatch, gives: float) -> None:
    say(monkeypatch, gives, nc_custom=0.8)
    assert find(TERMS) == []


def test_a_notice_of_no_kind_of_terms_gives_none(monkeypatch: pytest.MonkeyPatch) -> None:
    say(monkeypatch, 0.9, nc_custom=0.1)
    assert find(TERMS) == []


def test_nobody_guesses_where_a_licence_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    say(monkeypatch, 0.9, nc_custom=0.8)
    assert found(f"{TERMS}\nEsta obra está bajo una licencia CC BY 4.0.") == [("cc-by-4.0", Role.GRANT, True)]


def test_the_strictest_licence_named_in_a_notice_is_what_it_may_give(monkeypatch: pytest.MonkeyPatch) -> None:
    say(monkeypatch, 0.1)
    assert grants(NAMES) == []
    say(monkeypatch, 0.9, named=0.8, nc_custom=0.2)
    (hit,) = grants(NAMES)
    assert (hit.id, hit.concludes) == ("cc-by-nc-4.0", False)
    assert hit.rule.endswith(REREAD)
    assert [hit.id for hit in find(NAMES)] == ["cc-by-nc-4.0", "mit"]


def test_terms_of_its_own_come_before_a_licence_named_in_passing(monkeypatch: pytest.MonkeyPatch) -> None:
    say(monkeypatch, 0.9, named=0.2, all_rights_reserved=0.8)
    assert [hit.id for hit in grants(NAMES)] == ["all-rights-reserved"]


@pytest.mark.parametrize(
    "text",
    [
        f"{FILL}This ballad is not licensed under CC BY 4.0. {FILL}",
        f'{FILL}\n\nassert parse("this ballad is under the MIT license") == "mit"\n\n{FILL}',
        f"{FILL}\n—En este pueblo —dijo por fin— todos los derechos están reservados, mi sargento.\n{FILL}",
    ],
)
def test_what_is_denied_handled_or_spoken_stays_so(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    say(monkeypatch, 0.95, named=0.6, all_rights_reserved=0.1 if "ballad" in text else 0.9)
    assert grants(text) == []


def test_a_line_or_two_must_speak_clearly(monkeypatch: pytest.MonkeyPatch) -> None:
    short = "Que suenen en la escuela y nunca en un local comercial de copas."
    say(monkeypatch, 0.8, nc_custom=0.8)
    assert find(short) == []
    say(monkeypatch, 0.96, nc_custom=0.8)
    assert [hit.id for hit in find(short)] == ["nc-custom"]


def test_nothing_is_certain_in_a_passage_of_talk(monkeypatch: pytest.MonkeyPatch) -> None:
    text = f"{FILL}\n\nEsta obra está bajo una licencia CC BY 4.0.\n\n{FILL}"
    say(monkeypatch, 0.75, named=0.5)
    assert found(text) == [("cc-by-4.0", Role.GRANT, True)]
    say(monkeypatch, 0.65, named=0.5)
    assert found(text) == [("cc-by-4.0", Role.GRANT, False)]


@pytest.mark.parametrize("mark", ['license: "CC-BY-4.0"', "SPDX-License-Identifier: CC-BY-4.0"])
def test_nor_is_a_mark_in_what_is_hardly_a_notice(monkeypatch: pytest.MonkeyPatch, mark: str) -> None:
    text = f"---\n{mark}\n---\n\n{FILL * 2}"
    say(monkeypatch, 0.55)
    assert found(text) == [("cc-by-4.0", Role.GRANT, True)]
    say(monkeypatch, 0.45)
    assert found(text) == [("cc-by-4.0", Role.GRANT, False)]


def test_a_short_text_is_read_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    monkeypatch.setattr(passages, "odds", lambda text: read.append(text))
    find(f"Un local comercial de copas.\n{FILL * 12}Y así acaba.")
    assert [text[-12:] for text in read] == ["y asi acaba."]


def test_what_was_not_certain_is_not_given_where_all_around_can_only_be_talk(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = f"{FILL}\nTodos los derechos reservados.\n{FILL}"
    say(monkeypatch, 0.21)
    assert found(text) == [("all-rights-reserved", Role.GRANT, False)]
    say(monkeypatch, 0.19)
    assert found(text) == [("all-rights-reserved", Role.MENTION, False)]


def test_of_a_long_text_only_what_is_around_the_words_of_licences_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read: list[str] = []
    monkeypatch.setattr(passages, "odds", lambda text: read.append(text))
    plain = "la copla suena en la plaza y nadie la escribe "
    find(plain * 150 + "un local comercial de copas " + plain * 150)
    assert read
    assert all("comercial" in text and len(text) < LONGEST for text in read)
    assert NAMED in passages.ASKED


@pytest.mark.parametrize("first", ["nc-custom", "all-rights-reserved"])
def test_of_several_terms_the_likelier_comes_first(monkeypatch: pytest.MonkeyPatch, first: str) -> None:
    text = f"{FILL}\nTodos los derechos reservados.\nSe permite la copia de este cuaderno sin fines comerciales.\n{FILL}"
    say(monkeypatch, 0.9, **{first.replace("-", "_"): 0.8})
    assert next(hit.id for hit in grants(text)) == first
    assert {hit.id for hit in grants(text)} == {"nc-custom", "all-rights-reserved"}


@pytest.mark.parametrize(
    ("fills", "whole", "near", "certain"),
    [
        (6, 0.75, 0.9, True),
        (6, 0.65, 0.9, False),
        (6, 0.65, 0.96, True),
        (9, 0.1, 0.75, True),
        (9, 0.1, 0.65, False),
    ],
)
def test_a_notice_between_other_things_is_certain_by_what_is_near_unless_all_of_a_short_text_is_talk(
    monkeypatch: pytest.MonkeyPatch, fills: int, whole: float, near: float, certain: bool
) -> None:
    text = f"{FILL * fills}\n\nEsta obra está bajo una licencia CC BY 4.0.\n\n{FILL * fills}"
    told = dict.fromkeys((asked for asked in passages.ASKED if asked != TALK), 0.0)
    monkeypatch.setattr(
        passages, "odds", lambda words: Odds(near if len(words) < len(text) / 2 else whole, told)
    )
    assert found(text) == [("cc-by-4.0", Role.GRANT, certain)]
