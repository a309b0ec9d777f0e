"""The docs tell every kind of unit, in the order in which a donation meets them."""

import re
from pathlib import Path

from ingestion.programs import PROGRAMS
from tests.house.tree import text_of


def test_the_docs_tell_every_kind_of_unit_in_its_order() -> None:
    table = re.search(r"<!-- units -->(.*)<!-- /units -->", text_of(Path("docs/architecture.md")), re.DOTALL)
    assert table is not None
    assert re.findall(r"^\|[^|]*\| `(\w+)` \|", table[1], re.MULTILINE) == list(PROGRAMS)
