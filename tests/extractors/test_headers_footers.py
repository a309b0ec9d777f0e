"""Of what runs along page after page at least 95 % goes, of the text at most one line in a thousand, in every layout."""

import pytest

from tests.extractors.reading import read
from tests.layouts import LAYOUTS, drawn, score


@pytest.mark.parametrize("name", LAYOUTS)
def test_running_lines_go_and_the_text_stays(name: str) -> None:
    data, paper = drawn(name)
    (document,) = read(data, "application/pdf")
    found = score(paper, document.text)
    assert found.stayed <= 0.05 * found.running
    assert found.lost <= 0.001 * found.body
    assert document.pages == paper.page
