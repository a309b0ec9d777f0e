"""Turns DATABASE_URL and STORAGE_URL into Django's settings; without them, everything lives under var/."""

from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote

SQLITE_PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"


def database(url: SplitResult | None, home: Path) -> dict[str, Any]:
    """Return the DATABASES entry: PostgreSQL from the address, else SQLite (WAL, immediate transactions) under `home`."""
    if url is None:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": home / "acopio.sqlite3",
            "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 30, "init_command": SQLITE_PRAGMAS},
        }
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": url.path.lstrip("/"),
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": url.hostname or "",
        "PORT": url.port or "",
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": dict(parse_qsl(url.query)),
    }


def storage(url: SplitResult | None, home: Path) -> dict[str, Any]:
    """Return the STORAGES entry for donated bytes: s3://key:secret@endpoint/bucket, else a folder under `home`."""
    if url is None:
        return {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": home / "storage", "base_url": None},
        }
    query = dict(parse_qsl(url.query))
    scheme = "http" if query.get("insecure") == "1" else "https"
    endpoint = f"{scheme}://{url.hostname}" + (f":{url.port}" if url.port else "")
    return {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": url.path.strip("/"),
            "access_key": unquote(url.username or "") or None,
            "secret_key": unquote(url.password or "") or None,
            "endpoint_url": endpoint if url.hostname else None,
            "region_name": query.get("region"),
            "file_overwrite": False,
            "querystring_auth": True,
        },
    }
