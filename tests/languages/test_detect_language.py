"""`manage.py detect_language` answers every line, one for one."""

import io
import os
import sys

import pytest
from django.core.management import call_command

from languages.identify import BACKEND
from languages.management.commands import detect_language


def _detect(given: bytes, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
    out = io.StringIO()
    call_command("detect_language", stdout=out)
    return [line.split("\t") for line in out.getvalue().split("\n")[:-1]]


def test_each_line_is_answered_with_tag_probability_and_backend(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [
        "Los niños jugaban en la plaza mientras caía la tarde.",
        "Привет, как дела сегодня?",
        "",
        "Umeak plazan",
    ]
    rows = _detect("\n".join(lines).encode() + b"\n", monkeypatch)
    assert len(rows) == 4
    assert [row[0] for row in rows[:3]] == ["es", "und", "und"]
    assert rows[0][2] == BACKEND
    assert rows[1][2] == "script"
    assert all(0.0 <= float(row[1]) <= 1.0 for row in rows)


def test_damaged_bytes_and_strange_line_ends_keep_the_count(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = _detect(
        b"Los ni\xf1os jugaban en la plaza toda la tarde\r\nuno\x0bdos\xe2\x80\xa8tres\n\xff\xfe", monkeypatch
    )
    assert len(rows) == 3
    assert rows[0][0] == "es"


def test_no_lines_no_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _detect(b"", monkeypatch) == []


def test_lines_longer_than_a_block_and_a_last_one_without_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [
        "la casa de los abuelos " * 300,
        "",
        "Umeak plazan jolasten ari dira arratsaldean",
        "y así sigue el cuento",
    ]
    whole = _detect("\n".join(lines).encode(), monkeypatch)
    monkeypatch.setattr(detect_language, "BLOCK_BYTES", 7)
    assert _detect("\n".join(lines).encode(), monkeypatch) == whole
    assert [row[0] for row in whole] == ["es", "und", "eu", "es"]


def test_what_is_there_is_answered_while_the_pipe_stays_open() -> None:
    out_of, into = os.pipe()
    with os.fdopen(out_of, "rb") as reading, os.fdopen(into, "wb", buffering=0) as writing:
        blocks = detect_language.blocks(reading)
        writing.write(b"uno\ndos\ntr")
        assert next(blocks) == [b"uno", b"dos"]
        writing.write(b"es\n")
        assert next(blocks) == [b"tres"]
