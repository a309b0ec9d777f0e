"""Boxes on a slide are read in bands and columns, by eye, however they were put there; what stands nowhere moves nothing."""

import pytest

from ingestion.extractors.slide_order import Box, reading_order

A, B, C, D = Box(0, 0, 40, 10), Box(50, 0, 40, 10), Box(0, 20, 40, 10), Box(50, 20, 40, 10)
LEFT, RIGHT_ABOVE, RIGHT_BELOW = Box(0, 0, 40, 50), Box(50, 5, 40, 12), Box(52, 25, 38, 25)


@pytest.mark.parametrize(
    ("boxes", "order"),
    [
        ([C, A], [1, 0]),  # from top to bottom
        ([B, A], [1, 0]),  # from left to right
        ([D, B, C, A], [3, 1, 2, 0]),  # rows that people aligned
        ([RIGHT_BELOW, RIGHT_ABOVE, LEFT], [2, 1, 0]),  # a column beside two boxes
        ([Box(0, 9, 40, 10), A], [1, 0]),  # boxes that touch a little
        ([Box(0, 0, 100, 100), Box(10, 50, 20, 20), Box(10, 10, 20, 20)], [0, 1, 2]),  # one behind the others
        ([Box(50, 2, 40, 10), A], [1, 0]),  # not quite aligned
        ([A, A], [0, 1]),
        ([Box(0, 5, 0, 0), Box(0, 0, 0, 0)], [1, 0]),
        ([C, None, A], [0, 1, 2]),
        ([], []),
    ],
)
def test_order(boxes: list[Box | None], order: list[int]) -> None:
    assert reading_order(boxes) == order


def test_more_boxes_than_anybody_reads_stay_as_they_are_and_stairs_end() -> None:
    stairs: list[Box | None] = [Box(-n, -n, 1, 1) for n in range(300)]
    assert reading_order(stairs) == list(range(299, -1, -1))
    assert reading_order([*stairs, A]) == list(range(301))
    spiral: list[Box | None] = []
    left, top, right, bottom = 0.0, 0.0, 1e6, 1e6
    for n in range(280):  # each cut leaves all but one
        if n % 2:
            spiral.append(Box(right - 100, top, 100, bottom - top))
            right -= 200
        else:
            spiral.append(Box(left, bottom - 100, right - left, 100))
            bottom -= 200
    assert sorted(reading_order(spiral)) == list(range(280))
