"""What `manage.py detect_licence` answers, as a pure function."""

from licensing.evidence import find
from licensing.vocabulary import Role

_FIELDS = ("id", "class", "kind", "role", "concludes", "quote", "offset")


def detect(text: str, *, mentions: bool = False) -> list[dict[str, str | bool | int]]:
    """One row `{id, class, kind, role, concludes, quote, offset}` per licence the text grants; mentions too where asked."""
    hits = [hit for hit in find(text) if mentions or hit.role is Role.GRANT]
    return [{name: value for name, value in hit.as_dict().items() if name in _FIELDS} for hit in hits]
