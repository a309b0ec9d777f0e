"""Fills in forms by the names of their fields, so that no test depends on the words around them."""

from collections.abc import Mapping

from playwright.sync_api import Locator, Page

Answers = Mapping[str, str | bool]


def fill(page: Page, answers: Answers) -> None:
    """Give each named field of the page's main part its answer."""
    for name, value in answers.items():
        _answer(page.locator(f'main [name="{name}"]'), value)


def _answer(fields: Locator, value: str | bool) -> None:
    """Choose, tick, pick or write, as the field wants."""
    kind = fields.first.evaluate("field => field.type")
    if kind == "radio":
        fields.page.locator(
            f'label:has(input[name="{fields.first.get_attribute("name")}"][value="{value}"])'
        ).click()
    elif kind == "checkbox":
        fields.first.set_checked(bool(value))
    elif kind == "select-one":
        fields.first.select_option(str(value))
    else:
        fields.first.fill(str(value))


def press_main(page: Page) -> None:
    """Press the one main button of the page."""
    page.locator("main button.btn.main").first.click()
    page.wait_for_load_state()
