"""Guide words of dictionaries run, for both stand on their page as what is explained; other pairs of words stay."""

from collections.abc import Sequence

import pytest

from ingestion.text.lines import Lines
from ingestion.text.running_lines import running_lines

_WORDS = [f"{begin}{end}" for begin in "abcdefgh" for end in ("ara", "icha", "ocha", "upi")]


def _page(head: str, entries: Sequence[str], *, height: float = 0.95, top: float = 0.88) -> Lines:
    said = [
        line for entry in entries for line in (f"{entry} s. Lo que es.", "gente del valle", "y nada más.")
    ]
    return Lines.of([(head, height), *((line, top - 0.02 * at) for at, line in enumerate(said))])


def _dictionary(head: str, *, words: Sequence[str] = _WORDS) -> list[Lines]:
    pages = [words[at : at + 4] for at in range(0, len(words), 4)]
    return [
        _page(head.format(first=page[0], last=page[-1], n=number), page)
        for number, page in enumerate(pages, 1)
    ]


@pytest.mark.parametrize(
    "head", ["{first} {last}", "{first} – {last}", "{n} {first} - {last}", "[{first} • {last}]"]
)
def test_the_first_and_the_last_word_of_a_page_guide(head: str) -> None:
    head = head.replace("{n} {first} - {last}", "{first}  -  {last}")
    assert running_lines(_dictionary(head)) == [{0}] * 8


def test_words_of_several_parts_and_one_word_that_is_both_guide() -> None:
    words = [f"{word} de agua" for word in _WORDS]
    assert running_lines(_dictionary("{first} – {last}", words=words)) == [{0}] * 8
    pages = _dictionary("{first} {last}")
    pages[3] = _page("dara dara", ["dara", "dicha"])
    assert running_lines(pages) == [{0}] * 8


def test_a_page_whose_head_says_other_words_keeps_it() -> None:
    pages = _dictionary("{first} {last}")
    pages[4] = _page("Nombres propios", _WORDS[16:20])
    assert running_lines(pages) == [{0} if at != 4 else set() for at in range(8)]


def test_the_page_number_beside_them_is_none_of_them() -> None:
    pages = _dictionary("{first} {last} {n}")
    assert running_lines(pages) == [{0}] * 8
    assert not any(running_lines(_dictionary("{first} {last} verbos")))


def test_speakers_of_scenes_are_no_guide_words() -> None:
    """Each scene is headed by those who speak in it, in no alphabet's order."""
    pairs = [("Pedro", "Ana"), ("Luis", "Berta"), ("Ana", "Luis"), ("Tomás", "Pedro"), ("Berta", "Ana")]
    pages = [_page(" ".join(pair), pair) for pair in pairs]
    assert not any(running_lines(pages))


def test_titles_whose_words_do_not_both_begin_lines_stay() -> None:
    titles = [f"{word} nueva" for word in _WORDS[::4]]
    pages = [_page(title, [title.split()[0]]) for title in titles]
    assert not any(running_lines(pages))
    backwards = [_page(f"{_WORDS[at + 3]} {_WORDS[at]}", _WORDS[at : at + 4]) for at in range(0, 32, 4)]
    assert not any(running_lines(backwards))


def test_rows_of_words_are_no_guide_words() -> None:
    rows = [[f"{a} {b}" for a, b in zip(_WORDS[at::8], _WORDS[at + 4 :: 8], strict=False)] for at in range(4)]
    pages = [
        Lines.of([(row, 0.95 - (0.04 if at else 0) - 0.02 * at) for at, row in enumerate(some)])
        for some in rows
    ]
    assert not any(running_lines(pages))


def test_pairs_on_few_pages_or_close_to_the_text_stay() -> None:
    assert not any(running_lines([*_dictionary("{first} {last}"), *[_page("", ["y"])] * 8]))
    close = [
        _page(f"{_WORDS[at]} {_WORDS[at + 3]}", _WORDS[at : at + 4], height=0.86, top=0.84)
        for at in range(0, 32, 4)
    ]
    assert not any(running_lines(close))
