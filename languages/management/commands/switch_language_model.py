"""Puts a new language model in the place of the old one, when its report is better, and refuses otherwise."""

from argparse import RawDescriptionHelpFormatter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from languages.training.rows import divide, read_rows
from languages.training.switch import compare, install, side_by_side, size_of

_HELP = """Compare two models on the sources kept back from both, print the report, and switch only when the new one is better.

    FOLDER     the training text both were taught with, the new text in it (columns lang, source, text)
    --before   the present model, taught again from FOLDER with --keep-back and without the new text (--leave-out donation-)
    --after    the new one, taught from FOLDER with --keep-back
    --model    the new one, taught from everything: this is what takes the old one's place

Better: macro F1 above, accuracy not below, no language of a hundred lines lower by more than .03, at least .85 of
unknown languages answered und, at most .05 named surely, at most 4 MB with its table. Without --model nothing is switched. Exit 1
and a sentence for each objection where it is not better. The new model gets the next name, with which every later
result is signed; what the old one read can be asked again: manage.py second_opinion --own.
"""


class Command(BaseCommand):
    """`manage.py switch_language_model FOLDER --before OLD --after NEW [--model FULL]`."""

    help = _HELP
    requires_system_checks = ()

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        """Keep the lay-out of the help text."""
        return super().create_parser(
            prog_name, subcommand, formatter_class=RawDescriptionHelpFormatter, **kwargs
        )

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument("folder", type=Path)
        parser.add_argument("--before", type=Path, required=True)
        parser.add_argument("--after", type=Path, required=True)
        parser.add_argument("--model", type=Path)

    def handle(self, *_args: Any, **options: Any) -> None:
        """Measure, print, and switch or refuse."""
        wanted = (options[name] for name in ("folder", "before", "after", "model"))
        if missing := [str(path) for path in wanted if path is not None and not path.exists()]:
            raise CommandError(f"Not here: {', '.join(missing)}.", returncode=2)
        _, kept = divide(read_rows(options["folder"]))
        if not kept:
            raise CommandError(
                "No source of this folder is kept back, so nothing can be measured.", returncode=2
            )
        size = size_of(options["model"] or options["after"])
        before, after, against, report = compare(kept, options["before"], options["after"], size)
        for line in [*side_by_side(before, after), "", *report]:
            self.stdout.write(line)
        if against:
            raise CommandError(f"Not better, so nothing was switched: {'; '.join(against)}.")
        if options["model"] is None:
            self.stdout.write("\nBetter. Give --model to switch.")
            return
        name = install(options["model"], [*side_by_side(before, after), "", *report])
        self.stdout.write(f"\nSwitched: {name}. Update the card, commit, and start `serve` anew.")
