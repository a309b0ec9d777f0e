"""What was prepared, as the team looks at it before it goes out: the card, the first rows of each donation, the files."""

import json
from dataclasses import dataclass
from typing import Any

from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from publishing.models import Dataset, Release, ReleaseItem

MOST_FILES = 200
MOST_GIFTS = 50
Sample = dict[str, list[dict[str, str]]]  # {split: the first rows}, as publishing.samples wrote them


@dataclass(frozen=True, slots=True)
class Gift:
    """One donation of the release with its first rows."""

    item: ReleaseItem
    sample: Sample


def samples_of(release: Release) -> dict[str, Sample]:
    """Return the rows kept when the files were written, by donation; pages never read Parquet."""
    if release.cleared_at:
        return {}
    with default_storage.open(release.sample_key) as kept:
        samples: dict[str, Sample] = json.load(kept)
    return samples


def paper_of(release: Release, path: str) -> str:
    """Return one of the papers, "" once the files are gone."""
    if release.cleared_at:
        return ""
    with default_storage.open(release.files.get(path=path).key) as kept:
        return str(kept.read().decode())


def page(request: HttpRequest, site: dict[str, Any], pk: int, number: int) -> HttpResponse:
    """Show it to the team, as long as its files are kept."""
    dataset = get_object_or_404(Dataset, pk=pk)
    release = get_object_or_404(dataset.releases, number=number)
    if release.prepared_at is None or release.cleared_at:
        raise Http404
    items, samples = release.items.select_related("donation"), samples_of(release)
    files = release.files.all()
    context = site | {
        "title": str(release),
        "dataset": dataset,
        "release": release,
        "gifts": [Gift(item, samples.get(str(item.donation_id), {})) for item in items[:MOST_GIFTS]],
        "gift_count": items.count(),
        "files": files[:MOST_FILES],
        "file_count": files.count(),
        "card": paper_of(release, "README.md"),
        "attribution": paper_of(release, "ATTRIBUTION.md"),
    }
    return render(request, "admin/publishing/look.html", context)
