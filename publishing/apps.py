"""Registers the publishing room with Django."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PublishingConfig(AppConfig):
    """The publishing room."""

    name = "publishing"
    verbose_name = _("Publishing")
