"""Plain text comes out whole or in pieces that depend on the file alone, in any encoding, with Markdown's own statements."""

from itertools import pairwise

import pytest

from ingestion.extractors import plain as plain_module
from ingestion.types import Outcome
from tests.extractors.reading import read, refusal
from tests.text.sentences import TEXTS

PLAIN = "text/plain"


def test_a_small_file_is_one_document_byte_for_byte() -> None:
    text = "  Primera línea \n\n\tsegunda… «fin»   \n"
    (document,) = read(text.encode(), PLAIN)
    assert (document.text, document.cleaning, document.marks) == (text, (), ())
    assert (document.position, document.resume_at) == (0, len(text.encode()))
    assert read(text.encode(), PLAIN, start=document.resume_at) == []


def test_encoding_and_cleaning_are_noted() -> None:
    (document,) = read("Qué día\r\nmás largo".encode("cp1252"), PLAIN)
    assert (document.text, document.cleaning) == ("Qué día\nmás largo", ("decoded:cp1252", "newlines/1"))
    (document,) = read((TEXTS["es"].encode() + b"\xff"), PLAIN)
    assert document.cleaning == ("undecodable:1",)


def test_only_white_space_is_empty() -> None:
    assert refusal(b" \n\t ", PLAIN) == (Outcome.EMPTY, "no_text")
    assert refusal(b"", PLAIN) == (Outcome.EMPTY, "no_text")


@pytest.fixture
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain_module, "_ONE_DOCUMENT_BYTES", 4096)
    monkeypatch.setattr(plain_module, "_PIECE_BYTES", 1024)
    monkeypatch.setattr(plain_module, "_SEARCHED_BYTES", 512)


def _long_text(separator: str) -> str:
    return separator.join(f"{number}: {TEXTS['es'][:90]}" for number in range(120))


@pytest.mark.usefixtures("small_pieces")
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-be", "utf-32-le"])
@pytest.mark.parametrize("separator", ["\n\n", "\n", " ", ""])
def test_a_large_file_is_cut_and_nothing_is_lost(encoding: str, separator: str) -> None:
    text = _long_text(separator)
    data = text.encode(encoding)
    documents = read(data, PLAIN)
    assert len(documents) >= 8
    assert "".join(document.text for document in documents) == text
    assert [document.resume_at for document in documents[:-1]] == [
        document.position for document in documents[1:]
    ]
    assert documents[-1].resume_at == len(data)
    if separator.strip(" "):
        assert all(document.text.endswith(separator) for document in documents[:-1])


@pytest.mark.usefixtures("small_pieces")
@pytest.mark.parametrize("separator", ["\n\n", "\n", "  ", ""])
def test_reading_resumes_anywhere_and_ranges_give_each_piece_once(separator: str) -> None:
    data = _long_text(separator).encode()
    documents = read(data, PLAIN)
    for index, document in enumerate(documents):
        assert read(data, PLAIN, start=document.resume_at) == documents[index + 1 :]
    bounds = [0, 1, 700, 1024, 1025, 5000, 5120, 9999, None]
    parts = [read(data, PLAIN, start=start or 0, stop=stop) for start, stop in pairwise(bounds)]
    assert [document for part in parts for document in part] == documents


@pytest.mark.usefixtures("small_pieces")
def test_a_large_stream_that_cannot_seek() -> None:
    data = _long_text("\n").encode()
    assert read(data, PLAIN, one_way=True) == read(data, PLAIN)


@pytest.mark.usefixtures("small_pieces")
def test_a_later_piece_in_another_encoding_is_read_and_noted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ingestion.extractors.opened.SAMPLE_BYTES", 1024)
    data = (TEXTS["es"] + "\n").encode() * 8 + (TEXTS["pt"] + "\n").encode("cp1252") * 8
    documents = read(data, PLAIN)
    assert documents[0].cleaning == ()
    assert documents[-1].cleaning == ("decoded:cp1252",)
    assert documents[-1].text.endswith(TEXTS["pt"] + "\n")


def test_markdown_front_matter_gives_marks() -> None:
    text = '---\ntitle: "Cuentos"\nlicense: CC-BY-4.0\nlang:\n  - es\n  - gn\nother: x\n---\n\n# Cuentos\n\nlicense: no es\n'
    (document,) = read(text.encode(), "text/markdown")
    assert document.text == text
    assert document.marks == (
        ("yaml:title", "Cuentos"),
        ("yaml:license", "CC-BY-4.0"),
        ("yaml:lang", "es"),
        ("yaml:lang", "gn"),
    )
    assert read(text.encode(), PLAIN)[0].marks == ()


@pytest.mark.usefixtures("small_pieces")
@pytest.mark.parametrize("shift", range(3))
def test_no_character_is_cut(shift: int) -> None:
    text = "x" * shift + "ñ€" * 2000
    documents = read(text.encode(), PLAIN)
    assert "".join(document.text for document in documents) == text
    assert not any(document.cleaning for document in documents)
