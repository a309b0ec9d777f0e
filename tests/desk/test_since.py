"""After changes were asked for, the desk says what is different: what was declared, files, findings."""

import pytest
from django.test import Client
from django.utils import timezone

from donations import changes, decisions, uploads
from donations.desk.since import since
from donations.events import broken_links
from donations.models import Donation, RightsSource, Status, User
from tests.desk.gifts import finding, in_review, line
from tests.desk.returns import LETTER, change, read
from tests.desk.test_page import HOSTILE, TABS, page_of
from tests.factories import give, send


def test_the_desk_says_what_is_different(client: Client, returned: Donation, reviewer: User) -> None:
    change(returned, title="Cartas ya arregladas", licence="cc0-1.0", rights_details="")
    uploads.remove_file(returned.files.get(name="vieja.txt"), actor=returned.donor)
    give(returned, "nueva.txt", LETTER + b" Nueva.")
    read(returned)
    client.force_login(reviewer)
    page = client.get(page_of(returned)).content.decode()
    told = page.split('class="card since"')[1].split("</section>")[0]
    assert "Desde que pediste cambios (" in told
    assert "Cartas de la radio</bdi></del>" in told
    assert "Cartas ya arregladas</bdi></ins>" in told
    assert "(cc-by-4.0)" in told
    assert "(cc0-1.0)" in told
    assert told.count("nada</bdi></ins>") == 1
    assert "nueva.txt" in told
    assert "vieja.txt" in told
    assert "carta.txt" not in told
    assert "1 respuesta del equipo sigue valiendo" in told
    assert broken_links(returned) == []


def test_somebody_else_reads_who_asked(client: Client, returned: Donation, maintainer: User) -> None:
    read(returned)
    client.force_login(maintainer)
    page = client.get(page_of(returned)).content.decode()
    assert "Desde que Rita Revisora pidió cambios (" in page
    assert "Nada de lo que se indicó ha cambiado, y los archivos son los mismos." in page


def test_findings_that_are_new_changed_or_gone(donor: User, reviewer: User) -> None:
    gift = in_review(donor)
    for code in ("E_STRICTER", "M_MIXED", "E_VERSION"):
        finding(gift, "warn", code)
    finding(gift, "note", "uses")
    finding(gift, "warn", "language_disagrees", check_name="language")
    decisions.request_changes(gift, reviewer, "Mira.")
    change(gift, status=Status.IN_REVIEW)
    version = gift.versions.create(number=2)
    version.checks.create(name="licence", state="done")
    version.checks.create(name="language", state="pending")
    line(version, gift.files.get())
    for code, evidence in (("E_STRICTER", [{"quote": "x"}]), ("E_VERSION", []), ("C_OPEN", [])):
        like = gift.findings.filter(version__number=1).first()
        assert like is not None
        like.pk, like.version, like.code, like.evidence = None, version, code, evidence
        like.save()
    told = since(gift, version)
    assert told is not None
    assert told.findings is not None
    keys = {row.pk: row.code for row in version.findings.all()}
    assert [keys.get(one.pk or 0) for one in (*told.findings.new, *told.findings.changed)] == [
        "C_OPEN",
        "E_STRICTER",
    ]
    assert [(str(one.check), one.pk) for one in told.findings.gone] == [("Licencia", None)]


def test_while_it_is_not_back_or_once_it_was_decided_nothing_is_said(
    returned: Donation, reviewer: User
) -> None:
    change(returned, title="A medias")
    assert since(returned, returned.versions.first()) is None, "what the donor has not sent yet is theirs"
    read(returned)
    assert since(returned, returned.versions.first()) is not None
    decisions.reject(returned, reviewer, "No.")
    decisions.reopen(returned, reviewer, "Sí.")
    assert since(returned, returned.versions.first()) is None


def test_before_it_is_read_again_findings_are_waited_for(
    client: Client, returned: Donation, reviewer: User
) -> None:
    send(returned)
    client.force_login(reviewer)
    page = client.get(page_of(returned)).content.decode()
    assert "Aún no se ha vuelto a leer" in page


def test_the_same_name_with_another_content_is_said_and_the_same_file_again_is_not(
    returned: Donation,
) -> None:
    for name, content in (("carta.txt", LETTER + b" Otra."), ("vieja.txt", LETTER + b" Vieja.")):
        uploads.remove_file(returned.files.get(name=name, removed_at=None), actor=returned.donor)
        give(returned, name, content)
    read(returned)
    told = since(returned, returned.versions.first())
    assert told is not None
    assert (told.files.came.names, told.files.replaced.names, told.files.went.names) == (
        [],
        ["carta.txt"],
        [],
    )


def test_many_files_are_cut(returned: Donation) -> None:
    for number in range(14):
        give(returned, f"n{number:02}.txt", LETTER + str(number).encode())
    read(returned)
    told = since(returned, returned.versions.first())
    assert told is not None
    assert (len(told.files.came.names), told.files.came.more) == (12, 2)


def test_a_donation_handed_back_before_anything_was_kept_claims_nothing(
    client: Client, returned: Donation, reviewer: User
) -> None:
    changes.forget(returned)
    change(returned, title="Otro título")
    read(returned)
    told = since(returned, returned.versions.first())
    assert told is not None
    assert told.declared is None
    client.force_login(reviewer)
    assert "Nada de lo que se indicó ha cambiado" not in client.get(page_of(returned)).content.decode()


@pytest.mark.parametrize("tab", TABS)
def test_what_was_declared_is_only_text(client: Client, donor: User, reviewer: User, tab: str) -> None:
    facts = {"title": HOSTILE, "description": HOSTILE * 20, "rights_holder": HOSTILE, "credit_name": HOSTILE}
    gift = in_review(donor, **facts)
    RightsSource.objects.create(
        donation=gift, title=HOSTILE, licence=HOSTILE, basis="contract", holder=HOSTILE
    )
    gift.files.update(name=HOSTILE)
    finding(gift, "warn", params={"found": HOSTILE, "declared": HOSTILE})
    decisions.request_changes(gift, reviewer, HOSTILE)
    gift.sources.all().delete()
    gift.files.update(removed_at=timezone.now())
    change(gift, title="a", description="b", rights_holder="c", credit_name="d", status=Status.IN_REVIEW)
    gift.versions.create(number=2).checks.create(name="licence", state="done")
    client.force_login(reviewer)
    page = client.get(page_of(gift, tab)).content.decode()
    assert 'class="card since"' in page
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page.split('class="card since"')[1].split("</section>")[0]
