"""Marks the tests that want tesseract itself."""

import pytest

from ingestion.ocr import find_engine

_engine = find_engine()
needs_engine = pytest.mark.skipif(_engine is None, reason="tesseract is not installed")
needs_script = pytest.mark.skipif(
    _engine is None or not _engine.script, reason="tesseract's model of all Latin script is not installed"
)
