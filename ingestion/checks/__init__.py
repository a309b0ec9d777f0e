"""The checks, in the order they are shown. To add one: a module with a class, a line here, its sentences."""

from ingestion.checks.accounting import Accounting
from ingestion.checks.language import Language
from ingestion.checks.licence import Licence
from ingestion.checks.metadata import Metadata
from ingestion.checks.subject import Check

CHECKS: tuple[Check, ...] = (Language(), Licence(), Accounting(), Metadata())


def check_named(name: str) -> Check:
    """Return the check of that name; KeyError when there is none."""
    return {check.name: check for check in CHECKS}[name]
