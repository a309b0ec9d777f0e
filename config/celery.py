"""The broker carries one kind of word: look at row N."""

import os
import sys
from importlib.abc import MetaPathFinder
from typing import Any

from celery import Celery
from celery.signals import worker_init, worker_ready
from kombu.transport import TRANSPORT_ALIASES

from donations import incoming, memory

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

TRANSPORT_ALIASES["filesystem"] = "config.doorbell:Transport"

app = Celery("acopio")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


class _WithoutPandas(MetaPathFinder):
    """Arrow asks pandas of every list whether it is one of its own: where tests have it installed, 30 MB for each worker."""

    def find_spec(self, name: str, *_: Any) -> None:
        if name == "pandas":
            raise ModuleNotFoundError(name)


@worker_init.connect
def _hide_pandas(**_: Any) -> None:
    sys.meta_path.insert(0, _WithoutPandas())


@worker_init.connect
def _sweep_scratch(**_: Any) -> None:
    incoming.sweep()  # the sweeper sees its own machine alone


@worker_ready.connect
def _leave_what_is_loaded(**_: Any) -> None:
    memory.leave_what_is_loaded()
