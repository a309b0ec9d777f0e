"""A text version of the record, as checks see it."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

import pyarrow.parquet as pq

from donations import storage
from donations.licences import catalogue
from donations.models import Donation, LedgerEntry, RightsSource, Shard, TextVersion
from ingestion import strata
from ingestion.checks.subject import Declared, Excerpt, Line, Mixed
from ingestion.mixtures import Mixtures
from licensing.evidence import beside, beyond
from licensing.policy import Facts
from licensing.sources import Source
from licensing.terms import term_passed

BATCH_ROWS = 5_000
TEXTS = 50  # and where they come with their texts
EXCERPTS = 60  # documents
EXCERPT = 6_000  # characters of each
PROSE = (
    "title",
    "description",
    "collection",
    "citation",
    "evaluation_protocol",
    "rights_holder",
    "credit_name",
)


class Recorded:
    """One text version under a check."""

    def __init__(self, version: TextVersion) -> None:
        self._version = version
        self.documents = version.documents
        self.characters = version.characters
        self.languages: Mapping[str, float] = version.languages
        self.declared = declared_of(version.donation)
        self.catalogue = catalogue()
        self._added = beyond(self.catalogue)
        self.splits = frozenset(version.shards.values_list("split", flat=True))

    def unaccounted(self) -> Sequence[str]:
        """Return files without a line of their own: a fault of ours."""
        lined = LedgerEntry.objects.filter(version=self._version, member="").values("file")
        kept = self._version.donation.files.filter(removed_at=None).exclude(pk__in=lined)
        return list(kept.values_list("name", flat=True))

    def count(self, outcome: str) -> int:
        """Count lines in rows; members of very large archives are counted in their parts, once."""
        rows: int = self._version.ledger.filter(outcome=outcome).count()
        crowd: int = sum(part.outcomes.get(outcome, 0) for part in self._version.ledger_parts.all())
        return rows + crowd

    def lines(self, *outcomes: str) -> Iterator[Line]:
        """Yield lines in the order they were written."""
        lines = self._version.ledger.filter(outcome__in=outcomes).select_related("file")
        for line in lines.iterator(chunk_size=1_000):
            yield Line(
                line.file.name,
                line.member,
                line.outcome,
                line.reason,
                line.params,
                line.characters,
                line.languages,
                line.media_type,
            )

    def evidence(self) -> Iterator[tuple[str, str, Sequence[Mapping[str, Any]]]]:
        """Yield the hits of each file or member in the order of the shards.

        The confined readers know the names of the catalogue's file; those that maintainers added are looked for here.
        """
        rows = self.rows("path", "member", "evidence", *(("text",) if self._added else ()))
        for (path, member), group in groupby(rows, key=lambda row: (row["path"], row["member"])):
            yield path, member, [hit for row in group for hit in self._hits(row)]
        silent = self._version.ledger.filter(documents=0).exclude(licences=[]).select_related("file")
        for line in silent.iterator(
            chunk_size=1_000
        ):  # without text, but not without a word on their licence
            yield line.file.name, line.member, line.licences

    def _hits(self, row: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
        told: list[Mapping[str, Any]] = json.loads(row["evidence"] or "[]")
        return beside(told, row["text"] or "", self._added, self.catalogue) if self._added else told

    def mixtures(self) -> Iterator[Mixed]:
        """Yield the documents counted by split and mixture."""
        counted = Mixtures()
        for shard in self._version.shards.all():
            for row in _rows(shard, ("languages", "characters", "looked_at")):
                counted.add(
                    shard.split, json.loads(row["languages"]), row["characters"], row.get("looked_at") or 0.0
                )
        yield from counted.all()

    def excerpts(self) -> Iterator[Excerpt]:
        """Yield the documents drawn, in the order of the shards."""
        chosen = strata.choose(self._version, EXCERPTS)
        for row in strata.with_text(self._version, chosen):
            languages = json.loads(row["languages"])
            yield Excerpt(row["path"], row["member"], row["split"], row["text"][:EXCERPT], languages)

    def rows(self, *columns: str) -> Iterator[dict[str, Any]]:
        """Yield the asked columns of every document; memory stays flat."""
        for shard in self._version.shards.all():
            yield from _rows(shard, columns)


def _rows(shard: Shard, columns: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    rows = TEXTS if "text" in columns else BATCH_ROWS
    with storage.local_copy(shard.path) as path, pq.ParquetFile(path) as file:
        for batch in file.iter_batches(batch_size=rows, columns=list(columns), use_threads=False):
            yield from batch.to_pylist()


def declared_of(donation: Donation) -> Declared:
    """Return what checks look at of what was declared."""
    consent = donation.consents.first()
    return Declared(
        languages=tuple(donation.language_tags), licence=donation.licence, basis=donation.rights_basis,
        kind=donation.kind, visibility=donation.visibility, source_url=donation.source_url,
        rights_details=donation.rights_details, origin=donation.origin, models_used=donation.models_used,
        consent_expires_on=consent.expires_on if consent else None,
        prose={name: getattr(donation, name) for name in PROSE},
        sources=tuple(map(_source, donation.sources.all())),
    )  # fmt: skip


def _source(row: RightsSource) -> Source:
    """Return a line of the rights ledger with what it proves."""
    has_papers = row.evidence_id is not None
    year = datetime.now(UTC).year
    facts = Facts(
        authority=has_papers, shown=has_papers or bool(row.url),
        term_passed=row.death_year is not None and term_passed(row.death_year, "", year),
    )  # fmt: skip
    return Source(row.title, row.pattern, row.licence, row.basis, facts, row.is_upstream)
