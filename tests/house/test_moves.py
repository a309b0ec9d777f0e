"""The diagram in the docs is the table in the code, whole and current."""

from pathlib import Path

import pytest

from donations.models import Status
from donations.moves import MOVES
from donations.moves_diagram import BEGIN, END, NoPlaceForIt, drawn_into, mermaid
from tests.house.tree import text_of

ARCHITECTURE = Path("docs/architecture.md")


def test_the_docs_are_current() -> None:
    page = text_of(ARCHITECTURE)
    assert drawn_into(page) == page, "run `manage.py draw_moves`"


def test_every_move_and_status_is_drawn() -> None:
    drawn = mermaid()
    assert [name for name in MOVES if name.replace("_", " ") not in drawn] == []
    assert [status.value for status in Status if status.value not in drawn] == []


def test_replaces_an_old_drawing() -> None:
    assert drawn_into(f"a\n{BEGIN}\nold\n{END}\nz").startswith(f"a\n{BEGIN}\n```mermaid\nstateDiagram-v2")


def test_says_when_there_is_no_place() -> None:
    with pytest.raises(NoPlaceForIt):
        drawn_into("nothing here")
