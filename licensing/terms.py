"""Says whether an author's works are in the public domain, in Spain and in the donor's country."""

import tomllib
from pathlib import Path

_TERMS = tomllib.loads(Path(__file__).with_name("terms.toml").read_text(encoding="utf-8"))


def term_passed(death_year: int, country: str, year: int) -> bool:
    """Whether, in `year`, an author who died in `death_year` is free in Spain and in `country` (ISO 3166, any case).

    A term ends with its last year: free from the 1st of January after. An unknown country counts as the longest term.
    """
    years: dict[str, int] = _TERMS["years"]
    longest: int = _TERMS["longest"]
    return year - death_year > max(years["es"], years.get(country.lower(), longest))
