"""Every main page can be used by everybody, on a phone and on a desktop, and calls nobody else."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Request

from tests.journey.accessibility import complaints
from tests.journey.donor import Donor
from tests.journey.installation import Installation
from tests.journey.team import Member

PUBLIC = (
    "/", "/acerca/", "/privacidad/", "/donar/documentos/", "/donar/corpus/", "/donar/evaluacion/", "/catalogo/",
    "/cuenta/login/", "/cuenta/signup/", "/cuenta/password/reset/", "/no-existe/",
)  # fmt: skip
DONORS = (
    "/mis-donaciones/", "/donacion/1/", "/donacion/3/paso/what/", "/donacion/3/paso/origin/",
    "/donacion/3/paso/languages/", "/donacion/3/paso/rights/", "/donacion/3/paso/files/", "/donacion/3/paso/credit/",
    "/donacion/3/enviar/", "/donacion/3/retirar/",
)  # fmt: skip
TEAMS = ("/admin/", "/admin/donations/donation/", "/admin/donations/donation/1/change/")


@pytest.fixture(scope="module")
def visitor(chromium: Browser, site: Installation) -> Iterator[Page]:
    """Somebody who only looks."""
    yield from _page(chromium, site)


@pytest.fixture(scope="module")
def donor(chromium: Browser, site: Installation) -> Iterator[Page]:
    """The demo's donor."""
    for page in _page(chromium, site):
        Donor(page, site, "donor@demo.acopio").sign_in("acopio-demo")
        yield page


@pytest.fixture(scope="module")
def reviewer(chromium: Browser, site: Installation) -> Iterator[Page]:
    """The demo's reviewer."""
    for page in _page(chromium, site):
        Member(page, "reviewer@demo.acopio").sign_in()
        yield page


def _page(chromium: Browser, site: Installation) -> Iterator[Page]:
    context = chromium.new_context(base_url=site.url, locale="es-PY")
    context.set_default_timeout(20_000)
    page = context.new_page()
    page.on("request", lambda request: _stays_here(request, site))
    yield page
    context.close()


def _stays_here(request: Request, site: Installation) -> None:
    assert request.url.startswith((site.url, "data:", "blob:", "about:")), f"{request.url} is somebody else's"


@pytest.mark.parametrize("address", PUBLIC)
def test_anyone_can_use(visitor: Page, address: str) -> None:
    visitor.goto(address)
    assert complaints(visitor) == []


@pytest.mark.parametrize("address", DONORS)
def test_a_donor_can_use(donor: Page, address: str) -> None:
    answer = donor.goto(address)
    assert answer is not None
    assert answer.status == 200
    assert complaints(donor) == []


@pytest.mark.parametrize("address", TEAMS)
def test_the_team_can_use(reviewer: Page, address: str) -> None:
    answer = reviewer.goto(address)
    assert answer is not None
    assert answer.status == 200
    assert complaints(reviewer) == []


def test_speaks_spanish_first_and_other_languages_when_asked(visitor: Page) -> None:
    visitor.goto("/")
    assert visitor.locator("html").get_attribute("lang") == "es"
    for language in ("en", "pt-br"):
        visitor.locator(f'form[action^="/idioma/"] [value="{language}"]').first.click()
        visitor.wait_for_load_state()
        assert visitor.locator("html").get_attribute("lang") == language
        assert complaints(visitor) == []
