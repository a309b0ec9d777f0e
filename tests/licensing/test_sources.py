"""The rights ledger: files find their source, and parts under other licences than the whole are judged."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licensing.catalogue import Catalogue
from licensing.sources import Source, judge_mix, place
from licensing.tables import TABLES
from licensing.vocabulary import Kind, Visibility

CATALOGUE = Catalogue.load()
SOURCES = (
    Source("todo lo demás"),
    Source("poemas", "poemas/*"),
    Source("las cartas", "poemas/cartas/**"),
    Source("boletines", "boletín-*.pdf"),
    Source("la caja vieja", "vieja.zip!radio"),
    Source("un corpus anterior", "poemas/*", upstream=True),
)


@pytest.mark.parametrize(
    ("path", "member", "title"),
    [
        ("carta.txt", "", "todo lo demás"),
        ("poemas/uno.txt", "", "poemas"),
        ("poemas/cartas/a/dos.txt", "", "las cartas"),
        ("poemas2/uno.txt", "", "todo lo demás"),
        ("año/1998/boletín-3.pdf", "", "boletines"),
        ("BOLETÍN-3.PDF", "", "boletines"),
        ("boletín-3.pdf.txt", "", "todo lo demás"),
        ("vieja.zip", "radio/1.txt", "la caja vieja"),
        ("vieja.zip", "prensa/1.txt", "todo lo demás"),
        ("otra.zip", "poemas/1.txt", "poemas"),
        ("otra.zip", "x/boletín-9.pdf", "boletines"),
        ("vieja.zip", "", "todo lo demás"),
    ],
)
def test_a_file_finds_its_source(path: str, member: str, title: str) -> None:
    assert SOURCES[place(path, member, SOURCES)].title == title


@given(path=st.text(max_size=60), member=st.text(max_size=60), pattern=st.text(max_size=60))
def test_any_name_and_any_pattern_has_a_place(path: str, member: str, pattern: str) -> None:
    assert place(path, member, (Source("base"), Source("part", pattern))) in (0, 1)


def mixed(declared: str, *parts: str, kind: str = "training", visibility: str = "public") -> dict[str, str]:
    reasons = judge_mix(declared, parts, kind=kind, visibility=visibility, catalogue=CATALOGUE)
    return {reason.code: reason.level.value for reason in reasons}


# whole, parts, kind, the rule that fires and its levels for public, gated, private
CELLS = [
    ("cc-by-4.0", ("cc-by-nc-4.0",), "training", "M_LAXER_THAN_PART", "block block warn"),
    ("cc-by-4.0", ("cc-by-sa-4.0",), "documents", "M_LAXER_THAN_PART", "block block warn"),
    ("cc-by-4.0", ("all-rights-reserved",), "training", "M_PART_RESERVED", "block block warn"),
    ("cc-by-4.0", ("unknown",), "training", "M_PART_UNCLEAR", "block warn warn"),
    ("cc-by-nc-sa-4.0", ("cc-by-sa-4.0", "cc-by-nc-sa-4.0"), "instruction", "M_NO_COMMON_LICENCE", "block block block"),
    ("cc-by-nc-sa-4.0", ("cc-by-sa-4.0", "cc-by-nc-sa-4.0"), "training", "M_SIDE_BY_SIDE", "warn warn pass"),
    ("cc-by-nc-sa-4.0", ("cc-by-sa-4.0", "cc-by-nc-sa-4.0"), "evaluation", "M_SIDE_BY_SIDE", "warn warn pass"),
]  # fmt: skip


@pytest.mark.parametrize(("declared", "parts", "kind", "code", "levels"), CELLS)
def test_every_cell(declared: str, parts: tuple[str, ...], kind: str, code: str, levels: str) -> None:
    for visibility, level in zip(("public", "gated", "private"), levels.split(), strict=True):
        assert mixed(declared, *parts, kind=kind, visibility=visibility).get(code) == level


def test_parts_that_fit_raise_nothing() -> None:
    assert mixed("cc-by-sa-4.0", "cc-by-4.0", "cc0-1.0", "cc-by-sa-4.0", "cc-by-sa-3.0") == {}


def test_every_rule_is_tried_above() -> None:
    assert {cell[3] for cell in CELLS} == {row.code for row in TABLES.mix}


@given(
    parts=st.lists(st.sampled_from(sorted(CATALOGUE.entries)), max_size=5),
    kind=st.sampled_from([*Kind]), visibility=st.sampled_from([*Visibility]),
)  # fmt: skip
def test_the_order_of_parts_is_irrelevant(parts: list[str], kind: str, visibility: str) -> None:
    one = judge_mix("cc-by-4.0", parts, kind=kind, visibility=visibility, catalogue=CATALOGUE)
    other = judge_mix("cc-by-4.0", parts[::-1], kind=kind, visibility=visibility, catalogue=CATALOGUE)
    assert one == other
