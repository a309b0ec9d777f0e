"""Who somebody is to a donation."""

from enum import StrEnum

from django.contrib.auth.models import AnonymousUser, Group
from django.db.models import Exists, OuterRef, Q, QuerySet

from donations.models import Donation, User
from donations.models.people import MAINTAINERS, REVIEWERS


class Role(StrEnum):
    """The parts people and machines play."""

    VISITOR = "visitor"  # not signed in
    STRANGER = "stranger"  # signed in, nothing to do with this donation
    DONOR = "donor"  # gave it, or belongs to the organisation that gave it
    REVIEWER = "reviewer"
    MAINTAINER = "maintainer"
    WORKER = "worker"
    SWEEPER = "sweeper"


TEAM = frozenset({Role.REVIEWER, Role.MAINTAINER})
PEOPLE = (Role.VISITOR, Role.STRANGER, Role.DONOR, Role.REVIEWER, Role.MAINTAINER)


def is_donor(user: User, donation: Donation) -> bool:
    """Tell whether the person gave it, alone or with an organisation."""
    if donation.donor_id == user.pk:
        return True
    return (
        donation.organisation_id is not None
        and user.memberships.filter(organisation=donation.organisation_id).exists()
    )


def team_role(user: User | AnonymousUser) -> Role | None:
    """Return the person's part in the team, if any."""
    if not isinstance(user, User) or not user.is_active:
        return None
    if user.is_superuser or user.is_in(MAINTAINERS):
        return Role.MAINTAINER
    return Role.REVIEWER if user.is_in(REVIEWERS) else None


def team(*groups: str) -> QuerySet[User]:
    """Return everybody who has a part in the team, or in these groups of it."""
    named = groups or (REVIEWERS, MAINTAINERS)
    groups_of_theirs = Group.objects.filter(name__in=named, user=OuterRef("pk"))
    return User.objects.filter(Q(is_superuser=True) | Exists(groups_of_theirs), is_active=True).order_by("pk")


def role_in(user: User | AnonymousUser, donation: Donation) -> Role:
    """Return the part the person plays for this donation; giving it comes before judging it."""
    if not isinstance(user, User):
        return Role.VISITOR
    if is_donor(user, donation):
        return Role.DONOR
    return team_role(user) or Role.STRANGER
