"""Which share of running headers, footers and page numbers goes, and which share of the text's lines stays, by layout."""

import io

from ingestion.extractors import extractors_for
from ingestion.types import Document, Source
from tests.benchmarks._measuring import Figure, report
from tests.layouts import LAYOUTS, Score, drawn, score


def main() -> None:
    """Draw, read, count; the last line is the worse of the two shares over all layouts."""
    scores = {name: _scored(name) for name in LAYOUTS}
    for name, one in scores.items():
        print(f"# {name}: {one.stayed} of {one.running} stayed, {one.lost} of {one.body} lines of text lost")
    running, body = (sum(getattr(one, part) for one in scores.values()) for part in ("running", "body"))
    removed = 1 - sum(one.stayed for one in scores.values()) / running
    kept = 1 - sum(one.lost for one in scores.values()) / body
    layouts = f"in {len(LAYOUTS)} layouts"
    report(
        "headers_footers",
        [
            Figure("running_lines_removed", running * removed, "lines", removed, f"{running} {layouts}"),
            Figure("body_lines_kept", body * kept, "lines", kept, f"{body} {layouts}"),
        ],
    )


def _scored(name: str) -> Score:
    data, paper = drawn(name)
    source = Source(io.BytesIO(data), name, len(data), "application/pdf")
    documents = extractors_for(source.media_type)[0].extract(source)
    return score(paper, "\n".join(found.text for found in documents if isinstance(found, Document)))


if __name__ == "__main__":
    main()
