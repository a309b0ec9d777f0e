"""Has scanned pages read that waited for a machine that can: in every donation in review, or in one."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from donations import pictures, retries, sentences
from donations.command_line import numbers_of
from donations.door import MoveNotAllowed
from donations.models import Donation, Status


class Command(BaseCommand):
    """`manage.py read_pictures`."""

    help = (
        "Plans the reading of scanned pages that were kept because there was no OCR, for every donation in review that has "
        "some; what followed the first reading is made anew. What is approved or published is only named: reopen it first."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take which donations."""
        parser.add_argument(
            "--donation",
            action="append",
            metavar="ID",
            help="only this one (413 or 2026-0413); may be repeated",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Plan them and tell."""
        if not pictures.are_read_here():
            raise CommandError(sentences.for_move("pictures_read_here"))
        wanted = Donation.objects.read_ones(numbers_of(options["donation"]))
        planned = sum(self._read(donation) for donation in wanted.iterator())
        self.stdout.write(f"The scanned pages of {planned} donations will be read.")

    def _read(self, donation: Donation) -> bool:
        pages = pictures.unread_pages(donation)
        if not pages:
            return False
        said = _planned(donation) if donation.status == Status.IN_REVIEW else "left as it is"
        self.stdout.write(f"{donation.reference}\t{donation.status}\t{pages} pages\t{said}")
        return said == _WILL_BE_READ


_WILL_BE_READ = "will be read"


def _planned(donation: Donation) -> str:
    try:
        retries.read_pictures(donation)
    except MoveNotAllowed as refused:  # somebody decided meanwhile
        return sentences.for_move(refused.code)
    return _WILL_BE_READ
