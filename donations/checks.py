"""What `manage.py check` asks of an installation besides Django's own questions."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import DatabaseError

from donations import demo


@register(Tags.security, deploy=True)
def knows_its_proxy(app_configs: Sequence[AppConfig] | None, **_options: Any) -> list[CheckMessage]:
    """The web program speaks no TLS: where it redirects to https it must learn from its proxy what was spoken there."""
    if not settings.SECURE_SSL_REDIRECT or settings.SECURE_PROXY_SSL_HEADER:
        return []
    hint = "Set BEHIND_PROXY=1, and have the proxy set X-Forwarded-Proto itself on every request."
    return [Error("Every page redirects to itself, for ever.", hint=hint, id="donations.E002")]


@register(Tags.security, deploy=True)
def no_demo_people(app_configs: Sequence[AppConfig] | None, **_options: Any) -> list[CheckMessage]:
    """Nobody with a password that is printed in the source may be able to sign in on a real site."""
    try:
        is_loaded = demo.is_loaded()
    except DatabaseError:
        return []  # no tables yet: nobody can sign in
    if not is_loaded:
        return []
    hint = "Remove donor@demo.acopio and the others, or begin with an empty database."
    return [Error("The demo's people can sign in here.", hint=hint, id="donations.E001")]
