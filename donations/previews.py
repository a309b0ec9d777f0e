"""A look at a draft before it is sent: asked for by the receipt's page, made by a worker, kept a day."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.db.models import Sum
from django.utils import timezone

from donations import work
from donations.approval import facts_digest
from donations.models import Donation, Preview, Unit

KIND = "preview"
MOST_FILES = 200
MOST_BYTES = 64 << 20  # larger gifts are read once they are sent, or beforehand by `manage.py preflight`
LIFE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Look:
    """How far the look has come: `state` is none (nothing to look at), large, waiting, failed or ready."""

    state: str
    files: Sequence[dict[str, Any]] = ()
    findings: Sequence[dict[str, Any]] = field(default=())


def look(donation: Donation) -> Look:
    """Return the look at the draft as it is now, asking for one where there is none yet."""
    kept = donation.files.filter(removed_at=None, stored_at__isnull=False)
    count, size = kept.count(), kept.aggregate(total=Sum("bytes"))["total"] or 0
    if not count or not donation.is_editable:
        return Look("none")
    if count > MOST_FILES or size > MOST_BYTES:
        return Look("large")
    digest = facts_digest(donation)
    made = Preview.objects.filter(donation=donation, digest=digest).first()
    if made is not None:
        return Look("ready", made.files, made.findings)
    unit = work.plan(
        KIND, f"donation/{donation.pk}/preview/{digest}", donation=donation, payload={"digest": digest}
    )
    if unit.state == Unit.State.FAILED:
        return Look("failed")
    if unit.state == Unit.State.DONE:  # swept since, or the draft was changed and changed back
        unit.delete()
        return look(donation)
    return Look("waiting")


def sweep() -> dict[str, int]:
    """Throw away looks that are a day old, and what was left of asking for them."""
    before = timezone.now() - LIFE
    swept, _ = Preview.objects.filter(made_at__lt=before).delete()
    Unit.objects.filter(kind=KIND, created_at__lt=before).exclude(state=Unit.State.RUNNING).delete()
    return {"previews_swept": swept}
