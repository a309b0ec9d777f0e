"""Reads lines and prints, for each, the language it is in."""

import sys
from argparse import RawDescriptionHelpFormatter
from collections.abc import Iterable, Iterator
from io import BufferedReader
from typing import Any, cast

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
BLOCK_BYTES = 64 << 10


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
        """Answer as lines come, many at once where many are there; undecodable bytes are read as damage, not refused."""
        for lines in blocks(cast("BufferedReader", sys.stdin.buffer)):
            answered = answers((line.decode("utf-8", "replace") for line in lines), shared())
            self.stdout.write("\n".join(answered))
            self.stdout.flush()


def blocks(stream: BufferedReader) -> Iterator[list[bytes]]:
    """Yield the lines that can be read without waiting for more, block after block, and at the end what follows the last."""
    begun: list[bytes] = []
    while data := stream.read1(BLOCK_BYTES):
        *lines, rest = data.split(b"\n")
        if lines:
            yield [b"".join([*begun, lines[0]]), *lines[1:]]
            begun = []
        begun.append(rest)
    if last := b"".join(begun):
        yield [last]


def answers(lines: Iterable[str], identifier: Identifier) -> Iterator[str]:
    """`tag<TAB>probability<TAB>backend` for each of `lines`."""
    for guess in identifier.identify_all(lines):
        yield f"{guess.tag}\t{guess.probability:.3f}\t{guess.backend}"
