"""Writes a whole donation to a folder: its originals, and everything the record says about it."""

import json
import shutil
from pathlib import Path, PurePosixPath

from django.core.serializers.json import DjangoJSONEncoder
from django.forms.models import model_to_dict

from donations import storage
from donations.approval import declared_facts
from donations.changes import KEPT
from donations.models import Donation, File

OURS = 0o700  # it is full of what is personal: whoever writes it reads it, no one else on the machine


def export_donation(donation: Donation, folder: Path) -> int:
    """Write `originals/`, `files.json` and `record.json`; return the number of originals written."""
    folder.mkdir(mode=OURS, parents=True, exist_ok=True)
    files = list(donation.files.filter(removed_at=None, stored_at__isnull=False))
    for file in files:
        _copy(file, folder / "originals")
    told = folder / "record.json"
    told.touch(mode=0o600)
    told.write_text(
        json.dumps(record(donation), cls=DjangoJSONEncoder, ensure_ascii=False, indent=2) + "\n",
        encoding="utf-8",
    )
    return len(files)


def local_name(file: File) -> PurePosixPath:
    """Return where an original is written: its id, so that no name a donor chose is ever a path; the ending is kept."""
    ending = PurePosixPath(file.name).suffix[:12]
    return PurePosixPath(f"{file.pk}{ending if ending[1:].isalnum() else ''}")


def _copy(file: File, folder: Path) -> None:
    folder.mkdir(mode=OURS, exist_ok=True)
    with storage.local_copy(file.storage_key) as source:
        shutil.copyfile(source, folder / local_name(file))


def record(donation: Donation) -> dict[str, object]:
    """Return everything known about a donation, as plain values."""
    return {
        "reference": donation.reference,
        "status": donation.status,
        "donor": {"name": donation.donor.name, "email": donation.donor.email},
        "organisation": donation.organisation.name if donation.organisation else None,
        "declared": {**declared_facts(donation), "recognition": donation.recognition},
        "times": {name: getattr(donation, name) for name in ("created_at", "submitted_at", "decided_at")},
        "files": [_file(file) for file in donation.files.all()],
        "consents": [model_to_dict(one) | {"signed_at": one.signed_at} for one in donation.consents.all()],
        "events": [_event(donation, seq) for seq in donation.events.values_list("seq", flat=True)],
        "versions": [
            _version(number, donation) for number in donation.versions.values_list("number", flat=True)
        ],
        "messages": list(
            donation.messages.values("author__name", "body", "is_from_team", "is_internal", "created_at")
        ),
        "releases": list(
            donation.release_items.values(
                "release__dataset__slug", "release__number", "release__state", "confirmed_at", "waived"
            )
        ),
    }


def _file(file: File) -> dict[str, object]:
    return {
        "id": file.pk, "name": file.name, "bytes": file.bytes, "sha256": file.sha256, "stored_at": file.stored_at,
        "removed_at": file.removed_at, "exported_as": None if file.removed_at else f"originals/{local_name(file)}",
    }  # fmt: skip


def _event(donation: Donation, seq: int) -> dict[str, object]:
    event = donation.events.select_related("payload", "actor").get(seq=seq)
    payload = getattr(event, "payload", None)
    return {
        "seq": event.seq, "code": event.code, "source": event.source, "target": event.target, "role": event.role,
        "actor": event.actor.name if event.actor else None, "data": event.data, "at": event.at, "hash": event.hash,
        "previous_hash": event.previous_hash, "words": payload.text if payload and event.code != KEPT else None,
    }  # fmt: skip


def _version(number: int, donation: Donation) -> dict[str, object]:
    version = donation.versions.get(number=number)
    return {
        "number": number,
        "documents": version.documents,
        "characters": version.characters,
        "languages": version.languages,
        "checks": list(version.checks.values("name", "check_version", "state", "summary", "finished_at")),
        "ledger": list(
            version.ledger.values(
                "file", "member", "outcome", "reason", "params", "media_type", "extractor", "bytes", "sha256", "documents",
                "characters", "pages", "pages_needing_ocr", "languages", "licences",
            )
        ),
        "findings": list(
            version.findings.values(
                "check_name", "level", "code", "params", "evidence", "file", "created_at", "resolved_at", "resolved_by__name",
                "resolution",
            )
        ),
    }  # fmt: skip
