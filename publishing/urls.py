"""Addresses of the public pages and of what the donor confirms."""

from django.urls import URLPattern

app_name = "publishing"
urlpatterns: list[URLPattern] = []
