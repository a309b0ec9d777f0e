"""Whole folders are taken as they lie on a computer: every file, however many and deep, with its way there."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from donations.views.files import MOST_IN_FOLDER
from tests.journey import papers
from tests.journey.accessibility import complaints
from tests.journey.donor import Donor
from tests.journey.installation import Installation, until

DEMO_PASSWORD = "acopio-demo"
AT_A_TIME = 100  # names that a browser tells of a folder at a time


@pytest.fixture
def donor(newcomer: BrowserContext, site: Installation) -> Donor:
    """The demo's donor before the box of a new draft."""
    return _before_the_box(newcomer.new_page(), site)


def _before_the_box(page: Page, site: Installation) -> Donor:
    somebody = Donor(page, site, "donor@demo.acopio")
    somebody.sign_in(DEMO_PASSWORD)
    somebody.begin()
    somebody.at("paso/files/")
    return somebody


def written(root: Path, *names: str) -> Path:
    """Write a letter of its own under each name; return the folder they are in."""
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(f"{name}. {papers.LETTER}", encoding="utf-8")
    return root


def drop(page: Page, *what: Path) -> None:
    """Let go of files and folders over the box, as a mouse does that brings them from another program."""
    box = page.locator(".drop").bounding_box()
    assert box is not None
    browser = page.context.new_cdp_session(page)
    held = {"items": [], "files": [str(one) for one in what], "dragOperationsMask": 1}
    for step in ("dragEnter", "dragOver", "drop"):
        spot = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
        browser.send("Input.dispatchDragEvent", {"type": step, "data": held, **spot})


def kept(donor: Donor, number: int) -> list[str]:
    """Wait for so many files to be here; return what they are called."""
    names = donor.page.locator("#kept tbody .path")
    until(lambda: names.count() == number, f"{number} files to be kept")
    return sorted(names.all_text_contents())  # of many some are folded


def test_a_dropped_folder_comes_with_the_ways_of_its_files(donor: Donor, tmp_path: Path) -> None:
    many = [f"cartas/1998/carta {number}.txt" for number in range(AT_A_TIME + 5)]
    deep = ["cartas/" + "/".join("abcdefghij") + "/honda.txt", "cartas/¡Qué rico!/ñandú.txt"]
    folder = written(tmp_path, *many, *deep, "suelta.txt")
    drop(donor.page, folder / "cartas", folder / "suelta.txt")
    assert kept(donor, len(many) + 3) == sorted([*many, *deep, "suelta.txt"])
    expect(donor.page.locator(".uploads > li")).to_have_count(0)


def test_a_folder_is_chosen_with_the_keyboard(donor: Donor, tmp_path: Path) -> None:
    written(tmp_path, "corpus/train/uno.txt", "corpus/test/dos.txt")
    button = donor.page.get_by_role("button", name="Elegir una carpeta")
    with (
        donor.page.expect_file_chooser() as chooser
    ):  # well before: the browser takes a moment to give its window away
        donor.page.locator("#files").focus()
        donor.page.keyboard.press("Tab")
        expect(button).to_be_focused()
        donor.page.keyboard.press("Enter")
    chooser.value.set_files(tmp_path / "corpus")
    assert kept(donor, 2) == ["corpus/test/dos.txt", "corpus/train/uno.txt"]
    assert complaints(donor.page) == []


def test_where_fingers_choose_there_is_no_folder_to_choose(chromium: Browser, site: Installation) -> None:
    phone = chromium.new_context(base_url=site.url, locale="es-PY", has_touch=True, is_mobile=True)
    page = _before_the_box(phone.new_page(), site).page
    expect(page.locator("[data-plain]")).to_be_hidden()  # the script has run
    expect(page.get_by_role("button", name="Elegir una carpeta")).to_be_hidden()
    expect(page.locator("#files")).to_be_visible()
    phone.close()


def test_what_cannot_be_taken_says_so_and_costs_nothing_else(donor: Donor, tmp_path: Path) -> None:
    written(tmp_path, "cartas/uno.txt", *(f"muchas/{number}/a.txt" for number in range(MOST_IN_FOLDER // 2)))
    (tmp_path / "hueca" / "dentro").mkdir(parents=True)
    (tmp_path / "cartas" / "nada.txt").touch()
    drop(donor.page, tmp_path / "muchas", tmp_path / "hueca", tmp_path / "cartas")
    assert kept(donor, 1) == ["cartas/uno.txt"]
    rows = donor.page.locator(".uploads > li.failed")
    expect(rows.nth(0)).to_contain_text("muchasHay más de 2")
    expect(rows.nth(1)).to_contain_text("huecaNo hay ningún archivo en esta carpeta.")
    expect(rows.nth(2)).to_contain_text("cartas/nada.txtEstá vacío")


def test_splits_translations_and_pictures_of_a_folder_are_understood(donor: Donor, tmp_path: Path) -> None:
    """As in a ZIP: what folders are called and what lies beside what is known of loose files as well."""
    corpus = written(tmp_path, "corpus/train/uno.txt", "corpus/test/dos.txt") / "corpus"
    for language, words in {"Español": "El agua es de todos", "Quechua": "Yakuqa llapanchikpaqmi"}.items():
        written(corpus, f"{language}/frases.txt")
        lines = (f"{words} {number}." for number in range(40))
        papers.write(corpus / language, "frases.txt", "\n".join(lines) + "\n")
    papers.write(corpus, "train/foto.png", papers.PNG)
    papers.write(corpus, "train/metadata.csv", "file_name,text\nfoto.png,Una plaza con gente\n")
    donor.describe()
    donor.at("paso/files/")
    drop(donor.page, corpus)
    kept(donor, 6)
    donor.send()
    donor.wait_for("in_review")
    donor.at()
    said = donor.page.locator("main")
    expect(said).to_contain_text(
        "corpus/Español/frases.txt · corpus/Quechua/frases.txt: el mismo texto en varias lenguas"
    )
    expect(said).to_contain_text("Un texto con el mismo nombre, o una tabla, dice qué contiene (filas: 1)")
    expect(said).to_contain_text(re.compile(r"No publicar «Prueba»\s+1 fila"))
