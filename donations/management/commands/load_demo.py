"""Loads the demo: people to sign in as and a few gifts."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from donations import demo


class Command(BaseCommand):
    """Load the demo."""

    help = (
        "Loads four people (donor, two reviewers, maintainer) and three donations made from texts written for this. "
        "Only in embedded mode, and only where the site answers on this machine alone."
    )

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Load, or say why not."""
        try:
            demo.load()
        except demo.NotHere as error:
            raise CommandError(str(error)) from error
        for person in demo.PEOPLE:
            self.stdout.write(f"{person.email:<26} {demo.PASSWORD}   {person.does}")
