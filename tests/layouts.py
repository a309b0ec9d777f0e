"""Draws PDFs of many layouts, and compares line by line what was read with what was drawn."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from reportlab.lib.pagesizes import A4, A5, landscape, letter

from tests.paper import Paper, dejavu, prose

_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")


def book(paper: Paper) -> None:
    """Even pages bear the author, odd ones the chapter, with the number beside; chapters begin without."""
    for page in range(24):
        chapter, place = divmod(page, 8)
        if place:
            name = "MARÍA PEÑALVER" if page % 2 else f"CAPÍTULO {chapter + 1}. LA MONTAÑA"
            paper.along(str(page + 1), at=-45, left=60 if page % 2 else 350)
            paper.along(name, at=-45, left=120)
        paper.lines(24 if place else 18, top=75 if place else 160, left=50, words=8)
        paper.turn()


def journal(paper: Paper) -> None:
    """Two columns, a header, a footer with volume and pages, and the number first in the file."""
    for page in range(10):
        paper.along(str(45 + page), at=30, left=290)
        paper.along("Revista de Estudios de la Radio, vol. 12, núm. 3 (2021), pp. 45-54", at=42)
        paper.along("M. Peñalver y otras / La radio comunitaria", at=-40)
        for left in (50, 310):
            paper.lines(44, left=left, words=5)
        paper.turn()


def report(paper: Paper) -> None:
    """«Página 3 de 10» below; above the office and a date."""
    for page in range(10):
        paper.lines(38)
        paper.along(f"Página {page + 1} de 10", at=28, left=250)
        paper.along("Ayuntamiento de Villanueva · Informe anual · 12 de marzo de 2021", at=-35)
        paper.turn()


def preface(paper: Paper) -> None:
    """Roman numbers, then others, between dashes."""
    for page in range(18):
        paper.lines(36)
        paper.along(f"– {_ROMAN[page]} –" if page < 8 else f"– {page - 7} –", at=35, left=280)
        paper.turn()


def web_page(paper: Paper) -> None:
    """A page printed from a browser: title and date above, address and count below."""
    for page in range(7):
        paper.along("12/3/21, 10:44", at=-22, left=30, points=8)
        paper.along("Historia de la radio - Enciclopedia libre", at=-22, left=240, points=8)
        paper.lines(48, top=50, left=40, words=11)
        paper.along("https://ejemplo.org/wiki/Historia_de_la_radio?id=7", at=18, left=30, points=8)
        paper.along(f"{page + 1}/7", at=18, left=540, points=8)
        paper.turn()


def letterhead(paper: Paper) -> None:
    """Three lines above, two below."""
    for page in range(6):
        for number, text in enumerate(("Asociación Cultural", "Casa de la Palabra", "Fundada en 1987")):
            paper.along(text, at=-30 - 11 * number)
        paper.lines(34, top=110)
        paper.along("Calle Mayor 7, Zamora · Tel. 980 000 000", at=40)
        paper.along(f"Hoja {page + 1}", at=28)
        paper.turn()


def sections(paper: Paper) -> None:
    """The header is the section's name, and sections are two or three pages long."""
    names = (
        "Introducción",
        "El río",
        "La escuela",
        "El mercado",
        "Las voces",
        "La memoria",
        "El regreso",
        "Notas",
    )
    for page in range(20):
        paper.along(names[page * len(names) // 20], at=-42, left=200)
        paper.along(f"[{page + 101}]", at=32, left=280)
        paper.lines(35)
        paper.turn()


def slides(paper: Paper) -> None:
    """Few lines to a page."""
    for page in range(12):
        paper.lines(5, top=120, left=90, words=6, pitch=2.4)
        paper.along("Curso de periodismo comunitario", at=20, left=40)
        paper.along(str(page + 1), at=20, left=760)
        paper.turn()


def plain(paper: Paper) -> None:
    """Nothing runs along."""
    for _ in range(10):
        paper.lines(46, top=60)
        paper.turn()


def poems(paper: Paper) -> None:
    """A poem to a page under its name, with a refrain at the same place of each; nothing runs along."""
    for page in range(9):
        paper.texts([prose(900 + page, 3)], top=70)
        for stanza in range(4):
            paper.lines(4, top=120 + 130 * stanza, words=5)
            paper.texts(["Ay, río de mi niñez,", "ay, río."], top=185 + 130 * stanza)
        paper.turn()


def lists(paper: Paper) -> None:
    """Rows that differ only in their figures, from edge to edge."""
    for page in range(8):
        paper.texts([f"Acta {page + 1} renglón {line + 1}: {line * 7} votos" for line in range(54)], top=40)
        paper.turn()


def minutes(paper: Paper) -> None:
    """The header's words are in the text too, and a table begins alike on each page."""
    for page in range(8):
        paper.along("Asamblea de Vecinas de La Loma", at=-35)
        paper.along(str(page + 1), at=30, left=290)
        paper.texts(["Asamblea de Vecinas de La Loma"], top=300)
        paper.lines(12)
        paper.texts(
            ["Nombre Cargo Voto", *(f"Vecina {n} vocal sí" for n in range(page * 9, page * 9 + 9))], top=340
        )
        paper.lines(10, top=520)
        paper.turn()


def drafts(paper: Paper) -> None:
    """Two pages only, with their numbers."""
    for page in range(2):
        paper.lines(40)
        paper.along(f"Página {page + 1}", at=30, left=280)
        paper.turn()


LAYOUTS: dict[str, tuple[Callable[[Paper], None], Callable[[], Paper]]] = {
    "book": (book, partial(Paper, size=A5, points=10)),
    "journal": (journal, partial(Paper, font="Helvetica", points=9)),
    "report": (report, partial(Paper, size=letter, font="Helvetica")),
    "preface": (preface, Paper),
    "web_page": (web_page, lambda: Paper(font=dejavu(), points=9)),
    "letterhead": (letterhead, Paper),
    "sections": (sections, lambda: Paper(font=dejavu(), points=10)),
    "slides": (slides, partial(Paper, size=landscape(A4), font="Helvetica", points=18)),
    "plain": (plain, Paper),
    "poems": (poems, Paper),
    "lists": (lists, partial(Paper, font="Courier", points=10)),
    "minutes": (minutes, Paper),
    "drafts": (drafts, Paper),
}


@dataclass(frozen=True, slots=True)
class Score:
    """How many running lines there were and stayed, how many lines of text there were and got lost."""

    running: int
    stayed: int
    body: int
    lost: int


def drawn(name: str) -> tuple[bytes, Paper]:
    """The PDF of a layout and what is in it."""
    draw, begin = LAYOUTS[name]
    paper = begin()
    draw(paper)
    return paper.done(), paper


def score(paper: Paper, text: str) -> Score:
    """Compare what was read with what was drawn, line by line."""
    found, body = Counter(line.strip() for line in text.split("\n") if line.strip()), Counter(paper.body)
    return Score(
        len(paper.running), sum((found - body).values()), len(paper.body), sum((body - found).values())
    )
