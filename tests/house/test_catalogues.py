"""Every sentence people read is said in every language of the site."""

import polib
import pytest

from tests.house.tree import ROOT, tracked

CATALOGUES = [path for path in tracked() if path.suffix == ".po"]


def test_there_are_catalogues() -> None:
    assert {path.parts[1] for path in CATALOGUES} >= {"es", "en"}


@pytest.mark.parametrize("path", CATALOGUES, ids=str)
def test_nothing_is_left_untranslated(path: object) -> None:
    catalogue = polib.pofile(str(ROOT / str(path)))
    untold = [entry.msgid for entry in catalogue.untranslated_entries() + catalogue.fuzzy_entries()]
    assert untold == []
