"""Lets people choose the language the site speaks to them: on its pages, and in our letters once we know them."""

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.views import i18n

from donations.models import User


def set_language(request: HttpRequest) -> HttpResponseBase:
    """Remember the choice in the browser, and for whoever is signed in as the language of our letters too."""
    chosen = request.POST.get(i18n.LANGUAGE_QUERY_PARAMETER)
    if isinstance(request.user, User) and chosen in dict(settings.LANGUAGES):
        User.objects.filter(pk=request.user.pk).update(language=chosen)
    return i18n.set_language(request)
