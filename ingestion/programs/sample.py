"""Draws the sample a reviewer reads: deterministic, spread over files, languages and lengths, stored as JSON."""

import heapq
import json
from collections import defaultdict
from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from typing import Any

import pyarrow.parquet as pq

from donations import storage
from donations.models import Shard, TextVersion
from donations.work import Claim
from languages.identify import shared

SIZE = 20  # documents
SHOWN = 6_000  # characters of each
PER_STRATUM = 4
LOOKED_AT = ("id", "path", "member", "position", "characters", "languages")
Row = dict[str, Any]


def run(claim: Claim) -> None:
    """Store the sample and remember where."""
    version = claim.version
    chosen = choose(version)
    documents = [_shown(row) for row in _with_text(version, chosen)]
    sample = {"of": version.documents, "documents": documents}
    key = f"{version.folder}/sample-{str(claim.token)[:8]}.json"
    storage.put(key, BytesIO(json.dumps(sample, ensure_ascii=False).encode()))
    with claim.finishing({"documents": len(documents)}):
        TextVersion.objects.filter(pk=version.pk).update(sample_path=key)


def choose(version: TextVersion) -> set[str]:
    """Return the ids of the sample: from every stratum in turn, those whose hash comes first."""
    strata: dict[tuple[str, str, str], list[tuple[str, str]]] = defaultdict(list)
    for row in _rows(version, LOOKED_AT):
        rank = sha256(row["id"].encode()).hexdigest()
        stratum = strata[_stratum(row)]
        if len(stratum) < PER_STRATUM:
            heapq.heappush(stratum, (_reversed(rank), row["id"]))
        else:
            heapq.heappushpop(stratum, (_reversed(rank), row["id"]))
    ranked = [[name for _, name in sorted(strata[key], reverse=True)] for key in sorted(strata)][: SIZE * 50]
    rounds = (names[turn] for turn in range(PER_STRATUM) for names in ranked if turn < len(names))
    return {name for _, name in zip(range(SIZE), rounds, strict=False)}


def _reversed(rank: str) -> str:
    """Turn a hash round, so that the heap drops the largest first."""
    return rank.translate(str.maketrans("0123456789abcdef", "fedcba9876543210"))


def _stratum(row: Row) -> tuple[str, str, str]:
    """Return file × language × length; members of one archive stand for their folder."""
    languages = json.loads(row["languages"])
    top = max(languages, key=languages.__getitem__) if languages else "und"
    length = "short" if row["characters"] < 300 else "medium" if row["characters"] < 3_000 else "long"
    folder = row["member"].rpartition("/")[0]
    return f"{row['path']}!{folder}", top, length


def _rows(version: TextVersion, columns: tuple[str, ...]) -> Iterator[Row]:
    for shard in Shard.objects.filter(version=version):
        with storage.local_copy(shard.path) as path, pq.ParquetFile(path) as file:
            for batch in file.iter_batches(batch_size=2_000, columns=list(columns)):
                yield from batch.to_pylist()


def _with_text(version: TextVersion, chosen: set[str]) -> Iterator[Row]:
    """Read again only the row groups that hold chosen documents."""
    for shard in Shard.objects.filter(version=version):
        with storage.local_copy(shard.path) as path, pq.ParquetFile(path) as file:
            for group in range(file.num_row_groups):
                if chosen.isdisjoint(file.read_row_group(group, columns=["id"])["id"].to_pylist()):
                    continue
                rows = file.read_row_group(group, columns=[*LOOKED_AT, "text", "evidence"])
                yield from (row for row in rows.to_pylist() if row["id"] in chosen)


def _shown(row: Row) -> Row:
    text = row.pop("text")[:SHOWN]
    segments = shared().mixture(text).segments
    licences = json.loads(row.pop("evidence") or "[]")
    shown = [{"text": text[s.start : s.end], "tag": s.tag, "p": round(s.probability, 2)} for s in segments]
    return {
        **row,
        "languages": json.loads(row["languages"]),
        "segments": shown or [{"text": text, "tag": "und", "p": 0}],
        "licences": licences,
        "is_cut": row["characters"] > SHOWN,
    }
