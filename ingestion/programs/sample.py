"""Stores the sample a reviewer reads, with the language of every stretch, as JSON."""

import json
from io import BytesIO

from donations import storage
from donations.models import TextVersion
from donations.work import Claim
from ingestion import strata
from languages.identify import shared

SIZE = 20  # documents
SHOWN = 6_000  # characters of each


def run(claim: Claim) -> None:
    """Store the sample and remember where."""
    version = claim.version
    chosen = strata.choose(version, SIZE)
    documents = [_shown(row) for row in strata.with_text(version, chosen)]
    sample = {"of": version.documents, "documents": documents}
    key = f"{version.folder}/sample-{str(claim.token)[:8]}.json"
    storage.put(key, BytesIO(json.dumps(sample, ensure_ascii=False).encode()))
    with claim.finishing({"documents": len(documents)}):
        TextVersion.objects.filter(pk=version.pk).update(sample_path=key)


def _shown(row: strata.Row) -> strata.Row:
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
