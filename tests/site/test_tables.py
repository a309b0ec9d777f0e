"""How we understood your tables: shown by part and column, confirmed or chosen otherwise, and parts that stay with us."""

import json
import re

import pytest
from django.test import Client

from donations import structure
from donations.models import Donation, Status, Structure, User
from donations.tables import chosen_text, tables_of
from tests.desk.test_page import page_of
from tests.factories import give, send
from tests.ingestion.machine import texts, turn
from tests.ingestion.test_flow import zip_of

pytestmark = pytest.mark.django_db

ROWS = [
    {
        "id": f"r{n}", "pregunta": f"<b>¿Cómo</b> se hace el mbejú de la receta {n}?", "respuesta": f"Con almidón {n}.",
        "tema": "cocina", "correo": f"ana{n}@radio.py", "n": n,
    }
    for n in range(6)
]  # fmt: skip


@pytest.fixture
def read(client: Client, donation: Donation) -> Donation:
    """A donation with a table in two parts, read and in review, its donor signed in."""
    give(donation, "train.jsonl", "\n".join(json.dumps(row) for row in ROWS[:4]).encode())
    short = [{name: row[name] for name in row if name != "tema"} for row in ROWS[4:]]
    give(donation, "test.jsonl", "\n".join(json.dumps(row) for row in short).encode())
    send(donation)
    turn()
    donation.refresh_from_db()
    client.force_login(donation.donor)
    return donation


def page(client: Client, donation: Donation) -> str:
    return str(client.get(f"/donacion/{donation.pk}/").content.decode())


def say(client: Client, donation: Donation, **more: object) -> str:
    version = donation.versions.first()
    assert version is not None
    answer = client.post(f"/donacion/{donation.pk}/tablas/", {"reading": version.number, **more}, follow=True)
    assert answer.status_code == 200
    donation.refresh_from_db()
    return str(answer.content.decode())


def test_the_tables_are_shown_with_parts_columns_and_our_proposal(client: Client, read: Donation) -> None:
    shown = page(client, read)
    for words in (
        "Así entendimos tus tablas",
        "train.jsonl · test.jsonl",
        "Entrenamiento: 4 filas",
        "Prueba: 2 filas",
        "no está en Prueba",
    ):
        assert words in shown
    assert "<code>pregunta</code> → <code>respuesta</code>" in shown
    assert "&lt;b&gt;¿Cómo&lt;/b&gt;" in shown
    assert "ana1@radio.py" not in shown
    assert shown.count("oculto: parece tratar de personas") == 1
    assert "cocina" in shown
    assert '<select name="place-0-1"' in shown
    assert 'name="place-0-5"' not in shown  # figures cannot be text


def test_of_many_tables_the_columns_of_the_first_are_open(client: Client, donation: Donation) -> None:
    """The others say what their text is, and open with a click; what stands in them is sent all the same."""
    for n in range(5):
        rows = [
            {f"texto_{n}": f"Con almidón {n}.", f"clase_{n}": "cocina", f"día_{n}": "martes"}
            for _ in range(3)
        ]
        give(donation, f"tabla{n}.jsonl", "\n".join(map(json.dumps, rows)).encode())
    send(donation)
    turn()
    client.force_login(donation.donor)
    shown = page(client, donation)
    assert (shown.count("<summary>Sus columnas (3)</summary>"), shown.count("<details open>")) == (5, 3)
    assert shown.count('<select name="place-') == 15


def test_what_is_right_is_confirmed_and_not_read_anew(client: Client, read: Donation) -> None:
    told = say(client, read, **{"place-0-1": 1, "place-0-2": 2})
    assert "Ya lo hemos anotado" in told
    assert "Lo confirmaste el" in told
    kept = Structure.objects.get(donation=read)
    assert (kept.text_columns, kept.withheld, kept.confirmed_by) == ([], [], read.donor)
    assert read.status == Status.IN_REVIEW


def test_other_columns_are_read_anew_in_the_order_given(client: Client, read: Donation) -> None:
    told = say(
        client,
        read,
        **{"place-0-1": 2, "place-0-2": 1, "place-0-3": 99, "place-0-5": 1, "withheld": ["test", "otra"]},
    )
    assert "Leemos de nuevo tus tablas" in told
    assert read.status == Status.SUBMITTED
    assert "Así entendimos tus tablas" not in told  # nothing to ask while it is read
    turn()
    read.refresh_from_db()
    first, second = ROWS[0]["respuesta"], "¿Cómo se hace el mbejú de la receta 0?"  # as a page would show it
    assert f"{first}\n{second}" in texts(read).values()
    kept = Structure.objects.get(donation=read)
    assert (kept.text_columns, kept.withheld) == (["respuesta", "pregunta"], ["test"])
    shown = page(client, read)
    assert "<code>respuesta</code> → <code>pregunta</code>" in shown
    assert 'value="test" checked' in shown
    say(client, read, **{"place-0-1": 2, "place-0-2": 1})
    assert Structure.objects.get(donation=read).text_columns == ["respuesta", "pregunta"]
    assert read.status == Status.IN_REVIEW


def as_shown(shown: str) -> dict[str, str]:
    """Return what a browser sends of the form as it stands."""
    fields: dict[str, str] = {}
    for name, options in re.findall(r'<select name="(place-[^"]+)".*?>(.*?)</select>', shown, re.DOTALL):
        chosen = re.search(r'<option value="(\d+)" selected', options)
        fields[name] = chosen[1] if chosen else ""
    return fields


ALPACA = [
    {"instruction": f"Di el número {n} en quechua.", "input": "", "output": f"Es {n}."} for n in range(6)
]
EXAM = [{"pregunta": f"¿Cuánto es dos por {n}?", "contexto": None, "respuesta": 2 * n} for n in range(6)]
STAGES = [
    {f"paso_{k}": f"Primero se lava {k} veces la yuca {n}." for k in "abcdefghijkl"} for n in range(6)
]  # more than places are offered


@pytest.mark.parametrize("rows", [ALPACA, EXAM, STAGES, ROWS], ids=["empty", "figures", "many", "usual"])
def test_what_is_shown_can_be_confirmed_as_it_is(
    client: Client, donation: Donation, rows: list[dict[str, object]]
) -> None:
    """Columns of the text that are empty, or hold no words, have their place in the form too."""
    give(donation, "filas.jsonl", "\n".join(map(json.dumps, rows)).encode())
    send(donation)
    turn()
    client.force_login(donation.donor)
    before = texts(donation)
    (table,) = tables_of(donation.versions.first(), None)
    fields = as_shown(page(client, donation))
    assert [fields[f"place-0-{column.number}"] for column in table.text] == [
        str(n) for n in range(1, len(table.text) + 1)
    ]
    assert len(table.text) > 1
    assert "Ya lo hemos anotado" in say(client, donation, **fields)
    assert Structure.objects.get(donation=donation).text_columns == []
    assert texts(donation) == before


def test_not_every_part_can_stay_with_us(client: Client, read: Donation) -> None:
    assert "Deja al menos una parte" in say(client, read, withheld=["train", "test"])
    assert not Structure.objects.filter(donation=read).exists()


def test_a_page_of_an_older_reading_changes_nothing(client: Client, read: Donation) -> None:
    assert "se leyeron de nuevo" in say(client, read, reading=7, withheld=["test"])
    assert not Structure.objects.filter(donation=read).exists()


def test_once_decided_it_is_shown_and_no_longer_asked(client: Client, read: Donation) -> None:
    say(client, read, withheld=["test"])
    Donation.objects.filter(pk=read.pk).update(status=Status.APPROVED)
    shown = page(client, read)
    assert "Nos pediste no publicar «Prueba»" in shown
    assert "<select" not in shown


def test_without_tables_nothing_is_said_of_them(client: Client, donation: Donation) -> None:
    give(donation, "carta.txt", b"Querida radio, les escribo para contarles de la lluvia.")
    send(donation)
    turn()
    client.force_login(donation.donor)
    assert "tables-title" not in page(client, donation)
    assert client.post(f"/donacion/{donation.pk}/tablas/", {"reading": 1}).status_code == 302
    assert not Structure.objects.filter(donation=donation).exists()


def test_a_choice_that_says_nothing_leaves_it_to_us(read: Donation) -> None:
    tables = tables_of(read.versions.first(), None)
    assert chosen_text(tables, {}, ["respuesta"]) == []
    assert chosen_text(tables, {(0, 3): 1}, []) == ["tema"]
    assert tables_of(None, None) == []


def test_of_annotations_beside_a_text_nothing_can_be_chosen(client: Client, donation: Donation) -> None:
    give(donation, "nota.txt", b"La casa esta junto al rio, y el rio baja lleno de la sierra.")
    give(donation, "nota.ann", b"T1\tLUGAR 3 7\tcasa\nT2\tLUGAR 23 26\trio\nR1\tJunto Arg1:T1 Arg2:T2\n")
    send(donation)
    turn()
    client.force_login(donation.donor)
    shown = page(client, donation)
    assert "un texto que está en otro archivo" in shown
    assert "3 filas" in shown
    assert '<select name="place-0' not in shown
    structure = Structure(donation=donation, text_columns=["text"])
    (table,) = tables_of(donation.versions.first(), structure)
    assert table.text == []
    assert sum(len(text) for text in texts(donation).values()) == 60


def test_of_texts_in_parts_one_can_stay_with_us_too(
    client: Client, reviewer: User, donation: Donation
) -> None:
    box = {
        "corpus/train/a.txt": b"Querida radio, les escribo de la lluvia.",
        "corpus/train/b.txt": b"Ayer no vino nadie.",
        "corpus/test/c.txt": b"La radio sigue.",
    }
    give(donation, "corpus.zip", zip_of(box))
    send(donation)
    turn()
    client.force_login(donation.donor)
    shown = page(client, donation)
    assert "Estas son las partes de tu corpus" in shown
    assert "Entrenamiento: 2 textos" in " ".join(shown.split())
    assert "No publicar «Prueba»" in shown
    say(client, donation, withheld=["test"])
    assert structure.withheld_of(donation) == {"test"}
    client.force_login(reviewer)
    desk = client.get(page_of(donation, "tables")).content.decode()
    assert "Prueba: 1 texto · no se publica" in " ".join(desk.split())
    assert "textos libres" not in desk  # beside no table that is all there is
