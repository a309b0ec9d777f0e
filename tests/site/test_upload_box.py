"""In a real browser: each file is sent on its own, a cut one is tried again, a cancelled one stays away."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from tests.factories import donation_of, person
from tests.site.browsing import at

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser"), pytest.mark.timeout(120)]


@pytest.fixture
def page(live_server: LiveServer, transactional_db: None) -> Iterator[Page]:
    """The files step of a complete draft, its donor signed in."""
    donation = donation_of(person("ana@example.org"))
    with at(live_server, donation.donor, f"/donacion/{donation.pk}/paso/files/") as shown:
        yield shown


def written(folder: Path, name: str, content: str) -> str:
    (folder / name).write_text(content, encoding="utf-8")
    return str(folder / name)


def test_what_arrives_moves_into_the_list(page: Page, tmp_path: Path) -> None:
    for count, name in enumerate(
        ("a.txt", "b.txt"), start=1
    ):  # the tests' database in memory takes one at a time
        page.set_input_files("#files", written(tmp_path, name, name))
        expect(page.locator("#kept tbody tr")).to_have_count(count)
    expect(page.locator(".uploads li")).to_have_count(0)


def test_an_empty_file_is_refused_before_it_is_sent(page: Page, tmp_path: Path) -> None:
    page.set_input_files("#files", [written(tmp_path, "nada.txt", ""), written(tmp_path, "algo.txt", "hola")])
    expect(page.locator("#kept tbody tr")).to_have_count(1)
    expect(page.locator(".uploads li")).to_have_text(
        ["nada.txtEstá vacío (0 bytes). Mira si se guardó bien, o déjalo fuera."]
    )


def test_a_cut_connection_costs_one_press(page: Page, tmp_path: Path) -> None:
    cuts = iter([True])

    def cut_once(route: Route) -> None:
        route.abort("connectionreset") if next(cuts, False) else route.continue_()

    page.route("**/subir/", cut_once)
    page.set_input_files("#files", written(tmp_path, "a.txt", "hola"))
    expect(page.locator(".uploads .state")).to_have_text(
        "Se cortó la conexión. Lo que ya está guardado sigue aquí; este archivo empieza de nuevo: inténtalo otra vez."
    )
    page.get_by_role("button", name="Reintentar").click()
    expect(page.locator("#kept tbody tr")).to_have_count(1)


@pytest.mark.parametrize(("status", "presses"), [(503, 1), (422, 0)])
def test_what_may_go_well_the_next_time_has_a_button_for_it(
    page: Page, tmp_path: Path, status: int, presses: int
) -> None:
    told = {"stored": [], "refused": ["No se pudo guardar."]}
    page.route("**/subir/", lambda route: route.fulfill(status=status, json=told))
    page.set_input_files("#files", written(tmp_path, "a.txt", "hola"))
    expect(page.locator(".uploads .state")).to_have_text("No se pudo guardar.")
    expect(page.get_by_role("button", name="Reintentar")).to_have_count(presses)


def test_a_cancelled_file_stays_away(page: Page, tmp_path: Path) -> None:
    page.route("**/subir/", lambda _route: None)
    page.set_input_files("#files", written(tmp_path, "a.txt", "hola"))
    page.get_by_role("button", name="Cancelar").click()
    expect(page.locator(".uploads .state")).to_have_text("Cancelado")
    page.reload()  # still routed: to let go of the held request could send it after all
    expect(page.locator("#kept tbody tr")).to_have_count(0)


def test_how_far_all_of_them_are_is_said(page: Page, tmp_path: Path) -> None:
    page.route("**/subir/", lambda _route: None)  # none arrives
    names = ("a.txt", "b.txt", "c.txt")
    page.set_input_files(
        "#files", [written(tmp_path, "vacío.txt", ""), *(written(tmp_path, name, name) for name in names)]
    )
    total = page.locator(".uploading")
    expect(total.get_by_role("status")).to_have_text("Archivos guardados: 0 de 3")
    expect(total.get_by_role("progressbar", name="Todos juntos")).to_be_visible()
    page.get_by_role("button", name="Cancelar").first.click()
    expect(total.get_by_role("status")).to_have_text("Archivos guardados: 0 de 2")
    expect(page.get_by_role("button", name="Reintentar")).to_be_focused()
    expect(page.get_by_role("alert")).to_have_text(
        "Está vacío (0 bytes). Mira si se guardó bien, o déjalo fuera."
    )


def test_what_is_stored_counts_until_it_moves_into_the_list(page: Page, tmp_path: Path) -> None:
    held: list[Route] = []

    def hold_the_second(route: Route) -> None:
        held.append(route) if b"b.txt" in (route.request.post_data_buffer or b"") else route.continue_()

    page.route("**/subir/", hold_the_second)
    page.set_input_files("#files", [written(tmp_path, name, name) for name in ("a.txt", "b.txt")])
    expect(page.locator(".uploading").get_by_role("status")).to_have_text("Archivos guardados: 1 de 2")
    held[0].continue_()
    expect(page.locator("#kept tbody tr")).to_have_count(2)
    expect(page.locator(".uploading")).to_be_hidden()
