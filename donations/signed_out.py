"""What a page is answered that asks for something by itself when the person's session has ended."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render, resolve_url
from django.urls import reverse
from django_htmx.http import HTMX_STOP_POLLING, reswap
from django_htmx.middleware import HtmxDetails


class TellThePage:
    """Tells a page that its person is signed out, where the answer to htmx would be the way to sign in.

    The browser would follow it, and htmx put the page with the password into a corner of this one, every two seconds anew.
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
    back = urlencode({"next": asked.current_url_abs_path or "/"})
    context = {
        "sign_in": f"{resolve_url(settings.LOGIN_URL)}?{back}",
        "was_saving": request.method == "POST",
    }
    return reswap(render(request, "site/signed_out.html", context, status=HTMX_STOP_POLLING), "none")
