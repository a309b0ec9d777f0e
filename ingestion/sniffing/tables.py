"""Loads the tables of types.toml once."""

import tomllib
from pathlib import Path

_TABLES = tomllib.loads(Path(__file__).with_name("types.toml").read_text(encoding="utf-8"))

SIGNATURES: tuple[tuple[bytes, str], ...] = tuple(
    (bytes.fromhex(beginning), line["type"]) for line in _TABLES["signatures"] for beginning in line["begins"]
)
ROOTS: dict[str, str] = _TABLES["roots"]
ALIASES: dict[str, str] = _TABLES["aliases"]
TIES: dict[str, str] = _TABLES["ties"]
_NOWHERE = ("", ".")
CLAIMS: dict[str, str] = {**TIES, **_TABLES["claims"]}


def extension(name: str) -> str:
    """Give the last extension of a name, in lower case and without its dot."""
    parts = [part for part in name.replace("\\", "/").split("/") if part not in _NOWHERE]
    stem, _, suffix = parts[-1].rpartition(".") if parts else ("", "", "")
    return suffix.lower() if stem else ""
