"""What a ledger line becomes when pages of its file were read by OCR."""

from collections import Counter
from collections.abc import Mapping, Sequence
from statistics import fmean
from typing import Any

from donations.images import LIKE_PAGE, NO_TEXT
from ingestion.tally import MOST_LICENCES
from ingestion.types import Message, Outcome

LONGEST_EXTRACTOR = 40
KEPT = "scanned_pages"  # until there is something that reads them
WAITS = "waits_for_ocr"


def amended(
    line: Mapping[str, Any], found: Mapping[str, Any] | None, pages: Sequence[tuple[int, int]], engine: str
) -> Message:
    """Return what changes of an `end` (languages in bytes): one document more, and so many pages fewer to be read by eye.

    `pages` are (number, confidence) of those that count; without any the line says that nothing could be recognised.
    """
    if found is None or not pages:
        if line["outcome"] == Outcome.MEDIA:
            return {"reason": NO_TEXT, "params": {**line["params"], LIKE_PAGE: False}}
        code = "" if line["documents"] else "ocr_found_nothing"
        return {"reason": code, "params": {"pages": line["pages_needing_ocr"]}} if code else {}
    languages = Counter(line["languages"])
    for tag, share in found["languages"].items():
        languages[tag] += round(share * found["bytes"])
    known = {hit["id"] for hit in line["licences"]}
    hits = [hit for hit in found["evidence"] if hit["id"] not in known]
    return {
        "outcome": Outcome.TEXT.value,
        "reason": "read_by_ocr",
        "params": {"pages": len(pages), "confidence": round(fmean(sure for _, sure in pages))},
        "extractor": f"{line['extractor']}+{engine}".removeprefix("+")[:LONGEST_EXTRACTOR],
        "documents": line["documents"] + 1,
        "characters": line["characters"] + found["characters"],
        "pages": max(line["pages"], len(pages)),
        "pages_needing_ocr": max(0, line["pages_needing_ocr"] - len(pages)),
        "languages": dict(languages.most_common()),
        "licences": [*line["licences"], *hits][:MOST_LICENCES],
    }
