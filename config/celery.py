"""The broker carries one kind of word: look at row N."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

app = Celery("acopio")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
