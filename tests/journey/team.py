"""What reviewers and maintainers do on the desk, one method for each thing."""

import re

from playwright.sync_api import Page, Response

from tests.journey.answers import fill, press_main

PASSWORD = "acopio-demo"  # of the demo's people
DESK = "/admin/donations/donation/"


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
        button = form.locator(f'button[formaction*="/{action}/"]')
        (button if button.count() else form.locator("button")).first.click()
        self.page.wait_for_load_state()
