"""Finds Tesseract on this machine, with its version and languages, and says how it is called for a donation's languages."""

import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from langcodes import Language

from ingestion.sandbox import Command

_USUAL = "spa"
_ORIENTATION = "osd"
_SECONDS = 30
# Measured: the Basque model that is handed out recognises next to nothing by itself, that of Quechua less than that of its script.
_WEAK = frozenset(("eus", "que"))
_SCRIPT = re.compile(r"(?:script/)?Latin")  # as Debian calls it, and Tesseract itself
_MOST_LANGUAGES = 3  # each more makes it slower, and more than a few less sure


@dataclass(frozen=True, slots=True)
class Engine:
    """An installed Tesseract: where it is, its version, its languages by their three letters, and its folder of data."""

    path: str
    version: str
    languages: tuple[str, ...]
    data: str

    def models_for(self, tags: Sequence[str]) -> str:
        """Return the models for declared language tags, as Tesseract wants them ("spa+cat").

        Where one of them has no good model, that of all Latin script, alone: it reads the letters of Nahuatl, Triqui or Guaraní (accented words
        .77, .89 and .70 right where Spanish has .05, .26 and .62), others as well as their own, and either worse beside another. Else Spanish.
        """
        wanted = dict.fromkeys(_three_letters(tag) for tag in tags)
        known = [code for code in wanted if code in self.languages]
        good = [code for code in known if code not in _WEAK]
        if self.script and len(good) < len(wanted):
            return self.script
        chosen = known[:_MOST_LANGUAGES]
        if not set(chosen) & set(good):  # also where none is known
            chosen += [_USUAL if _USUAL in self.languages else self.languages[0]]
        return "+".join(dict.fromkeys(chosen))

    @property
    def script(self) -> str:
        """Return the name of the model of all Latin script, "" where it is not there."""
        return next(filter(_SCRIPT.fullmatch, self.languages), "")

    def command(self, models: str) -> Command:
        """Return how it reads a picture from its input and writes words with places and certainty."""
        layout = "1" if _ORIENTATION in self.languages else "3"  # 1: finds out which way up the page is
        return Command(
            self.path, ("stdin", "stdout", "-l", models, "--psm", layout, "tsv"), (self.data,),
            {"OMP_THREAD_LIMIT": "1", "LANG": "C.UTF-8", "TESSDATA_PREFIX": self.data},
        )  # fmt: skip

    def name(self, models: str) -> str:
        """Return what a document read by it says of its origin."""
        return f"tesseract/{self.version}:{models}"


@lru_cache(maxsize=1)
def find_engine() -> Engine | None:
    """Return the Tesseract of this machine, None without one that works and has a language."""
    path = shutil.which("tesseract")
    if path is None:
        return None
    try:
        version, listed = (_ask(path, question) for question in ("--version", "--list-langs"))
    except (OSError, subprocess.SubprocessError):
        return None
    head, *codes = listed.split("\n")
    folder = re.search(r'"(.+)"', head)
    languages = tuple(sorted(code.strip() for code in codes if code.strip()))
    if folder is None or not set(languages) - {_ORIENTATION}:
        return None
    return Engine(os.path.realpath(path), version.split()[1], languages, str(Path(folder[1])))


def _ask(path: str, question: str) -> str:
    answer = subprocess.run([path, question], check=True, capture_output=True, timeout=_SECONDS, text=True)  # noqa: S603  # what `which` found, asked about itself
    return answer.stdout or answer.stderr


def _three_letters(tag: str) -> str:
    try:
        return Language.get(tag).to_alpha3(variant="T")
    except (LookupError, ValueError):
        return ""
