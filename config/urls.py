"""The addresses of the site, each app's under its own names."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("cuenta/", include("allauth.urls")),
    path("idioma/", include("django.conf.urls.i18n")),
    path("", include("publishing.urls")),
    path("", include("donations.urls")),
]

handler400 = "donations.views.errors.bad_request"
