"""The broker carries one kind of word: look at row N."""

import os

from celery import Celery
from kombu.transport import TRANSPORT_ALIASES

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

TRANSPORT_ALIASES["filesystem"] = "config.doorbell:Transport"

app = Celery("acopio")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
