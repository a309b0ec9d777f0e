"""Catalogues of translations: a row for each message, with all its plural forms; what is translated no more is left out."""

from ingestion.types import Outcome
from tests.extractors.reading import read, refusal

PO = "text/x-gettext-translation"
CATALOGUE = r"""# Traducción al guaraní. Licencia CC0.
msgid ""
msgstr ""
"Project-Id-Version: ejemplo 1.0\n"
"Language: gn\n"
"Content-Type: text/plain; charset=UTF-8\n"

#: src/main.c:12
msgctxt "menú"
msgid "Open \"file\""
msgstr "Marandurenda\tjepe'a"

#, fuzzy, c-format
msgid "%d file"
msgid_plural "%d files"
msgstr[0] "%d marandurenda"
msgstr[1] "%d marandurendakuéra"
msgid ""
"A long text that "
"goes on."
msgstr ""
"Ñe'ẽ puku "
"oho."

msgid "Untranslated"
msgstr ""

#~ msgid "Old"
#~ msgstr "Ymaguare"
"""


def test_messages_are_rows() -> None:
    documents = read(CATALOGUE.encode(), PO)
    assert [document.columns for document in documents] == [
        {"context": "menú", "source": 'Open "file"', "target": "Marandurenda\tjepe'a"},
        {
            "source": "%d file", "source_plural": "%d files", "target": "%d marandurenda", "target_2": "%d marandurendakuéra",
            "flags": "fuzzy, c-format",
        },
        {"source": "A long text that goes on.", "target": "Ñe'ẽ puku oho."},
        {"source": "Untranslated", "target": ""},
    ]  # fmt: skip
    assert documents[1].text == "%d file\n%d files\n%d marandurenda\n%d marandurendakuéra"
    assert documents[0].apart == (("source", 'Open "file"'), ("target", "Marandurenda\tjepe'a"))


def test_its_head_says_language_project_and_perhaps_rights() -> None:
    assert {document.marks for document in read(CATALOGUE.encode(), PO)} == {
        (
            ("po:comment", "Traducción al guaraní. Licencia CC0."),
            ("po:project-id-version", "ejemplo 1.0"),
            ("po:language", "gn"),
        )
    }


def test_reading_goes_on_where_it_stopped_in_any_encoding() -> None:
    documents = read(CATALOGUE.encode(), PO)
    assert read(CATALOGUE.encode(), PO, start=2) == documents[2:]
    assert read(CATALOGUE.encode(), PO, stop=2, one_way=True) == documents[:2]
    wide = read(CATALOGUE.replace("\n", "\r\n").encode("utf-16"), PO)
    assert [one.columns for one in wide] == [one.columns for one in documents]


def test_a_file_cut_off_keeps_what_was_there() -> None:
    documents = read(CATALOGUE[: CATALOGUE.index("puku")].encode(), PO)
    assert documents[-1].columns == {"source": "A long text that goes on.", "target": "Ñe'ẽ"}


def test_marks_are_few() -> None:
    heads = "".join(
        f'# nota {number}\nmsgid ""\nmsgstr "Language: x{number}\\n"\n\n' for number in range(900)
    )
    (document,) = read(f'{heads}msgid "uno"\nmsgstr "peteĩ"\n'.encode(), PO)
    assert 20 <= len(document.marks) <= 70


def test_quotes_that_never_close_break_nothing() -> None:
    (document,) = read('msgid "uno\nmsgstr "peteĩ\\'.encode(), PO)
    assert document.columns == {"source": "uno", "target": "peteĩ"}


def test_a_head_alone_is_empty() -> None:
    assert refusal(CATALOGUE[: CATALOGUE.index("#: src")].encode(), PO) == (Outcome.EMPTY, "no_records")
    assert refusal(b"# nada\n", PO) == (Outcome.EMPTY, "no_records")
