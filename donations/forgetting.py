"""What the law gives a person: a donation erased without its thirty days, and an account of which nothing is left but a number."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone

from donations import door, erasure
from donations.models import Donation, Status, Unit, User
from donations.models.people import NOWHERE
from donations.roles import Role

OUTSIDE = frozenset({Status.PUBLISHING, Status.PUBLISHED})


class CannotForget(Exception):
    """It cannot be done now; `code` says why: "published", "running" or "holds_donations"."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def erase_now(donation: Donation) -> bool:
    """Erase a donation at once, taken back first where it still stood; False where that was done before.

    What is published has to be taken back before. While a worker reads it, it is only taken back: ask again in a moment.
    """
    if donation.events.filter(code=erasure.ERASED).exists():
        return False
    if donation.status in OUTSIDE:
        raise CannotForget("published")
    if donation.status not in erasure.OVER:
        door.apply(donation, "withdraw", role=Role.DONOR, data={"by": "command"})
    donation.units.filter(state=Unit.State.WAITING).delete()  # nobody begins
    if donation.units.filter(state=Unit.State.RUNNING, leased_until__gt=timezone.now()).exists():
        raise CannotForget("running")  # its worker may write to storage until it notices
    erasure.erase(donation)
    return True


def unforgotten(person: User) -> list[Donation]:
    """Return the donations of a person that are still here, in whatever state."""
    return list(person.donations.exclude(events__code=erasure.ERASED).order_by("pk"))


@transaction.atomic
def forget(person: User) -> None:
    """Take everything out of an account that says whose it was, and close it; its number stays in the record."""
    if unforgotten(person):
        raise CannotForget("holds_donations")
    EmailAddress.objects.filter(user=person).delete()
    Authenticator.objects.filter(user=person).delete()
    kind = ContentType.objects.get_for_model(person)
    LogEntry.objects.filter(content_type=kind, object_id=str(person.pk)).update(object_repr="")
    person.memberships.all().delete()
    person.groups.clear()
    person.assigned.update(assignee=None)
    person.name, person.email, person.last_login = "", f"{person.pk}@{NOWHERE}", None
    person.is_active = person.is_staff = person.is_superuser = False
    person.set_unusable_password()
    person.save()
    _close_sessions(person)


def _close_sessions(person: User) -> None:
    for session in Session.objects.iterator():
        if session.get_decoded().get("_auth_user_id") == str(person.pk):
            session.delete()
