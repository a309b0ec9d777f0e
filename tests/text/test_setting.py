"""How a line is set among those of its page: large, or as the text is."""

from collections.abc import Sequence

import pytest

from ingestion.text.setting import Setting

Row = tuple[
    float, float, float
]  # where it begins, how tall its letters are, how far it is from the line above

_BODY: Sequence[Row] = [(60, 10, 14)] * 6 + [(60, 10, 22)] + [(60, 10, 14)] * 6
_FIRST = 800.0


def _set(*rows: Row) -> tuple[Setting, list[float]]:
    """Lines one below the other, and their heights as shares of a page of 1,000 points."""
    bottoms, bottom = [], _FIRST
    for number, (_, _, gap) in enumerate(rows):
        bottom -= gap if number else 0
        bottoms.append(bottom)
    lefts, sizes = [row[0] for row in rows], [row[1] for row in rows]
    tops = [low + size for low, size in zip(bottoms, sizes, strict=True)]
    heights = [low / 1000 for low in bottoms]
    return Setting([None, *heights], lefts, tops, bottoms), heights


def _is_as_body(head: Sequence[float], gap: float, body: Sequence[Row] = _BODY) -> bool:
    left, size = head
    setting, heights = _set((left, size, 0), (60, 10, gap), *body)
    return setting.is_as_body(heights[0])


def test_headings_are_far_larger_than_most_lines() -> None:
    setting, heights = _set((60, 12.5, 0), *_BODY, (60, 11, 20))
    assert setting.is_large(heights[0])
    assert not any(map(setting.is_large, heights[1:]))


def test_where_letters_are_told_as_tall_as_each_is_none_is_large() -> None:
    noisy = [(60, 9.1 if number % 4 == 0 else 7.2, 14) for number in range(12)]
    setting, heights = _set((60, 9.1, 0), *noisy)
    assert not setting.is_large(heights[0])


def test_what_is_not_known_is_neither() -> None:
    setting, heights = _set((60, 20, 0), *_BODY)
    few, its = _set((60, 20, 0), (60, 10, 30), (60, 10, 14))
    shorter = setting._replace(heights=setting.heights[:-1])
    for unknown, height in ((setting, 0.123), (few, its[0]), (shorter, heights[0])):
        assert not unknown.is_large(height)
        assert not unknown.is_as_body(height)


@pytest.mark.parametrize(
    ("head", "gap", "is_so"),
    [
        ((60, 10), 22, True),
        ((60, 10), 14, True),
        ((60, 10.3), 20.5, True),
        ((60, 10), 18, False),  # no paragraphs are as far apart
        ((60, 10), 11, False),  # lines of a letterhead
        ((60, 10), 40, False),
        ((60, 12), 22, False),
        ((60, 8), 22, False),
        ((200, 10), 22, False),
    ],
)
def test_first_lines_of_the_text_are_set_as_it_is(head: tuple[float, float], gap: float, is_so: bool) -> None:
    assert _is_as_body(head, gap) is is_so


def test_only_the_first_line_is_asked_and_no_lines_of_a_head() -> None:
    setting, heights = _set((60, 10, 0), *_BODY)
    assert not any(map(setting.is_as_body, heights[1:]))
    three_of_a_head: Sequence[Row] = [(60, 10, 14), (60, 10, 50), *_BODY]
    assert not _is_as_body((60, 10), 14, three_of_a_head)
    far_everywhere: Sequence[Row] = [*[(60, 10, 14)] * 6, (60, 10, 40), (60, 10, 14)]
    assert not _is_as_body((60, 10), 40, far_everywhere)
