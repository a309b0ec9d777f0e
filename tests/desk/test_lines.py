"""Lines of the ledger are found by name or by the way to them, and every page of them can be gone to."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from donations.desk import lines
from donations.models import Donation, LedgerEntry, User
from tests.desk.gifts import in_review, line

pytestmark = pytest.mark.django_db


@pytest.fixture
def gift(donor: User) -> Donation:
    """A box of 450 letters beside a letter."""
    gift = in_review(donor)
    version, file = gift.versions.get(), gift.files.get()
    rows = [
        LedgerEntry(
            version=version, file=file, member=f"viejas.zip!{kind}/Añil {i}.txt", outcome=outcome,
            reason="damaged_member" if outcome == "damaged" else "",
        )
        for i in range(1, 226)
        for kind, outcome in (("cartas", "text"), ("rotas", "damaged"))
    ]  # fmt: skip
    LedgerEntry.objects.bulk_create(rows)
    return gift


def page(client: Client, gift: Donation, **asked: str | int) -> str:
    answer = client.get(f"/admin/donations/donation/{gift.pk}/change/", {"tab": "files", **asked})
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def names(page: str) -> list[str]:
    return re.findall(r'<(?:a|span) class="path"[^>]*>([^<]*)<', page)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("añil 225.txt", 2),
        ("rotas/Añil 7.", 1),
        ("carta.txt › viejas.zip › rotas/Añil 7.txt", 1),
        ("carta.txt", 451),
        ("  ", 451),
        ("›", 451),
        ("An\u0303il 9.txt", 2),
        ("100%", 0),
        ("añil_7", 0),
    ],
)
def test_a_line_is_found_by_what_its_name_holds(
    client: Client, gift: Donation, reviewer: User, words: str, found: int
) -> None:
    """As it stands on the page, with the way into boxes; signs of a search are only signs."""
    version = gift.versions.get()
    assert lines.asked_for(version, "", words).count() == found
    client.force_login(reviewer)
    assert len(names(page(client, gift, q=words))) == min(found, lines.PER_PAGE)


def test_the_search_stays_while_one_goes_on(client: Client, gift: Donation, reviewer: User) -> None:
    client.force_login(reviewer)
    first = page(client, gift, q="Añil", outcome="damaged")
    assert 'name="q" value="Añil"' in first
    assert 'name="outcome" value="damaged"' in first
    assert "1 / 3" in first
    assert all("rotas" in name for name in names(first))
    assert "&q=A%C3%B1il" in first, "the marks keep it too"
    last = page(client, gift, q="Añil", outcome="damaged", page=3)
    assert len(names(last)) == 25
    assert "225.txt" in names(last)[-1]


def test_every_page_can_be_gone_to(client: Client, gift: Donation, reviewer: User) -> None:
    client.force_login(reviewer)
    middle = page(client, gift, page=3)
    for number in (1, 2, 4, 5):
        assert f'name="page" value="{number}"' in middle
    assert 'max="5"' in middle
    assert 'name="page" value="0"' not in page(client, gift, page=1)
    last = page(client, gift, page=5)
    assert 'name="page" value="6"' not in last
    assert len(names(last)) == 51
    assert names(page(client, gift, page=77)) == names(last)
    assert names(page(client, gift, page="x")) == names(page(client, gift))
    assert page(client, gift, q="\0Añil 225")


def test_a_page_asks_as_much_of_the_database_whatever_its_number(
    client: Client, gift: Donation, reviewer: User
) -> None:
    """And what is passed over is counted off by key alone."""
    client.force_login(reviewer)
    asked = []
    for number in (1, 5):
        with CaptureQueriesContext(
            connection,
        ) as seen:
            page(client, gift, page=number)
        asked.append(len(seen))
        passed_over = [one["sql"] for one in seen if "OFFSET" in one["sql"]]
        assert all("JOIN" not in sql and "params" not in sql for sql in passed_over)
    assert asked[0] == asked[1]


def test_what_is_looked_for_is_only_text(client: Client, gift: Donation, reviewer: User) -> None:
    client.force_login(reviewer)
    words = '"><script>alert(1)</script>'
    answer = client.get(f"/admin/donations/donation/{gift.pk}/change/", {"tab": "files", "q": words})
    assert "<script>alert" not in answer.content.decode()
    line(gift.versions.get(), gift.files.get(), member=words)
    answer = client.get(f"/admin/donations/donation/{gift.pk}/change/", {"tab": "files", "q": words})
    assert "<script>alert" not in answer.content.decode()
