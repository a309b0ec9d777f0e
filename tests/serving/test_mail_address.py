"""The address of the mail server may hold any sign, and names a port only where it is another than usual."""

import json
import os
import subprocess
import sys

import pytest

NAMES = (
    "EMAIL_HOST",
    "EMAIL_PORT",
    "EMAIL_HOST_USER",
    "EMAIL_HOST_PASSWORD",
    "EMAIL_USE_SSL",
    "EMAIL_USE_TLS",
)
_TELL = (
    "import json; from config import settings; print(json.dumps([getattr(settings, name) for name in %r]))"
)


def _settings(address: str) -> list[object]:
    asked = [sys.executable, "-c", _TELL % (NAMES,)]
    told = subprocess.run(
        asked, env={**os.environ, "MAIL_URL": address}, check=True, capture_output=True, text=True
    )
    found: list[object] = json.loads(told.stdout)
    return found


@pytest.mark.parametrize(
    ("address", "told"),
    [
        (
            "smtp://acopio%40x.org:p%2Fss%23w%25@mail.x.org:2525",
            ["mail.x.org", 2525, "acopio@x.org", "p/ss#w%", False, True],
        ),
        ("smtps://a:b@mail.x.org", ["mail.x.org", 465, "a", "b", True, False]),
        ("smtp://mail.x.org", ["mail.x.org", 587, "", "", False, True]),
    ],
)
def test_what_the_address_says(address: str, told: list[object]) -> None:
    assert _settings(address) == told
