"""Compiles the translations for use, with no GNU gettext on the machine."""

from pathlib import Path

import polib
from django.conf import settings
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """Writes a .mo beside every .po of the project."""

    help = "Compile locale/*/LC_MESSAGES/*.po to .mo files (does not need GNU gettext)."

    def handle(self, *_args: object, **_options: object) -> None:
        """Compile them all and say how many."""
        catalogues = [
            po for folder in settings.LOCALE_PATHS for po in Path(folder).glob("*/LC_MESSAGES/*.po")
        ]
        for catalogue in catalogues:
            polib.pofile(str(catalogue)).save_as_mofile(str(catalogue.with_suffix(".mo")))
        self.stdout.write(f"{len(catalogues)} catalogues compiled.")
