"""Describing a donation: saved field by field and on the button, half-way keeps everything, a second tab destroys nothing."""

import html
import json
import re

import pytest
from django.test import Client

from donations.forms.credit import CreditForm
from donations.forms.origin import OriginForm
from donations.forms.rights import RightsForm
from donations.forms.what import WhatForm
from donations.models import Donation, Organisation, User
from tests.factories import donation_of, give, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(client: Client, donor: User) -> Donation:
    """An untouched draft, its donor signed in."""
    client.force_login(donor)
    return Donation.objects.create(donor=donor, kind="training")


def url(donation: Donation, step: str) -> str:
    return f"/donacion/{donation.pk}/paso/{step}/"


def shown(client: Client, address: str) -> str:
    """Return the hidden field that says what the page showed."""
    page = client.get(address).content.decode()
    found = re.search(r'name="was" value="([^"]*)"', page)
    assert found is not None
    return html.unescape(found[1])


def leave(client: Client, address: str, field: str, value: str) -> str:
    """Leave a field, as the page's script says it."""
    answer = client.post(address, {field: value}, headers={"HX-Request": "true", "HX-Trigger-Name": field})
    assert answer.status_code == 200
    return answer.content.decode()


def test_leaving_a_field_saves_it_and_says_so(client: Client, draft: Donation) -> None:
    answer = leave(client, url(draft, "what"), "title", "Cuentos de Caazapá")
    draft.refresh_from_db()
    assert draft.title == "Cuentos de Caazapá"
    assert "Guardado" in answer
    assert 'hx-swap-oob="true"' in answer


def test_leaving_a_field_saves_only_that_one(client: Client, draft: Donation) -> None:
    Donation.objects.filter(pk=draft.pk).update(description="De otra pestaña")
    leave(client, url(draft, "what"), "title", "Nuevo")
    draft.refresh_from_db()
    assert (draft.title, draft.description) == ("Nuevo", "De otra pestaña")


def test_an_answer_that_cannot_be_is_not_saved_and_the_way_out_is_said(
    client: Client, draft: Donation
) -> None:
    answer = leave(client, url(draft, "rights"), "source_url", "mi página")
    draft.refresh_from_db()
    assert draft.source_url == ""
    assert "Debería empezar por https://" in answer


def test_the_button_keeps_the_good_answers_and_shows_the_bad_one(client: Client, draft: Donation) -> None:
    answer = client.post(
        url(draft, "rights"), {"rights_holder": "La radio", "source_url": "mi página", "visibility": "public"}
    )
    draft.refresh_from_db()
    assert (draft.rights_holder, draft.visibility) == ("La radio", "public")
    assert answer.status_code == 200
    assert "mi página" in answer.content.decode()


def test_what_is_missing_is_said_once_and_can_be_passed_by(client: Client, draft: Donation) -> None:
    half = {"title": "A medias", "kind": "training"}
    answer = client.post(url(draft, "what"), half)
    assert "Nos falta esta respuesta" in answer.content.decode()
    passed = client.post(url(draft, "what"), half | {"anyway": "1"})
    assert passed.headers["Location"] == url(draft, "origin")
    assert client.get(f"/donacion/{draft.pk}/").headers["Location"] == url(draft, "what")


@pytest.mark.parametrize("step", ["what", "origin", "rights"])
def test_where_the_page_begins_stands_the_way_to_each_open_question(
    client: Client, donor: User, step: str
) -> None:
    bare = {"title": "", "origin": "", "collection": "", "licence": "", "rights_basis": ""}
    draft = donation_of(donor, languages=(), **bare)
    client.force_login(donor)
    shown = client.post(url(draft, step), {}).content.decode()
    beginning = shown.partition("<form method")[0].partition('role="alert" tabindex="-1" autofocus')[2]
    ways = re.findall(r'<li><a href="#([^"]+)">', beginning)
    assert ways
    assert [f'id="{way}"' in shown for way in ways] == [True] * len(ways)


def test_a_second_tab_with_old_answers_does_not_write_over_newer_ones(
    client: Client, draft: Donation
) -> None:
    old_tab = shown(client, url(draft, "what"))
    leave(client, url(draft, "what"), "title", "Escrito en la otra pestaña")
    client.post(
        url(draft, "what"), {"kind": "training", "title": "", "description": "Desde la vieja", "was": old_tab}
    )
    draft.refresh_from_db()
    assert (draft.title, draft.description) == ("Escrito en la otra pestaña", "Desde la vieja")


def test_a_page_without_its_memory_writes_everything(client: Client, draft: Donation) -> None:
    client.post(url(draft, "what"), {"kind": "evaluation", "title": "T", "was": "{no json"})
    draft.refresh_from_db()
    assert (draft.kind, draft.title) == ("evaluation", "T")


def test_a_choice_that_always_has_an_answer_keeps_it(client: Client, draft: Donation) -> None:
    client.post(url(draft, "what"), {"title": "Sin tipo"})
    draft.refresh_from_db()
    assert draft.kind == "training"


def test_health_asks_who_took_part(client: Client, draft: Donation) -> None:
    answers = {"kind": "training", "title": "T", "description": "D", "domain": "health"}
    assert "Nos falta esta respuesta" in client.post(url(draft, "what"), answers).content.decode()
    complete = answers | {"health_professionals": "Dos enfermeras"}
    assert client.post(url(draft, "what"), complete).headers["Location"] == url(draft, "origin")


def test_an_evaluation_asks_how_it_is_scored(client: Client, draft: Donation) -> None:
    answers = {"kind": "evaluation", "title": "T", "description": "D", "domain": "legal"}
    assert "Nos falta esta respuesta" in client.post(url(draft, "what"), answers).content.decode()
    complete = answers | {"evaluation_protocol": "Exactitud"}
    assert client.post(url(draft, "what"), complete).headers["Location"] == url(draft, "origin")


def test_another_licence_is_understood_as_people_write_it(client: Client, draft: Donation) -> None:
    client.post(url(draft, "rights"), {"licence": "other", "licence_other": "CC BY 3.0 España"})
    draft.refresh_from_db()
    assert draft.licence == "cc-by-3.0-es"
    assert "Creative Commons Atribución 3.0 España" in client.get(url(draft, "rights")).content.decode()


def test_a_licence_nobody_knows_is_not_kept(client: Client, draft: Donation) -> None:
    answer = client.post(url(draft, "rights"), {"licence": "other", "licence_other": "la de mi primo"})
    draft.refresh_from_db()
    assert draft.licence == ""
    assert "No conocemos ninguna licencia llamada «la de mi primo»" in answer.content.decode()


def test_recognition_is_a_list_of_wishes(client: Client, draft: Donation) -> None:
    client.post(
        url(draft, "credit"), {"credit_kind": "name", "credit_name": "Ana", "recognition": ["logo", "talk"]}
    )
    draft.refresh_from_db()
    assert draft.recognition == ["logo", "talk"]


def test_with_which_organisation_is_asked_in_full_and_saved_on_leaving(
    client: Client, draft: Donation
) -> None:
    radio, other = (Organisation.objects.create(name=name) for name in ("Radio", "Otra"))
    radio.memberships.create(user=draft.donor)
    page = html.unescape(client.get(url(draft, "credit")).content.decode())
    assert "¿Lo donas con una organización?" in page
    assert "pueden ver esta donación" in page
    select = re.search(r'<select[^>]*name="organisation"[^>]*>', page)
    assert select is not None
    assert f'hx-post="{url(draft, "credit")}"' in select[0]
    leave(client, url(draft, "credit"), "organisation", str(radio.pk))
    leave(client, url(draft, "credit"), "organisation", str(other.pk))  # not the donor's own: stays as it was
    draft.refresh_from_db()
    assert draft.organisation == radio


def test_who_has_no_organisation_is_not_asked_for_one(client: Client, draft: Donation) -> None:
    Organisation.objects.create(name="Radio")
    assert 'name="organisation"' not in client.get(url(draft, "credit")).content.decode()


def test_after_sending_nothing_can_be_written(client: Client, donor: User) -> None:
    client.force_login(donor)
    donation = donation_of(donor)
    give(donation, "a.txt", b"hola")
    send(donation)
    answer = client.post(url(donation, "what"), {"title": "Otro"})
    donation.refresh_from_db()
    assert answer.status_code == 409
    assert "Ya se había enviado" in answer.content.decode()
    assert donation.title != "Otro"


def test_a_form_opened_before_sending_writes_nothing_after(donor: User) -> None:
    donation = donation_of(donor)
    form = WhatForm({"title": "Tarde"}, instance=donation)
    Donation.objects.filter(pk=donation.pk).update(status="submitted")
    assert form.is_valid()
    assert form.keep(["title"]) is False


def test_a_stranger_finds_nothing(client: Client, draft: Donation, stranger: User) -> None:
    client.force_login(stranger)
    for step in ("what", "languages", "files"):
        assert client.get(url(draft, step)).status_code == 404
        assert client.post(url(draft, step), {"title": "Mío"}).status_code == 404


def test_an_unknown_step_is_not_there(client: Client, draft: Donation) -> None:
    assert client.get(url(draft, "nada")).status_code == 404


@pytest.mark.parametrize("form", [WhatForm, OriginForm, RightsForm, CreditForm])
def test_every_question_says_why_it_is_asked(form: type[WhatForm], draft: Donation) -> None:
    silent = [bound.name for bound in form(instance=draft).questions() if not bound.help_text]
    assert silent == []


def test_the_memory_of_a_page_is_what_it_shows(draft: Donation) -> None:
    draft.title = "T"
    was = json.loads(WhatForm(instance=draft).as_shown())
    assert (was["title"], was["kind"], was["description"]) == (["T"], ["training"], [])
