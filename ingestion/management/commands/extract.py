"""Gives the text of a file or folder, one .txt for each document."""

from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from donations import sentences
from donations.uploads import label
from ingestion.preflight.reading import alike_among, grouped, messages_of, walk


class Command(BaseCommand):
    """`manage.py extract PATH [--out DIR]`."""

    help = "Writes the text of a file or of everything in a folder: to the screen, or one .txt per document under --out."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take a path and where to write."""
        parser.add_argument("path", type=Path, metavar="PATH", help="a file or a folder")
        parser.add_argument(
            "--out", type=Path, metavar="DIR", help="folder for the .txt files; made when it is not there"
        )
        parser.add_argument(
            "--language",
            action="append",
            default=[],
            metavar="TAG",
            help="language of scanned pages; may be repeated",
        )
        parser.add_argument("--no-ocr", action="store_true", help="do not read scanned pages")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Read file by file; a file that gives no text is said, and the next one is read."""
        if not options["path"].exists():
            raise CommandError(f"There is no {options['path']}.", returncode=2)
        ocr_for = None if options["no_ocr"] else options["language"]
        folder = _Folder(options["out"]) if options["out"] else None
        files = list(walk([options["path"]]))
        alike = alike_among(files)
        for group in grouped(files):
            for number, message in messages_of(group, ocr_for, alike):
                self._tell(group[number][1], message, folder)

    def _tell(self, name: str, message: dict[str, Any], folder: "_Folder | None") -> None:
        if message["m"] == "doc":
            self._give("/".join(part for part in (name, message["member"]) if part), message["text"], folder)
        elif message["m"] == "end" and message["outcome"] not in {"text", "unpacked"}:
            sentence = sentences.for_reason(message["reason"], message["params"])
            self.stderr.write(f"{name}{'!' if message['member'] else ''}{message['member']}: {sentence}")

    def _give(self, name: str, text: str, folder: "_Folder | None") -> None:
        if folder is None:
            self.stdout.write(text)
        else:
            folder.write(name, text)


class _Folder:
    """Takes texts, a file each; of a place that gives several those after the first are numbered."""

    def __init__(self, root: Path) -> None:
        self._root, self._written = root, Counter[str]()

    def write(self, name: str, text: str) -> None:
        """Write one text, named after the file or member it is from."""
        place = label(name)  # which has no dots that climb and no leading slash
        number = f".{self._written[place]}" if self._written[place] else ""
        self._written[place] += 1
        target = self._root / f"{place}{number}.txt"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", errors="surrogatepass", newline="")
