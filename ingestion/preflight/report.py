"""The report of a preflight: files, findings, checks, totals and a verdict, as JSON and in words."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from donations import aligned, sentences
from donations.media import at
from ingestion.checks import CHECKS
from ingestion.checks.subject import Declared, Found
from ingestion.preflight import transcripts
from ingestion.preflight.reading import Reading
from ingestion.preflight.subject import Local
from ingestion.types import Level, Outcome

Json = dict[str, Any]


def report(readings: Sequence[Reading], declared: Declared) -> Json:
    """Return the whole report; the contract is in the documentation of the command."""
    transcripts.link(readings)
    subject = Local(declared, readings)
    found = [(check.name, one) for check in CHECKS for one in check.run(subject)]
    return {
        "files": [_file(reading, line) for reading in readings for line in reversed(reading.lines)],
        "findings": [_finding(name, one) for name, one in found],
        "checks": [{"name": check.name, "version": check.version, "state": "done"} for check in CHECKS],
        "parallel": list(_parallel(readings)),
        "totals": totals(readings, subject),
        "verdict": verdict([one for _, one in found]),
    }


def verdict(found: Sequence[Found]) -> str:
    """Return `block`, `warn` or `pass`: the worst level governs."""
    levels = {one.level for one in found}
    return "block" if Level.BLOCK in levels else "warn" if Level.WARN in levels else "pass"


def totals(readings: Sequence[Reading], subject: Local) -> Json:
    """Return sums; `outcomes` is over the files given, so that their bytes add up to `bytes`."""
    own = [line for reading in readings for line in reading.lines if line["depth"] == 0]
    members = [line for reading in readings for line in reading.lines if line["depth"] > 0]
    files, sizes = Counter[str](), Counter[str]()
    for line in own:
        files[line["outcome"]] += 1
        sizes[line["outcome"]] += line["bytes"]
    return {
        "files": len(readings),
        "members": len(members),
        "bytes": sum(reading.bytes for reading in readings),
        "accounted_bytes": sum(sizes.values()),
        "unpacked_bytes": sum(line["bytes"] for line in members if line["outcome"] != Outcome.UNPACKED),
        "documents": subject.documents,
        "characters": subject.characters,
        "languages": dict(subject.languages),
        "splits": dict(_splits(readings)),
        "outcomes": {name: {"files": files[name], "bytes": sizes[name]} for name in sorted(files)},
    }


def _parallel(readings: Sequence[Reading]) -> Iterator[Json]:
    """Yield the files whose lines translate one another: they would go out side by side."""
    sides = (
        aligned.Side(at(reading.path, line["member"]), line["documents"])
        for reading in readings
        for line in reading.lines
        if line["media_type"] == aligned.KIND
    )
    for corpus in aligned.corpora(sides):
        for pair in corpus.pairs:
            files = ["!".join(filter(None, side.place)) for side in pair]
            yield {"files": files, "rows": pair[0].rows}


def _splits(readings: Sequence[Reading]) -> Counter[str]:
    """Return the structured rows of each split."""
    rows = Counter[str]()
    for reading in readings:
        for split, found in reading.tables.items():
            rows[split] += found["rows"] - found["free"]
    return rows


def _file(reading: Reading, line: Json) -> Json:
    outer = reading.path if line["depth"] else ""
    return {
        "path": line["own_name"] or reading.path,
        "member_of": "!".join(part for part in (outer, line["within"]) if part) or None,
        "sha256": line["sha256"],
        "bytes": line["bytes"],
        "media_type": line["media_type"],
        "outcome": line["outcome"],
        "reason": reason(line["reason"], line["params"]),
        "extractor": line["extractor"] or None,
        "documents": line["documents"],
        "characters": line["characters"],
        "languages": line["languages"],
        "pages": line["pages"],
        "needs_ocr": line["pages_needing_ocr"],
        "tables": {} if line["depth"] else reading.tables,
    }


def reason(code: str, params: Json) -> Json | None:
    """Return a code with its sentence, or None where nothing needs saying."""
    return {"code": code, "sentence": sentences.for_reason(code, params), "params": params} if code else None


def _finding(check: str, one: Found) -> Json:
    params = dict(one.params)
    return {
        "check": check,
        "level": one.level.value,
        "code": one.code,
        "message": sentences.for_finding(one.code, params),
        "file": one.evidence[0].get("file") if len(one.evidence) == 1 else None,
        "evidence": {"params": params, "items": [dict(item) for item in one.evidence]},
    }
