"""Local readings, as checks see them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ingestion.checks.subject import Declared, Excerpt, Line, Mixed
from ingestion.ledger import shares
from ingestion.mixtures import Mixtures
from ingestion.preflight.reading import Reading
from licensing.catalogue import Catalogue


class Local:
    """All files given to a preflight."""

    def __init__(
        self, declared: Declared, readings: Sequence[Reading], catalogue: Catalogue | None = None
    ) -> None:
        self.declared = declared
        self.catalogue = catalogue or Catalogue.load()
        self._readings = readings
        lines = [line for reading in readings for line in reading.lines]
        self.documents = sum(line["documents"] for line in lines)
        self.characters = sum(line["characters"] for line in lines)
        self.splits = frozenset(split for reading in readings for split in reading.splits)
        self._outcomes = Counter(line["outcome"] for line in lines)
        found: Counter[str] = Counter()
        for reading in readings:
            found.update(reading.language_bytes)
        self.languages: Mapping[str, float] = shares(found)

    def unaccounted(self) -> Sequence[str]:
        """Return files without a line of their own."""
        return [one.path for one in self._readings if not any(line["depth"] == 0 for line in one.lines)]

    def count(self, outcome: str) -> int:
        """Count files and members that ended so."""
        return self._outcomes[outcome]

    def lines(self, *outcomes: str) -> Iterator[Line]:
        """Yield the lines that ended so."""
        for reading in self._readings:
            for line in reading.lines:
                if line["outcome"] in outcomes:
                    yield Line(
                        reading.path, line["member"], line["outcome"], line["reason"], line["params"],
                        line["characters"], line["languages"], line["media_type"],
                    )  # fmt: skip

    def evidence(self) -> Iterator[tuple[str, str, Sequence[Mapping[str, Any]]]]:
        """Yield the hits of every file and member that was read."""
        for reading in self._readings:
            for member, hits in reading.hits.items():
                yield reading.path, member, hits

    def mixtures(self) -> Iterator[Mixed]:
        """Yield the documents of all files, counted."""
        counted = Mixtures()
        for reading in self._readings:
            counted.update(reading.mixtures)
        yield from counted.all()

    def excerpts(self) -> Iterator[Excerpt]:
        """Yield the documents kept, file by file."""
        for reading in self._readings:
            yield from reading.excerpts
