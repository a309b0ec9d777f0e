"""Languages are understood as people call them and shown back; what is not understood is asked again."""

import pytest
from django.test import Client

from donations.models import Donation, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(client: Client, donor: User) -> str:
    """The languages step of an untouched draft, its donor signed in."""
    client.force_login(donor)
    donation = Donation.objects.create(donor=donor)
    return f"/donacion/{donation.pk}/paso/languages/"


def declared() -> list[tuple[str, str]]:
    return list(Donation.objects.get().languages.values_list("tag", "variety"))


@pytest.mark.parametrize(
    ("written", "country", "tag"),
    [("castellano", "MX", "es-MX"), ("guaraní", "", "gn"), ("español de Chile", "", "es-CL"), ("euskara", "", "eu"), ("español de Chile", "CU", "es-CL")],
)  # fmt: skip
def test_a_language_is_understood_as_people_write_it(
    client: Client, address: str, written: str, country: str, tag: str
) -> None:
    client.post(address, {"written": written, "country": country, "add": "1"})
    assert [pair[0] for pair in declared()] == [tag]


def test_what_was_understood_is_shown_back(client: Client, address: str) -> None:
    client.post(address, {"written": "es_mx", "variety": "rural", "add": "1"})
    page = client.get(address).content.decode()
    assert "Español de México" in page
    assert "rural" in page


def test_what_nobody_understands_is_not_kept(client: Client, address: str) -> None:
    answer = client.post(address, {"written": "zzzqqq ¿?", "add": "1"})
    assert declared() == []
    assert "zzzqqq" in answer.content.decode()
    assert answer.status_code == 200


@pytest.mark.parametrize(
    ("reader", "offered"), [("es", "«gallego»"), ("en", "«Galician»"), ("pt-br", "“galego”")]
)
def test_what_it_may_have_meant_is_offered_in_the_readers_language(
    client: Client, address: str, reader: str, offered: str
) -> None:
    client.cookies["django_language"] = reader
    assert (
        offered in client.post(address, {"written": "galego/portugues/ingles", "add": "1"}).content.decode()
    )


def test_the_same_language_twice_is_once(client: Client, address: str) -> None:
    for written in ("gallego", "galego", "gl"):
        client.post(address, {"written": written, "add": "1"})
    assert declared() == [("gl", "")]


def test_a_language_can_be_taken_out(client: Client, address: str) -> None:
    client.post(address, {"written": "quechua", "add": "1"})
    row = Donation.objects.get().languages.get()
    client.post(address, {"remove": str(row.pk)})
    assert declared() == []


def test_nobody_takes_out_a_language_of_another_donation(
    client: Client, address: str, stranger: User
) -> None:
    other = Donation.objects.create(donor=stranger)
    row = other.languages.create(tag="nah")
    client.post(address, {"remove": str(row.pk)})
    assert other.languages.count() == 1


def test_going_on_keeps_what_is_still_in_the_box(client: Client, address: str) -> None:
    answer = client.post(address, {"written": "aimara"})
    assert declared() == [("ay", "")]
    assert answer.headers["Location"].endswith("/paso/rights/")


def test_going_on_without_any_is_said_and_allowed(client: Client, address: str) -> None:
    assert "Todavía no hay ninguna lengua" in client.post(address, {"written": ""}).content.decode()
    assert client.post(address, {"written": "", "anyway": "1"}).headers["Location"].endswith("/paso/rights/")


def test_markup_in_a_variety_stays_text(client: Client, address: str) -> None:
    client.post(address, {"written": "español", "variety": "<b>andaluz</b>", "add": "1"})
    page = client.get(address).content.decode()
    assert "&lt;b&gt;andaluz&lt;/b&gt;" in page
    assert "<b>andaluz" not in page


def test_looking_a_name_up_shows_what_it_may_be_where_it_is_spoken_and_its_varieties(
    client: Client, address: str
) -> None:
    shown = client.get(address, {"written": "avañe"}, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in shown
    assert 'value="gn"' in shown
    assert "Paraguay" in shown
    assert "oficial en Paraguay y Bolivia" in shown
    assert 'value="gug"' in shown
    assert "Guaraní" in shown


def test_without_scripts_a_button_looks_it_up_and_nothing_is_added(client: Client, address: str) -> None:
    page = client.post(
        address, {"written": "huichol", "variety": "de la sierra", "look": "1"}
    ).content.decode()
    assert 'value="hch"' in page
    assert "de la sierra" in page
    assert declared() == []


def test_choosing_one_adds_it_with_what_stands_beside_it(client: Client, address: str) -> None:
    client.post(address, {"written": "kechua", "variety": "de la sierra", "pick": "quz"})
    assert declared() == [("quz", "de la sierra")]
    client.post(address, {"written": "x", "pick": "<script>"})
    assert len(declared()) == 1


def test_what_no_list_knows_is_met_with_a_way_on(client: Client, address: str) -> None:
    shown = client.get(address, {"written": "zzzqqq<b>"}).content.decode()
    assert "Aún no conocemos ninguna lengua con ese nombre" in shown
    assert "<b>" not in shown


def test_where_our_tools_know_little_the_donors_word_counts(client: Client, address: str) -> None:
    client.post(address, {"pick": "gn"})
    assert "tu palabra vale" not in client.get(address).content.decode()
    client.post(address, {"pick": "cni"})
    page = client.get(address).content.decode()
    assert (
        "Para el asháninka aún no tenemos con qué comprobarlo: tu palabra vale, y tu corpus ayudará." in page
    )


def test_enter_adds_what_was_written_whatever_the_list_offers(client: Client, address: str) -> None:
    page = client.get(address).content.decode()
    assert page.index('name="enter"') < page.index('name="look"')  # the first button is what Enter presses
    answer = client.post(address, {"written": "gallego", "enter": "1"})
    assert answer.headers["Location"] == address
    assert declared() == [("gl", "")]
