"""The story of sending a donation: the signature, the move, and the first unit of work, all or nothing."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from donations import door, work
from donations.approval import facts_digest
from donations.consent_text import CURRENT, digest, text
from donations.models import Consent, Donation, Event, User
from donations.roles import Role


@dataclass(frozen=True, slots=True)
class Signature:
    """What the donor signs with: the name written by hand, the language read, and until when it holds."""

    name: str
    language: str
    expires_on: date | None = None


def to_sign(donation: Donation, language: str) -> str:
    """Return as one sha256 what a receipt shows to whoever signs it: the words of the agreement, the answers and the files."""
    return digest(digest(text(language)) + facts_digest(donation))


def submit(donation: Donation, actor: User, signature: Signature) -> Event:
    """Freeze the file list under a signed consent and ring the bell; raises MoveNotAllowed with nothing changed."""
    with transaction.atomic():
        Donation.objects.select_for_update().get(pk=donation.pk)
        consent = Consent.objects.create(
            donation=donation, signer=actor, signed_name=signature.name, text_version=CURRENT,
            text_language=signature.language, text_sha256=digest(text(signature.language)),
            facts_sha256=facts_digest(donation), expires_on=signature.expires_on,
        )  # fmt: skip
        event = door.apply(
            donation,
            "submit",
            role=Role.DONOR,
            actor=actor,
            data={"consent": consent.pk, "files": donation.files.filter(removed_at=None).count()},
        )
        work.plan("plan", f"donation/{donation.pk}/plan/{event.seq}", donation=donation)
    return event
