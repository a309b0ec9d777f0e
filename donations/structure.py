"""The donor's word on tables: which columns are the text, which splits are not published; and reading anew where it matters."""

from collections.abc import Collection, Sequence

from django.db import transaction

from donations import door, events, work
from donations.models import Donation, Status, Structure, User
from donations.roles import role_in


def text_columns_of(donation: Donation) -> list[str]:
    """Return the columns the donor chose as the text, in order; empty where our own proposal holds."""
    chosen = Structure.objects.filter(donation=donation).first()
    return list(chosen.text_columns) if chosen else []


def withheld_of(donation: Donation) -> frozenset[str]:
    """Return the splits that stay with us."""
    chosen = Structure.objects.filter(donation=donation).first()
    return frozenset(chosen.withheld) if chosen else frozenset()


@transaction.atomic
def confirm(
    donation: Donation, actor: User, *, text_columns: Sequence[str] = (), withheld: Collection[str] = ()
) -> bool:
    """Keep the donor's word; return whether the donation is read anew because of it.

    Names are taken as given: the form offers only what the newest reading found. While changes are asked for, the next
    sending reads anew by itself.
    """
    donation = Donation.objects.select_for_update().get(pk=donation.pk)
    said = {"text_columns": list(text_columns), "withheld": sorted(withheld)}
    Structure.objects.update_or_create(donation=donation, defaults={**said, "confirmed_by": actor})
    role = role_in(actor, donation)
    events.append(donation, "structure_confirmed", role=role, actor=actor, data=said)
    if donation.status != Status.IN_REVIEW or door.missing(donation, "read_tables_again", actor):
        return False
    event = door.apply(donation, "read_tables_again", role=role, actor=actor)
    work.plan("plan", f"donation/{donation.pk}/plan/{event.seq}", donation=donation)
    return True
