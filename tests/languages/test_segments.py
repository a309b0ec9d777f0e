"""Texts are cut into stretches long enough to judge, and long ones are sampled fairly."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from languages.segments import LONGEST, SHORTEST, cut, sample

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
    spans = cut("\n".join([PARAGRAPH] * 32))
    chosen, looked_at = sample(spans, 32)
    assert ([span for span, _ in chosen], looked_at) == (spans, 1.0)


def test_many_stretches_are_sampled_by_bytes_and_always_alike() -> None:
    spans = cut("\n".join([PARAGRAPH] * 500))
    chosen, looked_at = sample(spans, 32)
    assert (chosen, looked_at) == sample(spans, 32)
    assert sum(weight for _, weight in chosen) == 32
    assert 0 < looked_at < 0.1


def test_a_long_stretch_weighs_more_in_the_sample() -> None:
    long = "palabra " * 120
    spans = cut("\n".join([PARAGRAPH] * 100 + [long] * 20))
    chosen, _ = sample(spans, 32)
    share = sum(weight for span, weight in chosen if span.bytes > 500) / 32
    true_share = sum(s.bytes for s in spans if s.bytes > 500) / sum(s.bytes for s in spans)
    assert abs(share - true_share) < 0.1


def test_a_text_that_alternates_in_step_with_the_sample_is_not_met_on_one_side_only() -> None:
    text = "\n".join(["a" * 79, "b" * 79] * 320)
    chosen, _ = sample(cut(text), 32)
    first = sum(text[span.start] == "a" for span, _ in chosen)
    assert 8 <= first <= 24
