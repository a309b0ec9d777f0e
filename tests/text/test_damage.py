"""Marks of a broken encoding are found where they are more than chance."""

import pytest

from ingestion.text.damage import marks


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("El niÃ±o, la niÃ±a y el aÃ±o", {"misread"}),
        ("Â¿QuÃ© tal? Â¡Bien!", {"misread"}),
        ("n\ufffdo se\ufffdor ma\ufffdana", {"lost"}),
        ("\x93Hola\x94 dijo \x96 y ya", {"control"}),
        ("NÃO, SÃO PAULO, AÇÃO", set()),
        ("ÑANDE ÑE’Ã, «HETÃ» oñe’ẽ", set()),
        ("Un signo \ufffd perdido", set()),
        ("", set()),
    ],
)
def test_kinds_of_damage(text: str, kinds: set[str]) -> None:
    assert {mark.kind for mark in marks(text)} == kinds


def test_a_question_mark_inside_a_word_counts_only_when_asked_for() -> None:
    text = "ni?os a?o ma?ana"
    assert marks(text) == []
    assert [mark.kind for mark in marks(text, question_marks=True)] == ["lost"] * 3


def test_three_marks_in_a_book_are_a_quotation() -> None:
    book = "Una página entera de texto sano y bien escrito. " * 1_000
    assert marks(book + "niÃ±o niÃ±a aÃ±o") == []


def test_a_mark_shows_the_words_around_it() -> None:
    assert marks("aÃ±o aÃ±o\naÃ±o de nieves")[2].quote == "aÃ±o aÃ±o aÃ±o de nieves"
