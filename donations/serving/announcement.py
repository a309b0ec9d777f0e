"""Says on the console, once the site answers, where it is and what to try first."""

import socket
from collections.abc import Callable

from django.conf import settings
from django.db import Error

from donations import demo
from donations.serving.programs import Sizes


def is_free(host: str, port: int) -> bool:
    """Tell whether the address can be listened on."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def answers(host: str, port: int) -> bool:
    """Tell whether somebody listens there now."""
    here = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104  (an address to compare with)
    try:
        with socket.create_connection((here, port), timeout=0.2):
            return True
    except OSError:
        return False


def lines(sizes: Sizes) -> list[str]:
    """Return what to tell whoever started it."""
    address = f"http://localhost:{sizes.port}" if settings.EMBEDDED else settings.SITE_URL
    said = ["", f"Acopio is open at {address}   (Ctrl-C ends it)"]
    if _has_demo():
        said += ["", f"Sign in at {address}/cuenta/login/ with the password «{demo.PASSWORD}» as"]
        said += [f"  {person.email:<26} {person.does}" for person in demo.PEOPLE]
        said += ["", demo.WHAT_TO_TRY]
    return [*said, ""]


def _has_demo() -> bool:
    """A database that is not there yet is waited for by the programs that need it, and this is none of them."""
    try:
        return demo.is_loaded()
    except Error:
        return False


class Announcement:
    """Speaks once, as soon as the web program answers."""

    def __init__(self, sizes: Sizes, say: Callable[[str], None]) -> None:
        self._sizes = sizes
        self._say = say
        self._is_said = False

    def __call__(self) -> None:
        """Look, and speak if it is time."""
        if self._is_said or not answers(self._sizes.host, self._sizes.port):
            return
        self._is_said = True
        for line in lines(self._sizes):
            self._say(line)
