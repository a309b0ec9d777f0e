"""Coming in: the page behind a door, a new draft, and the list of what one has given."""

from django.contrib.auth.views import redirect_to_login
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods

from donations import events
from donations.conversation import with_turns
from donations.doors import BY_SLUG, Door
from donations.models import Donation, Status, User
from donations.roles import Role
from donations.steps import first_open, url_of


@require_http_methods(["GET", "HEAD", "POST"])
def door(request: HttpRequest, slug: str) -> HttpResponse:
    """Say what is good to have at hand; a POST makes the draft, after signing up where that is still needed."""
    way_in = BY_SLUG.get(slug)
    if way_in is None:
        raise Http404
    if not isinstance(request.user, User):
        return _knock(request, way_in)
    if request.method == "POST":
        return redirect(url_of(start(request.user, way_in), "what"))
    drafts = request.user.donations.filter(status=Status.DRAFT, kind=way_in.kind).exclude(title="")
    return render(
        request, "donations/door.html", {"door": way_in, "drafts": drafts.order_by("-updated_at")[:3]}
    )


def _knock(request: HttpRequest, way_in: Door) -> HttpResponse:
    """Show the door to somebody we do not know yet; their sign-up brings them back here."""
    back = urlencode({"next": reverse("donations:door", args=[way_in.slug])})
    sign_up, sign_in = f"{reverse('account_signup')}?{back}", f"{reverse('account_login')}?{back}"
    if request.method == "POST":
        return redirect(sign_up)
    return render(request, "donations/door.html", {"door": way_in, "sign_up": sign_up, "sign_in": sign_in})


@transaction.atomic
def start(donor: User, way_in: Door) -> Donation:
    """Return a new draft, or the one this donor began here and never wrote anything in (so two clicks make one)."""
    untouched = donor.donations.filter(
        status=Status.DRAFT, kind=way_in.kind, title="", description="", files=None
    )
    found = untouched.order_by("pk").first()
    if found is not None:
        return found
    donation = Donation.objects.create(donor=donor, kind=way_in.kind, credit_name=donor.name)
    events.append(donation, "created", role=Role.DONOR, actor=donor, data={"kind": way_in.kind})
    return donation


def _next_step(donation: Donation) -> str:
    """Return where this person goes on: at the first open step of a draft, else where they were written to."""
    if donation.status == Status.DRAFT:
        return url_of(donation, first_open(donation))
    return f"{reverse('donations:detail', args=[donation.pk])}{'' if donation.is_editable else '#thread'}"


def mine(request: HttpRequest) -> HttpResponse:
    """List what this person gave, alone or with an organisation; what waits for them comes first."""
    if not isinstance(request.user, User):
        return redirect_to_login(request.get_full_path())
    given = Donation.objects.of(request.user).exclude(status=Status.WITHDRAWN, submitted_at=None)
    rows = list(with_turns(given).prefetch_related("languages").order_by("-updated_at"))
    waiting = [(row, _next_step(row)) for row in rows if row.is_editable or row.written_at]
    others = [row for row in rows if not (row.is_editable or row.written_at)]
    return render(request, "donations/mine.html", {"waiting": waiting, "others": others})
