"""Texts are cut into stretches long enough to judge, and long ones are sampled fairly."""

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from languages.segments import LONGEST, SHORTEST, cut, drawn

PARAGRAPH = "Los pescadores salen de madrugada y vuelven cuando el sol ya calienta la arena."


def test_paragraphs_are_stretches() -> None:
    text = f"{PARAGRAPH}\n\n{PARAGRAPH}\r\n{PARAGRAPH}"
    assert [text[s.start : s.end] for s in cut(text)] == [PARAGRAPH] * 3


def test_short_lines_join_what_follows_and_the_last_what_came_before() -> None:
    text = f"Capítulo 1\n{PARAGRAPH}\n{PARAGRAPH}\nFin"
    assert [text[s.start : s.end] for s in cut(text)] == [f"Capítulo 1\n{PARAGRAPH}", f"{PARAGRAPH}\nFin"]


def test_a_paragraph_is_cut_where_sentences_end() -> None:
    first, second = f"{PARAGRAPH} ", f"¡Ya! {PARAGRAPH[:-1]}, despacio"
    text = first + second
    assert [text[s.start : s.end] for s in cut(text)] == [first, second]


def test_short_sentences_stay_together() -> None:
    text = "Hola. ¿Qué tal? Bien. ¿Y tú? También. Pues nada, hasta luego. Adiós, que te vaya bien."
    assert len(cut(text)) == 1


def test_numbers_are_no_stretch_of_their_own() -> None:
    text = f"{'1234567890 ' * 30}\n{PARAGRAPH}"
    assert len(cut(text)) == 1
    assert cut("1234 5678\n" * 50) == []
    assert cut("") == []


def test_a_long_table_of_figures_is_counted_once() -> None:
    began = time.process_time()
    assert (
        cut("\n".join(map(str, range(1_000_000, 1_030_000)))) == []
    )  # in a minute, if each line begins again
    assert time.process_time() - began < 5


def test_a_short_text_is_one_stretch() -> None:
    assert [(s.start, s.end) for s in cut("Hola, ¿qué tal?")] == [(0, 15)]


def test_an_endless_line_is_cut_at_spaces() -> None:
    text = " ".join([PARAGRAPH[:-1]] * 100)
    spans = cut(text)
    assert len(spans) > 5
    assert all(s.end - s.start <= 2 * LONGEST for s in spans)
    assert all(text[s.start] == " " for s in spans[1:])


def test_a_megabyte_without_spaces_is_survived() -> None:
    spans = cut("a" * 1_000_000)
    assert sum(s.bytes for s in spans) == 1_000_000


@given(st.text(alphabet="aá ñ\n.1漢", max_size=4_000))
def test_stretches_are_in_order_apart_and_of_the_text(text: str) -> None:
    spans = cut(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    assert all(s.bytes == len(text[s.start : s.end].encode()) for s in spans)
    assert all(s.end - s.start >= SHORTEST for s in spans) or len(spans) == 1


def test_few_stretches_are_all_read() -> None:
    text = "\n".join([PARAGRAPH] * 32)
    chosen, looked_at = drawn(text, 32)
    assert ([span for span, _ in chosen], looked_at) == (cut(text), 1.0)


SOME, MANY = 60, 500  # paragraphs: of many only what is around the points is cut


@pytest.mark.parametrize("paragraphs", [SOME, MANY])
def test_more_stretches_are_sampled_by_bytes_and_always_alike(paragraphs: int) -> None:
    text = "\n".join([PARAGRAPH] * paragraphs)
    chosen, looked_at = drawn(text, 32)
    assert (chosen, looked_at) == drawn(text, 32)
    assert sum(weight for _, weight in chosen) == 32
    assert all(text[span.start : span.end] == PARAGRAPH for span, _ in chosen)
    assert abs(looked_at - len(chosen) / paragraphs) < 0.01


@pytest.mark.parametrize("times", [2, 10])
def test_a_long_stretch_weighs_more_in_the_sample(times: int) -> None:
    text = "\n".join(([PARAGRAPH] * 20 + ["palabra " * 120] * 4) * times)
    chosen, _ = drawn(text, 32)
    share = sum(weight for span, weight in chosen if "palabra" in text[span.start : span.end]) / 32
    true_share = text.count("palabra ") * len("palabra ") / len(text)
    assert abs(share - true_share) < 0.15


@pytest.mark.parametrize("times", [40, 320])
def test_a_text_that_alternates_in_step_with_the_sample_is_not_met_on_one_side_only(times: int) -> None:
    text = "\n".join(["a" * 79, "b" * 79] * times)
    chosen, _ = drawn(text, 32)
    first = sum(text[span.start] == "a" for span, _ in chosen)
    assert 8 <= first <= 24


def test_letters_of_two_bytes_count_twice_in_a_long_text_too() -> None:
    text = "á" * 60 + "\n"
    chosen, _ = drawn(text * 400 + text.replace("á", "a") * 800, 32)
    assert abs(sum(weight for span, weight in chosen if span.bytes > 100) - 16) <= 1


def test_stretches_without_letters_of_a_long_text_are_passed_over() -> None:
    chosen, _ = drawn("123 456\n" * 4_000 + f"{PARAGRAPH}\n" * 300, 32)
    assert chosen
    assert drawn("123 456\n" * 8_000, 32)[0] == []


@given(st.text(alphabet="aá ñ\n.1漢", min_size=700, max_size=1_500))
def test_what_is_drawn_of_a_long_text_is_of_it_and_in_order(text: str) -> None:
    chosen, looked_at = drawn(text, 1)
    assert all(span.bytes == len(text[span.start : span.end].encode()) for span, _ in chosen)
    assert 0 <= looked_at <= 1
