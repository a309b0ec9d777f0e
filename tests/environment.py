"""Loaded before the settings: gives each test process an installation of its own in a temporary folder."""

import atexit
import os
import tempfile

_home = tempfile.TemporaryDirectory(prefix="acopio-tests-")
atexit.register(_home.cleanup)
os.environ.update(
    {
        "VAR_DIR": _home.name,
        "STATIC_MANIFEST": "0",
        "EMBEDDED": "1",
        "SECRET_KEY": "tests-only",
        "LOG_LEVEL": "WARNING",
        "SITE_HOSTS": "*",
    }
)
for name in ("DATABASE_URL", "BROKER_URL", "STORAGE_URL", "HUB_TOKEN", "MAIL_URL", "DEBUG"):
    os.environ.pop(name, None)
