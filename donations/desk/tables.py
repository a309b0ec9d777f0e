"""What the reading found in the tables, on the desk: the same facts as the donor sees, and what the donor said to them."""

from typing import Any

from donations import aligned
from donations.card_splits import card_of
from donations.models import Donation, Structure, TextVersion
from donations.tables import MOST_TABLES, parts_of, tables_of


def understood(donation: Donation, version: TextVersion | None) -> dict[str, Any]:
    """Return tables, parts and the donor's word, empty where there are no tables."""
    structure = Structure.objects.filter(donation=donation).select_related("confirmed_by").first()
    card = card_of(version, structure)
    if version is None or not version.columns:
        return {"card": card}
    tables = tables_of(version, structure)
    return {
        "tables": tables[:MOST_TABLES],
        "more_tables": max(0, len(tables) - MOST_TABLES),
        "parts": parts_of(version, structure),
        "free": sum(split["free"] for split in version.columns.values()),
        "damaged": sum(split["damaged"] for split in version.columns.values()),
        "structure": structure,
        **aligned.shown(version),
        "card": card,
    }
