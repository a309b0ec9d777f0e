"""Works one behind the other in one document are asked for their own running lines; parts of one work are not."""

from collections.abc import Collection, Iterable, Sequence
from itertools import chain

import pytest

from ingestion.text.lines import Line, Lines
from ingestion.text.page_edges import Candidate
from ingestion.text.running_lines import running_lines
from ingestion.text.works import works

_HEAD, _FOOT = 0.869, 0.03
_SUBJECTS = ("el pan", "la mina", "la pesca", "el telar", "el río", "la lana")


def _page(*edges: Line, count: int = 30) -> Lines:
    """A page, its text between 0.833 and 0.2; first what stands at its edges."""
    body = [(f"renglón {chr(97 + line)}", 0.833 - 0.0172 * line) for line in range(count)]
    return Lines.of([*edges, *body])


def _paper(subject: str, numbers: Iterable[int], height: float = _HEAD) -> list[Lines]:
    return [_page((f"Estudios sobre {subject} {number}", height)) for number in numbers]


def _plain(count: int) -> list[Lines]:
    return [_page() for _ in range(count)]


def _found(pages: Sequence[Lines]) -> list[int]:
    """The pages that lose a line, which may only be the first."""
    found = running_lines(pages)
    assert all(places <= {0} for places in found)
    return [page for page, places in enumerate(found) if places]


@pytest.mark.parametrize("height", [_HEAD, 0.95])
def test_each_of_several_papers_loses_its_heads(height: float) -> None:
    pages = [page for subject in _SUBJECTS for page in _paper(subject, range(1, 10), height)]
    assert _found(pages) == list(range(54))


def test_heads_without_a_number_go_with_the_numbers_at_the_foot_that_begin_anew() -> None:
    papers = [
        [_page((f"Estudios sobre {subject}", _HEAD), (str(number), _FOOT)) for number in range(1, 8)]
        for subject in _SUBJECTS
    ]
    assert running_lines(list(chain(*papers))) == [{0, 1}] * 42


def test_a_paper_among_pages_without_numbers_loses_its_heads() -> None:
    pages = [*_plain(20), *_paper("el pan", range(145, 152)), *_plain(20)]
    assert _found(pages) == list(range(20, 27))


def test_the_same_report_many_times_loses_the_numbers_of_first_pages_too() -> None:
    report = [
        _page(("1", 0.163)),
        *_paper("el pan", range(2, 8)),
        _page(("8", 0.163)),
        *_paper("la mina", range(9, 15)),
    ]
    assert _found(report * 5) == list(range(70))


def test_pages_that_say_which_of_how_many_they_are_are_works_too() -> None:
    letters = [
        [_page((f"Página {n}/{count}", _FOOT), count=9 + n) for n in range(1, count + 1)]
        for count in (5, 3, 4)
    ]
    papers = [_paper(subject, range(1, 16)) for subject in _SUBJECTS[:2]]
    assert _found([*papers[0], *chain(*letters), *papers[1]]) == list(range(42))


@pytest.mark.parametrize(
    "titles",
    [
        [f"Lección {number}" for number in range(1, 9)],
        [f"{number}. Historia de {who}" for number, who in enumerate(("Ana", "Eva", "Luz", "Sol", "Paz"), 1)],
        [str(year) for year in range(1998, 2004)],
        ["1 casa", "2 casas", "4 casas", "7 casas"],
    ],
)
def test_what_counts_something_else_on_some_pages_stays(titles: list[str]) -> None:
    exercises = [[("Ejercicios", 0.05)], []] * len(titles)
    some = [_page((title, 0.95), *edges) for title, edges in zip(titles, exercises, strict=False)]
    assert _found([*_plain(20), *some, *_plain(20)]) == []


def _book(numbers: Iterable[int], shared: Collection[int]) -> list[Lines]:
    said = dict.fromkeys(shared, "Ejercicios")
    return [_page((said.get(n, f"Habla {n * 'a'}"), 0.95), (str(n), _FOOT)) for n in numbers]


def test_lines_that_some_pages_of_a_numbered_book_share_stay_though_plates_are_missing() -> None:
    pages = _book([*range(1, 11), *range(15, 25), *range(31, 61)], (15, 18, 21))
    assert running_lines(pages) == [{1}] * 50


def test_a_book_whose_first_pages_have_no_number_is_one_work() -> None:
    pages = [*_plain(10), *_book(range(1, 21), (2, 5, 8, 11, 14, 17))]
    assert running_lines(pages) == [*[set()] * 10, *[{1}] * 20]


def test_the_first_page_of_a_work_may_have_no_number() -> None:
    papers = [
        [_page((f"Estudios sobre {subject}", _HEAD), *[(str(n), _FOOT)][n < 2 :]) for n in range(1, 8)]
        for subject in _SUBJECTS
    ]
    assert running_lines(list(chain(*papers))) == [{0}, *[{0, 1}] * 6] * 6


def test_works_share_no_pages() -> None:
    counted = {
        offset: [Candidate(page, 0, 0.95, str(page + offset)) for page in pages]
        for offset, pages in ((-3, range(4, 9)), (1, range(12)), (-11, range(12, 18)))
    }
    assert works(counted, [], 18) == [(0, 12), (12, 18)]


def test_questionnaires_one_behind_the_other_keep_their_questions() -> None:
    asked = ["¿Cómo se llama?", "", "¿Dónde aprendió la lengua?", "", ""]
    pages = [_page((question, 0.95), (str(n), _FOOT)) for n, question in enumerate(asked, 1)] * 8
    assert running_lines(pages) == [{1}] * 40
