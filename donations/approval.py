"""The fingerprint of what was approved: publishing refuses anything that no longer matches it."""

import json
from hashlib import sha256

from donations.models import Donation, RightsSource, Structure

DECLARED = (
    "kind", "title", "description", "domain", "health_professionals", "origin", "origin_validation", "collection",
    "models_used", "evaluation_protocol", "licence", "rights_basis", "rights_holder", "rights_details", "source_url",
    "visibility", "publish_after", "citation", "credit_kind", "credit_name",
)  # fmt: skip


def declared_facts(donation: Donation) -> dict[str, object]:
    """Return what the donor declared, in canonical form."""
    facts: dict[str, object] = {name: getattr(donation, name) for name in DECLARED}
    facts["publish_after"] = donation.publish_after.isoformat() if donation.publish_after else None
    facts["languages"] = [[row.tag, row.variety] for row in donation.languages.order_by("tag", "variety")]
    if sources := [_source(row) for row in donation.sources.order_by("pk")]:
        facts["sources"] = (
            sources  # absent where there are none: what was signed before there were any still holds
        )
    return facts


def _source(row: RightsSource) -> list[object]:
    return [
        row.title, row.is_upstream, row.pattern, row.holder, row.licence, row.basis, row.url, row.author, row.death_year,
        str(row.evidence_id or ""),
    ]  # fmt: skip


def frozen_files(donation: Donation) -> list[list[object]]:
    """Return the file list that a signature or an approval stands for."""
    rows = donation.files.filter(removed_at=None).order_by("id")
    return [[str(row.pk), row.name, row.bytes, row.sha256] for row in rows]


def digest(value: object) -> str:
    """Return the sha256 of a value in canonical JSON."""
    return sha256(json.dumps(value, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def facts_digest(donation: Donation) -> str:
    """Return what a consent is signed over: declared facts and files."""
    return digest([declared_facts(donation), frozen_files(donation)])


def fingerprint(donation: Donation) -> str:
    """Return the hash over what was declared, files, shards, resolutions of findings and the donor's word on tables."""
    version = donation.versions.first()
    shards = [[s.split, s.index, s.sha256] for s in version.shards.all()] if version else []
    structure = Structure.objects.filter(donation=donation).first()
    chosen = [structure.text_columns, structure.withheld] if structure else []
    resolved = version.findings.filter(resolved_at__isnull=False).order_by("pk") if version else []
    resolutions = [[finding.pk, finding.code, finding.resolution] for finding in resolved]
    return digest(
        [
            declared_facts(donation),
            frozen_files(donation),
            version and version.number,
            shards,
            resolutions,
            chosen,
        ]
    )
