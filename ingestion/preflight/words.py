"""Says the report of a preflight in words, a line after another."""

from collections.abc import Iterator

from django.utils.translation import gettext, ngettext

from donations import places
from donations.outcomes import MARKS
from donations.wording.tables import SPLITS
from ingestion.preflight.report import Json

MOST_QUOTED = 3
_SIGNS = {"note": "·", "warn": "!", "block": "✕"}


def said(found: Json) -> Iterator[str]:
    """Yield the lines: what was given and what became of it, tables, parallel texts, findings, the verdict."""
    yield (
        gettext(
            "%(files)s files, %(members)s members, %(bytes)s bytes: %(documents)s documents, %(characters)s characters."
        )
        % found["totals"]
    )
    for name, count in found["totals"]["outcomes"].items():
        told = ngettext("%(outcome)s: %(files)s file, %(bytes)s bytes", "%(outcome)s: %(files)s files, %(bytes)s bytes", count["files"])  # fmt: skip
        yield f"  {told % {**count, 'outcome': MARKS[name].word}}"
    for file in found["files"]:
        yield from _tables(file)
    for parallel in found["parallel"]:
        yield gettext("Line by line, %(rows)s rows: %(files)s") % {
            **parallel,
            "files": " · ".join(parallel["files"]),
        }
    for finding in found["findings"]:
        yield f"{_SIGNS[finding['level']]} {finding['message']}"
        yield from _seen(finding)
    yield gettext("Verdict: %(verdict)s") % {"verdict": _verdict(found["verdict"])}


def _verdict(level: str) -> str:
    return {
        "pass": gettext("nothing stands in its way"),
        "warn": gettext("somebody has to look at something"),
        "block": gettext("something stands in its way"),
    }[level]


def _tables(file: Json) -> Iterator[str]:
    """Yield a line for each table of a file: its part and rows, and its columns, those of the text with their place."""
    for split, found in file["tables"].items():
        for name, table in found["tables"].items():
            text = table["read"]["columns"]
            columns = [f"{one} [{text.index(one) + 1}]" if one in text else one for one in table["columns"]]
            where = places.path(file["path"], name)
            told = ngettext(
                "%(where)s, %(split)s: %(rows)s row; columns (with their place in the text): %(columns)s",
                "%(where)s, %(split)s: %(rows)s rows; columns (with their place in the text): %(columns)s", table["rows"],
            )  # fmt: skip
            facts = {"where": where, "split": SPLITS.get(split, split), "rows": table["rows"]}
            yield told % {**facts, "columns": ", ".join(columns)}


def _seen(finding: Json) -> Iterator[str]:
    """Yield where the words of the first quotes stand; of notes nothing."""
    quoted = [item for item in finding["evidence"]["items"] if item.get("quote")]
    for item in quoted[:MOST_QUOTED] if finding["level"] != "note" else ():
        yield f"    {places.spot(item)}: «{' '.join(item['quote'].split())}»"
