"""What the team answered stays while the finding is the same, is asked again where it changed, and can be taken back."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from donations import answers, decisions
from donations.door import MoveNotAllowed
from donations.events import broken_links
from donations.models import CheckRun, Donation, File, Finding, Status, TextVersion, User
from donations.models.finding import Level
from tests.desk.gifts import finding, in_review, line
from tests.desk.test_page import HOSTILE, address, page_of
from tests.factories import give, send
from tests.ingestion.machine import turn

QUOTE = {"file": "carta.txt", "member": "", "quote": "Todos los derechos reservados", "offset": 7}
SEEN = {"file": "radio.mp3", "member": ""}


def said(version: TextVersion, code: str = "E_STRICTER", level: str = "warn", **facts: Any) -> Finding:
    """Return a finding as a check makes it, before it is a row."""
    told: dict[str, Any] = {
        "params": {"found": "all-rights-reserved", "licences": ["a", "b"]},
        "evidence": [QUOTE],
    }
    return Finding(
        donation=version.donation,
        version=version,
        check_name="licence",
        code=code,
        level=Level(level),
        **(told | facts),
    )


def answered(gift: Donation, actor: User, **facts: Any) -> Finding:
    """Return a finding that a check found and that somebody answered."""
    version = gift.versions.get()
    answers.renew(version, "licence", [said(version, **facts)])
    row = version.findings.get()
    decisions.resolve(row, actor, "Es de la radio.")
    row.refresh_from_db()
    return row


def read_again(gift: Donation) -> TextVersion:
    """Return another reading of the same files, still without findings."""
    version = gift.versions.create(number=2)
    for file in gift.files.filter(removed_at=None):
        line(version, file)
    return version


def test_the_same_finding_keeps_its_row_and_its_answer(donor: User, reviewer: User) -> None:
    gift = in_review(donor)
    row, version = answered(gift, reviewer), gift.versions.get()
    again = said(
        version,
        params={"licences": ["b", "a"], "found": "all-rights-reserved"},
        evidence=[QUOTE | {"offset": 9}],
    )
    answers.renew(version, "licence", [again, said(version, "M_MIXED")])
    kept = version.findings.get(code="E_STRICTER")
    assert (kept.pk, kept.resolved_at, kept.resolved_by, kept.resolution) == (
        row.pk, row.resolved_at, reviewer, "Es de la radio.",
    )  # fmt: skip
    assert version.findings.open().get().code == "M_MIXED"
    assert not gift.events.filter(code__in=["asked_again", "answers_gone"]).exists()


@pytest.mark.parametrize(
    "facts",
    [
        {"evidence": [QUOTE, QUOTE | {"file": "otra.txt"}]},
        {"evidence": [QUOTE | {"quote": "Prohibida su reproducción"}]},
        {"params": {"found": "all-rights-reserved", "licences": ["a"]}},
        {"level": "block"},
    ],
)
def test_what_changed_is_open_again_and_says_what_was_answered(
    client: Client, donor: User, reviewer: User, facts: dict[str, Any]
) -> None:
    gift = in_review(donor)
    row, version = answered(gift, reviewer), gift.versions.get()
    answers.renew(version, "licence", [said(version, **facts)])
    changed = version.findings.get()
    assert (changed.pk, changed.resolved_at) == (row.pk, None)
    assert gift.events.get(code="asked_again").data["finding"] == changed.pk
    client.force_login(reviewer)
    page = client.get(page_of(gift, "findings")).content.decode()
    assert "Lo respondió antes Rita Revisora" in page
    assert "Lo encontrado ha cambiado desde entonces" in page
    assert "Es de la radio.</textarea>" not in page
    assert broken_links(gift) == []


def test_a_note_needs_no_answer_and_keeps_none(donor: User, reviewer: User) -> None:
    gift = in_review(donor)
    version = answered(gift, reviewer).version
    answers.renew(version, "licence", [said(version, level="note")])
    note = version.findings.get()
    assert (note.resolved_at, note.resolved_by, note.resolution) == (None, None, "")
    assert not gift.events.filter(code="asked_again").exists()


def test_what_is_no_longer_found_goes_and_history_says_so(
    client: Client, donor: User, reviewer: User
) -> None:
    gift = in_review(donor)
    version = answered(gift, reviewer).version
    step = finding(gift, "block", "step_failed", check_name="licence")
    answers.renew(version, "licence", [])
    assert version.findings.get() == step, "that is not for the check to say"
    client.force_login(reviewer)
    assert (
        "Un hallazgo que se había respondido ya no aparece."
        in client.get(page_of(gift, "history")).content.decode()
    )


def test_two_alike_are_two(donor: User, reviewer: User) -> None:
    gift = in_review(donor)
    version = answered(gift, reviewer).version
    answers.renew(version, "licence", [said(version), said(version)])
    assert [row.resolved_at is None for row in version.findings.all()] == [False, True]


def test_another_licence_found_is_another_finding(donor: User, reviewer: User) -> None:
    gift = in_review(donor)
    version = answered(gift, reviewer).version
    answers.renew(version, "licence", [said(version, params={"found": "cc-by-nc-4.0"})])
    row = version.findings.get()
    assert (row.resolved_by, row.resolution) == (None, "")


def test_another_reading_keeps_answers_to_the_same(client: Client, donor: User, reviewer: User) -> None:
    gift = in_review(donor)
    row, version = answered(gift, reviewer), read_again(gift)
    answers.renew(version, "licence", [said(version), said(version, "M_MIXED")])
    kept = version.findings.get(code="E_STRICTER")
    assert kept.pk != row.pk
    assert (kept.resolved_at, kept.resolved_by, kept.resolution) == (
        row.resolved_at,
        reviewer,
        "Es de la radio.",
    )
    assert gift.events.get(code="answers_kept").data == {"check": "licence", "count": 1}
    row.refresh_from_db()
    assert row.version.number == 1, "what was said of the first reading stays with it"
    client.force_login(reviewer)
    assert "en una lectura anterior" in client.get(page_of(gift, "findings")).content.decode()


def test_another_reading_asks_again_what_changed(donor: User, reviewer: User) -> None:
    gift = in_review(donor)
    answered(gift, reviewer)
    version = read_again(gift)
    answers.renew(version, "licence", [said(version, evidence=[QUOTE, QUOTE])])
    changed = version.findings.get()
    assert (changed.resolved_at, changed.resolved_by, changed.resolution) == (
        None,
        reviewer,
        "Es de la radio.",
    )
    assert gift.events.get(code="asked_again").data["finding"] == changed.pk


def test_a_reading_that_the_check_never_answered_about_is_passed_over(donor: User, reviewer: User) -> None:
    gift = in_review(donor)
    answered(gift, reviewer)
    CheckRun.objects.create(version=read_again(gift), name="licence", state=CheckRun.State.ERROR)
    version = gift.versions.create(number=3)
    answers.renew(version, "licence", [said(version, evidence=[QUOTE])])
    assert version.findings.get().resolution == "Es de la radio."


@pytest.mark.parametrize(("same", "is_kept"), [("0" * 64, True), ("1" * 64, False)])
def test_where_only_a_file_is_named_its_content_was_judged(
    donor: User, reviewer: User, same: str, is_kept: bool
) -> None:
    """Somebody looked at the pictures: others under the same name have not been looked at."""
    gift = in_review(donor)
    gift.files.update(name="radio.mp3")
    facts: dict[str, Any] = {"code": "media_published_unseen", "evidence": [SEEN], "params": {"count": 1}}
    answered(gift, reviewer, **facts)
    gift.files.update(removed_at=timezone.now())
    File.objects.create(donation=gift, name="radio.mp3", bytes=20, sha256=same, stored_at=timezone.now())
    version = read_again(gift)
    answers.renew(version, "licence", [said(version, **facts)])
    assert (version.findings.get().resolved_at is not None) is is_kept


def test_where_more_was_found_than_is_kept_every_file_counts(donor: User, reviewer: User) -> None:
    gift = in_review(donor)
    facts: dict[str, Any] = {"code": "media_published_unseen", "evidence": [QUOTE], "params": {"count": 2}}
    answered(gift, reviewer, **facts)
    File.objects.create(donation=gift, name="otra.mp3", bytes=2, sha256="2" * 64, stored_at=timezone.now())
    version = read_again(gift)
    answers.renew(version, "licence", [said(version, **facts)])
    assert version.findings.get().resolved_at is None


def test_taking_back_an_answer_opens_the_finding_with_its_words(
    client: Client, donor: User, reviewer: User
) -> None:
    gift = in_review(donor)
    row = finding(gift, "warn")
    decisions.resolve(row, reviewer, "Es la mizma.")
    client.force_login(reviewer)
    assert (
        address(gift, f"finding/{row.pk}/take_back") in client.get(page_of(gift, "findings")).content.decode()
    )
    assert client.post(address(gift, f"finding/{row.pk}/take_back")).status_code == 302
    row.refresh_from_db()
    assert row.resolved_at is None
    told = gift.events.get(code="take_back")
    assert (told.actor, told.data["finding"]) == (reviewer, row.pk)
    page = client.get(page_of(gift, "findings")).content.decode()
    assert "Es la mizma.</textarea>" in page
    assert "Esa respuesta se retiró" in page
    decisions.resolve(row, reviewer, "Es la misma.")
    assert "Es la mizma." not in client.get(page_of(gift, "findings")).content.decode()
    assert broken_links(gift) == []


def test_only_who_may_answer_takes_an_answer_back(
    donor: User, reviewer: User, maintainer: User, stranger: User
) -> None:
    gift = in_review(donor)
    blocked = finding(gift, "block")
    decisions.resolve(blocked, maintainer, "Hay carta.")
    for actor, code in ((reviewer, "block_needs_maintainer"), (donor, "role"), (stranger, "role")):
        with pytest.raises(MoveNotAllowed, match=code):
            decisions.take_back(blocked, actor)
    decisions.take_back(blocked, maintainer)
    with pytest.raises(MoveNotAllowed, match="not_answered"):
        decisions.take_back(blocked, maintainer)
    Donation.objects.filter(pk=gift.pk).update(status=Status.APPROVED)
    decided = finding(gift, "warn", resolved_at=timezone.now(), resolved_by=reviewer)
    with pytest.raises(MoveNotAllowed, match="status"):
        decisions.take_back(decided, reviewer)


def test_nobody_answers_or_takes_back_what_the_page_did_not_show(
    client: Client, donor: User, reviewer: User, maintainer: User
) -> None:
    gift = in_review(donor)
    row = answered(gift, reviewer)
    shown = answers.as_seen(row)
    decisions.take_back(row, reviewer)
    decisions.resolve(row, maintainer, "Otro motivo.")
    client.force_login(reviewer)
    got = client.post(address(gift, f"finding/{row.pk}/take_back"), {"seen": shown})
    assert got.status_code == 409
    decisions.take_back(row, maintainer)
    open_row = answers.as_seen(Finding.objects.get(pk=row.pk))
    answers.renew(row.version, "licence", [said(row.version, evidence=[QUOTE, QUOTE])])
    got = client.post(address(gift, f"finding/{row.pk}/resolve"), {"seen": open_row, "words": "Bien."})
    assert got.status_code == 409
    answers.renew(row.version, "licence", [])
    with pytest.raises(MoveNotAllowed, match="changed_meanwhile"):
        decisions.resolve(row, reviewer, "Bien.")


def test_an_earlier_answer_is_only_text(client: Client, donor: User, reviewer: User) -> None:
    gift = in_review(donor)
    row = finding(gift, "warn")
    decisions.resolve(row, reviewer, HOSTILE)
    decisions.take_back(row, reviewer)
    client.force_login(reviewer)
    assert "<script>alert" not in client.get(page_of(gift, "findings")).content.decode()


def test_a_check_asked_again_forgets_no_answer(donation: Donation, reviewer: User, client: Client) -> None:
    """From the button to the machine: the judge pressed «otra vez», and four answers were gone."""
    Donation.objects.filter(pk=donation.pk).update(citation="Por completar.")
    donation.refresh_from_db()
    give(donation, "carta.txt", "Querida radio, les escribo desde Caacupé.".encode() * 5)
    send(donation)
    turn()
    version = donation.versions.get()
    row = version.findings.get(code="placeholder_text")
    donation.refresh_from_db()
    decisions.resolve(row, reviewer, "La citan después.")
    before = list(version.findings.order_by("pk").values_list("pk", "resolution"))
    client.force_login(reviewer)
    client.post(address(donation, f"check/{version.checks.get(name='metadata').pk}/rerun"))
    assert turn() == 1
    assert list(version.findings.order_by("pk").values_list("pk", "resolution")) == before
    assert not version.findings.blocking().exists()
