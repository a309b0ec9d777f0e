"""The programs an installation is made of, as data: what each is called and how it is started."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.conf import settings

PYTHON = sys.executable
OPINIONS = "opinions"  # the queue of second opinions on languages
# What a worker has built goes back to the system at once, instead of waiting in the heap, or in Arrow's, for the next of its size.
THRIFTY = {
    "MALLOC_ARENA_MAX": "2", "MALLOC_MMAP_THRESHOLD_": "131072", "MALLOC_TRIM_THRESHOLD_": "131072",
    "ARROW_DEFAULT_MEMORY_POOL": "system",
}  # fmt: skip
NAMES = ("web", "worker", "sweeper")
ROOT_WARNING = (
    "You're running the worker with superuser privileges"  # messages are JSON, files are opened confined
)


@dataclass(frozen=True, slots=True)
class Program:
    """One program to keep running."""

    name: str
    command: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict)  # beside the supervisor's own


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much of each program there is. A web thread is held for as long as one upload lasts."""

    host: str = "127.0.0.1"
    port: int = 8000
    web_processes: int = 2
    web_threads: int = 24
    worker_processes: int = 2
    queues: str = "ingestion,publishing"
    ocr_processes: int = 1


def web(sizes: Sizes) -> Program:
    """Granian over WSGI: no limit on a request's size or length, and a bound of its own only on reading headers."""
    command = (
        PYTHON, "-m", "granian", "--interface", "wsgi", "--host", sizes.host, "--port", str(sizes.port),
        "--workers", str(sizes.web_processes), "--blocking-threads", str(sizes.web_threads),
        "--respawn-failed-workers", "--respawn-interval", "0.5", "--workers-kill-timeout", "4",
        "--no-ws", "--log-level", "error", "config.wsgi:application",
    )  # fmt: skip
    return Program("web", command)


def workers(sizes: Sizes) -> list[Program]:
    """Workers for the ordinary queues, and others for scanned pages, which take long and must not stand in the way.

    Second opinions on languages have one of their own where their model was fetched: it is large, and held once.
    """
    ordinary = [f"worker-{number}" for number in range(1, sizes.worker_processes + 1)]
    reading = [f"ocr-{number}" for number in range(1, sizes.ocr_processes + 1)]
    made = [*(_worker(name, sizes.queues) for name in ordinary), *(_worker(name, "ocr") for name in reading)]
    has_model = (settings.SECOND_OPINION / "pin.json").exists()
    return [*made, _worker(OPINIONS, OPINIONS)] if has_model else made


def _worker(name: str, queues: str) -> Program:
    """Celery, as a doorbell only: what to do is in the database, so its chatter between workers is left out.

    Each worker is a process of its own (`solo`): a pool whose child is killed in the wrong moment waits for ever on the
    lock that the child held (seen with prefork, Celery 5.7, in the chaos campaign), and nothing could tell.
    """
    command = (
        PYTHON, "-W", f"ignore:{ROOT_WARNING}", "-m", "celery", "--quiet", "-A", "config", "worker", "--pool", "solo",
        "--queues", queues, "--loglevel", "WARNING", "--without-gossip", "--without-mingle", "--without-heartbeat",
    )  # fmt: skip
    return Program(name, (*command, "--hostname", f"{name}@%h"), THRIFTY)


def sweeper() -> Program:
    """The pass that finds what was lost, again and again."""
    manage = str(settings.BASE_DIR / "manage.py")
    return Program("sweeper", (PYTHON, manage, "sweep", "--every", str(settings.SWEEP_SECONDS)))


def chosen(names: list[str], sizes: Sizes) -> list[Program]:
    """Return the named programs in the order in which they start."""
    made = {"web": [web(sizes)], "worker": workers(sizes), "sweeper": [sweeper()]}
    return [program for name in NAMES if name in names for program in made[name]]
