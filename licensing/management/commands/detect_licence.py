"""`manage.py detect_licence`: what a text says of its licence, as JSON lines."""

import json
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from pathlib import Path
from typing import IO, Any

from django.core.management.base import BaseCommand, CommandError

from licensing.detect import detect

_HELP = """Read a text (UTF-8) and print one JSON line per licence it grants:
{id, class, kind, role, concludes, quote, offset}.

kind       structured (metadata, markup, headers), url, name, or phrase
role       grant: the text speaks of itself; mention: it merely speaks of a licence
concludes  true where nobody needs to look; phrases never conclude
offset     where the quote begins, in characters

Looked at are the first and last 8,192 characters, HTML, TEI, JATS, JSON-LD and YAML headers as they stand."""


class Command(BaseCommand):
    """Prints nothing for a text that grants nothing; exit 0 either way."""

    help = _HELP
    requires_system_checks = []

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> Any:
        """Keep the lines of the help as written."""
        return super().create_parser(
            prog_name, subcommand, formatter_class=RawDescriptionHelpFormatter, **kwargs
        )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One text, from a file or standard input."""
        parser.add_argument("path", nargs="?", default="-", help="a file, or - for standard input")
        parser.add_argument("--all", action="store_true", dest="mentions", help="print mentions too")

    def handle(self, *, path: str, mentions: bool, **options: object) -> None:
        """Detect and print."""
        for row in detect(_read(path, sys.stdin.buffer), mentions=mentions):
            self.stdout.write(json.dumps(row, ensure_ascii=False))


def _read(path: str, stdin: IO[bytes]) -> str:
    """Bytes that are no UTF-8 become replacement marks: a notice around them can still be read."""
    try:
        given = stdin.read() if path == "-" else Path(path).read_bytes()
    except OSError as error:
        raise CommandError(f"Cannot read {path}: {error.strerror}") from error
    return given.decode("utf-8-sig", errors="replace")
