"""Marks the tests that want tesseract itself."""

import pytest

from ingestion.ocr import find_engine

needs_engine = pytest.mark.skipif(find_engine() is None, reason="tesseract is not installed")
