"""Prose that ends a page within a sentence goes on on the next; verses, rows and what is over do not."""

import pytest

from ingestion.text.lines import Lines
from ingestion.text.run_on import ends_within_sentence

_PROSE = "los jóvenes grabaron a la tejedora durante muchas tardes y de aquellas cintas"


def _ends(last: str, *, line: str = _PROSE) -> bool:
    return ends_within_sentence(Lines.of([*[(line, 0.5)] * 12, (last, 0.2), ("", 0.1)]), set())


@pytest.mark.parametrize("last", [_PROSE, f"{_PROSE},", f"{_PROSE[:-1]}-", "la comi\x02", f"{_PROSE} 12"])
def test_ends_within_a_sentence(last: str) -> None:
    assert _ends(last)


@pytest.mark.parametrize("last", [f"{_PROSE}.", f"«{_PROSE}»", "ay, río de mi niñez", f"{_PROSE}:", ""])
def test_ends_with_it(last: str) -> None:
    assert not _ends(last, line="Otra Cosa" if not last else _PROSE)


def test_rows_of_a_table_are_no_prose() -> None:
    assert not _ends(_PROSE, line=_PROSE.title())


def test_what_stands_at_the_edges_and_the_pages_number_are_not_its_last_line() -> None:
    foot = Lines.of([(_PROSE, 0.3), ("Revista de Oruro.", 0.1), ("– 12 –", 0.05)])
    assert ends_within_sentence(foot, {1})
    assert not ends_within_sentence(foot, set())
    assert not ends_within_sentence(Lines([], []), set())
