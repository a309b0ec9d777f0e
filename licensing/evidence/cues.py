"""Reads the lists of words by which sentences are told apart: data beside the code that asks them."""

import re
import tomllib
from collections.abc import Callable
from pathlib import Path


def cues(name: str) -> Callable[[str], re.Pattern[str]]:
    """Give what looks up a key of `name`.toml: one pattern that matches where any of the key's patterns does. Raises KeyError."""
    listed = tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text(encoding="utf-8"))
    return lambda key: re.compile("|".join(f"(?:{pattern})" for pattern in listed[key]))
