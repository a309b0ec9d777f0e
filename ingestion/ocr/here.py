"""Says whether pages that are pictures of text are read by this installation, and what their line says until they are."""

from django.conf import settings

from ingestion.ocr.engine import find_engine
from ingestion.ocr.outcome import KEPT, WAITS


def is_read_here() -> bool:
    """Tell whether units for them may be planned: `on` means that some worker has Tesseract, wherever it is."""
    return settings.OCR == "on" or (settings.OCR == "auto" and find_engine() is not None)


def reason_here(reason: str) -> str:
    """Return the reason that is true here: a reader knows of pictures, not of who reads them."""
    return WAITS if reason == KEPT and is_read_here() else reason
