"""Forgets a person at their request: the account stays as a number, nothing in it says whose it was."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from donations import forgetting
from donations.command_line import person_called
from donations.forgetting import CannotForget
from donations.management.commands.erase import NOT_YET, WHY_NOT
from donations.models import Donation
from donations.storage import OutOfReach


class Command(BaseCommand):
    """`manage.py forget E-MAIL [--with-donations]`."""

    help = (
        "Take name, address, password, second factor, groups and sessions out of a person's account and close it. Refused while "
        "the person still has donations here: erase those first, or say --with-donations to erase all that are not published. "
        "What the person wrote about gifts of others stays, as by somebody who is no longer here; so do backups and logs."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Describe the options."""
        parser.add_argument("email", metavar="E-MAIL", help="the address of the account")
        parser.add_argument(
            "--with-donations", action="store_true", help="take back and erase the person's donations first"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Forget them."""
        person = person_called(options["email"])
        if options["with_donations"]:
            self._erase(forgetting.unforgotten(person))
        left = forgetting.unforgotten(person)
        if left:
            told = ", ".join(f"{one.reference} ({one.status})" for one in left)
            raise CommandError(f"Donations of theirs are still here: {told}.")
        forgetting.forget(person)
        self.stdout.write(f"Account {person.pk} is closed, and nothing in it says whose it was.")

    def _erase(self, donations: list[Donation]) -> None:
        """Erase what can be; what cannot is told, and the others go on."""
        for donation in donations:
            try:
                forgetting.erase_now(donation)
            except CannotForget as refused:
                self.stderr.write(f"{donation.reference} {WHY_NOT[refused.code]}")
            except OutOfReach as error:
                self.stderr.write(f"{donation.reference} {NOT_YET} ({error})")
            else:
                self.stdout.write(f"{donation.reference} is erased.")
