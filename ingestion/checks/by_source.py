"""Sorts what the files say of licences by the source they belong to, keeping the first quotes of each licence."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ingestion.checks.subject import MOST_EVIDENCE, Subject
from licensing.evidence import Evidence, Hit, weigh
from licensing.evidence.marks import UPSTREAM_RULE, upstream_names
from licensing.sources import Source, place

MOST_QUOTES = 20  # for each licence found

_SILENT: tuple[Hit, ...] = ()


@dataclass(slots=True)
class Part:
    """One source and what its files say."""

    source: Source
    files: list[Sequence[Hit]] = field(default_factory=list)
    quotes: dict[str, list[Mapping[str, Any]]] = field(default_factory=dict)

    def evidence(self) -> tuple[Evidence, ...]:
        """Return what weighs: one piece for each licence granted."""
        return weigh(self.files)

    def take(self, file: str, member: str, hits: Sequence[Mapping[str, Any]]) -> None:
        """Take the hits of one file or member."""
        for hit in hits:
            kept = self.quotes.setdefault(hit["id"], [])
            quote = {"file": file, "member": member, **hit}
            if len(kept) < MOST_QUOTES and quote not in kept:  # every record tells what its file says
                kept.append(quote)
        self.files.append([Hit.of(hit) for hit in hits] or _SILENT)

    def quotes_for(self, licences: Iterable[str]) -> list[Mapping[str, Any]]:
        """Return the quotes of these licences."""
        chosen = [name for name in licences if name in self.quotes]
        return [quote for name in chosen for quote in self.quotes[name]][:MOST_EVIDENCE]

    def upstream(self) -> list[str]:
        """Return the corpora that cards among these files say they were made from."""
        quotes = self.quotes.get("upstream", ())
        named = (
            upstream_names(quote["quote"]) for quote in quotes if quote["rule"].startswith(UPSTREAM_RULE)
        )
        return list(dict.fromkeys(name for names in named for name in names))


def parts_of(subject: Subject, base: Source) -> list[Part]:
    """Return a part for each source, that of everything unclaimed first; files go where `place` puts them."""
    sources = (base, *subject.declared.sources)
    parts = [Part(source) for source in sources]
    for file, member, hits in subject.evidence():
        parts[place(file, member, sources) if len(sources) > 1 else 0].take(file, member, hits)
    return parts
