"""Redraws the diagram of moves in the docs from the table of moves."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from donations.moves_diagram import drawn_into


class Command(BaseCommand):
    """Draw the moves."""

    help = "Redraws the state diagram in docs/architecture.md from the table in donations/moves.py."
    requires_system_checks = []

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Draw it."""
        page = Path(settings.BASE_DIR) / "docs" / "architecture.md"
        page.write_text(drawn_into(page.read_text(encoding="utf-8")), encoding="utf-8")
        self.stdout.write(f"Drawn into {page.relative_to(settings.BASE_DIR)}.")
