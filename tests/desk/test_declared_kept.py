"""What was declared is kept while a donation is handed back, said in words, told nowhere else, and goes."""

import json
from datetime import timedelta
from pathlib import Path

import time_machine
from django.test import Client
from django.utils import timezone
from django.utils.translation import override

from donations import changes, decisions, erasure, withdrawal
from donations.declared_said import MOST, apart, said
from donations.desk.history import history
from donations.events import broken_links
from donations.models import Donation, EventPayload, Organisation, RightsSource, Status, User
from donations.wording.desk import DECLARED
from publishing.leaving import export_donation
from tests.desk.gifts import LOOKED, in_review
from tests.desk.returns import change, read
from tests.desk.test_page import page_of
from tests.factories import donation_of


def kept(gift: Donation) -> list[str]:
    return list(
        EventPayload.objects.filter(event__donation=gift, event__code=changes.KEPT).values_list(
            "text", flat=True
        )
    )


def test_it_is_kept_once_and_only_until_it_is_decided(
    returned: Donation, reviewer: User, donor: User
) -> None:
    change(returned, title="Segundo título")
    read(returned)
    decisions.request_changes(returned, reviewer, "Otra vez.")
    assert [json.loads(words)["facts"]["title"] for words in kept(returned)] == ["Segundo título"]
    decisions.approve(read(returned), reviewer, "Bien.", LOOKED)
    assert kept(returned) == []
    other = in_review(donor)
    decisions.request_changes(other, reviewer, "Mira.")
    change(other, status=Status.IN_REVIEW)
    decisions.reject(other, reviewer, "No.")
    assert kept(other) == []
    assert broken_links(returned) == broken_links(other) == []


def test_what_is_erased_is_erased_here_too(returned: Donation) -> None:
    withdrawal.withdraw(returned, returned.donor)
    assert "Radio comunitaria" in kept(returned)[0]
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        assert erasure.sweep() == {"erased": 1}
    assert kept(returned) == []
    assert broken_links(returned) == []


def test_it_is_not_told_anywhere_else(
    client: Client, returned: Donation, reviewer: User, tmp_path: Path
) -> None:
    change(returned, rights_holder="Otra gente")
    export_donation(returned, tmp_path)
    record = json.loads((tmp_path / "record.json").read_text(encoding="utf-8"))
    told = {event["code"]: event["words"] for event in record["events"]}
    assert told[changes.KEPT] is None
    assert told["request_changes"] == "Falta una carta."
    assert changes.KEPT not in {one.code for one in history(returned, is_own=False)}
    client.force_login(returned.donor)
    assert "&quot;hashes&quot;" not in client.get(f"/donacion/{returned.pk}/").content.decode()


def test_everything_declared_is_compared_and_said(donor: User) -> None:
    gift = donation_of(
        donor, organisation=Organisation.objects.create(name="Radio"), publish_after=timezone.localdate()
    )
    source = {
        "title": "Poemas",
        "holder": "Delfina",
        "licence": "cc-by-4.0",
        "basis": "contract",
        "death_year": 1940,
    }
    RightsSource.objects.create(donation=gift, **source)
    now = changes.declared(gift)
    assert set(now.facts) == set(now.hashes) == set(DECLARED)
    told = {name: said(name, value) for name, value in json.loads(json.dumps(now.facts)).items()}
    assert (told["organisation"], told["languages"]) == ("Radio", "español de Paraguay (es-PY)")
    assert told["sources"] == "Poemas (CC BY 4.0, Tenemos un acuerdo o un permiso por escrito, Delfina, 1940)"
    assert "20" in told["publish_after"]
    assert said("kind", "evaluation") == "Un corpus de evaluación"
    with override("en"):
        assert said("kind", "evaluation") == "An evaluation corpus"


def test_long_answers_are_shown_from_where_they_part() -> None:
    begin = "palabra " * 100
    before, after = apart(begin + "vieja" + "x" * 400, begin + "nueva")
    assert "vieja" in before
    assert after.endswith("nueva")
    assert before.startswith("…palabra ")
    assert len(before) <= MOST + 2
    assert apart("corto", "largo") == ("corto", "largo")
    one, other = apart("x" * 900 + "a", "x" * 900 + "b")
    assert (one[-1], other[-1], len(one) < MOST) == ("a", "b", True)


def test_an_answer_changed_beyond_what_is_kept_is_still_told(
    client: Client, returned: Donation, reviewer: User
) -> None:
    long = "a" * changes.MOST
    change(returned, description=long)
    decisions.request_changes(read(returned), reviewer, "Mira.")
    change(returned, description=long + "b")
    read(returned)
    client.force_login(reviewer)
    assert "algo ha cambiado" in client.get(page_of(returned)).content.decode()
