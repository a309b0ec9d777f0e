"""Reads what was stored of a file's text, a page at a time; nothing that a donor gave is parsed here."""
