"""The text room: bytes become characters, and characters become clean text."""
