"""The donor's word on tables: which columns are the text, which splits are not published; and reading anew where it matters."""

from collections.abc import Collection, Mapping, Sequence

from django.db import transaction

from donations import door, events, work
from donations.models import Donation, Status, Structure, TextVersion, User
from donations.roles import role_in

DECLARED = "splits"  # among the params of a dataset card's line: [[split, pattern]]


def text_columns_of(donation: Donation) -> list[str]:
    """Return the columns the donor chose as the text, in order; empty where our own proposal holds."""
    chosen = Structure.objects.filter(donation=donation).first()
    return list(chosen.text_columns) if chosen else []


def declared_of(donation: Donation) -> list[list[str]]:
    """Return [card, split, pattern] for what dataset cards of the newest reading declare, where the donor wants that followed."""
    chosen = Structure.objects.filter(donation=donation).first()
    version = donation.versions.first()
    return declared_in(version) if version is not None and chosen is not None and chosen.follows_card else []


def declared_in(version: TextVersion) -> list[list[str]]:
    """Return what all dataset cards declare; those nearest to the files come first."""
    lines = version.ledger.filter(params__has_key=DECLARED).select_related("file")
    cards = {"!".join(filter(None, (line.file.name, line.member))): line.params[DECLARED] for line in lines}
    return [
        [card, *said] for card in sorted(cards, key=lambda name: (-len(name), name)) for said in cards[card]
    ]


def withheld_of(donation: Donation) -> frozenset[str]:
    """Return the splits that stay with us."""
    chosen = Structure.objects.filter(donation=donation).first()
    return frozenset(chosen.withheld) if chosen else frozenset()


@transaction.atomic
def follow_card(donation: Donation, actor: User, *, follows: bool) -> bool:
    """Keep the donor's word on whose splits hold; return whether the donation is read anew because of it."""
    donation = Donation.objects.select_for_update().get(pk=donation.pk)
    said = {"follows_card": follows}
    Structure.objects.update_or_create(donation=donation, defaults={**said, "confirmed_by": actor})
    return _confirmed(donation, actor, said)


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
    return _confirmed(donation, actor, said)


def _confirmed(donation: Donation, actor: User, said: Mapping[str, object]) -> bool:
    role = role_in(actor, donation)
    events.append(donation, "structure_confirmed", role=role, actor=actor, data=said)
    if donation.status != Status.IN_REVIEW or door.missing(donation, "read_tables_again", actor):
        return False
    event = door.apply(donation, "read_tables_again", role=role, actor=actor)
    work.plan("plan", f"donation/{donation.pk}/plan/{event.seq}", donation=donation)
    return True
