"""Registers the ingestion room with Django."""

from django.apps import AppConfig


class IngestionConfig(AppConfig):
    """The ingestion room."""

    name = "ingestion"
