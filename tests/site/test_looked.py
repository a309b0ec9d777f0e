"""The first look on the receipt: of many that need the donor some stand open, and all of them can be found."""

from html import unescape
from typing import Any

import pytest
from django.test import Client

from donations.approval import facts_digest
from donations.models import Donation, Preview
from donations.views.files import MOST_OPEN
from donations.views.looking import MOST_SHOWN
from tests.factories import give

pytestmark = pytest.mark.django_db


def seen(name: str, outcome: str = "text", reason: str = "") -> dict[str, Any]:
    return {
        "name": name, "outcome": outcome, "reason": reason, "params": {"pages": 1}, "documents": 1, "languages": {},
        "members": [], "media_type": "text/plain",
    }  # fmt: skip


def looked_at(client: Client, donation: Donation, *files: dict[str, Any]) -> str:
    """Return what the receipt says of a first look that found these."""
    give(donation, "cartas.txt", b"Querida radio")
    Preview.objects.create(donation=donation, digest=facts_digest(donation), files=list(files), findings=[])
    client.force_login(donation.donor)
    page = unescape(client.get(f"/donacion/{donation.pk}/enviar/").content.decode())
    return page.partition('<section id="look"')[2].partition("</section>")[0]


def names_in(part: str) -> list[str]:
    return [one.partition("</span>")[0] for one in part.split('<span class="path">')[1:]]


def test_of_many_that_need_the_donor_the_first_stand_open(client: Client, donation: Donation) -> None:
    broken = [seen(f"{number}.pdf", "damaged", "broken_pdf") for number in range(MOST_OPEN + 3)]
    shown = looked_at(client, donation, seen("bien.txt"), *broken)
    opened, fold, folded = shown.partition("y 3 archivos más</summary>")
    assert f"<details open>\n      <summary>{MOST_OPEN + 3} archivos te necesitan" in opened
    assert names_in(opened) == [f"{number}.pdf" for number in range(MOST_OPEN)]
    assert fold
    assert names_in(folded) == ["10.pdf", "11.pdf", "12.pdf"]
    assert "más</" not in folded


def test_what_is_not_even_folded_is_counted(client: Client, donation: Donation) -> None:
    broken = [seen(f"{number}.pdf", "damaged", "broken_pdf") for number in range(MOST_SHOWN + 2)]
    shown = looked_at(client, donation, *broken)
    assert len(names_in(shown)) == MOST_SHOWN
    assert "y 2 archivos más</p>" in shown


def test_few_that_need_the_donor_fold_nothing(client: Client, donation: Donation) -> None:
    shown = looked_at(client, donation, seen("a.pdf", "damaged", "broken_pdf"), seen("bien.txt"))
    assert names_in(shown) == ["a.pdf"]
    assert shown.count("<details") == 1


def test_what_only_waits_for_us_is_folded(client: Client, donation: Donation) -> None:
    scans = [seen(f"{number}.pdf", "needs_ocr", "waits_for_ocr") for number in range(MOST_OPEN + 3)]
    shown = looked_at(client, donation, *scans, seen("rota.pdf", "damaged", "broken_pdf"))
    opened, _, folded = shown.partition(
        '<summary class="small muted">Con estos no tienes que hacer nada: 13</summary>'
    )
    assert names_in(opened) == ["rota.pdf"]
    assert opened.rstrip().endswith("<details>")
    assert len(names_in(folded)) == MOST_OPEN + 3
