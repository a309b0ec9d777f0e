"""What reviewers and maintainers do on the desk, one method for each thing."""

import re

from playwright.sync_api import Page, Response

from tests.journey.answers import fill, press_main
from tests.journey.installation import until

PASSWORD = "acopio-demo"  # of the demo's people
DESK = "/admin/donations/donation/"
DATASETS = "/admin/publishing/dataset/"


class Member:
    """A person of the team with a browser."""

    def __init__(self, page: Page, email: str) -> None:
        self.page = page
        self.email = email

    def sign_in(self) -> None:
        """Come in through the site's own door and open the queue."""
        self.page.goto(DESK)
        fill(self.page, {"login": self.email, "password": PASSWORD})
        press_main(self.page)
        self.page.wait_for_url(re.compile(DESK))

    def open(self, donation: int, tab: str = "") -> Response:
        """Open a donation's page."""
        answer = self.page.goto(f"{DESK}{donation}/change/" + (f"?tab={tab}" if tab else ""))
        assert answer is not None
        return answer

    def does(self, donation: int, action: str, words: str) -> None:
        """Use one of the buttons of the desk, with a reason or a message."""
        self.open(donation)
        form = self.page.locator(
            f'form[action*="/{action}/"], form:has(button[formaction*="/{action}/"])'
        ).first
        form.locator('[name="words"]').fill(words)
        if action in ("approve", "recommend") and form.locator('[name="for_people"]').count():
            form.locator('[name="for_people"]').check()
        button = form.locator(f'button[formaction*="/{action}/"]')
        (button if button.count() else form.locator("button")).first.click()
        self.page.wait_for_load_state()


class Maintainer(Member):
    """Somebody who also publishes."""

    def makes_dataset(self, title: str, slug: str) -> None:
        """Make a dataset and stay on its page."""
        self.page.goto(f"{DATASETS}add/")
        self.page.locator('[name="slug"]').fill(slug)  # first: the page proposes one from the title
        self.page.locator('[name="title"]').fill(title)
        visibility = self.page.locator('[name="visibility"]')
        if visibility.first.evaluate("field => field.type") == "radio":
            self.page.locator('[name="visibility"][value="public"]').check()
        else:
            visibility.select_option("public")
        self.page.locator('[name="_save"]').click()
        self.page.wait_for_url(re.compile(rf"{DATASETS}\d+/change/"))

    def prepares(self, donation: int) -> None:
        """Choose a donation for the next release and have it prepared."""
        self.page.locator(f'[name="donations"][value="{donation}"]').check()
        self.page.locator('form[action$="/prepare/"] button').first.click()
        self.page.wait_for_load_state()

    def publishes(self) -> None:
        """Send the newest release on its way, as soon as the page offers it."""
        address = self.page.url
        button = self.page.locator('form[action$="/publish/"] button').first
        until(lambda: self._offers(address), "the release to be ready for publishing")
        button.click()
        self.page.wait_for_load_state()

    def _offers(self, address: str) -> bool:
        self.page.goto(address)
        return self.page.locator('form[action$="/publish/"] button').count() > 0
