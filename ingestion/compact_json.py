"""Writes values as compact JSON, every letter as it is: many times faster than the standard library, with the same values."""

import json
from typing import Any

import orjson


def as_json(value: Any) -> str:
    """Return compact JSON; what orjson cannot write, or would write as null though it is no None (NaN), is left to the library."""
    try:
        written = orjson.dumps(value)
    except TypeError:  # an integer of more than 64 bits, half a surrogate pair, a key that is no string
        written = b"null"
    if b"null" in written:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return written.decode()
