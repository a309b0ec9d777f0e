"""Registers the licensing room with Django."""

from django.apps import AppConfig


class LicensingConfig(AppConfig):
    """The licensing room."""

    name = "licensing"
