"""A worker loads no library it has no use for: several of them share a machine."""

import subprocess
import sys

_LOADED = """
import sys, django
from celery.signals import worker_init
import config.celery
django.setup()
worker_init.send(sender=None)
from donations.tasks import programs
import pyarrow
programs(), pyarrow.array(["a"])
print(*(name for name in sys.argv[1:] if sys.modules.get(name)))
"""


def test_what_reads_donated_bytes_is_not_loaded_by_workers() -> None:
    asked = [
        "pandas",
        "pdfminer",
        "pypdfium2",
        "lxml",
        "ingestion.extractors",
        "ingestion.stripping",
        "PIL",
        "pyarrow",
    ]
    run = subprocess.run([sys.executable, "-c", _LOADED, *asked], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["pyarrow"]
