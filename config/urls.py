"""The addresses of the site, each app's under its own names."""

from django.contrib import admin
from django.urls import include, path

from donations.views.speaking import set_language

urlpatterns = [
    path("admin/", admin.site.urls),
    path("cuenta/", include("allauth.urls")),
    path("idioma/setlang/", set_language, name="set_language"),
    path("", include("publishing.urls")),
    path("", include("donations.urls")),
]

handler400 = "donations.views.errors.bad_request"
