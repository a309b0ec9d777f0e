"""Formats in which people write down, analyse and translate languages in the field: each file gives rows, one for what belongs together."""
