"""What `manage.py check` asks of an installation besides Django's own questions."""

import stat
from collections.abc import Sequence
from email.utils import parseaddr
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Info, Tags, Warning, register
from django.db import DatabaseError, connection

from donations import demo


@register(Tags.security, deploy=True)
def knows_its_proxy(app_configs: Sequence[AppConfig] | None, **_options: Any) -> list[CheckMessage]:
    """The web program speaks no TLS: where it redirects to https it must learn from its proxy what was spoken there."""
    if not settings.SECURE_SSL_REDIRECT or settings.SECURE_PROXY_SSL_HEADER:
        return []
    hint = "Set BEHIND_PROXY=1, and have the proxy set X-Forwarded-Proto itself on every request."
    return [Error("Every page redirects to itself, for ever.", hint=hint, id="donations.E002")]


@register(Tags.security, deploy=True)
def has_a_post_office(app_configs: Sequence[AppConfig] | None, **_options: Any) -> list[CheckMessage]:
    """Letters carry the links by which people confirm an address and choose a password: they must reach them, and them alone."""
    if settings.EMBEDDED:
        return []
    if settings.EMAIL_BACKEND == "config.mail.ConsoleAndFolder":
        said = "Nobody gets a letter, so nobody can sign up: letters, with links that sign people in, go to the log and to VAR_DIR/mail."
        return [Warning(said, hint="Set MAIL_URL.", id="donations.W001")]
    if parseaddr(settings.DEFAULT_FROM_EMAIL)[1].endswith("@localhost"):
        said = "Letters come from an address that is nobody's: most servers refuse them."
        return [
            Warning(said, hint="Set MAIL_FROM, such as Acopio <acopio@example.org>.", id="donations.W002")
        ]
    return []


@register(Tags.security, deploy=True)
def keeps_others_out(app_configs: Sequence[AppConfig] | None, **_options: Any) -> list[CheckMessage]:
    """What people gave and said is kept in a folder; who made it beforehand may have left it open."""
    if not settings.VAR.stat().st_mode & stat.S_IRWXO:
        return []
    said = "Everybody on this machine can enter VAR_DIR, where addresses, letters and donated files may be."
    return [Warning(said, hint=f"chmod o-rwx {settings.VAR}", id="donations.W003")]


@register(Tags.compatibility, deploy=True)
def parts_meet(app_configs: Sequence[AppConfig] | None, **_options: Any) -> list[CheckMessage]:
    """Web, workers and sweeper on several machines never meet in a folder."""
    here = {
        "DATABASE_URL": connection.vendor == "sqlite",
        "BROKER_URL": settings.BROKER_URL.startswith("filesystem"),
        "STORAGE_URL": settings.STORAGES["default"]["BACKEND"].endswith("FileSystemStorage"),
    }
    unset = " and ".join(name for name, is_folder in here.items() if is_folder)
    if settings.EMBEDDED or not unset:
        return []
    said = f"Everything has to run on this one machine: what {unset} would name is kept under VAR_DIR."
    return [Info(said, id="donations.I001")]


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
