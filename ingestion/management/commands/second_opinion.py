"""Asks for opinions on the languages of what was read: of the fetched model, or of our own as it is now."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from donations.command_line import numbers_of
from donations.models import Donation, TextVersion
from ingestion import second_opinion
from ingestion.flow import ask_second_opinion
from ingestion.programs.opinion import OURS
from languages.identify import BACKEND


class Command(BaseCommand):
    """`manage.py second_opinion [DONATION…] [--own]`."""

    help = (
        "Ask for a second opinion on the languages of donations: of the model fetched by fetch_second_opinion, or with --own of "
        "our own model as it is now, for whatever an older one read. The answers are kept beside the first reading and shown on "
        "the desk. Without numbers every donation is asked about; what was asked before is not asked again."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument(
            "donations", nargs="*", help="numbers of donations, 413 or 2026-0413 (default: all)"
        )
        parser.add_argument(
            "--own", action="store_true", help="ask our own model again, where another one read"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Plan one unit for each newest reading; a worker does the rest."""
        if not options["own"] and second_opinion.pin() is None:
            raise CommandError(
                "No second opinion is here yet: manage.py fetch_second_opinion, or ask with --own."
            )
        asked = 0
        for version in _newest(numbers_of(options["donations"])):
            if options["own"] and version.identified_by == BACKEND:
                continue
            ask_second_opinion(version, OURS if options["own"] else "")
            asked += 1
        self.stdout.write(f"{asked} asked.")


def _newest(numbers: list[int]) -> list[TextVersion]:
    wanted = Donation.objects.filter(pk__in=numbers) if numbers else Donation.objects.all()
    found = (donation.versions.exclude(ready_at=None).first() for donation in wanted)
    return [version for version in found if version is not None]
