"""What people do wrong, or differently, and how the site answers."""

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.journey import papers
from tests.journey.answers import fill, press_main
from tests.journey.donor import WHAT, Donor
from tests.journey.installation import Installation

DEMO_PASSWORD = "acopio-demo"


@pytest.fixture
def donor(newcomer: BrowserContext, site: Installation) -> Donor:
    """The demo's donor, signed in, in a desktop browser."""
    somebody = Donor(newcomer.new_page(), site, "donor@demo.acopio")
    somebody.sign_in(DEMO_PASSWORD)
    return somebody


def test_leaving_half_way_loses_nothing(donor: Donor) -> None:
    donor.begin()
    donor.step("what", WHAT)
    donor.page.goto("about:blank")
    donor.page.goto("/mis-donaciones/")
    donor.page.locator(f'main a[href*="/donacion/{donor.number}/"]').first.click()
    donor.at("paso/what/")
    expect(donor.page.locator('[name="title"]')).to_have_value(str(WHAT["title"]))
    assert donor.site.status(donor.number) == "draft"


def test_a_field_is_saved_when_it_is_left(donor: Donor) -> None:
    donor.begin()
    donor.at("paso/what/")
    title = donor.page.locator('[name="title"]')
    title.fill("Se guarda sin apretar nada")
    with donor.page.expect_response(lambda answer: answer.request.method == "POST"):
        title.blur()
    donor.at("paso/what/")
    expect(title).to_have_value("Se guarda sin apretar nada")


def test_the_back_button_keeps_the_answers(donor: Donor) -> None:
    donor.begin()
    donor.step("what", WHAT)
    donor.page.go_back()
    expect(donor.page.locator('[name="title"]')).to_have_value(str(WHAT["title"]))
    press_main(donor.page)
    assert donor.site.status(donor.number) == "draft"


def test_nothing_missing_is_sent(donor: Donor) -> None:
    donor.begin()
    donor.at("enviar/")
    expect(donor.page.locator("main form button.btn.main").last).to_be_disabled()


def test_an_empty_file_is_refused_with_a_sentence(donor: Donor, tmp_path: Path) -> None:
    donor.begin()
    donor.at("paso/files/")
    donor.page.set_input_files("#files", papers.write(tmp_path, "vacía.txt", b""))
    expect(donor.page.locator(".uploads > li")).to_contain_text("0 bytes")
    donor.at("paso/files/")
    expect(donor.page.locator("#kept tbody tr")).to_have_count(0)


def test_an_empty_file_is_refused_without_script_too(donor: Donor, tmp_path: Path) -> None:
    donor.begin()
    empty = papers.write(tmp_path, "vacía.txt", b"")
    token = donor.page.locator('main [name="csrfmiddlewaretoken"]').first.get_attribute("value") or ""
    answer = donor.page.request.post(
        f"/donacion/{donor.number}/subir/",
        multipart={
            "csrfmiddlewaretoken": token,
            "files": {"name": empty.name, "mimeType": "text/plain", "buffer": b""},
        },
        headers={"Referer": donor.page.url},
    )
    assert "vacía.txt" in answer.text()
    donor.at("paso/files/")
    expect(donor.page.locator("#kept tbody tr")).to_have_count(0)


def test_liars_and_locked_files_are_told_in_plain_words(donor: Donor, tmp_path: Path) -> None:
    donor.begin()
    donor.describe()
    donor.upload(
        papers.write(tmp_path, "foto.pdf", papers.PNG),
        papers.write(tmp_path, "cerrada.pdf", papers.pdf(papers.LETTER, password="secreto")),
        papers.write(tmp_path, "carta.txt", papers.LETTER),
    )
    donor.send()
    donor.wait_for("in_review")
    donor.at()
    for name in ("foto.pdf", "cerrada.pdf", "carta.txt"):
        expect(donor.page.locator("main")).to_contain_text(name)
    expect(donor.page.locator("main")).to_contain_text("contraseña")


def test_sending_from_a_second_tab_sends_once(donor: Donor, newcomer: BrowserContext, tmp_path: Path) -> None:
    donor.begin()
    donor.describe()
    donor.upload(papers.write(tmp_path, "carta.txt", papers.LETTER))
    second = Donor(newcomer.new_page(), donor.site, donor.email)
    second.number = donor.number
    for one in (donor, second):
        one.at("enviar/")
        fill(one.page, {"agree": True, "signed_name": "Rosa Benítez"})
    press_main(donor.page)
    press_main(second.page)
    donor.wait_for("in_review")
    expect(second.page.locator("main h1").first).to_be_visible()


def test_a_stranger_learns_nothing(donor: Donor, phone: BrowserContext) -> None:
    donor.begin()
    stranger = Donor(phone.new_page(), donor.site, "otra@example.org")
    stranger.sign_up()
    for where in ("", "paso/what/", "paso/files/", "enviar/", "avance/", "retirar/"):
        theirs = stranger.page.request.get(f"/donacion/{donor.number}/{where}")
        nobodys = stranger.page.request.get(f"/donacion/999999/{where}")
        assert (theirs.status, nobodys.status) == (404, 404), where
    desk = stranger.page.request.get("/admin/donations/donation/", max_redirects=5)
    assert "Cartas a la radio" not in desk.text()


def test_signing_in_again_in_another_tab_saves_what_was_written_here(
    donor: Donor, newcomer: BrowserContext
) -> None:
    donor.begin()
    donor.at("paso/what/")
    _write_without_session(donor, newcomer)
    expect(donor.page.locator("#saved")).to_contain_text("Sin guardar: tu sesión ha terminado")
    expect(donor.page.locator('input[type="password"]')).to_have_count(0)
    with newcomer.expect_page() as opened:
        donor.page.locator("#saved a").click()
    other = opened.value
    fill(other, {"login": donor.email, "password": DEMO_PASSWORD})
    press_main(other)
    other.wait_for_url(f"**/donacion/{donor.number}/paso/what/")
    press_main(donor.page)
    donor.at("paso/what/")
    expect(donor.page.locator('[name="title"]')).to_have_value("Escrito sin sesión")


def test_what_was_sent_without_a_session_is_sent_again(donor: Donor, newcomer: BrowserContext) -> None:
    donor.begin()
    donor.at("paso/what/")
    _write_without_session(donor, newcomer)
    press_main(donor.page)
    expect(donor.page.locator("h1")).to_have_text("Tu sesión ha terminado")
    Donor(newcomer.new_page(), donor.site, donor.email).sign_in(DEMO_PASSWORD)
    donor.page.get_by_role("button", name="Ya entré: enviarlo otra vez").click()
    donor.at("paso/what/")
    expect(donor.page.locator('[name="title"]')).to_have_value("Escrito sin sesión")


def test_files_go_on_after_signing_in_again_in_another_tab(
    donor: Donor, newcomer: BrowserContext, tmp_path: Path
) -> None:
    donor.begin()
    donor.at("paso/files/")
    newcomer.clear_cookies(name="sessionid")
    donor.page.set_input_files("#files", papers.write(tmp_path, "carta.txt", papers.LETTER))
    upload = donor.page.locator(".uploads > li")
    expect(upload).to_contain_text("Tu sesión ha terminado")
    Donor(newcomer.new_page(), donor.site, donor.email).sign_in(DEMO_PASSWORD)
    upload.get_by_role("button").click()
    expect(donor.page.locator("#kept tbody tr")).to_have_count(1)


def test_an_answer_that_did_not_arrive_is_not_called_saved(donor: Donor, newcomer: BrowserContext) -> None:
    donor.begin()
    donor.at("paso/what/")
    title = donor.page.locator('[name="title"]')
    title.fill("Llegó")
    title.blur()
    expect(donor.page.locator("#saved")).to_contain_text("Guardado")
    newcomer.set_offline(True)
    title.fill("No llegó")
    title.blur()
    expect(donor.page.locator("#saved")).to_contain_text("Sin guardar: se cortó la conexión")
    newcomer.set_offline(False)
    title.fill("Llegó después")
    title.blur()
    expect(donor.page.locator("#saved")).to_contain_text("Guardado")


def _write_without_session(donor: Donor, browser: BrowserContext) -> None:
    browser.clear_cookies(name="sessionid")
    title = donor.page.locator('[name="title"]')
    title.fill("Escrito sin sesión")
    title.blur()
