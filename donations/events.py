"""Appends events: each linked to the one before by a hash, personal words apart and erasable."""

import json
import secrets
from collections.abc import Mapping
from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from donations.models import Donation, Event, EventPayload, User
from donations.roles import Role


def salted(salt: str, text: str) -> str:
    """Return the hash that stands for `text` in the chain."""
    return sha256(f"{salt}\n{text}".encode()).hexdigest()


def link(event: Event) -> str:
    """Return the hash over everything an event says and the link before it."""
    told = [
        event.donation_id, event.seq, event.code, event.source, event.target, event.actor_id, event.role,
        event.data, event.payload_hash, event.at.isoformat(), event.previous_hash,
    ]  # fmt: skip
    return sha256(json.dumps(told, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


@transaction.atomic
def append(
    donation: Donation,
    code: str,
    *,
    role: Role,
    actor: User | None = None,
    words: str = "",
    source: str = "",
    target: str = "",
    data: Mapping[str, object] | None = None,
) -> Event:
    """Write the next event of the donation's chain and return it. The donation's row is locked meanwhile."""
    Donation.objects.select_for_update().get(pk=donation.pk)
    last = Event.objects.filter(donation=donation).order_by("-seq").first()
    salt = secrets.token_hex(16)
    event = Event(
        donation=donation, seq=last.seq + 1 if last else 1, code=code, source=source, target=target, actor=actor,
        role=role, data=dict(data or {}), payload_hash=salted(salt, words) if words else "", at=timezone.now(),
        previous_hash=last.hash if last else "",
    )  # fmt: skip
    event.hash = link(event)
    event.save(force_insert=True)
    if words:
        EventPayload.objects.create(event=event, salt=salt, text=words)
    return event


def broken_links(donation: Donation) -> list[int]:
    """Return the numbers of the events whose hash, order or words do not hold; empty when the chain is whole."""
    broken, previous = [], ""
    for number, event in enumerate(donation.events.order_by("seq").select_related("payload"), start=1):
        payload = getattr(event, "payload", None)
        words_hold = payload is None or salted(payload.salt, payload.text) == event.payload_hash
        if (
            event.seq != number
            or event.previous_hash != previous
            or link(event) != event.hash
            or not words_hold
        ):
            broken.append(event.seq)
        previous = event.hash
    return broken
