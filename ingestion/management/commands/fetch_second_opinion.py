"""Fetches the model of the second opinion on languages once, checks its bytes, and pins them."""

from argparse import RawDescriptionHelpFormatter
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from ingestion.second_opinion import Pin, keep, pin
from ingestion.sources.hub import NotTheSame, fetch_model

_HELP = """Fetch the model that gives a second opinion on languages (GlotLID: about 1.7 GB, and as much memory while it is used).

The file is fetched from the Hub at one commit, its sha256 is checked against the one given, or else the one the Hub lists at
that commit, and both are pinned in pin.json beside it. From then on `serve` runs one more worker, which holds the model
and is asked after every reading; its answers stand beside ours on the desk and change nothing. A model whose bytes
are no longer the pinned ones is not loaded. Fetched again without --revision, the pinned commit is fetched.

GlotLID is Apache-2.0; read its notices before you publish anything made with it.
"""


class Command(BaseCommand):
    """`manage.py fetch_second_opinion [--revision COMMIT] [--sha256 HEX]`."""

    help = _HELP

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        """Keep the lay-out of the help text."""
        return super().create_parser(
            prog_name, subcommand, formatter_class=RawDescriptionHelpFormatter, **kwargs
        )

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument("--repo", default="cis-lmu/glotlid", help="default: %(default)s")
        parser.add_argument("--file", default="model_v3.bin", help="default: %(default)s")
        parser.add_argument(
            "--revision", default="", help="a commit or branch (default: the pinned one, else main)"
        )
        parser.add_argument(
            "--sha256", default="", help="what the bytes have to be (default: what is pinned or listed)"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Fetch, check, pin."""
        known = pin()
        same = known if known and (known.repo, known.file) == (options["repo"], options["file"]) else None
        revision = options["revision"] or (same.revision if same else "main")
        expected = options["sha256"] or (same.sha256 if same and revision == same.revision else "")
        settings.SECOND_OPINION.mkdir(parents=True, exist_ok=True)
        try:
            got = fetch_model(
                options["repo"], options["file"], settings.SECOND_OPINION, revision=revision, sha256=expected
            )
        except NotTheSame as other:
            raise CommandError(f"Not kept: {other}") from other
        keep(Pin(options["repo"], options["file"], got.revision, got.sha256))
        self.stdout.write(f"{got.path}: commit {got.revision}, sha256 {got.sha256}. Start `serve` anew.")
