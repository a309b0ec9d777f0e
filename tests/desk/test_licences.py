"""What maintainers put right in the licence catalogue holds from its day on, and shows whom it concerns before anything moves."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from donations.licences import catalogue
from donations.models import Donation, Finding, LicenceRow, RightsSource, Status, User
from tests.factories import give, send
from tests.ingestion.machine import texts, turn

pytestmark = pytest.mark.django_db
ADD = "/admin/donations/licencerow/add/"
LETTER = (
    b"Querida radio: les escribo desde Caacupe para contarles como hacemos el mbeju en casa de mi abuela. "
    * 3
)


def row(
    author: User, licence: str = "libre-uso-mx", klass: str = "non-commercial", *, days: int = 0, **facts: str
) -> LicenceRow:
    return LicenceRow.objects.create(
        licence=licence, klass=klass, name_es="Libre Uso", name_en="Libre Uso", reason="Leído hoy.", author=author,
        valid_from=timezone.localdate() + timedelta(days=days), **facts,
    )  # fmt: skip


def test_a_row_holds_from_its_day_on_and_the_newest_counts(maintainer: User) -> None:
    assert catalogue().entries["libre-uso-mx"].klass == "open"
    row(maintainer, days=2)
    assert catalogue().entries["libre-uso-mx"].klass == "open"
    row(maintainer, days=-2)
    row(maintainer, klass="reserved", days=-3)
    assert catalogue().entries["libre-uso-mx"].klass == "non-commercial"


def test_a_new_licence_is_understood_by_its_names(maintainer: User) -> None:
    row(maintainer, "licencia-de-la-radio", "open", aliases="Licencia de la Radio\nLicencia Ñemity")
    meant = catalogue().understand("licencia ñemity")
    assert meant is not None
    assert (meant.id, "commercial" in meant.permits) == ("licencia-de-la-radio", True)


def test_names_without_a_letter_and_front_pages_are_not_looked_for(maintainer: User) -> None:
    row(maintainer, "licencia-2024", "open", aliases="2024\n¿?", url="https://www.radio.example/")
    added = catalogue().entries["licencia-2024"]
    assert (added.aliases, added.links) == ((), ())
    row(maintainer, "licencia-2025", "open", url="https://www.Radio.example/licencia/")
    assert catalogue().entries["licencia-2025"].links == ("radio.example/licencia",)


FORM = {
    "licence": "licencia-nueva", "klass": "open", "name_es": "Nueva", "name_en": "New", "name_pt": "Nova", "valid_from": "2026-01-01",
    "reason": "La leí en su página.", "permits": ["redistribute"], "asks": ["attribute"],
}  # fmt: skip


@pytest.mark.parametrize(("role", "may"), [("donor", False), ("reviewer", False), ("maintainer", True)])
def test_only_maintainers_add_rows_and_nobody_changes_them(
    client: Client, role: str, may: bool, request: pytest.FixtureRequest
) -> None:
    user: User = request.getfixturevalue(role)
    client.force_login(user)
    client.post(ADD, FORM)
    assert LicenceRow.objects.exists() == may
    if may:
        added = LicenceRow.objects.get()
        assert (added.author, added.permits, added.name_pt) == (user, ["redistribute"], "Nova")
        client.post(f"/admin/donations/licencerow/{added.pk}/change/", FORM | {"name_es": "Otra"})
        client.post(f"/admin/donations/licencerow/{added.pk}/delete/", {"post": "yes"})
        added.refresh_from_db()
        assert added.name_es == "Nueva"


def rejudge(*arguments: str) -> tuple[str, int]:
    out, code = StringIO(), 0
    try:
        call_command("rejudge_licences", *arguments, stdout=out)
    except SystemExit as left:
        code = int(left.code or 0)
    return out.getvalue(), code


@pytest.fixture
def read(donation: Donation) -> Donation:
    """A donation under Libre Uso MX that has been read and is in review."""
    Donation.objects.filter(pk=donation.pk).update(licence="libre-uso-mx", visibility="public")
    donation.refresh_from_db()
    give(donation, "carta.txt", LETTER)
    send(donation)
    turn()
    donation.refresh_from_db()
    assert donation.status == Status.IN_REVIEW
    return donation


def test_changed_rules_show_whom_they_concern_and_touch_nothing(read: Donation, maintainer: User) -> None:
    assert rejudge() == ("0 donations would be judged otherwise.\n", 0)
    before = list(Finding.objects.values_list("pk", "code", "level"))
    row(maintainer)
    told, code = rejudge()
    assert code == 1
    assert "+ warn\tC_NON_COMMERCIAL\tlibre-uso-mx" in told
    assert "- note\tC_OPEN\tlibre-uso-mx" in told
    assert list(Finding.objects.values_list("pk", "code", "level")) == before


def test_only_what_is_in_review_is_judged_again_on_request(read: Donation, maintainer: User) -> None:
    row(maintainer)
    Donation.objects.filter(pk=read.pk).update(status=Status.APPROVED)
    rejudge("--rerun", maintainer.email)
    assert turn() == 0
    Donation.objects.filter(pk=read.pk).update(status=Status.IN_REVIEW)
    rejudge("--rerun", maintainer.email)
    assert turn() == 1
    assert Finding.objects.filter(code="C_NON_COMMERCIAL", level="warn").exists()
    assert rejudge()[1] == 0


NOTICE = LETTER + "\n\nEstas cartas se publican bajo la Licencia Ñemity.\n".encode()


def licences_found(donation: Donation) -> set[str]:
    findings = Finding.objects.filter(donation=donation, check_name="licence")
    return {one.params.get("found", "") for one in findings} - {""}


def test_a_name_added_before_is_found_in_what_is_read_after(donation: Donation, maintainer: User) -> None:
    row(maintainer, "licencia-de-la-radio", "reserved", aliases="Licencia Ñemity")
    give(donation, "carta.txt", NOTICE)
    send(donation)
    turn()
    assert "licencia-de-la-radio" in licences_found(donation)


def test_a_name_added_since_is_found_in_what_was_read_before(donation: Donation, maintainer: User) -> None:
    give(donation, "carta.txt", NOTICE)
    send(donation)
    turn()
    assert "licencia-de-la-radio" not in licences_found(donation)
    row(maintainer, "licencia-de-la-radio", "reserved", aliases="Licencia Ñemity")
    told, code = rejudge()
    assert code == 1
    assert "licencia-de-la-radio" in told
    rejudge("--rerun", maintainer.email)
    turn()
    assert "licencia-de-la-radio" in licences_found(donation)


def test_a_paper_that_shows_a_permission_is_read_by_people_only(
    donation: Donation, reviewer: User, client: Client
) -> None:
    paper = give(donation, "permiso.txt", b"Doy permiso a la radio para donar mis poemas. Delfina.")
    give(donation, "carta.txt", LETTER)
    RightsSource.objects.create(
        donation=donation,
        title="Poemas",
        pattern="poemas/",
        licence="cc-by-4.0",
        basis="contract",
        evidence=paper,
    )
    send(donation)
    turn()
    lines = dict(donation.versions.get().ledger.values_list("file__name", "reason"))
    assert lines == {"permiso.txt": "rights_document", "carta.txt": ""}
    assert not any("Delfina" in text for text in texts(donation).values())
    client.force_login(reviewer)
    got = client.get(f"/admin/donations/donation/{donation.pk}/paper/{paper.pk}/")
    assert b"Delfina" in b"".join(got.streaming_content)  # type: ignore[attr-defined]
    got.close()
    assert got["Content-Disposition"].startswith("attachment")
    other = donation.files.get(name="carta.txt")
    assert client.get(f"/admin/donations/donation/{donation.pk}/paper/{other.pk}/").status_code == 404


def test_a_row_speaks_portuguese_where_it_says_how(maintainer: User) -> None:
    row(
        maintainer,
        "licencia-de-la-radio",
        "open",
        name_pt="Licença da Rádio",
        summary_pt="Qualquer pessoa pode usá-la.",
    )
    added = catalogue().entries["licencia-de-la-radio"]
    assert (added.name("pt-br"), added.summaries["pt"]) == (
        "Licença da Rádio",
        "Qualquer pessoa pode usá-la.",
    )
    row(maintainer, "licencia-sin-mas", "open")
    assert catalogue().entries["licencia-sin-mas"].name("pt-br") == "Libre Uso"


def test_what_is_put_right_keeps_the_name_it_had_in_portuguese(maintainer: User) -> None:
    known = catalogue().entries["cc-by-4.0"]
    assert known.names["pt"] != known.names["es"]
    facts = {"klass": "open", "reason": "Leído hoy.", "author": maintainer}
    LicenceRow.objects.create(
        licence="cc-by-4.0", name_es=known.names["es"], name_en=known.names["en"], **facts
    )
    assert catalogue().entries["cc-by-4.0"].names["pt"] == known.names["pt"]
    LicenceRow.objects.create(licence="cc-by-4.0", name_es="Otra", name_en="Another", **facts)
    assert catalogue().entries["cc-by-4.0"].names["pt"] == "Otra"
