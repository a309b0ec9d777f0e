"""Asks axe whether a page can be used by everybody, on a phone and on a desktop."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

WIDTHS = (390, 1440)  # pixels
# WCAG 2.2 AA; the rest of axe's advice is worth reading and no promise.
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}


def complaints(page: Page) -> list[str]:
    """Return what axe finds on the page as it is, at both widths, and whether it has to be scrolled sideways."""
    was = page.viewport_size
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        told = Axe().run(page, options=RULES).response["violations"]
        found += [f"{width}px {one['id']}: {[node['html'][:160] for node in one['nodes']]}" for one in told]
        wider_by = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        if wider_by > 0:
            found.append(f"{width}px: the page is {wider_by}px wider than the screen")
    if was is not None:
        page.set_viewport_size(was)
    return found
