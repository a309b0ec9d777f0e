"""A notice on page 3 of a PDF is shown as being on page 3: to its donor before and after sending, and to the reviewer."""

import contextlib
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter
from django.core.management import call_command
from django.test import Client
from pptx import Presentation

from donations import places
from donations.models import Donation, Status, User
from donations.templatetags.acopio import in_context
from tests.desk.gifts import finding, in_review
from tests.extractors.papers import article_page, pdf_of
from tests.factories import donation_of, give, send
from tests.ingestion.machine import turn
from tests.opening.archives import zipped

pytestmark = pytest.mark.django_db
RESERVED = "© 2019 Editorial del Sur. Todos los derechos reservados. Prohibida su reproducción."
LONG = "Colección completa de los cuentos de la plaza recogidos y pasados a limpio por la escuela.pdf"


def pdf() -> bytes:
    """Five pages whose headers and numbers go, words divided between lines and pages, the notice on the third."""
    texts = [
        (f"Cuento {number}: el río lle-", "gaba a la plaza y todos lo escucha-", f"ban hablar hasta la noche {number}-")
        for number in range(1, 6)
    ]  # fmt: skip
    pages = [article_page(number, "Cuentos de la plaza", *said) for number, said in enumerate(texts, 1)]
    pages[2] = article_page(3, "Cuentos de la plaza", *texts[2], RESERVED)
    return pdf_of(pages)


def slides() -> bytes:
    shown, written = Presentation(), io.BytesIO()
    for title in ("Cuentos de la plaza", RESERVED, "Gracias"):
        shown.slides.add_slide(shown.slide_layouts[5]).shapes.title.text = title
    shown.save(written)
    return written.getvalue()


def book() -> bytes:
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, {"in_memory": True}) as made:
        for name, cells in (("Cuentos", ("texto", "uno", "dos")), ("LÉEME", (RESERVED,))):
            made.add_worksheet(name).write_column(0, 0, cells)
    return written.getvalue()


def boxed() -> bytes:
    return zipped(("sur.pdf", pdf()))


@pytest.fixture
def draft(client: Client, donor: User) -> Donation:
    """A draft that says of somebody else's text that it may be given."""
    client.force_login(donor)
    said = {"rights_basis": "licensed_third_party", "source_url": "https://example.org/cuentos"}
    return donation_of(donor, languages=("es",), licence="cc-by-4.0", **said)


def shown(client: Client, gift: Donation, way: str, user: User) -> str:
    client.force_login(user)
    address = (
        f"/admin/donations/donation/{gift.pk}/change/?tab=findings"
        if way == "desk"
        else f"/donacion/{gift.pk}/{way}"
    )
    return " ".join(client.get(address).content.decode().split())


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        (LONG, pdf, f"{LONG}, <span class=\"leaf\">página 3</span>"),
        ("caja.zip", boxed, 'caja.zip › sur.pdf, <span class="leaf">página 3</span>'),
        ("charla.pptx", slides, 'charla.pptx, <span class="leaf">diapositiva 2</span>'),
        ("tabla.xlsx", book, 'tabla.xlsx, <span class="leaf">hoja «LÉEME»</span>'),
    ],
    ids=["page", "page in a box", "slide", "sheet"],
)  # fmt: skip
def test_a_notice_is_shown_with_its_page_all_the_way(
    client: Client, draft: Donation, reviewer: User, name: str, content: Callable[[], bytes], told: str
) -> None:
    give(draft, name, content())
    shown(client, draft, "enviar/", draft.donor)  # asks for the look beforehand
    turn()
    before = shown(client, draft, "enviar/", draft.donor)
    assert "Todos los derechos reservados" in before
    assert told in before
    send(draft)
    turn()
    draft.refresh_from_db()
    assert draft.status == Status.IN_REVIEW
    assert told in shown(client, draft, "", draft.donor)
    assert told in shown(client, draft, "desk", reviewer)


def test_the_command_line_says_it_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "cuentos.pdf").write_bytes(pdf())
    kept = tmp_path / "informe.json"
    given = ("--licence", "cc-by-4.0", "--basis", "licensed_third_party", "--json", str(kept))
    with contextlib.suppress(SystemExit):
        call_command("preflight", str(tmp_path / "cuentos.pdf"), "--no-ocr", *given)
    assert "    cuentos.pdf, página 3: «Todos los derechos reservados»\n" in capsys.readouterr().out
    pages = {
        item.get("page")
        for one in json.loads(kept.read_text(encoding="utf-8"))["findings"]
        for item in one["evidence"]["items"]
        if one["check"] == "licence"
    }
    assert pages == {3}


def test_what_was_found_before_pages_were_known_is_shown_as_it_was(
    client: Client, donor: User, reviewer: User
) -> None:
    gift = in_review(donor)
    old = {"file": "carta.pdf", "member": "", "quote": "Todos los derechos reservados", "offset": 7}
    finding(gift, "block", evidence=[old, {**old, "page": 3, "field": ""}, {"file": "otra.pdf"}])
    for way, user in (("", donor), ("desk", reviewer)):
        page = shown(client, gift, way, user)
        assert page.count("carta.pdf") >= 2
        assert page.count('class="leaf"') == 1
        assert "carta.pdf, <span" in page


@pytest.mark.parametrize(
    ("piece", "told"),
    [
        ({"page": 3, "field": ""}, "página 3"),
        ({"field": "dc:rights"}, "campo «dc:rights»"),
        ({"field": "link"}, "un enlace"),
        ({"field": "pdf:Title"}, "el título"),
        ({"field": "", "page": None}, ""),
        ({}, ""),
    ],
)
def test_each_place_has_a_name(piece: dict[str, object], told: str) -> None:
    assert places.leaf(piece) == told
    assert places.spot({"file": "a.zip", "member": "b.zip!c.pdf", **piece}) == ", ".join(
        filter(None, ("a.zip › b.zip › c.pdf", told))
    )


def test_it_is_said_in_the_readers_language(client: Client, donor: User) -> None:
    gift = in_review(donor)
    finding(gift, "block", evidence=[{"file": "carta.pdf", "quote": "©", "page": 3}])
    client.cookies["django_language"] = "en"
    assert ">page 3<" in shown(client, gift, "", donor)


def test_a_name_that_a_sheet_gives_itself_is_nothing_but_text(
    client: Client, donor: User, reviewer: User
) -> None:
    gift = in_review(donor)
    finding(
        gift, "block", evidence=[{"file": "a.xlsx", "quote": "©", "sheet": "<script>alert(1)</script>%s"}]
    )
    for way, user in (("", donor), ("desk", reviewer)):
        assert "<script>alert" not in shown(client, gift, way, user)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("", "", "©"),
        ("El aviso dice:", "y nada más", '<span class="muted">… El aviso dice:</span> <mark>©</mark> <span class="muted">y nada más …</span>'),
        ("Dice «", ", y ya", '<span class="muted">… Dice «</span><mark>©</mark><span class="muted">, y ya …</span>'),
        ("", "<b>", '<mark>©</mark> <span class="muted">&lt;b&gt; …</span>'),
    ],
)  # fmt: skip
def test_signs_stay_close_to_the_words_they_belong_to(before: str, after: str, told: str) -> None:
    assert in_context(before, "©", after) == told
