"""Heads that repeat a title, or the head before, run; what stands nowhere else, and names in lists, stay."""

from ingestion.text.lines import Line, Lines
from ingestion.text.running_lines import running_lines

_HEAD = 0.9216  # at the edge
_BEYOND = 0.869
_NAMES = ("Los orígenes", "La llegada", "Las cosechas", "La escuela", "El molino")


def _page(*edges: Line) -> Lines:
    body = [(f"renglón {chr(97 + line)}", 0.8 - 0.0172 * line) for line in range(25)]
    return Lines.of([*edges, *body])


def _book(
    length: int, *, head: str = "{n} {name}", title: str = "{n} {name}", height: float = _HEAD
) -> list[Lines]:
    """Chapters of so many pages: a title, which stands lower, and a head on each even page."""
    pages = []
    for n, name in enumerate(_NAMES, 1):
        titles = [(line, 0.74 - 0.03 * at) for at, line in enumerate(title.format(n=n, name=name).split("|"))]
        pages.append(Lines.of([*titles, *zip(*_page(), strict=True)]))
        heads = [[(head.format(n=n, name=name), height)] if page % 2 else [] for page in range(1, length)]
        pages += [_page(*edges) for edges in heads]
    return pages


def _even(length: int) -> list[set[int]]:
    return [{0} if page % 2 else set() for page in range(length * len(_NAMES))]


def test_heads_of_short_chapters_repeat_their_titles() -> None:
    assert running_lines(_book(4)) == _even(4)
    assert running_lines(_book(2)) == _even(2)
    assert running_lines(_book(4, height=_BEYOND)) == _even(4)


def test_titles_may_have_a_number_that_heads_have_not_or_several_lines() -> None:
    assert running_lines(_book(4, head="{name}", title="{n}. {name}")) == _even(4)
    head = "CAPÍTULO {n}. {name} DE LA VILLA"
    assert running_lines(_book(4, head=head, title="Capítulo {n}|{name}|de la villa")) == _even(4)


def test_a_head_that_no_title_says_is_kept_once() -> None:
    runs = running_lines(_book(6, head="De otro libro: {name}"))
    assert runs == [{0} if page % 6 in (3, 5) else set() for page in range(30)]


def _poems(*, contents: str) -> list[Lines]:
    """Each poem on a page of its own, its title at the head."""
    names = [(contents.format(name=name, n=n), 0.7 - 0.03 * n) for n, name in enumerate(_NAMES, 2)]
    poems = [_page((name, _BEYOND)) for name in _NAMES]
    return [Lines.of(names) if contents else _page(), *poems]


def test_poems_keep_their_titles_also_where_a_table_of_contents_has_them() -> None:
    for contents in ("", "{name}", "{name} . . . . {n}", "{n} {name}"):
        assert not any(running_lines(_poems(contents=contents)))


def test_what_comes_back_after_something_else_is_no_chapter() -> None:
    """Exercises of a workbook, say, on every other page, though what to do was said before."""
    orders = ["Lee y contesta", "Escribe", "Escucha", "Canta"]
    said = [_page((order, 0.6), ("así:", 0.55)) for order in orders]
    pages = [_page(*[(orders[at // 2 % 4], _BEYOND)] if at % 2 else []) for at in range(24)]
    assert not any(running_lines(said + pages))


def test_titles_that_stand_later_or_on_the_page_beside_stay() -> None:
    poems = [_page((name, _BEYOND)) for name in _NAMES]
    later = [_page((name, 0.6), ("otra vez", 0.55)) for name in _NAMES]
    assert not any(running_lines([page for pair in zip(poems, later, strict=True) for page in pair]))
    assert not any(running_lines([page for pair in zip(poems, poems, strict=True) for page in pair]))


def test_what_runs_elsewhere_is_no_title() -> None:
    foot = ("Los orígenes", 0.04)
    heads = [name for name in _NAMES for _ in range(3)]
    pages = [page for head in heads for page in (_page(foot), _page(foot, (head, _BEYOND)))]
    assert running_lines(pages) == [{0, 1} if at % 6 in (3, 5) else {0} for at in range(30)]


def test_numbered_titles_are_not_what_was_said_before() -> None:
    pages = [_page((f"Lectura {at} para {'ti' if at % 4 else 'mí'}", _BEYOND)) for at in range(3, 30, 2)]
    pages[0] = _page(("Lectura para ti", 0.6))
    assert not any(running_lines(pages))


def test_titles_on_few_pages_or_at_other_heights_stay() -> None:
    few = [*_book(4), *[_page()] * 40]
    assert not any(running_lines(few))
    wandering = [
        Lines(page.texts, [at and at - 0.003 * number if at == _HEAD else at for at in page.heights])
        for number, page in enumerate(_book(4))
    ]
    assert not any(running_lines(wandering))


def test_figures_and_letters_of_the_alphabet_are_no_names() -> None:
    for said in ("1810 1821 1836 1847", "A B C D", "§1 §2 §3 §4"):
        pages = [[_page((one, 0.6), ("después", 0.55)), _page((one, _BEYOND))] for one in said.split()]
        assert not any(running_lines([page for pair in pages for page in pair]))
        assert not any(running_lines([page for pair in pages for page in pair * 3]))


def test_a_head_above_few_lines_runs_with_those_that_stand_apart() -> None:
    pages = _book(4, height=_BEYOND)
    pages[3] = Lines.of([("1 Los orígenes", _BEYOND), ("y nada más.", 0.833)])
    assert running_lines(pages) == _even(4)


def test_long_lines_without_end_take_no_time() -> None:
    words = " ".join(["de"] * 50_000)
    pages = [_page((f"{at // 4} {words}", _BEYOND), (words, 0.6)) for at in range(20)]
    assert not any(running_lines(pages))


def test_a_first_line_that_comes_again_stays() -> None:
    """As in litanies: it stands no farther from the next than others do."""
    pages = [_page(("Señor, ten piedad de nosotros", 0.8172)) for _ in range(10)]
    assert not any(running_lines(pages))


def test_lines_that_begin_as_prose_does_are_no_heads() -> None:
    """Unless they say the page's number too, as names in small capitals do."""
    assert not any(running_lines(list(map(_small, _book(4, head="{name}", title="{name}")))))
    numbered = [_small(page, n) for n, page in enumerate(_book(4, head="{name} #", title="{name}"), 1)]
    assert [0 in running for running in running_lines(numbered)] == [bool(running) for running in _even(4)]


def _small(page: Lines, number: int = 0) -> Lines:
    """The page in small letters, with its number at the foot and in its head."""
    foot = [(str(number), 0.05)] if number else []
    said = [text.lower().replace("#", str(number)) for text in page.texts]
    return Lines.of([*zip(said, page.heights, strict=True), *foot])


def test_a_title_may_be_one_word() -> None:
    said = [
        [text.rpartition(" ")[2].title() if "rengl" not in text else text for text in page.texts]
        for page in _book(4)
    ]
    pages = [Lines(texts, page.heights) for texts, page in zip(said, _book(4), strict=True)]
    assert running_lines(pages) == _even(4)
