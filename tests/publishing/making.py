"""Makes approved donations with stored shards, as ingestion and review would leave them."""

import json
from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from django.utils import timezone

from donations import storage
from donations.approval import fingerprint
from donations.models import CheckRun, Donation, Finding, Shard, Status, TextVersion, User
from publishing import releases, writing
from publishing.models import Dataset, Release
from tests.factories import donation_of, give

SCHEMA = pa.schema(
    [
        ("id", pa.string()), ("file", pa.string()), ("path", pa.string()), ("member", pa.string()), ("position", pa.int64()),
        ("split", pa.string()), ("text", pa.large_string()), ("columns", pa.large_string()), ("languages", pa.string()),
        ("evidence", pa.string()), ("characters", pa.int64()), ("cleaning", pa.string()), ("sha256", pa.string()),
    ]
)  # fmt: skip


def document(number: int, text: str, split: str = "train", **more: Any) -> dict[str, Any]:
    """Return one row of a shard, a document."""
    return {
        "id": f"doc-{number:06}", "file": "0", "path": "cartas/carta.txt", "member": "", "position": number, "split": split,
        "text": text, "columns": None, "languages": json.dumps({"es": 0.7, "gn": 0.3}), "evidence": None,
        "characters": len(text), "cleaning": "1", "sha256": "ab" * 32,
    } | more  # fmt: skip


def record(number: int, columns: Mapping[str, Any], split: str = "train") -> dict[str, Any]:
    """Return one row of a shard, a record with its original columns."""
    return document(number, "texto", split, columns=json.dumps(columns))


def store_shards(version: TextVersion, rows: Iterable[dict[str, Any]]) -> None:
    """Store one shard for each split."""
    by_split: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        by_split.setdefault(row["split"], []).append(row)
    for split, found in by_split.items():
        buffer = BytesIO()
        pq.write_table(pa.Table.from_pylist(found, SCHEMA), buffer, row_group_size=100)
        path = f"{version.folder}/shards/{split}-00000.parquet"
        storage.put(path, BytesIO(buffer.getvalue()))
        digest, size = storage.digest_of(path)
        Shard.objects.create(
            version=version, split=split, index=0, path=path, rows=len(found), bytes=size, sha256=digest
        )


def approved(donor: User, rows: Iterable[dict[str, Any]], **facts: Any) -> Donation:
    """Return a donation as it is after review, with one finding that was resolved."""
    donation = donation_of(donor, **facts)
    give(donation, "cartas/carta.txt", f"hola {donation.pk}".encode())
    version = TextVersion.objects.create(
        donation=donation, number=1, documents=2, languages={"es": 0.7, "gn": 0.3}, ready_at=timezone.now()
    )
    CheckRun.objects.create(version=version, name="language", state=CheckRun.State.DONE)
    Finding.objects.create(
        donation=donation, version=version, check_name="language", level="warn", code="language_mixed",
        evidence=[{"quote": "Juan Pérez, 600 123 123"}], resolution="Es jopara, como se habla.", resolved_at=timezone.now(),
    )  # fmt: skip
    store_shards(version, rows)
    Donation.objects.filter(pk=donation.pk).update(
        status=Status.APPROVED, submitted_at=timezone.now(), decided_at=timezone.now()
    )
    donation.refresh_from_db()
    Donation.objects.filter(pk=donation.pk).update(approval_hash=fingerprint(donation))
    donation.refresh_from_db()
    return donation


LETTERS = [
    document(0, "Mba’éichapa, ¿cómo están? Ñande ñe'ẽ.\n"),
    document(1, "Segunda carta: camión, pingüino, ẽ̃."),
    document(2, "Tercera", "test"),
]


def dataset_for(donation: Donation, slug: str = "cartas-de-la-radio") -> Dataset:
    """Return a dataset as open as the donation may be."""
    return Dataset.objects.create(
        slug=slug, namespace="somosnlp", title=donation.title, visibility=donation.visibility
    )


def prepared(*donations: Donation, slug: str = "cartas-de-la-radio") -> Release:
    """Return a prepared release of these donations."""
    release = releases.begin(dataset_for(donations[0], slug), donations, None)
    writing.prepare(release)
    release.refresh_from_db()
    return release
