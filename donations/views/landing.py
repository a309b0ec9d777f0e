"""The front page with its doors and true numbers, and the pages in plain words."""

from django.db.models import OuterRef, Subquery, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from donations.doors import DOORS
from donations.models import DeclaredLanguage, Donation, Status, TextVersion
from donations.models.choices import WishedVisibility


def landing(request: HttpRequest) -> HttpResponse:
    """Show the doors, and what has been published so far."""
    return render(request, "site/landing.html", {"doors": DOORS, "figures": figures(), "recent": recent()})


def about(request: HttpRequest) -> HttpResponse:
    """Say who we are."""
    return render(request, "site/about.html")


def privacy(request: HttpRequest) -> HttpResponse:
    """Say what is kept, for how long, and what rights there are."""
    return render(request, "site/privacy.html")


def robots(request: HttpRequest) -> HttpResponse:
    """Say to crawlers what is for everybody; donations are their donors' alone, whether asked for politely or not."""
    return render(request, "site/robots.txt", content_type="text/plain; charset=utf-8")


def figures() -> dict[str, int]:
    """Count published donations, their languages and their documents; nothing is estimated."""
    published = Donation.objects.filter(status=Status.PUBLISHED)
    tags = DeclaredLanguage.objects.filter(donation__in=published).values_list("tag", flat=True)
    newest = TextVersion.objects.filter(donation=OuterRef("pk")).order_by("-number").values("documents")[:1]
    counted = published.annotate(in_newest=Subquery(newest)).aggregate(documents=Sum("in_newest"))
    return {
        "donations": published.count(),
        "languages": len({tag.split("-")[0] for tag in tags}),
        "documents": counted["documents"] or 0,
    }


def recent() -> list[Donation]:
    """Return the last gifts that anyone may know of."""
    open_ones = Donation.objects.filter(
        status=Status.PUBLISHED, visibility__in=(WishedVisibility.PUBLIC, WishedVisibility.GATED)
    )
    return list(open_ones.prefetch_related("languages").order_by("-updated_at")[:4])
