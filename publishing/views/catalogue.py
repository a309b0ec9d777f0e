"""The public catalogue: what is published, for whom, by whom. Private datasets are not in it."""

from django.db.models import Max, Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language

from donations import licences
from donations.models import Event, Status
from donations.models.choices import WishedVisibility
from languages.names import name as language_name
from licensing.catalogue import Catalogue
from publishing import hubs
from publishing.allowed import licence_of
from publishing.citing import citing
from publishing.facts import TAKEDOWN, facts
from publishing.models import Dataset, Release, ReleaseItem, State

SHOWN = (WishedVisibility.PUBLIC, WishedVisibility.GATED)


def shown() -> QuerySet[Dataset]:
    """Return the datasets that everybody may know of, each with its published releases, newest first."""
    standing = Release.objects.filter(state=State.PUBLISHED).exclude(items__donation__status=Status.RETRACTED)
    published = standing.order_by("-number").prefetch_related("tables", "items__donation__languages")
    open_ones = Dataset.objects.filter(visibility__in=SHOWN, releases__in=standing).distinct()
    return open_ones.prefetch_related(Prefetch("releases", published, to_attr="published"))


def taken_back() -> QuerySet[Dataset]:
    """Return the datasets of which everybody could know something that has been taken back since."""
    held = Release.objects.filter(published_at__isnull=False, items__donation__status=Status.RETRACTED)
    return Dataset.objects.filter(visibility__in=SHOWN, releases__in=held).distinct()


def catalogue(request: HttpRequest) -> HttpResponse:
    """List them."""
    known = licences.catalogue()
    return render(request, "publishing/catalogue.html", {"entries": [_entry(one, known) for one in shown()]})


def _entry(dataset: Dataset, known: Catalogue) -> dict[str, object]:
    locale = get_language() or "es"
    release: Release = dataset.published[0]  # type: ignore[attr-defined]  # put there by the prefetch
    donations = [item.donation for item in release.items.all()]
    tags = dict.fromkeys(tag for donation in donations for tag in donation.language_tags)
    return {
        "dataset": dataset,
        "release": release,
        "languages": [language_name(tag, locale) for tag in tags],
        "licence_name": licence_of(donations[0], known).name(locale),
        "credits": list(dict.fromkeys(one.credit for one in donations if one.credit)),
        "rows": sum(table.rows for table in release.tables.all()),
    }


def dataset(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one; where there is nothing left of it because of what was taken back, say so."""
    found = shown().filter(slug=slug).first()
    if found is None:
        return _trace(request, get_object_or_404(taken_back(), slug=slug))
    release: Release = found.published[0]  # type: ignore[attr-defined]  # put there by the prefetch
    locale = get_language() or "es"
    context = _entry(found, licences.catalogue()) | {
        "gifts": [facts(item, locale) for item in release.items.select_related("donation", "version")],
        "cite": citing(release, [item.donation for item in release.items.all()]),
        "tables": release.tables.all(),
        "files": release.files.all(),
        "versions": found.published,  # type: ignore[attr-defined]
        "url": hubs.current().url(found.repo),
        "takedown": TAKEDOWN,
    }
    return render(request, "publishing/dataset.html", context)


def _trace(request: HttpRequest, dataset: Dataset) -> HttpResponse:
    """Say that it was taken back, and when: never what it was called, whose it was or why."""
    items = ReleaseItem.objects.filter(release__dataset=dataset)
    retracted = Event.objects.filter(code="retract", donation__release_items__in=items)
    context = {
        "when": retracted.aggregate(when=Max("at"))["when"],
        "rest": items.filter(release__published_at__isnull=False, donation__status=Status.PUBLISHED).exists(),
    }
    return render(request, "publishing/gone.html", context, status=410)
