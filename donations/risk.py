"""How much care a donation needs before it is approved, as named points that the desk shows."""

from donations.models import Donation, Status
from donations.models.choices import RightsBasis, WishedVisibility

SECOND_PERSON_FROM = 3

UNCLEAR_BASES = frozenset({RightsBasis.UNKNOWN, RightsBasis.TDM_EXCEPTION, RightsBasis.CONTRACT})


def points(donation: Donation) -> dict[str, int]:
    """Return {reason code: points} for everything that speaks for a second pair of eyes."""
    found: dict[str, int] = {}
    if donation.rights_basis in UNCLEAR_BASES:
        found["unclear_rights"] = 2
    if (
        donation.visibility == WishedVisibility.PUBLIC
        and donation.rights_basis == RightsBasis.LICENSED_THIRD_PARTY
    ):
        found["third_party_public"] = 1
    if donation.findings.filter(level="block", resolved_at__isnull=False).exists():
        found["resolved_block"] = 3
    if not Donation.objects.filter(donor=donation.donor_id, status=Status.PUBLISHED).exists():
        found["first_donation"] = 1
    return found


def needs_second_person(donation: Donation) -> bool:
    """Tell whether two different people must look before approval."""
    return sum(points(donation).values()) >= SECOND_PERSON_FROM
