"""Remembers what was declared while a donation is handed back, so that the team sees what its donor changed; then forgets it.

What was declared speaks of people: it is kept like the words of an event, that can be erased without breaking the chain.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from donations import events
from donations.approval import declared_facts, digest
from donations.models import Donation, Event, EventPayload, User
from donations.roles import Role

KEPT = "declared_kept"
MOST = 4_000  # characters of one answer
_ABSENT: Mapping[str, object] = {"sources": []}  # these are not among the facts where there are none


@dataclass(frozen=True, slots=True)
class Declared:
    """What was declared, long answers cut, and a hash of each answer as it was."""

    facts: Mapping[str, object]
    hashes: Mapping[str, str]


def declared(donation: Donation) -> Declared:
    """Return what is declared now."""
    group = str(donation.organisation) if donation.organisation else ""
    facts = {**_ABSENT, **declared_facts(donation), "organisation": group}
    cut = {name: said[:MOST] if isinstance(said, str) else said for name, said in facts.items()}
    return Declared(cut, {name: digest(said) for name, said in facts.items()})


def keep(donation: Donation, *, role: Role, actor: User) -> None:
    """Remember what is declared now; what was remembered before goes."""
    forget(donation)
    now = declared(donation)
    words = json.dumps({"facts": now.facts, "hashes": now.hashes}, ensure_ascii=False)
    events.append(donation, KEPT, role=role, actor=actor, words=words)


def forget(donation: Donation) -> None:
    """Erase what was remembered."""
    EventPayload.objects.filter(event__donation=donation, event__code=KEPT).delete()


def kept_after(event: Event) -> Declared | None:
    """Return what was declared when `event` handed the donation back, None where that is not known."""
    words = EventPayload.objects.filter(
        event__donation=event.donation_id, event__code=KEPT, event__seq__gt=event.seq
    )
    found = words.order_by("-event__seq").values_list("text", flat=True).first()
    if found is None:
        return None
    told = json.loads(found)
    return Declared(told["facts"], told["hashes"])
