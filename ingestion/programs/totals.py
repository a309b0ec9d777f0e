"""The running line of the ledger for one file, across checkpoints and ranges."""

from dataclasses import dataclass, field
from typing import Any

from ingestion.tally import count_languages, most_first, remember
from ingestion.types import Outcome

COUNTED = ("documents", "characters", "pages", "pages_needing_ocr")


@dataclass(slots=True)
class Totals:
    """Counts so far, and the last word on the outcome."""

    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(COUNTED, 0))
    languages: dict[str, int] = field(default_factory=dict)
    licences: list[dict[str, Any]] = field(default_factory=list)
    said: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def restored(cls, kept: dict[str, Any] | None) -> "Totals":
        """Return what a checkpoint kept."""
        kept = kept or {}
        return cls(
            {name: kept.get(name, 0) for name in COUNTED},
            dict(kept.get("languages", {})),
            list(kept.get("licences", [])),
        )

    def add_document(self, message: dict[str, Any]) -> None:
        """Count a document of a record file, where a checkpoint may fall between two of them."""
        self.counts["documents"] += 1
        self.counts["characters"] += message["characters"]
        count_languages(self.languages, message)
        if message["evidence"]:
            remember(self.licences, message["evidence"])

    def end(self, message: dict[str, Any]) -> None:
        """Take the reading's own last word; for record files the counts kept here go further back than its own."""
        self.said = {
            name: message[name]
            for name in ("outcome", "reason", "params", "media_type", "extractor", "sha256")
        }
        self.said["bytes"] = message["bytes"]
        if not self.counts["documents"]:
            self._count(message)
            remember(self.licences, message["licences"])
        elif message["outcome"] == Outcome.EMPTY:
            self.said |= {"outcome": Outcome.TEXT.value, "reason": ""}

    def add_entry(self, entry: dict[str, Any]) -> None:
        """Add the line of another range of the same file."""
        self._count(entry)
        remember(self.licences, entry["licences"])
        worse = self.said.get("outcome") in {None, Outcome.EMPTY.value, Outcome.UNPACKED.value}
        if worse and "outcome" in entry:
            self.said = {
                name: entry[name] for name in entry if name not in {*COUNTED, "languages", "licences"}
            }

    def _count(self, entry: dict[str, Any]) -> None:
        for name in COUNTED:
            self.counts[name] += entry[name]
        for tag, size in entry["languages"].items():
            self.languages[tag] = self.languages.get(tag, 0) + size

    def entry(self) -> dict[str, Any]:
        """Return the line as it stands."""
        return {
            "member": "",
            **self.counts,
            "languages": most_first(self.languages),
            "licences": self.licences,
            **self.said,
        }
