"""A whole installation of its own, started with `manage.py serve` as a person would, with its mails within reach."""

import email
import email.policy
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TypeVar
from urllib.error import URLError
from urllib.request import urlopen

from tests.house.tree import ROOT

PATIENCE_SECONDS = 120
OF_THE_TESTS = (
    "STATIC_MANIFEST",
    "SITE_HOSTS",
    "SECRET_KEY",
    "EMBEDDED",
    "LOG_LEVEL",
    "DJANGO_SETTINGS_MODULE",
)
T = TypeVar("T")


def until(ask: Callable[[], T], what: str, patience: float = PATIENCE_SECONDS) -> T:
    """Wait for an answer that says something, or fail saying what was waited for."""
    deadline = time.monotonic() + patience
    while not (answer := ask()):
        assert time.monotonic() < deadline, f"waited in vain for {what}"
        time.sleep(0.2)
    return answer


def free_port() -> int:
    """Return a port that nobody has."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _read(path: Path) -> str:
    """Return what the kernel says of a process, nothing when it is gone."""
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


class Installation:
    """Acopio on a free port, everything it keeps in one folder."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.port = free_port()
        self.url = f"http://localhost:{self.port}"
        self.log = home / "serve.log"
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> "Installation":
        """Start it and wait until it answers."""
        self._start()
        try:
            until(self.answers, "the site to answer")
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_what: object) -> None:
        """End it as Ctrl-C does, and see that it ends well."""
        assert self.stop() == 0, self.log.read_text(encoding="utf-8")

    def _start(self) -> None:
        environment = {name: value for name, value in os.environ.items() if name not in OF_THE_TESTS}
        environment |= {"VAR_DIR": str(self.home), "LEASE_SECONDS": "10", "SWEEP_SECONDS": "1"}
        command = [sys.executable, str(ROOT / "manage.py"), "serve", "--port", str(self.port)]
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                command, cwd=ROOT, env=environment, stdout=log, stderr=log, stdin=subprocess.DEVNULL
            )

    def answers(self) -> bool:
        """Tell whether the front page comes; fail when `serve` itself has ended."""
        assert self._process is not None
        assert self._process.poll() is None, self.log.read_text(encoding="utf-8")
        try:
            with urlopen(self.url, timeout=5) as answer:  # noqa: S310  (our own address)
                return bool(answer.status == 200)
        except (URLError, OSError):
            return False

    def programs(self, word: str) -> set[int]:
        """Return the numbers of the programs that `serve` keeps running and whose command has this word."""
        assert self._process is not None
        found = set()
        for folder in Path("/proc").iterdir():
            if folder.name.isdigit() and word in _read(folder / "cmdline"):
                parent = _read(folder / "stat").rpartition(")")[2].split()[1:2]
                if parent == [str(self._process.pid)]:
                    found.add(int(folder.name))
        return found

    def stop(self) -> int:
        """Send what Ctrl-C sends; return the exit code."""
        assert self._process is not None
        self._process.send_signal(signal.SIGINT)
        return self._process.wait(PATIENCE_SECONDS)

    def status(self, donation: int) -> str:
        """Return where a donation stands, as the record has it."""
        with closing(sqlite3.connect(f"file:{self.home}/acopio.sqlite3?mode=ro", uri=True)) as record:
            found = record.execute(
                "select status from donations_donation where id = ?", [donation]
            ).fetchone()
        return str(found[0])

    def letters(self, to: str) -> list[str]:
        """Return the words of every letter to an address, oldest first."""
        kept = sorted((self.home / "mail").glob("*.log"), key=lambda path: path.stat().st_mtime_ns)
        found = []
        for path in kept:
            for one in path.read_bytes().split(b"-" * 79):
                letter = email.message_from_bytes(one.strip(), policy=email.policy.default)
                body = letter.get_body(("plain",)) if letter["To"] and to in letter["To"] else None
                if body is not None:
                    found.append(str(body.get_content()))
        return found

    def link_in_letter(self, to: str, pattern: str) -> str:
        """Wait for a letter with a link of this shape and return the newest such link."""
        shape = re.compile(rf"http://localhost:\d+{pattern}")

        def newest() -> str:
            links = [link for letter in self.letters(to) for link in shape.findall(letter)]
            return links[-1] if links else ""

        return until(newest, f"a letter to {to} with a link like {pattern}")
