"""Bible translations that break their own rules keep their verses, and end."""

import pytest

from ingestion.extractors.scripture.usfm import Usfm
from ingestion.types import Outcome, Unreadable
from tests.extractors.test_read_scripture import said, source, usfm, usx


def test_notes_that_are_never_closed_end_with_their_verse() -> None:
    rows = usfm("\\p\n\\v 1 uno\\f + \\ft nota\n\\v 2 dos\\x - Mt 1\n\\p tres \\va 9 \\nd cuatro\n")
    assert said(rows) == [("1", "uno"), ("2", "dos tres cuatro")]
    assert (rows[0].columns or {})["notes"] == ["nota"]
    rows = usx(
        "<usx><para style='p'><verse number='1'/>uno<note style='f'>nota<verse number='2'/>dos<figure>Mayu"
        "<verse number='3'/>tres</para><para style='p'>cuatro</usx>"
    )
    assert said(rows) == [("1", "uno"), ("2", "dos"), ("3", "tres cuatro")]


def test_paragraphs_and_foreign_markers_within_a_note() -> None:
    rows = usfm("\\p\n\\v 1 uno\\f + \\fr 1.1 \\ft a\\fp b\n\\zotro c\\f* tres")
    assert rows[0].columns == {
        "book": "",
        "chapter": "",
        "verse": "1",
        "text": "uno tres",
        "notes": ["a b c"],
    }
    note = "<note caller='+' style='f'><char style='ft'>a</char><char style='fp'>b</char></note>"
    (row,) = usx(f"<usx><para style='p'><verse number='1'/>uno{note} tres</para></usx>")
    assert row.columns == {"book": "", "chapter": "", "verse": "1", "text": "uno tres", "notes": ["a b"]}


def test_styles_that_are_never_closed() -> None:
    assert said(usfm('\\p\n\\v 1 uno\n\\nd Tayta\n\\w dos|lemma="x"\ntres\n\\v 2 fin')) == [
        ("1", "uno Tayta dos tres"),
        ("2", "fin"),
    ]


def test_rows_of_a_table_outside_of_verses() -> None:
    assert said(usfm("\\tr \\tc1 a \\tc2 b\n\\tr \\tc1 c")) == [("tr", "a b"), ("tr", "c")]
    row = "<row style='tr'><cell>a</cell><cell>b</cell></row>"
    assert said(usx(f"<usx><table>{row}{row}</table></usx>")) == [("tr", "a b"), ("tr", "a b")]


def test_what_lacks_its_number_is_kept_apart() -> None:
    assert said(usfm("\\c\n\\p\n\\v sin número\n\\p más\n\\v 2 dos")) == [
        ("v", "sin número más"),
        ("2", "dos"),
    ]
    assert said(usx("<usx><chapter/><para><verse/>sin número</para><para>más</para></usx>")) == [
        ("v", "sin número más")
    ]


def test_addresses_on_the_web_keep_their_slashes() -> None:
    assert said(usfm("\\ip Ver https://ejemplo.test //ahora")) == [("ip", "Ver https://ejemplo.test ahora")]


def test_marks_are_few_and_short() -> None:
    (row,) = usfm("\\id MRK\n" + "".join(f"\\rem {number} {'a' * 900}\n" for number in range(80)) + "\\p\nsí")
    assert len(row.marks) == 50
    assert {len(value) for _, value in row.marks} == {500}


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "piece",
    [
        "\\v 1 a\n", "\\f + \\ft a ", "\\", "\\w a|", "\\zaln-s |", "\\+nd ", "\\s1 a\n", "\\a-", "\\c 1\n", "|", "\\esb ",
        "\\id A\n", "\\b \n", "~ //", "\\va ", "\\v 1-1", "\\f \\f*", " ", "\\rem a\n", "\\a ", "\n \t",
    ],
)  # fmt: skip
def test_endless_repetition_in_usfm_is_soon_over(piece: str) -> None:
    documents = usfm("\\p\n\\v 7 hola\n" + piece * 20_000)
    assert documents[0].text.startswith("hola")


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "piece",
    [
        "<verse number='1'/>a", "<para style='s1'>a</para>", "<note>a</note>", "<figure/>", "<verse/>", "<chapter eid='a'/>", "</note>",
        "<book/>", "<sidebar>a</sidebar>", "<row/><cell/>", "<char style='va'>a</char>",
    ],
)  # fmt: skip
def test_endless_repetition_in_usx_is_soon_over(piece: str) -> None:
    documents = usx("<usx><para><verse number='7'/>hola" + piece * 20_000)
    assert documents[0].text.startswith("hola")


def test_what_is_nested_too_deep_is_refused() -> None:
    with pytest.raises(Unreadable) as raised:
        usx("<usx>" + "<note style='f'>" * 3_000)
    assert raised.value.outcome is Outcome.REFUSED


def test_headings_without_end_are_given_before_the_file_is_over() -> None:
    found = Usfm().extract(source(b"\\v 1 uno\n" + b"\\s1 dos\n" * 1_500 + b"\\p tres\n"))
    rows = said(list(found))
    assert rows[:2] == [("1", "uno"), ("s1", "dos")]
    assert (len(rows), rows[-1]) == (1_502, ("p", "tres"))
