#!/usr/bin/env python3
"""Runs Acopio's commands; steps into the project's own environment when called from outside it."""

import os
import sys
from pathlib import Path

OWN_PYTHON = Path(__file__).resolve().parent / ".venv" / "bin" / "python"


def main() -> None:
    """Hand the command line to Django."""
    if sys.prefix == sys.base_prefix and OWN_PYTHON.exists():
        os.execv(OWN_PYTHON, [str(OWN_PYTHON), *sys.argv])  # noqa: S606  (our own interpreter, our own arguments)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    from django.core.management import execute_from_command_line  # noqa: PLC0415  (only exists inside the environment)

    from ingestion.sandbox.stack import with_room  # noqa: PLC0415  (of this Python: the one outside may be another)

    with_room(lambda: execute_from_command_line(sys.argv))


if __name__ == "__main__":
    main()
