"""What somebody is answered whose session has ended: the way to sign in, and nothing that was written is lost."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render, resolve_url
from django.urls import reverse
from django_htmx.http import HTMX_STOP_POLLING, reswap
from django_htmx.middleware import HtmxDetails

View = TypeVar("View", bound=Callable[..., HttpResponseBase])
_KEY = "csrfmiddlewaretoken"  # new in every page, also in that one


def ask_to_sign_in(request: HttpRequest, back: str, *, is_decision: bool) -> HttpResponse:
    """Lead to where one signs in, and from there to `back`; a person who sent words gets them back on a page that can send them again.

    What decides is not sent from there: it is made before its own page again.
    """
    kept = [] if is_decision else _sent(request)
    if not kept or HtmxDetails(request) or "application/json" in request.headers.get("Accept", ""):
        return redirect_to_login(back)
    return render(request, "site/kept.html", {"sign_in": _way_in(back), "kept": kept}, status=403)


def _sent(request: HttpRequest) -> list[tuple[str, str]]:
    return [(name, value) for name, values in request.POST.lists() for value in values if name != _KEY]


def sent_from(page: Callable[[HttpRequest, int], str], view: View, *, is_decision: bool) -> View:
    """Ask visitors to sign in who send something to an address that only takes what is sent; they go on at the page with its form."""

    @wraps(view)
    def guard(request: HttpRequest, pk: int, **which: Any) -> HttpResponseBase:
        if request.user.is_authenticated:
            return view(request, pk=pk, **which)
        return ask_to_sign_in(request, page(request, pk), is_decision=is_decision)

    return cast(View, guard)


class TellThePage:
    """Tells a page that its person is signed out, where the answer to htmx would be the way to sign in.

    The browser would follow it, and htmx put the page with the password in the place of what moves on this one.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer as the site does, but to htmx with words instead of the way to sign in."""
        response = self._get_response(request)
        asked = HtmxDetails(request)
        return _told(request, asked) if asked and _leads_to_sign_in(response) else response


def _leads_to_sign_in(response: HttpResponseBase) -> bool:
    if response.status_code != 302:
        return False
    where = response.headers["Location"].partition("?")[0]
    return where in {resolve_url(settings.LOGIN_URL), reverse("admin:login")}


def _told(request: HttpRequest, asked: HtmxDetails) -> HttpResponse:
    context = {
        "sign_in": _way_in(asked.current_url_abs_path or "/"),
        "was_saving": request.method == "POST",
    }
    return reswap(render(request, "site/signed_out.html", context, status=HTMX_STOP_POLLING), "none")


def _way_in(back: str) -> str:
    return f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': back})}"
