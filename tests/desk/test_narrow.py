"""In a real browser: on a phone a tab, a document and a filter stay where one reads; beside the facts the page stays at its head."""

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from donations.models.people import REVIEWERS
from tests.desk.gifts import in_review, sample
from tests.factories import person
from tests.site.browsing import at

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser"), pytest.mark.timeout(120)]
MIDDLE = "document.querySelector('#middle').getBoundingClientRect().top"


def follow(page: Page, link: str) -> float:
    """Press a link; return how far below the top of the window the tabs are then."""
    with page.expect_navigation():
        page.locator(link).first.click()
    return float(page.evaluate(MIDDLE))


@pytest.mark.django_db(transaction=True)
def test_on_a_phone_one_goes_on_where_one_reads(live_server: LiveServer) -> None:
    gift = in_review(person("ana@example.org"))
    sample(gift, "Uno.\n" * 60, "Dos.\n" * 60)
    reviewer = person("rita@example.org", REVIEWERS)
    with at(live_server, reviewer, f"/admin/donations/donation/{gift.pk}/change/") as page:
        page.set_viewport_size({"width": 390, "height": 800})
        for link in (
            '.tabs a[href*="files"]',
            '.outcomes a[href*="outcome"]',
            '.tabs a[href*="sample"]',
            '.steps a[rel="next"]',
        ):
            assert abs(follow(page, link)) < 40, link
        page.set_viewport_size({"width": 1280, "height": 900})
        follow(page, '.tabs a[href*="sample"]')
        assert page.evaluate("scrollY") == 0
