"""Which of two licences is stricter, and what may go into a dataset under another."""

import pytest

from licensing.catalogue import Catalogue
from licensing.comparing import Case, compare, fits
from licensing.entries import Licence


def licence(licence_id: str) -> Licence:
    found = Catalogue.load().get(licence_id)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("declared", "found", "case"),
    [
        ("cc-by-4.0", "cc-by-4.0", Case.SAME),
        ("cc-by-4.0", "cc-by-2.5-mx", Case.VERSION),
        ("cc0-1.0", "cc-by-4.0", Case.DECLARED_LAXER),
        ("cc-by-nc-4.0", "cc-by-nc-sa-4.0", Case.DECLARED_LAXER),
        ("cc-by-sa-4.0", "cc-by-nc-4.0", Case.DECLARED_LAXER),
        ("cc-by-nc-4.0", "cc-by-4.0", Case.DECLARED_STRICTER),
        ("mit", "cc-by-4.0", Case.DIFFERENT),
        ("unknown", "cc-by-4.0", Case.DECLARED_VAGUE),
        ("cc-by-4.0", "cc-unspecified", Case.FOUND_VAGUE),
        ("cc-by-4.0", "tdm-opt-out", Case.MINING_RESERVED),
    ],
)
def test_compares(declared: str, found: str, case: Case) -> None:
    assert compare(licence(declared), licence(found)) is case


@pytest.mark.parametrize(
    ("source", "target", "answer"),
    [
        ("cc0-1.0", "cc-by-4.0", True),
        ("cc-by-4.0", "cc-by-sa-4.0", True),
        ("cc-by-4.0", "cc0-1.0", False),
        ("cc-by-sa-3.0", "cc-by-sa-4.0", True),
        ("cc-by-sa-4.0", "cc-by-sa-3.0", False),
        ("cc-by-sa-4.0", "gpl-3.0", True),
        ("gpl-3.0", "cc-by-sa-4.0", False),
        ("cc-by-sa-4.0", "cc-by-nc-sa-4.0", False),
        ("cc-by-nc-4.0", "cc-by-nc-sa-4.0", True),
        ("all-rights-reserved", "cc-by-4.0", False),
    ],
)
def test_fits(source: str, target: str, answer: bool) -> None:
    assert fits(licence(source), licence(target)) is answer
