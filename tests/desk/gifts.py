"""Donations as the machine leaves them for review: a reading, checks that have answered, findings, a ledger, a sample."""

import json
from io import BytesIO
from typing import Any

from django.core.files.storage import default_storage
from django.utils import timezone

from donations.decisions import LookedAt
from donations.models import CheckRun, Donation, File, Finding, LedgerEntry, Status, TextVersion, User
from tests.factories import donation_of

LOOKED = LookedAt(for_people=True)  # what whoever approves has done
CHECKS = ("language", "licence", "accounting", "metadata")


def in_review(donor: User, **facts: Any) -> Donation:
    """Return a donation that waits for a reviewer, with one file read and all checks done, nothing open."""
    donation = donation_of(donor, **facts)
    Donation.objects.filter(pk=donation.pk).update(status=Status.IN_REVIEW, submitted_at=timezone.now())
    donation.refresh_from_db()
    version = TextVersion.objects.create(
        donation=donation, number=1, documents=1, characters=20, languages={"es-PY": 0.7, "gn": 0.3}
    )
    for name in CHECKS:
        CheckRun.objects.create(version=version, name=name, state=CheckRun.State.DONE)
    file = File.objects.create(
        donation=donation, name="carta.txt", bytes=20, sha256="0" * 64, stored_at=timezone.now()
    )
    line(version, file)
    return donation


def line(version: TextVersion, file: File, **facts: Any) -> LedgerEntry:
    """Return a line of the ledger."""
    answers = {"outcome": "text", "bytes": 20, "documents": 1, "characters": 20, "media_type": "text/plain"}
    return LedgerEntry.objects.create(version=version, file=file, **(answers | facts))


def finding(donation: Donation, level: str, code: str = "E_VERSION", **facts: Any) -> Finding:
    """Return an open finding of the newest reading."""
    answers: dict[str, Any] = {
        "check_name": "licence",
        "params": {"declared": "cc-by-4.0", "found": "cc-by-3.0"},
    }
    version = donation.versions.get()
    return Finding.objects.create(
        donation=donation, version=version, level=level, code=code, **(answers | facts)
    )


def sample(donation: Donation, *texts: str, path: str = "carta.txt") -> None:
    """Store a sample of one document for each text."""
    documents = [
        {
            "id": str(i), "path": path, "member": "", "position": 0, "characters": len(text),
            "languages": {"es-PY": 1.0}, "segments": [{"text": text, "tag": "es-PY", "p": 0.97}], "licences": [],
        }
        for i, text in enumerate(texts)
    ]  # fmt: skip
    stored = json.dumps({"documents": documents, "of": 2914}).encode()
    version = donation.versions.get()
    version.sample_path = default_storage.save(f"text/{donation.pk}/v1/sample.json", BytesIO(stored))
    version.save()
