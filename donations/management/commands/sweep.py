"""Sweeps: gives back what was lost, rings again for what waits, and runs whatever else is to be done regularly."""

import logging
import time
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import close_old_connections
from django.utils.module_loading import import_string

from donations.command_line import between

log = logging.getLogger(__name__)


class Command(BaseCommand):
    """Sweep once, or again and again."""

    help = (
        "One pass: work whose lease ran out goes back to the queue, and workers are woken for what waits. "
        "With --every it goes on until ended. Exit 1 when a pass that was asked for once had a failure."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Describe the options."""
        parser.add_argument(
            "--every",
            type=between(1, 86_400),
            metavar="SECONDS",
            help="repeat after so many seconds",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Sweep."""
        if not options["every"]:
            if not self._pass(says_all=True):
                raise CommandError("A part of the sweep failed; the log above says which.")
            return
        while True:
            close_old_connections()
            self._pass(says_all=False)
            time.sleep(options["every"])

    def _pass(self, *, says_all: bool) -> bool:
        """Run each part; one that fails is logged and does not stop the others. Return whether all went well."""
        went_well = True
        for name in settings.SWEEPS:
            try:
                counts: dict[str, int] = import_string(name)()
            except Exception:
                log.exception("%s failed; the others go on.", name)
                went_well = False
                continue
            if says_all:
                self.stdout.write("  ".join(f"{what}: {count}" for what, count in counts.items()))
        return went_well
