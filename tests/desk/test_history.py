"""History has a name and a day in each line, and says which files and which finding it speaks of."""

from django.test import Client

from donations import handling, uploads
from donations.desk.history import history
from donations.models import Donation, User
from tests.desk.gifts import in_review
from tests.desk.returns import LETTER, read
from tests.desk.test_page import page_of
from tests.factories import give


def test_history_has_files_by_name_day_and_person(client: Client, returned: Donation, reviewer: User) -> None:
    for number in range(7):
        give(returned, f"n{number}.txt", LETTER + str(number).encode())
    slip = give(returned, "mi DNI.txt", b"por error")
    uploads.remove_file(slip, actor=returned.donor)
    uploads.remove_file(returned.files.get(name="vieja.txt"), actor=returned.donor)
    client.force_login(reviewer)
    page = client.get(page_of(returned, "history")).content.decode()
    assert "n0.txt" not in page, "not sent yet"
    read(returned)
    lines = [one for one in history(returned, is_own=False) if one.code.startswith("file_")]
    assert [(one.code, one.count, one.names, one.more) for one in lines] == [
        ("file_removed", 2, ("vieja.txt",), 1),
        ("file_added", 8, ("n0.txt", "n1.txt", "n2.txt", "n3.txt", "n4.txt"), 3),
        ("file_added", 2, ("carta.txt", "vieja.txt"), 0),
    ]
    assert {one.who for one in lines} == {"Ana Donante"}
    page = client.get(page_of(returned, "history")).content.decode()
    assert "Se añadieron 8 archivos." in page
    assert "mi DNI.txt" not in page


def test_history_says_which_finding_was_answered(client: Client, returned: Donation, reviewer: User) -> None:
    answered = next(one for one in history(returned, is_own=False) if one.code == "resolve")
    assert answered.about.startswith("Ficha: ")
    assert answered.words == "Se cita luego."
    returned.findings.all().delete()
    gone = next(one for one in history(returned, is_own=False) if one.code == "resolve")
    assert gone.about


def test_history_says_which_check_was_asked_again(donor: User, reviewer: User) -> None:
    gift = in_review(donor)
    handling.rerun(gift.versions.get().checks.get(name="licence"), reviewer)
    assert [one.about for one in history(gift, is_own=False)] == ["Licencia"]
