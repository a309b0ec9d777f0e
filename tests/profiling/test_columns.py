"""A column is counted in one pass: its type by what is written, how full, how varied and how long, and never a person."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingestion.profiling.column import Column
from ingestion.profiling.counting import KEPT, Distinct, Lengths


def counted(name: str, values: list[Any]) -> dict[str, Any]:
    column = Column(name)
    for value in values:
        column.add(value)
    return column.as_json(len(values))


PROSE = [f"Querida radio, hoy ha llovido {n} horas y el río viene crecido." for n in ("tres", "dos", "cinco")]


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        (["12", "-3", "0"], "integer"),
        ([1, 2], "integer"),
        (["1,5", "2", "3.25"], "number"),
        ([True, False], "boolean"),
        (["sí", "no"], "boolean"),
        (["2024-01-31", "31/01/2024", "2024-01-31T10:00:00Z"], "date"),
        (["007", "hola"], "string"),  # a figure with a zero before it is no number
        (["12", "doce"], "string"),
        ([[1], [2]], "list"),
        ([{"a": 1}], "object"),
        ([[1], "uno"], "mixed"),
        ([None, "", "  ", []], "empty"),
    ],
)
def test_types_are_told_by_what_is_written(values: list[Any], kind: str) -> None:
    assert counted("x", values)["type"] == kind


def test_how_full_how_varied_how_long() -> None:
    found = counted("nota", ["a", "bb", "bb", None, " ", "cccc"])
    assert (found["filled"], found["share"], found["distinct"], found["distinct_is_exact"]) == (
        4,
        0.6667,
        3,
        True,
    )
    assert found["lengths"] == {"min": 1, "median": 2, "mean": 2.2, "max": 4}
    assert found["range"] is None
    assert counted("n", ["3", "-1.5", "2"])["range"] == {"min": -1.5, "max": 3}
    assert counted("n", [float("nan"), 1])["range"] == {"min": 1, "max": 1}


@pytest.mark.parametrize(
    ("name", "values", "looks", "role"),
    [
        ("tipo", ["pos", "neg"] * 5, "label", "label"),
        ("Pregunta", PROSE, "prose", "question"),
        ("x", PROSE, "prose", ""),
        ("x", ["a1", "a2", "a3"], "id", "id"),
        ("x", [1, 2, 3], "id", "id"),
        ("precio", [85, 120, 45], "", ""),
        ("hora", ["06:00", "18:30", "21:15"], "", ""),
        ("x", [7 * n for n in range(30)], "id", "id"),
        ("x", ["https://a.es/1", "http://b.es"], "url", "url"),
        ("x", ["ana@radio.py", "luis@radio.py"], "email", ""),
        ("x", ["+595 981 123 456", "981 22 33 44"], "phone", ""),
        ("texto_2", ["sol", "luna"], "", "text"),
    ],
)  # fmt: skip
def test_what_it_looks_like_and_is_for(name: str, values: list[Any], looks: str, role: str) -> None:
    found = counted(name, values)
    assert (found["looks"], found["role"]) == (looks, role)


def test_labels_are_listed_with_how_often_they_come() -> None:
    assert counted("clase", ["alta"] * 4 + ["baja"] * 2)["values"] == [["alta", 4], ["baja", 2]]
    assert counted("clase", [f"v{n}" for n in range(31)] * 3)["values"] == []  # too many


@pytest.mark.parametrize(
    ("name", "values"),
    [("autor", ["Ana Ruiz"] * 4), ("Correo", ["a", "a"]), ("x", ["ana@radio.py"] * 4), ("DNI", ["1", "1"])],
)
def test_what_is_about_persons_shows_no_value(name: str, values: list[str]) -> None:
    found = counted(name, values)
    assert (found["personal"], found["values"], found["examples"]) == (True, [], [])


def test_examples_are_few_short_and_masked() -> None:
    found = counted("carta", ["Llama al 981 123 456 o a ana@radio.py, @anita", "b" * 500, "c", "d", "c\0"])
    assert found["examples"] == ["Llama al ▒▒▒ o a ▒▒▒, ▒▒▒", "b" * 79 + "…", "c"]
    assert counted("fecha", ["2024-01-31"])["examples"] == ["2024-01-31"]  # a long figure, but a day
    assert counted("clase", ["x\0"] * 4)["values"] == [["x\ufffd", 4]]
    assert counted("clase", ["Ana: 981123456"] * 4)["values"] == []


def test_estimates_are_close_and_say_so() -> None:
    few, many = Distinct(), Distinct()
    for number in range(KEPT):
        few.add(str(number))
        few.add(str(number))
    for number in range(50_000):
        many.add(str(number % 20_000))
    assert (few.count, few.is_exact) == (KEPT, True)
    assert not many.is_exact
    assert abs(many.count - 20_000) < 0.1 * 20_000


@given(st.lists(st.integers(0, 100_000), min_size=1))
def test_the_middle_length_is_within_a_hundredth(lengths: list[int]) -> None:
    counting = Lengths()
    for length in lengths:
        counting.add(length)
    found = counting.as_json()
    middle = sorted(lengths)[(len(lengths) - 1) // 2]
    assert found is not None
    assert abs(found["median"] - middle) <= max(0.011 * middle, 0)
    assert (found["min"], found["max"]) == (min(lengths), max(lengths))
