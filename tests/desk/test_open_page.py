"""In a real browser: a session ends while a page of the desk is open; it says so once, and nothing that was written is lost."""

from collections.abc import Iterator

import pytest
from allauth.account.models import EmailAddress
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from donations.models import Donation, User
from donations.models.people import REVIEWERS
from publishing import planning, releases
from tests.desk.gifts import finding, in_review
from tests.factories import PASSWORD, person
from tests.publishing.making import LETTERS, approved, dataset_for
from tests.site.browsing import at

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser"), pytest.mark.timeout(120)]
_TWO_POLLS = 7_000  # milliseconds


@pytest.fixture
def reviewer(transactional_db: None) -> User:
    """A reviewer who can come in through the site's own door."""
    somebody = person("rita@example.org", REVIEWERS)
    EmailAddress.objects.create(user=somebody, email=somebody.email, verified=True, primary=True)
    return somebody


@pytest.fixture
def gift(reviewer: User) -> Donation:
    """A donation that waits for a reviewer, with a finding to answer."""
    donation = in_review(person("ana@example.org"))
    finding(donation, "warn")
    return donation


@pytest.fixture
def findings(live_server: LiveServer, gift: Donation, reviewer: User) -> Iterator[Page]:
    """Its findings, the reviewer signed in."""
    with at(live_server, reviewer, f"/admin/donations/donation/{gift.pk}/change/?tab=findings") as shown:
        yield shown


def test_who_signs_in_again_in_another_tab_goes_on_in_this_one(findings: Page, gift: Donation) -> None:
    findings.locator(".finding textarea").fill("Es una versión anterior.")
    findings.context.clear_cookies(name="sessionid")
    other = findings.context.new_page()
    other.goto(findings.url)
    _sign_in(other)
    findings.locator(".finding button").click()
    expect(findings.locator(".finding .answer")).to_contain_text("Es una versión anterior.")


def test_an_answer_sent_without_a_session_is_sent_again(findings: Page, gift: Donation) -> None:
    findings.locator(".finding textarea").fill("Es una versión anterior.")
    findings.context.clear_cookies(name="sessionid")
    findings.locator(".finding button").click()
    expect(findings.locator("h1")).to_have_text("Tu sesión ha terminado")
    with findings.context.expect_page() as opened:
        findings.locator('main a[target="_blank"]').click()
    _sign_in(opened.value)
    expect(opened.value.locator(".finding textarea")).to_have_value("")
    findings.get_by_role("button", name="Ya entré: enviarlo otra vez").click()
    expect(findings.locator(".finding .answer")).to_contain_text("Es una versión anterior.")


def test_the_page_of_a_dataset_says_so_once(live_server: LiveServer, reviewer: User) -> None:
    donation = approved(person("ana@example.org"), LETTERS)
    release = releases.begin(dataset_for(donation), [donation], None)
    planning.plan_writing(release)
    with at(live_server, reviewer, f"/admin/publishing/dataset/{release.dataset_id}/change/") as page:
        with page.expect_response("**/releases/"):
            pass
        asked: list[str] = []
        page.context.clear_cookies(name="sessionid")
        page.on("request", lambda request: asked.append(request.url))
        expect(page.locator("#notices")).to_contain_text("Tu sesión ha terminado")
        page.wait_for_timeout(_TWO_POLLS)
        assert len([one for one in asked if one.endswith("/releases/")]) == 1
        expect(page.locator("#releases .release")).to_have_count(1)
        expect(page.locator('input[type="password"]')).to_have_count(0)
        way = page.locator("#notices a").get_attribute("href") or ""
        assert (
            way == f"/cuenta/login/?next=%2Fadmin%2Fpublishing%2Fdataset%2F{release.dataset_id}%2Fchange%2F"
        )


def _sign_in(page: Page) -> None:
    page.locator('[name="login"]').fill("rita@example.org")
    page.locator('[name="password"]').fill(PASSWORD)
    page.locator("main form button.btn.main").click()
    page.wait_for_url("**/admin/**/change/?tab=findings")
