"""A page that a browser saved in one file gives what the page gives, and nothing of its styles, scripts and frames."""

import pytest

from ingestion.types import Outcome
from tests.extractors.reading import read, refusal

SAVED = "application/x-mimearchive"
HEAD = 'From: <Saved by Blink>\nSubject: La feria\nMIME-Version: 1.0\nContent-Type: multipart/related; {more}boundary="B"\n\n'
BODY = "<html><head><title>La feria</title></head><body><nav><a href='/'>Inicio</a> <a href='/x'>Temas</a></nav><article><h1>La feria</h1>{text}</article></body></html>"
TEXT = (
    "<p>El sábado hubo feria en la plaza del pueblo, con músicos del norte y comida de todas las casas.</p>"
    * 4
)
STYLE = "--B\nContent-Type: text/css\nContent-Location: a.css\n\nbody {{ color: red }}\n"


def _saved(page: bytes, *, kind: str = "text/html", more: str = "", before: str = "") -> bytes:
    head = (HEAD.format(more=more) + before + f"--B\nContent-Type: {kind}\nContent-ID: <p>\n\n").encode()
    return head + page + b"\n" + STYLE.encode() + b"--B--\n"


def test_its_text_is_that_of_the_page() -> None:
    page = BODY.format(text=TEXT).encode()
    (document,), (alone,) = read(_saved(page), SAVED), read(page, "text/html")
    assert document.text == alone.text
    assert "La feria\n\nEl sábado hubo feria" in document.text
    assert "color" not in document.text


def test_quoted_and_packed_pages_are_unpacked() -> None:
    quoted = b"<html><body><p>La canci=C3=B3n de la ma=\n=C3=B1ana.</p></body></html>"
    (document,) = read(_saved(quoted, kind="text/html\nContent-Transfer-Encoding: quoted-printable"), SAVED)
    assert document.text == "La canción de la mañana."


def test_the_encoding_that_the_file_declares_counts_where_the_page_declares_none() -> None:
    czech = "<html><body><p>Příliš žluťoučký kůň úpěl ďábelské ódy.</p></body></html>".encode("iso-8859-2")
    (document,) = read(_saved(czech, kind="text/html; charset=iso-8859-2"), SAVED)
    assert document.text == "Příliš žluťoučký kůň úpěl ďábelské ódy."
    told = b"<meta charset=windows-1252>" + "<p>Mañana</p>".encode("cp1252")
    (document,) = read(_saved(told, kind="text/html; charset=iso-8859-2"), SAVED)
    assert document.text == "Mañana"


def test_the_page_named_as_the_start_is_the_page_else_the_first() -> None:
    frame = "--B\nContent-Type: text/html\nContent-ID: <f>\n\n<p>Publicidad.</p>\n"
    assert read(_saved(b"<p>La nota.</p>", before=frame, more='start="<p>"; '), SAVED)[0].text == "La nota."
    assert read(_saved(b"<p>La nota.</p>", before=frame), SAVED)[0].text == "Publicidad."


@pytest.mark.parametrize("kind", ["image/png", "text/css"])
def test_without_a_page_it_is_empty(kind: str) -> None:
    assert refusal(_saved(b"uno", kind=kind), SAVED) == (Outcome.EMPTY, "no_text")


def test_deep_nesting_ends() -> None:
    deep = "".join(f"Content-Type: multipart/related; boundary=b{n}\n\n--b{n}\n" for n in range(5_000))
    assert refusal(deep.encode(), SAVED)[0] in (Outcome.REFUSED, Outcome.EMPTY)
