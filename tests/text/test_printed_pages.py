"""What browsers print around a page is known on a single one; what only looks a little like it stays."""

import pytest

from ingestion.text.lines import Line, Lines
from ingestion.text.running_lines import running_lines

_ADDRESS = "https://radio.example/noticias/2026"


def _page(head: str, *foot: str, at: tuple[float, float] = (0.971, 0.02)) -> Lines:
    """A page as browsers write it: the text, then what is around it, whose parts may be told apart."""
    body: list[Line] = [(f"renglón {chr(97 + line)}", 0.917 - 0.015 * line) for line in range(54)]
    return Lines.of([*body, (head, at[0]), *((text, at[1]) for text in foot)])


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        ("11/28/26, 3:58\u202fAM La radio del ayllu — Portal", f"{_ADDRESS} 1/1"),
        ("28/11/26, 3:58 p. m. La radio del ayllu", f"{_ADDRESS} 1/1"),
        ("28.11.2026, 15:58 El río", "file:///home/ana/rio.html 12/14"),
        ("2026-11-28, 15:58", "about:blank 1/1"),
        (f"La radio del ayllu {_ADDRESS}", "1 de 2 28/11/26, 15:58"),
        (f"La radio del ayllu {_ADDRESS}", "Page 1 of 2 11/28/2026, 3:58 PM"),
    ],
)
def test_one_page_tells_what_a_browser_printed(head: str, foot: str) -> None:
    assert running_lines([_page(head, foot)]) == [{54, 55}]


def test_parts_that_are_told_apart_go_together() -> None:
    assert running_lines([_page("28/11/26, 15:58", _ADDRESS, "1/1")]) == [{54, 55, 56}]
    assert running_lines([_page("28/11/26, 15:58", "1/1", _ADDRESS)]) == [{54, 55, 56}]


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        ("28/11/26, 15:58 Reunión de la asamblea", "Firmado en Oruro, 1/1"),
        ("28/11/26, 15:58 Reunión de la asamblea", _ADDRESS),
        ("La radio del ayllu", f"{_ADDRESS} 1/1"),
        ("Salió el 28/11/26, 15:58 horas", f"{_ADDRESS} 1/1"),
        ("28/11/26, 15:58 Reunión", f"Véase {_ADDRESS} para las 3/4 partes"),
        ("28/11/26, 15:58 Reunión", "1/1"),
        ("28/11/26, 15:58 Acta 1/2", _ADDRESS),
    ],
)
def test_dates_and_addresses_alone_stay(head: str, foot: str) -> None:
    assert running_lines([_page(head, foot)]) == [set()]


def test_a_head_that_says_none_of_it_is_the_texts_own() -> None:
    assert running_lines([_page("El río", _ADDRESS, "1/1 28/11/26, 15:58")]) == [set()]


def test_they_stand_at_the_very_edges() -> None:
    head, foot = "28/11/26, 15:58 El río", f"{_ADDRESS} 1/1"
    assert running_lines([_page(head, foot, at=(0.971, 0.09))]) == [set()]
    low = Lines.of([(head, 0.91), ("cuerpo", 0.5), (foot, 0.02)])
    assert running_lines([low]) == [set()]
    assert running_lines([Lines.of([(" ", 0.97)]), Lines([], [])]) == [set(), set()]
