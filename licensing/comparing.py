"""Compares licences: which of two is stricter, whether one may go into a dataset under the other."""

from enum import StrEnum

from licensing.entries import Licence
from licensing.vocabulary import LicenceClass

# Share-alike texts that allow their material to go on under another one (CC's list of compatible licences).
_UPWARD = frozenset({("cc-by-sa", "gpl-3.0")})


class Case(StrEnum):
    """How the declared licence stands to what was found."""

    SAME = "same"
    VERSION = "version"
    DIFFERENT = "different"
    DECLARED_LAXER = "declared_laxer"
    DECLARED_STRICTER = "declared_stricter"
    DECLARED_VAGUE = "declared_vague"
    FOUND_VAGUE = "found_vague"
    BOILERPLATE = "boilerplate"
    MINING_RESERVED = "mining_reserved"
    MIXED = "mixed"
    NONE = "none"


def compare(declared: Licence, found: Licence) -> Case:
    """The case of two licences. Where each sets a limit the other lacks, the declared one counts as laxer."""
    if found.id == "tdm-opt-out":
        return Case.MINING_RESERVED
    if declared.id == found.id:
        return Case.SAME
    if LicenceClass.VAGUE in (declared.klass, found.klass):
        return Case.FOUND_VAGUE if found.klass is LicenceClass.VAGUE else Case.DECLARED_VAGUE
    if declared.family and declared.family == found.family:
        return Case.VERSION
    if found.limits - declared.limits:
        return Case.DECLARED_LAXER
    return Case.DECLARED_STRICTER if declared.limits - found.limits else Case.DIFFERENT


def fits(source: Licence, target: Licence) -> bool:
    """Whether material under `source` may go into a dataset under `target`: no limit dropped, share-alike kept."""
    if "share_alike" in source.limits and not _shares_on(source, target):
        return False
    return source.limits <= target.limits


def _shares_on(source: Licence, target: Licence) -> bool:
    """The same licence, a later version of it, or one that its text names as compatible."""
    if source.id == target.id:
        return True
    if source.family and source.family == target.family:
        return bool(source.version) and target.version >= source.version
    return (source.elements, target.id) in _UPWARD and source.version == "4.0"
