"""What may be done with a gift, as the newest licence check says it; no yes stands while its files are seen to say something stricter."""

from collections.abc import Iterable, Mapping

from donations.models import TextVersion

STRICTER = frozenset(
    {"E_RELICENSED", "E_STRICTER", "E_PHRASE"}
)  # findings after which the declared licence is in doubt


def uses_of(version: TextVersion | None) -> Mapping[str, object]:
    """Return {use: answer, use_rule: code}, empty before the check answered."""
    said = version.findings.filter(check_name="licence", code="uses").first() if version else None
    if version is None or said is None:
        return {}
    return doubted(said.params, version.findings.blocking().values_list("code", flat=True))


def doubted(params: Mapping[str, object], found: Iterable[str]) -> Mapping[str, object]:
    """Return the answers with every yes unclear where one of the open findings `found` speaks of stricter terms."""
    if STRICTER.isdisjoint(found):
        return params
    unsure = {use: "unclear" for use, answer in params.items() if answer == "yes"}
    return {**params, **unsure, **{f"{use}_rule": "U_FILES_STRICTER" for use in unsure}}
