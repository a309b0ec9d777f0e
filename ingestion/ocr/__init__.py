"""Reads pages that are pictures of text: drawn confined, read by Tesseract confined, put together confined."""

from ingestion.ocr.engine import Engine, find_engine
from ingestion.ocr.here import is_read_here, reason_here
from ingestion.ocr.outcome import amended
from ingestion.ocr.reading import with_pictures
from ingestion.ocr.recognition import Recognised, Undrawn, compose, recognise

__all__ = [
    "Engine",
    "Recognised",
    "Undrawn",
    "amended",
    "compose",
    "find_engine",
    "is_read_here",
    "reason_here",
    "recognise",
    "with_pictures",
]
