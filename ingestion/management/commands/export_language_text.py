"""Writes text of donations that the language model may be taught with, as TSV."""

import csv
from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from ingestion import teaching
from languages.codes import macro
from languages.tags import NotUnderstood, understand


class Command(BaseCommand):
    """`manage.py export_language_text --to FILE [--language TAG]`."""

    help = (
        "Write a TSV (lang, source, licence, text) of what donors gave and the language model may be taught with: approved, "
        "consented and not run out, open to everybody, under a licence that lets us train and pass on, written by people, in one "
        "declared language. Parts withheld or kept for evaluation are left out. Lay it beside the other training text and "
        "train as docs/language-model.md says."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the options."""
        parser.add_argument("--to", type=Path, required=True, metavar="FILE", help="where to write it")
        parser.add_argument(
            "--language", action="append", default=[], metavar="TAG", help="only of this; may be repeated"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        """Write, and say how much of each language and donation."""
        try:
            wanted = frozenset(macro(understand(said).tag) for said in options["language"])
        except NotUnderstood as doubt:
            raise CommandError(str(doubt), returncode=2) from doubt
        try:
            counts = self._write(options["to"], wanted)
        except OSError as error:
            raise CommandError(f"It could not be written: {error}.", returncode=2) from error
        for (lang, source), number in sorted(counts.items()):
            self.stdout.write(f"{lang}\t{source}\t{number}")
        self.stdout.write(f"{counts.total()} lines of {len(counts)} donations.")

    def _write(self, to: Path, wanted: frozenset[str]) -> Counter[tuple[str, str]]:
        counts: Counter[tuple[str, str]] = Counter()
        with to.open("w", encoding="utf-8", newline="\n") as file:
            table = csv.writer(
                file, delimiter="\t", quoting=csv.QUOTE_NONE, quotechar=None, lineterminator="\n"
            )
            table.writerow(teaching.Taught._fields)
            for donation in teaching.donations(wanted):
                for line in teaching.lines(donation):
                    table.writerow(line)
                    counts[line.lang, line.source] += 1
        return counts
