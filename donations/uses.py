"""What may be done with a gift, as the newest licence check says it."""

from collections.abc import Mapping

from donations.models import TextVersion


def uses_of(version: TextVersion | None) -> Mapping[str, object]:
    """Return {use: answer, use_rule: code}, empty before the check answered."""
    said = version.findings.filter(check_name="licence", code="uses").first() if version else None
    return said.params if said else {}
