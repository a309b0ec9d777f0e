"""Parts by others are written down one by one, understood, counted, signed for; and the guided questions write an answer down."""

import pytest
from django.test import Client

from donations.approval import facts_digest
from donations.models import Donation, RightsSource, User
from ingestion.recorded import declared_of
from tests.factories import donation_of, give

pytestmark = pytest.mark.django_db

POEMS = {
    "title": "Poemas de Ana",
    "pattern": "poemas/",
    "licence": "CC BY-NC 4.0",
    "basis": "licensed_third_party",
}


@pytest.fixture
def gift(client: Client, donor: User) -> Donation:
    """A draft with three files, its donor signed in."""
    client.force_login(donor)
    gift = donation_of(donor)
    for name in ("carta.txt", "poemas/uno.txt", "poemas/dos.txt"):
        give(gift, name, f"Querida radio: {name}".encode())
    return gift


def ledger(gift: Donation) -> str:
    return f"/donacion/{gift.pk}/fuentes/"


def selector(gift: Donation) -> str:
    return f"/donacion/{gift.pk}/elegir-licencia/"


def test_a_part_is_kept_as_understood_with_its_files_counted(client: Client, gift: Donation) -> None:
    page = client.post(ledger(gift), POEMS, follow=True).content.decode()
    (source,) = gift.sources.all()
    assert (source.licence, source.pattern) == ("cc-by-nc-4.0", "poemas/")
    assert "2 archivos" in page
    assert declared_of(gift).sources[0].licence == "cc-by-nc-4.0"


def test_what_nobody_understands_is_asked_again_and_nothing_typed_is_lost(
    client: Client, gift: Donation
) -> None:
    page = client.post(ledger(gift), POEMS | {"licence": "licencia de mi primo"}).content.decode()
    assert not gift.sources.exists()
    assert "licencia de mi primo" in page
    assert "Poemas de Ana" in page


def test_what_is_left_out_is_asked_for_in_words(client: Client, gift: Donation) -> None:
    page = client.post(ledger(gift), {"title": "", "pattern": "poemas/"}).content.decode()
    assert "Ponle un nombre a esta parte" in page
    assert "Elige la más cercana: «No lo sé» también vale." in page
    assert "Este campo es obligatorio" not in page


@pytest.mark.parametrize("upstream", ["", "on"])
def test_a_part_needs_files_unless_it_is_another_corpus(
    client: Client, gift: Donation, upstream: str
) -> None:
    client.post(ledger(gift), POEMS | {"pattern": "", "is_upstream": upstream})
    assert gift.sources.exists() == bool(upstream)


def test_a_year_to_come_is_refused(client: Client, gift: Donation) -> None:
    client.post(ledger(gift), POEMS | {"basis": "public_domain", "death_year": "2999"})
    assert not gift.sources.exists()


def test_a_part_can_be_taken_out_again_but_not_somebody_elses(
    client: Client, gift: Donation, stranger: User
) -> None:
    theirs = RightsSource.objects.create(
        donation=donation_of(stranger), title="Ajena", licence="cc0-1.0", basis="own_work"
    )
    client.post(ledger(gift), POEMS)
    client.post(ledger(gift), {"remove": str(theirs.pk)})
    assert RightsSource.objects.filter(pk=theirs.pk).exists()
    client.post(ledger(gift), {"remove": str(gift.sources.get().pk)})
    assert not gift.sources.exists()


def test_only_ones_own_files_can_be_the_paper(client: Client, gift: Donation, stranger: User) -> None:
    theirs = give(donation_of(stranger), "contrato.pdf", b"%PDF-1.4")
    client.post(ledger(gift), POEMS | {"evidence": str(theirs.pk)})
    assert not gift.sources.exists()


def test_a_signature_stands_for_the_ledger_too(client: Client, gift: Donation) -> None:
    before = facts_digest(gift)
    client.post(ledger(gift), POEMS)
    assert facts_digest(gift) != before
    gift.sources.all().delete()
    assert facts_digest(gift) == before


def test_the_questions_lead_to_a_licence_that_is_written_down(client: Client, gift: Donation) -> None:
    answers = {"whose": "ours", "share": "yes", "credit": "yes", "change": "yes", "commercial": "no"}
    assert "same_without_sale" in client.get(selector(gift), answers).content.decode()
    last = answers | {"same_without_sale": "yes"}
    assert "NoComercial-CompartirIgual 4.0" in client.get(selector(gift), last).content.decode()
    client.post(selector(gift), last)
    gift.refresh_from_db()
    assert (gift.licence, gift.rights_basis) == ("cc-by-nc-sa-4.0", "own_work")


@pytest.mark.parametrize(
    ("answers", "licence", "basis"),
    [
        ({"whose": "unsure"}, "unknown", "unknown"),
        ({"whose": "others", "stated": "old"}, "public-domain", "public_domain"),
        ({"whose": "ours", "share": "project"}, "all-rights-reserved", "contract"),
    ],
)
def test_advice_is_written_down_too(
    client: Client, gift: Donation, answers: dict[str, str], licence: str, basis: str
) -> None:
    client.post(selector(gift), answers)
    gift.refresh_from_db()
    assert (gift.licence, gift.rights_basis) == (licence, basis)


def test_half_an_answer_writes_nothing(client: Client, gift: Donation) -> None:
    before = (gift.licence, gift.rights_basis)
    client.post(selector(gift), {"whose": "ours"})
    gift.refresh_from_db()
    assert (gift.licence, gift.rights_basis) == before


def test_some_ours_some_by_others_leads_to_the_ledger(client: Client, gift: Donation) -> None:
    assert client.post(selector(gift), {"whose": "both"})["Location"] == ledger(gift)
