"""Taking back what is published: its donor asks, a maintainer carries it out, and workers take it from every copy."""

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext

from donations import door, events, mail, work
from donations.door import MoveNotAllowed
from donations.models import Donation, Event, Message, Status, Unit, User
from donations.models.people import MAINTAINERS
from donations.roles import Role, team, team_role

ASKED = "retraction_asked"
TAKEN = "taken_from_hub"  # one for each dataset that held it
TOLD = "readers_told"  # whoever asked for access to it
LEFT = "copy_left"  # a repository that a person has to remove
GONE = "copies_gone"  # the last of them
KIND, QUEUE = "take_away", "publishing"


@transaction.atomic
def ask(donation: Donation, actor: User, words: str) -> bool:
    """Put the donor's wish into the record and the conversation, and write to the maintainers; False where it was asked before."""
    status = Donation.objects.select_for_update().get(pk=donation.pk).status
    if status != Status.PUBLISHED:
        raise MoveNotAllowed("retract", "status")
    if request_of(donation) is not None:
        return False
    events.append(donation, ASKED, role=Role.DONOR, actor=actor, words=words)
    said = words or gettext("Please take back what was published of this donation.")
    Message.objects.create(donation=donation, author=actor, body=said)
    desk = reverse("admin:donations_donation_change", args=[donation.pk])
    for reader in team(MAINTAINERS):
        mail.tell(donation, ASKED, words=words, path=desk, reader=reader)
    return True


def request_of(donation: Donation) -> Event | None:
    """Return the donor's wish to have it taken back, None where there is none or it is no longer published."""
    if donation.status != Status.PUBLISHED:
        return None
    return donation.events.filter(code=ASKED).select_related("actor", "payload").first()


def is_asked() -> Q:
    """Keep the donations whose donors wait for that."""
    return Q(Exists(Event.objects.filter(donation=OuterRef("pk"), code=ASKED)), status=Status.PUBLISHED)


@transaction.atomic
def retract(donation: Donation, actor: User, reason: str) -> Event:
    """Take a published donation back for good; the donor is written to, and a worker goes to every copy.

    A maintainer may take back what they gave themselves too: that judges nobody, and there may be no other.
    """
    role = team_role(actor)
    if role is None:
        raise MoveNotAllowed("retract", "role")
    event = door.apply(donation, "retract", role=role, actor=actor, reason=reason)
    plan_taking_away(donation)
    mail.tell(donation, "retract", words=reason)
    return event


def plan_taking_away(donation: Donation) -> Unit:
    """Ask a worker to take it from every copy; asked again, it is the same unit."""
    return work.plan(KIND, f"donation/{donation.pk}/{KIND}", payload={"donation": donation.pk}, queue=QUEUE)


def are_copies_gone(donation: Donation) -> bool:
    """Tell whether it is known of every repository that nothing of it is left there."""
    return donation.events.filter(code=GONE).exists()
