"""Registers the donations room with Django."""

from django.apps import AppConfig


class DonationsConfig(AppConfig):
    """The donations room."""

    name = "donations"
