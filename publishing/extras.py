"""The papers that go with the data: card, attribution, licences, report of the checks, Croissant description."""

import json
from collections.abc import Iterator, Mapping, Sequence

from django.template.loader import render_to_string

from licensing.catalogue import hub_fields
from publishing.allowed import licence_of
from publishing.citing import citing
from publishing.croissant import croissant
from publishing.facts import TAKEDOWN, Facts, facts, rights_holder
from publishing.front_matter import front_matter
from publishing.media import NONE, Media
from publishing.models import Release, ReleaseFile, ReleaseItem, ReleaseTable
from publishing.rights import parts


def texts(
    release: Release,
    items: Sequence[ReleaseItem],
    tables: Sequence[ReleaseTable],
    files: Sequence[ReleaseFile],
    media: Mapping[int, Media],
) -> Iterator[tuple[str, str]]:
    """Yield (path in the repository, content). The same release always gives the same words: no dates, no places."""
    in_spanish = [facts(item, "es", media.get(item.donation_id, NONE)) for item in items]
    in_english = [facts(item, "en", media.get(item.donation_id, NONE)) for item in items]
    cite = citing(release, [item.donation for item in items])
    body = {"release": release, "tables": tables, "takedown": TAKEDOWN, "cite": cite}
    card = "".join(
        render_to_string(f"publishing/card/{locale}.md", body | {"gifts": said})
        for locale, said in (("es", in_spanish), ("en", in_english))
    )
    yield "README.md", front_matter(release, items, tables, files) + "\n" + card
    yield "ATTRIBUTION.md", render_to_string("publishing/card/attribution.md", body | {"gifts": in_english})
    yield "licenses.json", as_json([_licence(item) for item in items])
    yield "checks.json", as_json([_checks(said) for said in in_english])
    yield "croissant.json", as_json(croissant(release, items, tables, files))


def as_json(value: object) -> str:
    """Return readable JSON that ends with a new line."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _licence(item: ReleaseItem) -> dict[str, object]:
    donation, licence = item.donation, licence_of(item.donation)
    sources = donation.files.filter(removed_at=None, evidence_of=None).order_by("name")
    return {
        "donation": donation.reference, "title": donation.title, "licence": licence.id, "spdx": licence.spdx,
        "name": licence.name("en"), "url": licence.url, "hub": hub_fields(licence), "rights_basis": donation.rights_basis,
        "rights_holder": rights_holder(donation), "source_url": donation.source_url,
        "parts": [
            {"title": one.title, "licence": one.licence, "url": one.licence_url, "rights_holder": one.holder, "source_url": one.url, "upstream": one.is_upstream}
            for one in parts(donation, "en")
        ],
        "sources": [{"name": one.name, "bytes": one.bytes, "sha256": one.sha256} for one in sources],
    }  # fmt: skip


def _checks(said: Facts) -> dict[str, object]:
    return {
        "donation": said.donation.reference,
        "checked": said.checks,
        "findings": [
            {
                "check": one.check,
                "level": one.level,
                "code": one.code,
                "sentence": one.sentence,
                "resolution": one.resolution,
            }
            for one in said.findings
        ],
    }
