"""The desk's page: what it shows, what its buttons do, and that donated words are only ever text."""

import re
from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from django.utils import timezone

from donations.media import key_of
from donations.models import Donation, Finding, LedgerPart, Message, Status, User
from donations.models.people import REVIEWERS
from donations.permissions_desk import ACTIONS
from tests.desk.gifts import finding, in_review, line, sample
from tests.factories import person

HOSTILE = '<script>alert("x")</script>'
TABS = ("sample", "files", "tables", "findings", "thread", "history")


def page_of(gift: Donation, tab: str = "", **more: str) -> str:
    query = "&".join(f"{key}={value}" for key, value in {"tab": tab, **more}.items())
    return f"/admin/donations/donation/{gift.pk}/change/?{query}"


def address(gift: Donation, action: str) -> str:
    return f"/admin/donations/donation/{gift.pk}/{action}/"


@pytest.mark.parametrize("tab", TABS)
def test_donated_words_are_only_text(client: Client, donor: User, reviewer: User, tab: str) -> None:
    gift = in_review(
        donor,
        title=HOSTILE,
        description=HOSTILE * 20,
        rights_holder=HOSTILE,
        source_url=f"https://e.org/{HOSTILE}",
    )
    version = gift.versions.get()
    file = gift.files.get()
    file.name = f"{HOSTILE}.txt"
    file.save()
    line(
        version,
        file,
        member=f"{HOSTILE}.zip!{HOSTILE}",
        outcome="unknown",
        reason="not_understood",
        params={"media_type": HOSTILE},
        media_type=HOSTILE,
        languages={HOSTILE: 1.0},
        licences=[{"id": HOSTILE}],
    )
    finding(
        gift,
        "warn",
        params={"declared": HOSTILE, "found": [HOSTILE]},
        evidence=[
            {"file": HOSTILE, "member": HOSTILE, "quote": HOSTILE, "id": HOSTILE, "languages": {HOSTILE: 1.0}}
        ],
    )
    finding(gift, "note", code=HOSTILE)
    Message.objects.create(donation=gift, author=donor, body=HOSTILE)
    sample(gift, HOSTILE * 3, path=HOSTILE)
    client.force_login(reviewer)
    answer = client.get(page_of(gift, tab))
    assert answer.status_code == 200
    page = answer.content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page
    assert "'unsafe-inline'" not in answer["Content-Security-Policy"]
    assert "style=" not in page


def test_the_sample_goes_on_and_is_remembered(client: Client, donor: User, reviewer: User) -> None:
    gift = in_review(donor)
    sample(gift, "Mba'éichapa", "Buenos días", "Hasta luego")
    client.force_login(reviewer)
    first = client.get(page_of(gift, "sample")).content.decode()
    assert "Mba&#x27;éichapa" in first
    assert 'rel="next"' in first
    assert 'rel="prev"' not in first
    assert "Hasta luego" in client.get(page_of(gift, "sample", doc="99")).content.decode()
    client.post(address(gift, "approve"), {"words": "Bien.", "for_people": "on"})
    assert gift.events.get(code="approve").data["sample_documents_opened"] == 2


def test_the_ledger_counts_the_crowd_once(client: Client, donor: User, reviewer: User) -> None:
    gift = in_review(donor)
    version, file = gift.versions.get(), gift.files.get()
    for i in range(120):
        line(version, file, member=f"m{i}.txt", outcome="damaged", reason="damaged_member")
    outcomes = {"text": 99_000}  # those with a row of their own are not in the counts
    LedgerPart.objects.create(version=version, file=file, path="p", members=99_000, outcomes=outcomes)
    client.force_login(reviewer)
    client.cookies["django_language"] = "en"
    page = client.get(page_of(gift, "files")).content.decode()
    assert "Read 99,001" in page
    assert "Damaged 120" in page
    second = client.get(page_of(gift, "files", outcome="damaged", page="2")).content.decode()
    assert "m119.txt" in second
    assert "m0.txt" not in second


def test_declared_beside_found(client: Client, donor: User, reviewer: User) -> None:
    gift = in_review(donor)
    finding(gift, "block", "E_STRICTER")
    client.force_login(reviewer)
    page = client.get(page_of(gift)).content.decode()
    assert 'class="differs block"' in page
    answer = page.split('class="mix said"')[1].split("</p>")[0]
    assert "70\N{NO-BREAK SPACE}% español de Paraguay, 30\N{NO-BREAK SPACE}% guaraní" in answer
    Finding.objects.filter(donation=gift).update(resolved_at=timezone.now())
    page = client.get(page_of(gift)).content.decode()
    assert "respondido por el equipo" in page.split("Licencia</dt>")[1].split("</dd>")[0]


@pytest.mark.parametrize(
    ("action", "target"),
    [("approve", "approved"), ("request_changes", "changes_requested"), ("reject", "rejected")],
)
def test_each_decision_has_its_button(
    client: Client, donor: User, reviewer: User, action: str, target: str
) -> None:
    gift = in_review(donor)
    client.force_login(reviewer)
    assert address(gift, action) in client.get(page_of(gift)).content.decode()
    assert client.post(address(gift, action), {"words": "Con motivo.", "for_people": "on"}).status_code == 302
    gift.refresh_from_db()
    assert gift.status == target


def test_a_refusal_keeps_what_was_typed(client: Client, donor: User, reviewer: User) -> None:
    gift = in_review(donor)
    finding(gift, "warn")
    client.force_login(reviewer)
    answer = client.post(address(gift, "approve"), {"words": "Un motivo largo."})
    assert answer.status_code == 422
    assert "Un motivo largo.</textarea>" in answer.content.decode()


def test_the_loser_of_a_race_reads_a_sentence(client: Client, donor: User, reviewer: User) -> None:
    gift = in_review(donor)
    Donation.objects.filter(pk=gift.pk).update(status=Status.REJECTED)
    client.force_login(reviewer)
    client.cookies["django_language"] = "en"
    answer = client.post(address(gift, "approve"), {"words": "Bien."})
    assert answer.status_code == 409
    assert "Somebody else decided in the meantime" in answer.content.decode()


@pytest.mark.parametrize("action", sorted(set(ACTIONS) - {"resolve", "take_back", "rerun", "retry_line"}))
def test_nothing_happens_by_get_or_without_a_token(donor: User, reviewer: User, action: str) -> None:
    gift = in_review(donor)
    client = Client(enforce_csrf_checks=True)
    client.force_login(reviewer)
    shown = client.get(address(gift, action))
    assert (shown.status_code, shown.headers["Location"]) == (302, page_of(gift).partition("?")[0])
    assert client.put(address(gift, action)).status_code in (403, 405)
    assert client.post(address(gift, action), {"words": "Hola."}).status_code == 403
    assert not gift.events.exists()
    assert not gift.messages.exists()


def test_other_gifts_are_counted_whenever_they_were_sent(client: Client, donor: User, reviewer: User) -> None:
    first = in_review(donor)
    client.force_login(reviewer)
    assert "ninguna otra donación" in client.get(page_of(first)).content.decode()
    in_review(donor, title="Otra")
    page = client.get(page_of(first)).content.decode()
    assert "1 donación más (publicadas: 0)" in page
    assert "Aún no se ha publicado nada de esta persona" in page


def test_a_button_is_called_by_the_words_on_it(client: Client, donor: User, reviewer: User) -> None:
    gift = in_review(donor)
    client.force_login(reviewer)
    page = client.get(page_of(gift, "findings")).content.decode()
    buttons = re.findall(r'<button class="again"([^>]*)>(.*?)</button>', page)
    assert ("", 'otra vez<span class="visually-hidden">: Licencia</span>') in buttons
    assert all("aria-label" not in attributes for attributes, _ in buttons)


def test_resolving_and_running_again(client: Client, donor: User, reviewer: User) -> None:
    gift = in_review(donor)
    warned = finding(gift, "warn")
    other = finding(in_review(donor, title="Otra"), "warn")
    client.force_login(reviewer)
    assert (
        client.post(address(gift, f"finding/{warned.pk}/resolve"), {"words": "Está bien."}).status_code == 302
    )
    assert (
        client.post(address(gift, f"finding/{other.pk}/resolve"), {"words": "Está bien."}).status_code == 404
    )
    warned.refresh_from_db()
    assert (warned.resolution, warned.resolved_by) == ("Está bien.", reviewer)
    run = gift.versions.get().checks.get(name="licence")
    assert client.post(address(gift, f"check/{run.pk}/rerun")).status_code == 302
    run.refresh_from_db()
    assert run.state == "pending"


def test_taking_and_letting_go(client: Client, donor: User, reviewer: User, maintainer: User) -> None:
    gift = in_review(donor)
    client.force_login(reviewer)
    client.post(address(gift, "assign"))
    gift.refresh_from_db()
    assert gift.assignee == reviewer
    client.force_login(maintainer)
    client.post(address(gift, "assign"), {"instead_of": reviewer.pk})
    gift.refresh_from_db()
    assert gift.assignee == maintainer
    client.force_login(reviewer)
    assert client.post(address(gift, "release")).status_code == 422
    client.force_login(maintainer)
    client.post(address(gift, "release"))
    gift.refresh_from_db()
    assert gift.assignee is None
    assert [event.code for event in gift.events.order_by("seq")] == ["assign", "assign", "release"]


def test_a_note_stays_in_the_team(client: Client, donor: User, reviewer: User) -> None:
    gift = in_review(donor)
    client.force_login(reviewer)
    client.post(address(gift, "note"), {"words": "Ojo con el autor."})
    client.post(address(gift, "message"), {"words": "¿De qué año es?"})
    assert "Ojo con el autor." in client.get(page_of(gift, "thread")).content.decode()
    client.force_login(donor)
    page = client.get(f"/donacion/{gift.pk}/").content.decode()
    assert "Ojo con el autor." not in page
    assert "¿De qué año es?" in page


@pytest.mark.django_db
def test_whoever_gave_it_reads_but_does_not_judge(client: Client) -> None:
    both = person("both@example.org", REVIEWERS)
    gift = in_review(both)
    Message.objects.create(
        donation=gift, author=both, body="Nota secreta", is_from_team=True, is_internal=True
    )
    client.force_login(both)
    assert address(gift, "approve") not in client.get(page_of(gift)).content.decode()
    assert "Nota secreta" not in client.get(page_of(gift, "thread")).content.decode()
    assert client.post(address(gift, "reject"), {"words": "No."}).status_code == 422
    gift.refresh_from_db()
    assert gift.status == Status.IN_REVIEW


def test_a_picture_is_downloaded_to_be_looked_at_and_nothing_else_is(
    client: Client, donor: User, reviewer: User
) -> None:
    """As an attachment, never shown by this site; a text is no picture, and another donation's is not here."""
    gift = in_review(donor)
    version, file = gift.versions.get(), gift.files.get()
    client.force_login(reviewer)
    default_storage.save(file.storage_key, BytesIO(b"GIF89a"))
    text, picture = version.ledger.get(), line(version, file, outcome="media", media_type="image/gif")
    place = f"/admin/donations/donation/{gift.pk}/medium/"
    page = client.get(page_of(gift, "files")).content.decode()
    assert f"{place}{picture.pk}/" in page
    assert f"{place}{text.pk}/" not in page
    got = client.get(f"{place}{picture.pk}/")
    assert b"".join(got.streaming_content) == b"GIF89a"  # type: ignore[attr-defined]
    got.close()
    assert got["Content-Disposition"].startswith("attachment")
    assert got["Content-Type"] == "application/octet-stream"
    assert client.get(f"{place}{text.pk}/").status_code == 404
    assert client.get(f"/admin/donations/donation/{gift.pk + 1}/medium/{picture.pk}/").status_code == 404
    assert client.post(f"{place}{picture.pk}/").status_code == 404
    gift.files.update(removed_at=timezone.now())
    assert client.get(f"{place}{picture.pk}/").status_code == 404, "what was erased is not here either"


def test_a_picture_in_an_archive_is_downloaded_once_it_was_taken_out(
    client: Client, donor: User, reviewer: User
) -> None:
    gift = in_review(donor)
    version, file = gift.versions.get(), gift.files.get()
    client.force_login(reviewer)
    inside = line(version, file, outcome="media", member="clips/a.gif", sha256="ab" * 32)
    place = f"/admin/donations/donation/{gift.pk}/medium/{inside.pk}/"
    assert client.get(place).status_code == 404
    assert place not in client.get(page_of(gift, "files")).content.decode()
    version.ledger.filter(pk=inside.pk).update(params={"unpacked": True})
    default_storage.save(key_of(inside), BytesIO(b"GIF89a"))
    assert place in client.get(page_of(gift, "files")).content.decode()
    got = client.get(place)
    assert b"".join(got.streaming_content) == b"GIF89a"  # type: ignore[attr-defined]
    got.close()
    assert 'filename="a.gif"' in got["Content-Disposition"]
