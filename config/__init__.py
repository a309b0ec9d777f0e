"""The switchboard: settings from the environment, addresses, the broker. No logic."""

from config.celery import app as celery_app

__all__ = ["celery_app"]
