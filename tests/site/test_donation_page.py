"""My donation: stamps, what was understood of each file, what needs me, the conversation, taking it back."""

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from donations import door
from donations.models import (
    Donation,
    Finding,
    LedgerEntry,
    LedgerPart,
    Message,
    Status,
    TextVersion,
    Unit,
    User,
)
from donations.outcomes import MARKS, READING, WAITING
from donations.roles import Role
from donations.views.receipt import stamps
from donations.views.rows import page_of_rows, weigh
from ingestion.types import Outcome
from tests.factories import give, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(client: Client, donation: Donation) -> Donation:
    """A donation that was sent with three files, its donor signed in."""
    for name in ("actas.pdf", "cartas.zip", "notas.txt"):
        give(donation, name, name.encode())
    send(donation)
    client.force_login(donation.donor)
    return donation


@pytest.fixture
def read(sent: Donation) -> Donation:
    """The same, read and in review."""
    version = TextVersion.objects.create(donation=sent, number=1, documents=3, characters=4200, languages={"gn": 0.7, "es": 0.3}, ready_at=timezone.now())  # fmt: skip
    files = {file.name: file for file in sent.files.all()}

    def line(name: str, outcome: str, **facts: object) -> None:
        LedgerEntry.objects.create(version=version, file=files[name], outcome=outcome, **facts)

    line("actas.pdf", "encrypted", media_type="application/pdf", reason="encrypted")
    line("cartas.zip", "unpacked", media_type="application/zip")
    line("cartas.zip", "text", member="a.txt", documents=1, characters=3000, languages={"gn": 1.0})
    line("cartas.zip", "text", member="b.txt", documents=1, characters=1000, languages={"es": 1.0})
    line("cartas.zip", "damaged", member="dentro.zip!c.txt")
    line("notas.txt", "text", media_type="text/plain", documents=1, characters=200, pages=2, languages={"es": 1.0}, licences=[{"id": "cc-by-4.0"}, {"id": "cc-by-4.0"}])  # fmt: skip
    door.apply(sent, "start_processing", role=Role.WORKER)
    door.apply(sent, "finish_processing", role=Role.WORKER)
    return sent


def page(client: Client, donation: Donation) -> str:
    answer = client.get(f"/donacion/{donation.pk}/")
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_while_it_waits_the_page_asks_again_by_itself(client: Client, sent: Donation) -> None:
    shown = page(client, sent)
    assert "Tu donación está en la cola" in shown
    assert f'hx-get="/donacion/{sent.pk}/avance/?page=1&amp;' in shown
    moving = client.get(f"/donacion/{sent.pk}/avance/")
    assert moving.status_code == 200
    assert 'id="stamps" hx-swap-oob="true"' in moving.content.decode()


def test_a_file_in_hand_says_so_and_the_others_wait(client: Client, sent: Donation) -> None:
    version = TextVersion.objects.create(donation=sent, number=1)
    files = {file.name: str(file.pk) for file in sent.files.all()}
    LedgerEntry.objects.create(version=version, file_id=files["actas.pdf"], outcome="text")
    for name, state in (
        ("actas.pdf", Unit.State.RUNNING),
        ("cartas.zip", Unit.State.RUNNING),
        ("notas.txt", Unit.State.WAITING),
    ):
        Unit.objects.create(
            key=name, kind="read", version=version, payload={"files": [[files[name], 0]]}, state=state
        )
    _, rows = page_of_rows(sent, 1)
    assert [row.mark for row in rows] == [MARKS["text"], READING, WAITING]
    assert "Leyéndose" in page(client, sent)


def test_once_read_all_that_changed_is_given_and_the_page_asks_no_more(
    client: Client, read: Donation
) -> None:
    answer = client.get(f"/donacion/{read.pk}/avance/")
    assert {answer.headers[name] for name in ("HX-Retarget", "HX-Reselect")} == {"#told"}
    assert 'id="told"' in (shown := answer.content.decode())
    assert "hx-get" not in shown


def test_what_needs_the_donor_comes_first_with_a_way_out(client: Client, read: Donation) -> None:
    rows = page_of_rows(read, 1)[1]
    assert [row.name for row in rows] == ["actas.pdf", "cartas.zip", "notas.txt"]
    assert "Cerrado" in page(client, read)
    assert "sin contraseña" in rows[0].problem


def test_an_archive_adds_up_what_is_inside(read: Donation) -> None:
    box = page_of_rows(read, 1)[1][1]
    assert (box.documents, box.characters) == (2, 4000)
    assert box.languages == {"gn": 0.75, "es": 0.25}
    assert {str(mark.word): n for mark, n in box.counts} == {"Leído": 2, "Dañado": 1}
    assert [member.name for member in box.members] == ["cartas.zip › dentro.zip › c.txt"]


def test_an_archive_with_its_ledger_in_parquet_is_counted_too(read: Donation) -> None:
    version = read.versions.get()
    LedgerPart.objects.create(version=version, file=read.files.get(name="cartas.zip"), path="x", outcomes={"text": 50}, documents=50, characters=500)  # fmt: skip
    box = page_of_rows(read, 1)[1][1]
    assert (box.documents, box.characters) == (52, 4500)


def test_what_lies_in_a_file_that_is_no_box_is_counted_and_shown_too(client: Client, read: Donation) -> None:
    """A mail with what is attached to it, a table with sounds in its cells."""
    file, version = read.files.get(name="notas.txt"), read.versions.get()
    for member, outcome, facts in (
        ("nota.mp3", "media", {}),
        ("carta.docx", "text", {"documents": 1, "characters": 600, "languages": {"gn": 1.0}}),
        ("acta.pdf", "encrypted", {}),
    ):
        LedgerEntry.objects.create(version=version, file=file, member=member, outcome=outcome, **facts)
    row = page_of_rows(read, 1)[1][2]
    assert (row.documents, row.characters, row.languages) == (2, 800, {"gn": 0.75, "es": 0.25})
    assert {str(mark.word): n for mark, n in row.counts} == {"Imagen o sonido": 1, "Leído": 1, "Cerrado": 1}
    assert [member.name for member in row.members] == ["notas.txt › acta.pdf"]
    assert "notas.txt › acta.pdf" in page(client, read)


def test_a_licence_is_named_once(read: Donation) -> None:
    assert page_of_rows(read, 1)[1][2].licences == ("cc-by-4.0",)


def test_every_outcome_of_reading_has_a_mark() -> None:
    assert set(MARKS) == {outcome.value for outcome in Outcome}


def test_weighing_nothing_gives_nothing() -> None:
    assert weigh([]) == {}
    assert weigh([({}, 10)]) == {}


def test_a_finding_shows_its_sentence_its_quote_and_ways_out(client: Client, read: Donation) -> None:
    quote = "<b>Todos los derechos reservados</b>"
    Finding.objects.create(
        donation=read, version=read.versions.get(), check_name="licence", level="block", code="no-such-code",
        evidence=[{"file": str(read.files.get(name="notas.txt").pk), "quote": quote}],
    )  # fmt: skip
    shown = page(client, read)
    assert "Lo que nos llamó la atención" in shown
    assert "&lt;b&gt;Todos los derechos reservados&lt;/b&gt;" in shown
    assert "<b>Todos los derechos" not in shown
    assert "Responder en la conversación" in shown
    assert "Mirar los derechos" not in shown
    door.apply(read, "request_changes", role=Role.REVIEWER, reason="Aclara la licencia.")
    assert "Mirar los derechos" in page(client, read)


def test_a_resolved_finding_bothers_nobody(client: Client, read: Donation) -> None:
    Finding.objects.create(donation=read, version=read.versions.get(), check_name="language", level="warn", code="x", resolved_at=timezone.now())  # fmt: skip
    assert "Lo que nos llamó la atención" not in page(client, read)


def test_changes_requested_say_why_and_where_to_go(client: Client, read: Donation, reviewer: User) -> None:
    door.apply(read, "request_changes", role=Role.REVIEWER, actor=reviewer, reason="Falta la <licencia>.")
    shown = page(client, read)
    assert "Falta la &lt;licencia&gt;." in shown
    assert f"/donacion/{read.pk}/enviar/" in shown
    assert client.get(f"/donacion/{read.pk}/paso/rights/").status_code == 200


def test_the_conversation_goes_both_ways_and_keeps_the_teams_notes(
    client: Client, read: Donation, reviewer: User
) -> None:
    Message.objects.create(donation=read, author=reviewer, body="¿De quién son?", is_from_team=True)
    Message.objects.create(
        donation=read, author=reviewer, body="Ojo con esto", is_from_team=True, is_internal=True
    )
    client.post(f"/donacion/{read.pk}/mensaje/", {"body": "Son <nuestras>"})
    shown = page(client, read)
    assert "¿De quién son?" in shown
    assert "Son &lt;nuestras&gt;" in shown
    assert "Ojo con esto" not in shown
    assert read.messages.filter(is_from_team=False).get().body == "Son <nuestras>"


def test_an_empty_message_is_not_sent(client: Client, read: Donation) -> None:
    answer = client.post(f"/donacion/{read.pk}/mensaje/", {"body": "  "})
    assert "El mensaje está vacío" in answer.content.decode()
    assert answer.content.decode().count(" autofocus") == 1, "far down the page"
    assert not read.messages.exists()


def test_a_rejection_can_be_appealed_once(
    client: Client, read: Donation, reviewer: User, maintainer: User
) -> None:
    for judge in (reviewer, maintainer):  # the second look is somebody else's
        door.apply(read, "reject", role=Role.REVIEWER, actor=judge, reason="No es texto.")
        shown = page(client, read)
        client.post(f"/donacion/{read.pk}/apelar/", {"body": "Sí lo es."})
        read.refresh_from_db()
    assert read.status == Status.REJECTED
    assert "No es texto." in shown
    assert "Creo que habría que mirarla otra vez" not in shown


def test_taking_it_back_is_asked_once_more_and_then_done(client: Client, read: Donation) -> None:
    assert "¿Retirar" in client.get(f"/donacion/{read.pk}/retirar/").content.decode()
    client.post(f"/donacion/{read.pk}/retirar/")
    read.refresh_from_db()
    assert read.status == Status.WITHDRAWN
    assert "Retiraste esta donación" in page(client, read)


def test_a_discarded_draft_goes_with_its_files(
    client: Client, donation: Donation, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    file = give(donation, "a.txt", b"hola")
    client.force_login(donation.donor)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(f"/donacion/{donation.pk}/retirar/")
    donation.refresh_from_db()
    assert donation.status == Status.WITHDRAWN
    assert not default_storage.exists(file.storage_key)


def test_a_discarded_draft_leaves_the_list(client: Client, donation: Donation) -> None:
    client.force_login(donation.donor)
    answer = client.post(f"/donacion/{donation.pk}/retirar/", follow=True)
    assert "El borrador ya no está" in answer.content.decode()
    assert "Cartas de la radio" not in answer.content.decode()


@pytest.mark.parametrize(
    "status", [status for status in Status if status not in {Status.DRAFT, Status.WITHDRAWN}]
)
def test_every_stage_has_five_stamps_and_at_most_one_now(status: Status, donation: Donation) -> None:
    donation.status = status
    states = [stamp.state for stamp in stamps(donation)]
    assert len(states) == 5
    assert states.count("now") + states.count("stopped") <= 1


@pytest.mark.parametrize("path", ["", "avance/", "mensaje/", "retirar/", "apelar/"])
def test_a_stranger_learns_nothing(client: Client, read: Donation, stranger: User, path: str) -> None:
    client.force_login(stranger)
    theirs, nobodys = (f"/donacion/{pk}/{path}" for pk in (read.pk, 9999))
    ask = client.post if path in {"mensaje/", "apelar/"} else client.get
    answers = [ask(theirs), ask(nobodys)]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].content == answers[1].content


def test_a_licence_stricter_than_said_has_three_ways_out_and_no_use_stays_certain(
    client: Client, read: Donation
) -> None:
    params = {"declared": "cc-by-4.0", "found": "all-rights-reserved"}
    facts = {"donation": read, "version": read.versions.get(), "check_name": "licence"}
    Finding.objects.create(
        level="note", code="uses", params={"train": "yes", "train_rule": "U_PERMITTED"}, **facts
    )
    assert "La licencia lo permite." in page(client, read)
    found = Finding.objects.create(level="warn", code="E_RELICENSED", params=params, **facts)
    door.apply(read, "request_changes", role=Role.REVIEWER, reason="Aclara la licencia.")
    shown = page(client, read)
    assert "pone «Todos los derechos reservados», que es más estricta" in shown
    assert "que es más estricta.</h3>" in shown  # the rest of it stands below in plain letters
    assert f"/donacion/{read.pk}/fuentes/" in shown
    assert "Dejar archivos fuera" in shown
    assert "La licencia lo permite." not in shown
    assert "Los archivos dicen algo más estricto" in shown
    Finding.objects.filter(pk=found.pk).update(resolved_at=timezone.now())
    assert "La licencia lo permite." in page(client, read)


def test_a_reserved_part_is_named_and_leads_to_the_parts(client: Client, read: Donation) -> None:
    params = {"declared": "cc-by-4.0", "found": "all-rights-reserved", "source": "Poemas de Ana"}
    Finding.objects.create(donation=read, version=read.versions.get(), check_name="licence", level="block", code="M_PART_RESERVED", params=params)  # fmt: skip
    door.apply(read, "request_changes", role=Role.REVIEWER, reason="Aclara la licencia.")
    shown = page(client, read)
    assert "Sobre la parte «Poemas de Ana»" in shown
    assert f"/donacion/{read.pk}/fuentes/" in shown


def test_a_box_and_a_file_speak_in_words(client: Client, read: Donation) -> None:
    shown = page(client, read)
    assert "Leído: 2" in shown
    assert "75\N{NO-BREAK SPACE}% guaraní · 25\N{NO-BREAK SPACE}% español" in shown
    assert "<span>CC BY 4.0</span>" in shown
