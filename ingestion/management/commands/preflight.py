"""Looks at files as the portal would, on this machine: nothing is sent, nothing is stored."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from ingestion.checks.subject import Declared
from ingestion.preflight.reading import alike_among, read_all, walk
from ingestion.preflight.report import report
from ingestion.preflight.words import said
from languages.tags import NotUnderstood, understand
from licensing.catalogue import Catalogue
from licensing.vocabulary import Basis, Kind, Visibility


class Command(BaseCommand):
    """`manage.py preflight PATH…`."""

    help = (
        "Reads files and folders as a donation would be read and runs every check over them, without a database and "
        "without storing anything. Exit status: 0 report written, 1 the verdict is block, 2 nothing usable was given."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take what a donor would declare."""
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="files or folders")
        parser.add_argument(
            "--licence", default="", metavar="ID", help="licence you would declare, such as cc-by-4.0"
        )
        parser.add_argument(
            "--language",
            action="append",
            default=[],
            metavar="TAG",
            help="language you would declare; may be repeated",
        )
        parser.add_argument("--basis", default="", choices=list(Basis), help="why you may give it")
        parser.add_argument("--kind", default="documents", choices=list(Kind), help="what it is (documents)")
        parser.add_argument(
            "--visibility", default="private", choices=list(Visibility), help="how open you want it (private)"
        )
        parser.add_argument(
            "--no-ocr", action="store_true", help="count scanned pages as needing OCR instead of reading them"
        )
        parser.add_argument("--json", type=Path, metavar="FILE", help="write the whole report here as JSON")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Read, check, report."""
        missing = [path for path in options["paths"] if not path.exists()]
        if missing:
            raise CommandError(f"There is no {missing[0]}.", returncode=2)
        ocr_for = None if options["no_ocr"] else options["language"]
        files = list(walk(options["paths"]))
        readings = list(read_all(files, ocr_for=ocr_for, alike=alike_among(files)))
        if not readings:
            raise CommandError("There is no file in what was given.", returncode=2)
        found = report(readings, self._declared(options))
        if options["json"]:
            options["json"].write_text(json.dumps(found, ensure_ascii=False, indent=1), encoding="utf-8")
        for line in said(found):
            self.stdout.write(line)
        if found["verdict"] == "block":
            raise SystemExit(1)

    def _declared(self, options: dict[str, Any]) -> Declared:
        licence = Catalogue.load().understand(options["licence"]) if options["licence"] else None
        if options["licence"] and licence is None:
            raise CommandError(f"The catalogue knows no licence {options['licence']!r}.", returncode=2)
        try:
            tags = tuple(understand(text).tag for text in options["language"])
        except NotUnderstood as error:
            raise CommandError(f"No language is known as {error}.", returncode=2) from error
        return Declared(
            languages=tags, licence=licence.id if licence else "", basis=options["basis"], kind=options["kind"],
            visibility=options["visibility"],
        )  # fmt: skip
