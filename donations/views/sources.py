"""The rights ledger of a draft: its parts from elsewhere, added one by one, each with the files it covers."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from donations.forms.sources import SourceForm, licence_names
from donations.models import Donation, RightsSource
from donations.permissions import EDITABLE, guarded
from donations.steps import route
from licensing.sources import Source, place

MOST_SOURCES = 200


@dataclass(frozen=True, slots=True)
class Kept:
    """One source and how many of the files are from there."""

    row: RightsSource
    files: int


@guarded("donations:sources")
def sources(request: HttpRequest, donation: Donation) -> HttpResponse:
    """Show the ledger; add a source or take one out."""
    if request.method != "POST":
        return _show(request, donation, SourceForm(donation))
    if "remove" in request.POST:
        number = request.POST["remove"]
        donation.sources.filter(
            pk=int(number) if number.isdecimal() else 0, donation__status__in=EDITABLE
        ).delete()
        return redirect(reverse("donations:sources", args=[donation.pk]))
    form = SourceForm(donation, request.POST)
    if form.is_valid() and donation.sources.count() < MOST_SOURCES:
        form.save()
        return redirect(reverse("donations:sources", args=[donation.pk]))
    return _show(request, donation, form)


def _show(request: HttpRequest, donation: Donation, form: SourceForm) -> HttpResponse:
    context = {
        "donation": donation,
        "form": form,
        "kept": list(kept(donation)),
        "licences": licence_names(),
        "step": "rights",
        "route": route(donation, "rights"),
    }
    return render(request, "donations/sources.html", context)


def kept(donation: Donation) -> Iterator[Kept]:
    """Yield the sources with the number of files that each pattern finds."""
    rows = list(donation.sources.all())
    ledger = (Source(""), *(Source(row.title, row.pattern, upstream=row.is_upstream) for row in rows))
    counts = [0] * len(ledger)
    for name in donation.files.filter(removed_at=None).values_list("name", flat=True).iterator():
        counts[place(name, "", ledger)] += 1
    for row, count in zip(rows, counts[1:], strict=True):
        yield Kept(row, count)
