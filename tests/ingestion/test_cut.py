"""A long document whose reader dies at some page keeps the pages before it, and says so."""

from pathlib import Path
from typing import Any

import pytest

from ingestion import confined
from ingestion.job import Allowance, Job
from ingestion.sandbox import Limits
from tests.extractors.papers import raw_pdf, stream
from tests.opening.archives import zipped

BUDGET: Allowance = {"members": 1_000, "unpacked_bytes": 1 << 30}


def _pdf(*pages: bytes, forms: bytes = b"") -> bytes:
    """Pages of these contents; object 3 is the font, object 4 the form /X."""
    first = 5
    kids = b" ".join(b"%d 0 R" % (first + 2 * number) for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(pages)),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        stream(
            forms, b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 4 0 R >> >>"
        ),
    ]
    for number, content in enumerate(pages):
        resources = b"<< /Font << /F 3 0 R >> /XObject << /X 4 0 R >> >>"
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Resources %s /Contents %d 0 R >>"
            % (resources, first + 2 * number + 1)
        )
        objects.append(stream(content))
    return raw_pdf(*objects)


def _words(text: bytes) -> bytes:
    return b"BT /F 12 Tf 40 200 Td (%s) Tj ET" % text


PLANAS = [_words(word) for word in (b"Primera", b"Segunda", b"Tercera")]
TRAP = b"q " * 400_000 + b"BT /F 9 Tf " + b"(a) Tj 1 0 Td " * 3_000_000 + b"ET"


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for no more than a moment, and give little memory."""
    monkeypatch.setattr(confined, "LIMITS", Limits(wall_seconds=3, memory_bytes=300 << 20))


def _ends(path: Path) -> tuple[list[str], dict[str, dict[str, Any]]]:
    job: Job = {"name": path.name, "size": path.stat().st_size, "budget": BUDGET}
    messages = list(confined.read(path, job))
    texts = [message["text"] for message in messages if message["m"] == "doc"]
    return texts, {message["member"]: message for message in messages if message["m"] == "end"}


@pytest.mark.usefixtures("hasty")
def test_the_pages_before_a_trap_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "trampa.pdf"
    path.write_bytes(_pdf(*PLANAS, TRAP, _words(b"Quinta")))
    texts, ends = _ends(path)
    assert texts == ["Primera\nSegunda\nTercera"]
    assert (ends[""]["outcome"], ends[""]["reason"]) == ("text", "only_first_pages")
    assert ends[""]["params"] == {"pages": 3, "of": 5}


@pytest.mark.usefixtures("hasty")
def test_what_stands_beside_it_in_an_archive_is_told_once(tmp_path: Path) -> None:
    path = tmp_path / "lote.zip"
    trap = _pdf(_words(b"Primera plana"), TRAP)
    path.write_bytes(zipped(("a.txt", b"Hola a todas"), ("b.pdf", trap), ("c.txt", b"Hasta luego")))
    texts, ends = _ends(path)
    assert texts == ["Hola a todas", "Primera plana", "Hasta luego"]
    assert {name: end["reason"] for name, end in ends.items()} == {
        "": "unpacked", "a.txt": "", "b.pdf": "only_first_pages", "c.txt": "",
    }  # fmt: skip


@pytest.mark.usefixtures("hasty")
def test_a_trap_on_the_first_page_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "trampa.pdf"
    path.write_bytes(_pdf(TRAP, _words(b"Segunda plana")))
    texts, ends = _ends(path)
    assert (texts, ends[""]["outcome"]) == ([], "refused")
