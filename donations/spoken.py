"""Which language the site speaks: Spanish, until somebody asks for another one."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.deprecation import MiddlewareMixin


class SpanishFirst(MiddlewareMixin):
    """Speaks the language chosen in the footer, whatever the browser prefers: many of us read in borrowed browsers."""

    def process_request(self, request: HttpRequest) -> None:
        """Take the language chosen before, or Spanish."""
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        known = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        translation.activate(known)
        request.LANGUAGE_CODE = known

    def process_response(self, _request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Say which language was spoken."""
        response.headers.setdefault("Content-Language", translation.get_language() or settings.LANGUAGE_CODE)
        return response
