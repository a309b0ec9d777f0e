"""A browser of somebody who is signed in to the site of the tests."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.test import Client
from playwright.sync_api import Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from donations.models import User

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@contextmanager
def at(site: LiveServer, person: User, path: str) -> Iterator[Page]:
    """Show this person a page."""
    if CHROMIUM is None:
        pytest.skip("there is no Chromium on this machine (Debian: apt-get install chromium)")
    client = Client()
    client.force_login(person)
    session = client.cookies["sessionid"].value
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        context = browser.new_context(locale="es-ES")
        context.add_cookies([{"name": "sessionid", "value": session, "url": site.url}])
        shown = context.new_page()
        shown.goto(f"{site.url}{path}")
        yield shown
        browser.close()
