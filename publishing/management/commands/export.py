"""Writes a release, or a whole donation with its originals and record, to a folder."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from donations.command_line import donation_called
from publishing.choosing import release_of
from publishing.leaving import export_donation
from publishing.tree import Differs, export_release


class Command(BaseCommand):
    """`manage.py export DATASET [--release N] --to DIR`, `manage.py export --donation ID --to DIR`."""

    help = (
        "Write exactly the tree the Hub would get (DATASET), or a whole donation with its originals and everything the record "
        "says of it (--donation), to an empty or new folder."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("dataset", metavar="DATASET", nargs="?", help="name of the dataset on the Hub")
        parser.add_argument(
            "--release", type=int, metavar="N", help="number of the release; the newest one by default"
        )
        parser.add_argument("--donation", metavar="ID", help="number of a donation (413 or 2026-0413)")
        parser.add_argument("--to", required=True, type=Path, metavar="DIR", help="the folder to write")

    def handle(self, *args: Any, **options: Any) -> None:
        if (options["dataset"] is None) == (options["donation"] is None):
            raise CommandError("Name either a DATASET or a --donation.")
        folder: Path = options["to"]
        try:
            self._write(folder, options)
        except OSError as error:
            raise CommandError(f"It could not be written: {error}.") from error

    def _write(self, folder: Path, options: dict[str, Any]) -> None:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise CommandError(f"{folder} is not an empty folder.")
        if options["donation"]:
            self._donation(options["donation"], folder)
        else:
            self._release(options["dataset"], options["release"], folder)

    def _donation(self, said: str, folder: Path) -> None:
        donation = donation_called(said)
        count = export_donation(donation, folder)
        self.stdout.write(f"{donation.reference}: {count} originals and the record are in {folder}")

    def _release(self, slug: str, number: int | None, folder: Path) -> None:
        release = release_of(slug, number)
        try:
            count = export_release(release, folder, lambda path: self.stdout.write(path))
        except Differs as differs:
            raise CommandError(f"Storage no longer holds the file that was frozen: {differs}") from differs
        self.stdout.write(f"{release}: {count} files in {folder}")
