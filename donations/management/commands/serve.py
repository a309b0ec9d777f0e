"""Runs the whole site from one command: web, worker and sweeper, watched and ended together."""

import os
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from donations import demo
from donations.command_line import between
from donations.serving.announcement import Announcement, is_free
from donations.serving.preparation import prepare
from donations.serving.programs import NAMES, Sizes, chosen
from donations.serving.supervisor import Supervisor


class Command(BaseCommand):
    """Serve the site."""

    help = (
        "Starts the web server, the worker and the sweeper, starts again whichever dies, and ends all of them on "
        "Ctrl-C. In embedded mode it first brings tables and static files up to date and loads the demo the first "
        "time; in production it prepares nothing and each program can run on a machine of its own (--only)."
    )
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Describe the options."""
        sizes = Sizes()
        parser.add_argument(
            "--only", action="append", choices=NAMES, help="run just this one; may be given again"
        )
        parser.add_argument("--host", default=sizes.host, help="address to listen on (default: %(default)s)")
        parser.add_argument(
            "--port",
            type=between(0, 65_535),
            default=settings.PORT,
            help="port, also PORT (default: %(default)s)",
        )
        parser.add_argument(
            "--web-processes",
            type=between(1, 1_000),
            default=sizes.web_processes,
            help="default: %(default)s",
        )
        parser.add_argument(
            "--web-threads",
            type=between(1, 1_000),
            default=sizes.web_threads,
            help="requests at a time in each web process; a slow upload holds one (default: %(default)s)",
        )
        parser.add_argument(
            "--worker-processes",
            type=between(0, 1_000),
            default=sizes.worker_processes,
            help="default: %(default)s",
        )
        parser.add_argument(
            "--queues", default=sizes.queues, help="what the worker takes (default: %(default)s)"
        )
        parser.add_argument(
            "--ocr-processes",
            type=between(0, 1_000),
            default=sizes.ocr_processes,
            help="workers that read scanned pages, where tesseract is installed (default: %(default)s)",
        )
        parser.add_argument("--no-demo", action="store_true", help="do not load the demo into an empty site")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Serve until told to stop."""
        sizes = Sizes(**{field: options[field] for field in Sizes.__slots__})
        names = options["only"] or list(NAMES)
        if "web" in names:
            self._refuse_what_cannot_be(sizes)
        if settings.EMBEDDED:
            prepare(with_demo=not options["no_demo"])
        os.environ["PORT"] = str(sizes.port)  # the programs write the same port into the links they send
        announce = Announcement(sizes, self._say) if "web" in names else lambda: None
        Supervisor(chosen(names, sizes), settings.BASE_DIR, each_tick=announce).run()

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()

    @staticmethod
    def _refuse_what_cannot_be(sizes: Sizes) -> None:
        if not is_free(sizes.host, sizes.port):
            raise CommandError(
                f"Port {sizes.port} of {sizes.host} is taken or not ours to use; try another: PORT={sizes.port + 1}.",
                returncode=2,
            )
        if settings.EMBEDDED and sizes.host not in demo.LOOPBACK:
            raise CommandError(
                "An embedded installation listens on this machine alone; set EMBEDDED=0 to serve others.",
                returncode=2,
            )
