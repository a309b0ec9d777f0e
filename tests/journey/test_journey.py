"""One gift goes the whole way in a real browser: from the front page to the catalogue, through three people's hands."""

import re
from hashlib import sha256
from pathlib import Path

import pyarrow.parquet as parquet
from playwright.sync_api import BrowserContext, expect

from tests.journey import papers
from tests.journey.accessibility import complaints
from tests.journey.donor import Donor
from tests.journey.installation import Installation, until
from tests.journey.team import Maintainer, Member


def test_a_gift_goes_the_whole_way(
    newcomer: BrowserContext, phone: BrowserContext, site: Installation, tmp_path: Path
) -> None:
    donor = Donor(newcomer.new_page(), site, "rosa@example.org")
    _arrives(donor)
    _describes_and_sends(donor, papers.good_ones(tmp_path))
    _sees_what_was_understood(donor)
    reviewer = Member(phone.new_page(), "reviewer@demo.acopio")
    _is_asked_and_answers(donor, reviewer)
    _is_approved(donor, reviewer)
    phone.clear_cookies()
    _is_published(donor, Maintainer(phone.new_page(), "maintainer@demo.acopio"))
    _is_there_for_everybody(donor, site)


def _arrives(donor: Donor) -> None:
    """A visitor reads what it is and chooses a door, makes an account, confirms the address."""
    donor.page.goto("/")
    expect(donor.page.locator("html")).to_have_attribute("lang", "es")
    expect(donor.page.locator("a.door")).to_have_count(3)
    donor.page.locator('a.door[href$="/documentos/"]').click()
    expect(donor.page.locator("main a.btn.main")).to_have_attribute("href", re.compile("/cuenta/signup/"))
    donor.sign_up()
    donor.page.goto("/mis-donaciones/")
    expect(donor.page).to_have_url(re.compile("/mis-donaciones/"))


def _describes_and_sends(donor: Donor, files: list[Path]) -> None:
    donor.begin("documentos")
    donor.describe()
    donor.upload(*files)
    donor.send()


def _sees_what_was_understood(donor: Donor) -> None:
    """The page fills in by itself while the files are read, and takes nobody's words or focus away."""
    expect(donor.page).to_have_url(re.compile(rf"/donacion/{donor.number}/"))
    expect(donor.page.locator("main")).to_contain_text("carta.txt")
    words = donor.page.locator('[name="body"]')
    words.fill("Falta el sobre de")
    donor.wait_for("in_review")
    expect(donor.page.locator("main")).to_contain_text("la va a mirar")
    expect(donor.page.locator("#progress[hx-get]")).to_have_count(0)
    expect(donor.page.locator("main")).not_to_contain_text("Ya la estamos leyendo")
    expect(words).to_have_value("Falta el sobre de")
    expect(words).to_be_focused()
    donor.at()
    for name in ("acta.pdf", "programa.csv", "cartas.jsonl", "caja.zip"):
        expect(donor.page.locator("main")).to_contain_text(name)
    expect(donor.page.locator("main")).to_contain_text(re.compile("español", re.IGNORECASE))
    assert complaints(donor.page) == []


def _is_asked_and_answers(donor: Donor, reviewer: Member) -> None:
    reviewer.sign_in()
    reviewer.page.locator(f'a[href*="/donation/{donor.number}/change/"]').first.click()
    for tab in ("sample", "files", "tables", "findings", "thread", "history"):
        assert reviewer.open(donor.number, tab).status == 200, tab
        if tab == "files":
            expect(reviewer.page.locator("body")).to_contain_text("1998/enero.txt")
    expect(reviewer.page.locator("body")).to_contain_text("Cartas del Ñemity")
    reviewer.does(donor.number, "request_changes", "¿Quién escribió las cartas de la caja?")
    assert donor.site.status(donor.number) == "changes_requested"
    assert any(
        "¿Quién escribió" in letter or "/donacion/" in letter
        for letter in donor.site.letters(donor.email)[1:]
    )
    donor.at()
    expect(donor.page.locator("main")).to_contain_text("¿Quién escribió las cartas de la caja?")
    donor.reply("Las escribieron oyentes de Itapé, que nos dieron permiso.")
    donor.step(
        "origin", {"collection": "Las escribieron oyentes, que dieron permiso, y las pasó a limpio la radio."}
    )
    donor.send()
    donor.wait_for("in_review")


def _is_approved(donor: Donor, reviewer: Member) -> None:
    reviewer.open(donor.number, "thread")
    expect(reviewer.page.locator("body")).to_contain_text("nos dieron permiso")
    reviewer.does(donor.number, "approve", "Leída la muestra: cartas en español, licencia clara.")
    assert donor.site.status(donor.number) == "approved"
    donor.at()
    assert complaints(donor.page) == []


def _is_published(donor: Donor, maintainer: Maintainer) -> None:
    maintainer.sign_in()
    maintainer.makes_dataset("Cartas del Ñemity", "cartas-del-nemity")
    maintainer.prepares(donor.number)
    donor.says_yes()
    assert complaints(donor.page) == []
    assert donor.site.status(donor.number) == "approved", "a yes publishes nothing by itself"
    maintainer.publishes()
    donor.wait_for("published")


def _is_in_catalogue(donor: Donor) -> bool:
    donor.page.goto("/catalogo/")
    return "Cartas del Ñemity" in donor.page.locator("main").inner_text()


def _is_there_for_everybody(donor: Donor, site: Installation) -> None:
    """It is in the catalogue, and in the folder that stands for the Hub: card, rows, nothing else than declared."""
    donor.page.context.clear_cookies()
    until(lambda: _is_in_catalogue(donor), "the catalogue to hold it")
    donor.page.locator('main a[href$="/catalogo/cartas-del-nemity/"]').first.click()
    expect(donor.page.locator("main")).to_contain_text("Radio Ñemity")
    assert complaints(donor.page) == []
    repo = site.home / "hub" / "somosnlp" / "cartas-del-nemity"
    card = (repo / "README.md").read_text(encoding="utf-8")
    assert "license: cc-by-4.0" in card
    assert "Radio Ñemity" in card
    rows = [row for path in sorted(repo.rglob("*.parquet")) for row in parquet.read_table(path).to_pylist()]
    texts = [
        " ".join(str(value) for value in row.values()) for row in rows
    ]  # corpora keep columns of their own
    assert sum("Querida gente de la radio" in text for text in texts) >= 4, "letters, PDF, corpus and box"
    for words in ("Carta de enero", "Carta de febrero", "Despertar del valle", "la compañía con mandioca"):
        assert any(words in text for text in texts), words
    assert len({sha256(text.encode()).digest() for text in texts}) == len(texts), "nothing is there twice"
