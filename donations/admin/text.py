"""The address at which the team reads any document of a donation, as its text was stored."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from donations.admin.page import sent_or_404
from donations.desk import reading
from donations.desk.reading import Spot
from donations.models import Donation
from donations.storage import OutOfReach, within_reach
from donations.texts.places import Of, TooFar, held
from donations.workbench import role_of

Context = dict[str, Any]
_LONGEST_NUMBER = 12


def text(request: HttpRequest, site: Context, pk: int, file: UUID) -> HttpResponse:
    """Show a document of a file or of what lies in it, or the list of them where there are several."""
    donation = sent_or_404(pk)
    if role_of(request) is None or request.method not in {"GET", "HEAD"}:
        raise Http404
    of = _asked(request, donation, file)
    context = site | {
        "title": str(donation),
        "donation": donation,
        "file": file,
        "of": of,
        "from": _tab(request),
    }
    try:
        with within_reach():
            told = _told(request, of) if of else {}
    except TooFar:
        told = {"is_too_far": True}
    except OutOfReach:
        told = {"is_away": True}
    return render(request, "admin/donations/donation/text.html", context | told)


def _asked(request: HttpRequest, donation: Donation, file: UUID) -> Of | None:
    kept = get_object_or_404(donation.files.filter(removed_at=None), pk=file)
    version = donation.versions.first()
    return Of(version, kept, request.GET.get("member", "").replace("\0", "")) if version else None


def _told(request: HttpRequest, of: Of) -> Context:
    """A document is shown where one is asked for, where a finding leads, and where there is but one."""
    parts = list(held(of))
    count = reading.count(parts)
    number, spot = _number(request, "doc"), Spot(_number(request, "at"), _number(request, "length"))
    if quote := request.GET.get("quote", ""):
        number, spot = reading.find(parts, quote, _number(request, "at"))
    if not number and count > 1:
        pages = -(-count // reading.PER_PAGE)
        page = min(max(_number(request, "page"), 1), pages)
        return {"count": count, "listed": reading.listed(parts, page), "page": page, "pages": pages}
    number = min(max(number, 1), max(count, 1))
    return {"count": count, "leaf": reading.leaf(parts, number, _number(request, "page"), spot), "spot": spot}


def _tab(request: HttpRequest) -> str:
    asked = request.GET.get("from", "")
    return asked if asked in {"files", "findings"} else "files"


def _number(request: HttpRequest, name: str) -> int:
    said = request.GET.get(name, "")
    return int(said) if said.isascii() and said.isdecimal() and len(said) <= _LONGEST_NUMBER else 0
