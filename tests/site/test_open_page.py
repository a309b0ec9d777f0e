"""In a real browser: a page that is open while its person's session ends says so once, and keeps what was written on it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from donations.models import Donation
from donations.views.rows import PER_PAGE
from tests.factories import donation_of, give, person
from tests.site.browsing import at

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser"), pytest.mark.timeout(120)]
_TWO_POLLS = 5_000  # milliseconds


@pytest.fixture
def donation(transactional_db: None) -> Donation:
    """A donation that is being read, with more files than stand on a page."""
    sent = donation_of(person("ana@example.org"))
    for number in range(PER_PAGE + 1):
        give(sent, f"carta-{number}.txt", f"Carta {number}".encode())
    Donation.objects.filter(pk=sent.pk).update(status="processing")
    return sent


@pytest.fixture
def page(live_server: LiveServer, donation: Donation) -> Iterator[Page]:
    """Its page, the donor signed in."""
    with at(live_server, donation.donor, f"/donacion/{donation.pk}/") as shown:
        yield shown


def test_who_stands_on_a_page_of_files_stays_there_while_it_fills_in(page: Page) -> None:
    page.locator("#progress nav.pages a").focus()
    with page.expect_response("**/avance/**"):
        pass
    page.evaluate("document.querySelector('#progress').dataset.seen = 'before'")
    expect(page.locator("#progress[data-seen]")).to_have_count(0)
    expect(page.locator("#progress nav.pages a")).to_be_focused()


def test_the_page_of_a_reading_says_so_once_and_keeps_what_was_written(page: Page) -> None:
    page.locator("#thread textarea").fill("A medio escribir")
    asked: list[str] = []
    page.context.clear_cookies(name="sessionid")
    page.on("request", lambda request: asked.append(request.url))
    expect(page.locator("#notices")).to_contain_text("Tu sesión ha terminado")
    page.wait_for_timeout(_TWO_POLLS)
    assert len(asked) == 1
    expect(page.locator("#progress")).to_be_visible()
    expect(page.locator('input[type="password"]')).to_have_count(0)
    expect(page.locator("#thread textarea")).to_have_value("A medio escribir")
    way = page.locator("#notices a").get_attribute("href") or ""
    assert way.startswith("/cuenta/login/?next=%2Fdonacion%2F")
