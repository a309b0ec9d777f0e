"""Registers the donations room with Django."""

from django.apps import AppConfig


class DonationsConfig(AppConfig):
    """The donations room."""

    name = "donations"

    def ready(self) -> None:
        """Register the questions of `manage.py check`."""
        import donations.checks  # noqa: F401
