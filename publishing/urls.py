"""Addresses of the public pages and of what the donor confirms."""

from django.urls import path

from publishing.views import catalogue, confirmation

app_name = "publishing"
urlpatterns = [
    path("catalogo/", catalogue.catalogue, name="catalogue"),
    path("catalogo/<slug:slug>/", catalogue.dataset, name="dataset"),
    path("publicacion/<int:release>/donacion/<int:pk>/", confirmation.confirm, name="confirm"),
]
