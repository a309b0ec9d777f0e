"""Counts documents by split and mixture of languages, in few numbers however many documents there are."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ingestion.checks.subject import Mixed

STEPS = 20  # a share is kept to a twentieth
Key = tuple[str, tuple[tuple[str, int], ...]]


@dataclass(slots=True)
class Mixtures:
    """Running counts; shares of documents are rounded, so that like ones fall together."""

    documents: Counter[Key] = field(default_factory=Counter)
    characters: Counter[Key] = field(default_factory=Counter)
    looked_at: Counter[Key] = field(default_factory=Counter)  # characters, by the share that was read

    def add(self, split: str, languages: Mapping[str, float], characters: int, looked_at: float) -> None:
        """Count one document, and the share of it that was read; a row without text is in no language."""
        if not characters:
            return
        rounded = ((tag, round(share * STEPS)) for tag, share in languages.items())
        key = split, tuple(sorted(pair for pair in rounded if pair[1]))
        self.documents[key] += 1
        self.characters[key] += characters
        self.looked_at[key] += round(characters * looked_at)

    def update(self, other: "Mixtures") -> None:
        """Add what another one counted."""
        self.documents.update(other.documents)
        self.characters.update(other.characters)
        self.looked_at.update(other.looked_at)

    def all(self) -> Iterator[Mixed]:
        """Yield the counts, the commonest mixture first."""
        for key, documents in self.documents.most_common():
            shares = {tag: steps / STEPS for tag, steps in key[1]}
            yield Mixed(key[0], shares, documents, self.characters[key], self.looked_at[key])
