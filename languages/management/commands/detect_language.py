"""Reads lines and prints, for each, the language it is in."""

import sys
from argparse import RawDescriptionHelpFormatter
from collections.abc import Iterable, Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from languages.identify import Identifier, shared

_HELP = """Identify the language of each line of standard input.

For every line, one line on standard output, at once:

    tag<TAB>probability<TAB>backend

tag          canonical BCP 47 ("es", "qu", "oc"), or "und": a language or script this model does not know, too little
             certainty (probability under .4, .8 for a word or two), or no text at all. Varieties of Spanish are not told apart.
probability  of the model's best label, from 0.000 to 1.000
backend      which model says so, or "script"
"""


class Command(BaseCommand):
    """`manage.py detect_language < lines.txt`."""

    help = _HELP
    requires_system_checks = ()

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        """Keep the lay-out of the help text."""
        return super().create_parser(
            prog_name, subcommand, formatter_class=RawDescriptionHelpFormatter, **kwargs
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Answer line by line, as they come; undecodable bytes are read as damage, not refused."""
        lines = (raw.decode("utf-8", "replace") for raw in sys.stdin.buffer)
        for answer in answers(lines, shared()):
            self.stdout.write(answer)
            self.stdout.flush()


def answers(lines: Iterable[str], identifier: Identifier) -> Iterator[str]:
    """`tag<TAB>probability<TAB>backend` for each of `lines`, without reading ahead."""
    for line in lines:
        guess = identifier.identify(line)
        yield f"{guess.tag}\t{guess.probability:.3f}\t{guess.backend}"
