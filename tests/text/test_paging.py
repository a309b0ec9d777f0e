"""What stood on a page before cleaning is found on that page after it, whatever cleaning did in between."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ingestion.extractors.pdf_pages import LINE_END_HYPHEN, Page, join_pages
from ingestion.extractors.whole import whole_document
from ingestion.text.cleaning import clean_paged
from ingestion.text.lines import Lines
from ingestion.text.paging import Leaf, Paging, numbered

# What some step of cleaning does away with, puts something else for, or joins, among letters that it leaves alone.
_PIECES = st.sampled_from(
    [
        "a", "n", "Ñ", "ó", " ", "\t", "\n", "\r", "\r\n", "\f", "\x07", "\ufeff", "\ud83d", "\u2028", "\ufb01", "\ufb03", "𝄞",
        "-", "-\n", LINE_END_HYPHEN, f"{LINE_END_HYPHEN}\n", "\u00ad", "\u00ad\n ", "o\u0301", "\u0301", "\u0345", "\u212b", "\u0958",
        "canciÃ³n", "Â¿", "Ã±", "â€œ", "ÃƒÂ³", "niÃƒÂ±o", "\u1112\u1161",
    ]
)  # fmt: skip
_TEXTS = st.lists(_PIECES, max_size=6).map("".join)
_AROUND_MARKER = st.lists(st.tuples(_TEXTS, st.booleans(), _TEXTS), min_size=1, max_size=6)


def _marker(number: int) -> str:
    return f"<{number}>"


def _marked(pages: list[tuple[str, bool, str]]) -> list[str]:
    """Texts of pages, each with its number in it where that is asked for."""
    return [
        before + (_marker(number) if is_marked else "") + after
        for number, (before, is_marked, after) in enumerate(pages, 1)
    ]


def _found(text: str, paging: Paging | None) -> dict[int, list[int]]:
    """On which page the first and the last character of each marker are."""
    assert paging is not None
    places = {number: text.find(_marker(number)) for number in range(1, 7)}
    return {
        number: [int(paging.at(place + step).get("page", 0)) for step in (0, len(_marker(number)) - 1)]
        for number, place in places.items()
        if place >= 0
    }


def _expected(pages: list[tuple[str, bool, str]]) -> dict[int, list[int]]:
    return {number: [number, number] for number, (_, is_marked, _) in enumerate(pages, 1) if is_marked}


@given(_AROUND_MARKER)
@example([("infor\u00ad", False, ""), ("mación", True, ""), ("", True, "")])
@example([("\r", True, LINE_END_HYPHEN), ("mente", True, "canciÃ³n"), ("", False, ""), ("ÃƒÂ³", True, "")])
def test_a_marker_is_on_its_page_of_a_pdf(pages: list[tuple[str, bool, str]]) -> None:
    lines = [Lines.of((line, None) for line in text.split("\n")) for text in _marked(pages)]
    joined, paging, _ = join_pages([Page(given, number=number) for number, given in enumerate(lines)])
    text, cleaned, _ = clean_paged(joined, paging)
    assert cleaned is not None
    assert _found(text.strip("\n"), cleaned.stripped(text)) == _expected(pages)


@given(_AROUND_MARKER)
def test_a_marker_is_on_its_leaf_of_what_is_joined(pages: list[tuple[str, bool, str]]) -> None:
    joined, paging = numbered(_marked(pages), "\n\n", leaf=Leaf.PAGE)
    text, cleaned, _ = clean_paged(joined, paging)
    assert _found(text, cleaned) == _expected(pages)


@given(_AROUND_MARKER)
@example([("\n\n\n", True, " \t\n"), ("", False, ""), (" \n\n\n\n", True, "\xa0")])
def test_a_marker_is_on_its_leaf_of_a_whole_document(pages: list[tuple[str, bool, str]]) -> None:
    joined, paging = numbered(["(1)", *_marked(pages)], "\n\n", leaf=Leaf.PAGE)
    document = whole_document(f"\n {joined}", paging=paging.moved([(0, 0, 2)]))
    assert document.paging is not None
    found = _found(document.text, document.paging)
    assert found == {number: [page + 1 for page in on] for number, on in _expected(pages).items()}


@given(st.lists(_TEXTS, min_size=1, max_size=6))
def test_leaves_begin_in_order_and_within_the_text(texts: list[str]) -> None:
    joined, paging = numbered(texts, "\n\n", leaf=Leaf.PAGE)
    text, cleaned, _ = clean_paged(joined, paging)
    assert cleaned is not None
    assert list(cleaned.starts) == sorted(cleaned.starts)
    assert len(cleaned.starts) == len(texts)
    assert max(cleaned.starts) <= len(text) + len("\n\n")


@pytest.mark.parametrize(
    ("offset", "leaf"), [(0, {}), (4, {}), (5, {"page": 1}), (9, {"page": 1}), (10, {"page": 3}), (99, {})]
)
def test_a_place_is_on_the_last_leaf_that_began(offset: int, leaf: dict[str, int]) -> None:
    paging = Paging(Leaf.PAGE, (5, 10, 10, 20), (1, 2, 3, ""))
    assert paging.at(offset) == leaf


def test_what_is_numbered_skips_the_empty_and_ends_before_the_unnumbered() -> None:
    text, paging = numbered(["uno", "", "tres", "lema"], "\n\n", leaf=Leaf.SLIDE, unnumbered=1)
    assert text == "uno\n\ntres\n\nlema"
    assert [paging.at(text.index(word)) for word in ("uno", "tres", "lema")] == [
        {"slide": 1},
        {"slide": 3},
        {},
    ]


def test_a_word_divided_over_two_pages_goes_on_on_the_second() -> None:
    pages = [
        Page(Lines(["Se conserva la infor-"], [None]), number=4),
        Page(Lines(["mación"], [None]), number=6),
    ]
    text, paging, _ = join_pages(pages)
    assert text == "Se conserva la información"
    assert paging.at(text.index("infor")) == {"page": 5}
    assert paging.at(text.index("mación")) == {"page": 7}
