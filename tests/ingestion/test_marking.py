"""Pages read in quick succession are marked, not told; a caller still hears of a slow one."""

from typing import Any

import pytest

from ingestion.reading import marking
from ingestion.reading.marking import SILENCE, marked

Message = dict[str, Any]
BEGIN: Message = {"m": "begin"}


def _page(number: int) -> Message:
    return {"m": "at", "position": number}


def _marked(monkeypatch: pytest.MonkeyPatch, *told: tuple[float, list[Message]]) -> list[list[Message] | int]:
    """What comes of what is told at these seconds."""
    clock = iter([100.0 + second for second, _ in told])
    monkeypatch.setattr(marking, "monotonic", lambda: next(clock))
    return list(marked(messages for _, messages in told))


def test_pages_shortly_after_a_word_are_marked(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _marked(
        monkeypatch, (0, [BEGIN]), (0.1, [_page(1)]), (0.2, [_page(2)]), (0.21, [{"m": "doc"}])
    ) == [[BEGIN], 1, 2, [{"m": "doc"}]]


def test_after_a_silence_a_page_is_a_sign_of_life(monkeypatch: pytest.MonkeyPatch) -> None:
    late = SILENCE + 0.01
    assert _marked(
        monkeypatch, (0, [BEGIN]), (late, [_page(1)]), (late + 0.1, [_page(2)]), (2 * late, [_page(3)])
    ) == [[BEGIN], [_page(1)], 2, [_page(3)]]


def test_what_waited_is_told_with_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _marked(monkeypatch, (0, [BEGIN]), (0.1, [BEGIN, _page(1)])) == [[BEGIN], [BEGIN, _page(1)]]
