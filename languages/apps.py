"""Registers the languages room with Django."""

from django.apps import AppConfig


class LanguagesConfig(AppConfig):
    """The languages room."""

    name = "languages"
