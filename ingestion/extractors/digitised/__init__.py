"""Formats in which scanned books come out of OCR and of transcription: regions of lines of words, page after page."""
