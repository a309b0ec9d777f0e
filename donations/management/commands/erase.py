"""Erases one donation at a person's request: its bytes, its text and every word about it."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from donations import erasure, forgetting
from donations.command_line import donation_called
from donations.forgetting import CannotForget
from donations.storage import OutOfReach

NOT_YET = "is not erased yet: storage does not let go of it. Run this again when it is back."
WHY_NOT = {
    "published": "is published. Take it back at the desk first, and see that every copy is gone.",
    "running": "is taken back, but a worker is still reading it. Run this again in a minute.",
}


class Command(BaseCommand):
    """`manage.py erase --donation N --now`."""

    help = (
        "Take a donation back, where it still stands, and erase it: its files, its text, and all that was written about it. Only "
        "its number, its steps and their dates stay. Without --now only what was taken back or declined 30 days ago. What was "
        "prepared of it for a release goes with the next sweep; backups keep it as long as they are kept."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Describe the options."""
        parser.add_argument(
            "--donation", required=True, metavar="N", help="number of a donation (413 or 2026-0413)"
        )
        parser.add_argument("--now", action="store_true", help="do not wait for the 30 days")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Erase it."""
        donation = donation_called(options["donation"])
        is_over = donation.status in erasure.OVER and erasure.is_due(donation)
        if not options["now"] and not is_over:
            raise CommandError(f"{donation.reference} has its 30 days still. Say --now to erase it before.")
        try:
            done = forgetting.erase_now(donation)
        except CannotForget as refused:
            raise CommandError(f"{donation.reference} {WHY_NOT[refused.code]}") from refused
        except OutOfReach as error:
            raise CommandError(f"{donation.reference} {NOT_YET} ({error})") from error
        self.stdout.write(f"{donation.reference} {'is erased.' if done else 'was erased before.'}")
