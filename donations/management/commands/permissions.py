"""Prints who may do what, when: the tables that views obey, written out."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from donations import permission_rows


class Command(BaseCommand):
    """Print the permission table."""

    help = (
        "Prints one line for each role × status × address or move, with the answer: yes, sign_in, not_found (a "
        "stranger learns nothing) or not_now. --json prints [{role, status, action, method, answer}]."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Describe the options."""
        parser.add_argument("--json", action="store_true", help="as JSON, for tests and other programs")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Print it."""
        rows = permission_rows.rows()
        if options["json"]:
            self.stdout.write(json.dumps(rows, indent=1))
            return
        for row in rows:
            self.stdout.write("\t".join(row.values()))
