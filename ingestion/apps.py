"""Registers the ingestion room with Django, and its checks of the machine it runs on."""

from django.apps import AppConfig


class IngestionConfig(AppConfig):
    """The ingestion room."""

    name = "ingestion"

    def ready(self) -> None:
        """Hang up the system checks."""
        import ingestion.system_checks  # noqa: F401
