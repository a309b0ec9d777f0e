"""Readers of the environment: each returns a typed value or stops with one clear sentence."""

import os
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from django.core.exceptions import ImproperlyConfigured

YES = frozenset({"1", "true", "yes", "on"})
NO = frozenset({"0", "false", "no", "off", ""})


def text(name: str, default: str = "") -> str:
    """Return the variable, or the content of the file that NAME_FILE points at (container secrets)."""
    secret_file = os.environ.get(f"{name}_FILE")
    if secret_file is None:
        return os.environ.get(name, default)
    try:
        return Path(secret_file).read_text(encoding="utf-8").strip()
    except OSError as error:
        raise ImproperlyConfigured(
            f"{name}_FILE points at {secret_file}, which cannot be read: {error}."
        ) from error


def folder(name: str, default: Path) -> Path:
    """Read a folder; left blank, as files of settings often leave it, it is the default one."""
    return Path(text(name).strip() or default).absolute()


def flag(name: str, *, default: bool) -> bool:
    """Read yes or no."""
    value = text(name, "1" if default else "0").strip().lower()
    if value not in YES | NO:
        raise ImproperlyConfigured(f"{name} must be 1 or 0, not {value!r}.")
    return value in YES


def number(name: str, default: int, *, least: int = 0) -> int:
    """Read a whole number that is at least `least`."""
    value = text(name, str(default))
    if not value.strip().isdigit() or int(value) < least:
        raise ImproperlyConfigured(f"{name} must be a whole number of at least {least}, not {value!r}.")
    return int(value)


def words(name: str, default: str = "") -> list[str]:
    """Read a comma-separated list, blanks dropped."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def url(name: str, schemes: tuple[str, ...]) -> SplitResult | None:
    """Read an address with one of the named schemes, or None when the variable is absent."""
    value = text(name)
    if not value:
        return None
    parts = urlsplit(value)
    if parts.scheme not in schemes:
        raise ImproperlyConfigured(f"{name} must begin with one of {', '.join(s + '://' for s in schemes)}.")
    return parts


def choice(name: str, default: str, choices: tuple[str, ...]) -> str:
    """Read one of a few words."""
    value = text(name, default).strip().lower()
    if value not in choices:
        raise ImproperlyConfigured(f"{name} must be one of {', '.join(choices)}, not {value!r}.")
    return value
