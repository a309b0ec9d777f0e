"""What a donor does on the site, one method for each thing."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.journey.answers import Answers, fill, press_main
from tests.journey.installation import Installation, until

PASSWORD = "cartas-de-la-radio-26"
SECONDS_TO_READ = 90

WHAT: Answers = {
    "title": "Cartas del Ñemity",
    "description": "Cartas de oyentes, pasadas a limpio por la radio.",
    "domain": "dialogue",
}
ORIGIN: Answers = {"origin": "original", "collection": "Las guardó la radio en sobres y las pasó a limpio."}
RIGHTS: Answers = {
    "licence": "cc-by-4.0", "rights_basis": "own_work", "rights_holder": "Radio Ñemity", "visibility": "public",
}  # fmt: skip
CREDIT: Answers = {
    "credit_kind": "name", "credit_name": "Radio Ñemity", "citation": "Radio Ñemity (2026). Cartas del Ñemity.",
}  # fmt: skip


class Donor:
    """A person with a browser."""

    def __init__(self, page: Page, site: Installation, email: str) -> None:
        self.page = page
        self.site = site
        self.email = email
        self.number = 0

    def sign_up(self) -> None:
        """Make an account and confirm the address by the link in the letter."""
        self.page.goto("/cuenta/signup/")
        fill(self.page, {"email": self.email, "password1": PASSWORD, "password2": PASSWORD})
        press_main(self.page)
        self.page.goto(self.site.link_in_letter(self.email, r"/cuenta/confirm-email/[^\s>]+"))
        press_main(self.page)

    def sign_in(self, password: str = PASSWORD) -> None:
        """Come in with e-mail and password."""
        self.page.goto("/cuenta/login/")
        fill(self.page, {"login": self.email, "password": password})
        press_main(self.page)
        self.page.wait_for_url(re.compile("/mis-donaciones/"))

    def begin(self, door: str = "documentos") -> None:
        """Go through a door and begin a draft."""
        self.page.goto(f"/donar/{door}/")
        press_main(self.page)
        found = re.search(r"/donacion/(\d+)/", self.page.url)
        assert found, self.page.url
        self.number = int(found.group(1))

    def at(self, where: str = "") -> None:
        """Go to a page of the donation."""
        self.page.goto(f"/donacion/{self.number}/{where}")

    def step(self, name: str, answers: Answers) -> None:
        """Answer a step and go on."""
        self.at(f"paso/{name}/")
        fill(self.page, answers)
        press_main(self.page)

    def speak(self, written: str, country: str = "") -> None:
        """Declare one language in one's own words."""
        self.at("paso/languages/")
        fill(self.page, {"written": written} | ({"country": country} if country else {}))
        self.page.locator('main button[name="add"]').click()
        self.page.wait_for_load_state()

    def describe(self, what: Answers = WHAT) -> None:
        """Answer everything but the files."""
        self.step("what", what)
        self.step("origin", ORIGIN)
        self.speak("español", "PY")
        self.step("rights", RIGHTS)
        self.step("credit", CREDIT)

    def upload(self, *files: Path) -> None:
        """Choose files and wait until each is stored and the page says so: the row of its way here is gone by then, how soon varies."""
        self.at("paso/files/")
        before = self.page.locator("#kept tbody tr").count()
        self.page.set_input_files("#files", files)
        until(lambda: self._kept_now() == before + len(files), "every file to be kept")
        expect(self.page.locator("#kept tbody tr")).to_have_count(before + len(files))
        expect(self.page.locator(".uploads > li")).to_have_count(0)

    def _kept_now(self) -> int:
        """Ask with a request of its own, so that a running upload is not disturbed."""
        answer = self.page.request.get(f"/donacion/{self.number}/paso/files/")
        return answer.text().count("/quitar/")

    def send(self, name: str = "Rosa Benítez") -> None:
        """Sign the agreement and send."""
        self.at("enviar/")
        fill(self.page, {"agree": True, "signed_name": name})
        press_main(self.page)

    def wait_for(self, status: str) -> None:
        """Wait until the donation stands there."""
        until(
            lambda: self.site.status(self.number) == status, f"the donation to be {status}", SECONDS_TO_READ
        )

    def reply(self, words: str) -> None:
        """Write to the review team."""
        self.at()
        fill(self.page, {"body": words})
        self.page.locator('main form[action$="/mensaje/"] button').click()
        self.page.wait_for_load_state()

    def says_yes(self) -> None:
        """Follow the link in the letter, look at what would be published, and say yes."""
        self.page.goto(self.site.link_in_letter(self.email, rf"/publicacion/\d+/donacion/{self.number}/"))
        expect(self.page.locator("main")).to_contain_text("README.md")
        self.page.locator('main button[name="answer"][value="yes"]').click()
        self.page.wait_for_load_state()
