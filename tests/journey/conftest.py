"""A running installation and a real Chromium, shared by all journeys of one run."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.journey.installation import Installation

# Nothing of the browser's own may call out: it would only be refused, many times at once.
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
]  # fmt: skip
STEP_MILLISECONDS = 20_000


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give journeys more time than other tests."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.timeout(600))


@pytest.fixture(scope="package")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """An installation with its demo, as `make run` starts it."""
    with Installation(tmp_path_factory.mktemp("installation")) as running:
        yield running


@pytest.fixture(scope="package")
def chromium(site: Installation) -> Iterator[Browser]:
    """Debian's Chromium."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("there is no Chromium on this machine (Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def newcomer(chromium: Browser, site: Installation) -> Iterator[BrowserContext]:
    """A browser that has never been here, set to Spanish."""
    context = chromium.new_context(base_url=site.url, locale="es-PY", viewport={"width": 1280, "height": 900})
    context.set_default_timeout(STEP_MILLISECONDS)
    yield context
    context.close()


@pytest.fixture
def phone(chromium: Browser, site: Installation) -> Iterator[BrowserContext]:
    """The same on a small screen."""
    context = chromium.new_context(base_url=site.url, locale="es-PY", viewport={"width": 390, "height": 844})
    context.set_default_timeout(STEP_MILLISECONDS)
    yield context
    context.close()
