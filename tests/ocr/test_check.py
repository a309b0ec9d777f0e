"""`manage.py check` says whether scanned pages are read here, and in which languages."""

import pytest
from pytest_django import Settings

from ingestion import system_checks
from ingestion.ocr import Engine
from ingestion.sandbox import landlock as landlock_layer


def _said(
    monkeypatch: pytest.MonkeyPatch, engine: Engine | None, *, landlock: int = 3
) -> list[tuple[str | None, str]]:
    monkeypatch.setattr(system_checks, "find_engine", lambda: engine)
    monkeypatch.setattr(landlock_layer, "version", lambda: landlock)
    return [(message.id, message.msg) for message in system_checks.pictures_of_text()]


def test_what_is_there_is_said(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    engine = Engine("/usr/bin/tesseract", "5.3.0", ("Latin", "cat", "osd", "spa"), "/datos")
    ((number, sentence),) = _said(monkeypatch, engine)
    assert (number, "5.3.0 in: Latin, cat, spa." in sentence) == ("ingestion.I004", True)
    assert [number for number, _ in _said(monkeypatch, None)] == ["ingestion.I003"]
    assert [number for number, _ in _said(monkeypatch, engine, landlock=0)] == [
        "ingestion.I004",
        "ingestion.W004",
    ]
    settings.OCR = "off"
    assert [number for number, _ in _said(monkeypatch, engine)] == ["ingestion.I002"]


def test_what_reads_languages_without_a_model_is_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = Engine("/usr/bin/tesseract", "5.3.0", ("cat", "osd", "spa"), "/datos")
    assert [number for number, _ in _said(monkeypatch, engine)] == ["ingestion.I004", "ingestion.I006"]
