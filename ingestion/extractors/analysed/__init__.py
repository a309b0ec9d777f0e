"""Corpora written down word by word, a line for each with what is said of it."""
