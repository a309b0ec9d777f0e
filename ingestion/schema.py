"""The columns of text in Parquet: one row for each document, the same in parts and shards."""

from typing import Any

import pyarrow as pa

from ingestion.compact_json import as_json

# Arrow's own pools keep what they once held; a worker goes on for weeks, and several share a machine.
pa.set_memory_pool(pa.system_memory_pool())

# What comes again and again from row to row; looking for repetitions in texts takes time and memory and finds none.
REPEATED = frozenset(
    {"file", "path", "split", "table", "text_columns", "languages", "evidence", "cleaning", "outcome", "reason", "params", "media_type", "extractor", "licences"}
)  # fmt: skip

TEXT = pa.schema(
    [
        ("id", pa.string()),  # file, member and position: the same in every reading of the same bytes
        ("file", pa.string()),
        ("path", pa.string()),
        ("member", pa.string()),
        ("position", pa.int64()),
        ("split", pa.string()),
        ("table", pa.string()),  # the sheet it came from, empty where the file has no tables of its own
        ("text", pa.large_string()),
        ("columns", pa.large_string()),  # the record exactly as given, as JSON; null for free documents
        ("text_columns", pa.string()),  # JSON list of those that are text, null where the format does not say
        ("languages", pa.string()),  # JSON {tag: share of bytes}
        ("looked_at", pa.float32()),  # the share of the bytes that was read to say so
        ("evidence", pa.string()),  # JSON list of licence hits, null where there is none
        ("characters", pa.int64()),
        ("cleaning", pa.string()),  # JSON list of the steps applied, with their versions
        ("sha256", pa.string()),  # of the file or member the document came from
    ]
)

LEDGER = pa.schema(
    [
        ("file", pa.string()),
        ("member", pa.string()),
        ("outcome", pa.string()),
        ("reason", pa.string()),
        ("params", pa.string()),
        ("media_type", pa.string()),
        ("extractor", pa.string()),
        ("bytes", pa.int64()),
        ("sha256", pa.string()),
        ("documents", pa.int64()),
        ("characters", pa.int64()),
        ("pages", pa.int64()),
        ("pages_needing_ocr", pa.int64()),
        ("languages", pa.string()),
        ("licences", pa.string()),
    ]
)


def text_row(message: dict[str, Any], *, file: str, path: str, file_sha256: str) -> dict[str, Any]:
    """Return the row of a `doc` message."""
    hits = message["evidence"]
    return {
        "id": f"{file}/{message['member']}@{message['position']}",
        "file": file,
        "path": path,
        "member": message["member"],
        "position": message["position"],
        "split": message["split"],
        "table": message["table"],
        "text": message["text"],
        "columns": message["columns"],
        "text_columns": as_json(message["text_columns"]) if message["text_columns"] else None,
        "languages": as_json(message["languages"]),
        "looked_at": message["looked_at"],
        "evidence": as_json(hits) if hits else None,
        "characters": message["characters"],
        "cleaning": as_json(message["cleaning"]),
        "sha256": message["sha256"] or file_sha256,
    }
