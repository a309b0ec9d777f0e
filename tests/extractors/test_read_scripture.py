"""Bible translations in USFM and USX give their verses whole, with book, chapter and number, and headings apart."""

from io import BytesIO
from typing import Any

import pytest

from ingestion.extractors.scripture.usfm import Usfm
from ingestion.extractors.scripture.usx import Usx
from ingestion.types import Document, Outcome, Source, Unreadable

TEXT = r"""\id MRK - Cuento de prueba, CC BY-SA 4.0
\ide UTF-8
\rem Licencia: CC BY-SA
\h Marcos
\toc1 El libro de Marcos
\mt1 Ñawpaq willakuy
\is Qallariy
\ip Kay~qillqaqa // huk willakuymi.
\c 1
\s1 Juanpa rimasqan
\r (Mt 3.1)
\p
\v 1 Ñawpaqpi\f + \fr 1.1 \ft Huk qillqapi: \fqa qallariypi\f*, \w runa|lemma="runa" strong="G1"\w* hamurqan.\x - \xo 1.1 \xt Lc 1\x*
\v 2-3 \va 4\va*Hinaspa
\q1 paymi \nd Tayta\nd* nirqan:
\s2 Huk suti
\q2 \qt-s |who="Juan"\*\wj “Hamuy, \+nd Apu\+nd*”\wj*\qt-e\*
\b
\q1 \fig Mayu|src="a.jpg"\fig*nispa.
\c 2
\d Davidpa takin
\p
\v 1 Chaymanta.
"""


def source(data: bytes, start: int = 0, stop: int | None = None) -> Source:
    return Source(BytesIO(data), "archivo", len(data), "", start=start, stop=stop)


def usfm(text: str | bytes, start: int = 0, stop: int | None = None) -> list[Document]:
    return list(Usfm().extract(source(text if isinstance(text, bytes) else text.encode(), start, stop)))


def usx(text: str | bytes, start: int = 0, stop: int | None = None) -> list[Document]:
    return list(Usx().extract(source(text if isinstance(text, bytes) else text.encode(), start, stop)))


def verse(chapter: str, number: str, text: str, **more: Any) -> dict[str, Any]:
    return {"book": "MRK", "chapter": chapter, "verse": number, "text": text, **more}


def said(documents: list[Document]) -> list[tuple[str, str]]:
    """The number, or the marker of what has none, and the text of each row."""
    rows = [document.columns or {} for document in documents]
    return [(row["verse"] or row["marker"], row["text"]) for row in rows]


ROWS = [
    verse("", "", "Marcos", marker="h"),
    verse("", "", "Ñawpaq willakuy", marker="mt1"),
    verse("", "", "Qallariy", marker="is"),
    verse("", "", "Kay qillqaqa huk willakuymi.", marker="ip"),
    verse("1", "", "Juanpa rimasqan", marker="s1"),
    verse("1", "", "(Mt 3.1)", marker="r"),
    verse("1", "1", "Ñawpaqpi, runa hamurqan.", notes=["Huk qillqapi: qallariypi"]),
    verse("1", "2-3", "Hinaspa paymi Tayta nirqan: “Hamuy, Apu” nispa."),
    verse("1", "", "Huk suti", marker="s2"),
    verse("2", "", "Davidpa takin", marker="d"),
    verse("2", "1", "Chaymanta."),
]
MARKS = (("usfm:id", "- Cuento de prueba, CC BY-SA 4.0"), ("usfm:rem", "Licencia: CC BY-SA"))

XML = """<?xml version="1.0" encoding="utf-8"?><usx version="3.0">
<book code="MRK" style="id">- Cuento de prueba, CC BY-SA 4.0</book><para style="ide">UTF-8</para>
<para style="rem">Licencia: CC BY-SA</para><para style="h">Marcos</para><para style="toc1">El libro de Marcos</para>
<para style="mt1">Ñawpaq willakuy</para><para style="is">Qallariy</para>
<para style="ip">Kay\u00a0qillqaqa<optbreak/>huk willakuymi.</para>
<chapter number="1" style="c" sid="MRK 1"/><para style="s1">Juanpa rimasqan</para>
<para style="r">(<ref loc="MAT 3:1">Mt 3.1</ref>)</para>
<para style="p"><verse number="1" style="v" sid="MRK 1:1"/>Ñawpaqpi<note caller="+" style="f"><char style="fr">1.1 </char>
<char style="ft">Huk qillqapi: </char><char style="fqa">qallariypi</char></note>, <char style="w" lemma="runa">runa</char> hamurqan.
<note caller="-" style="x"><char style="xo">1.1</char><char style="xt">Lc 1</char></note><verse eid="MRK 1:1"/>
<verse number="2-3" style="v" sid="MRK 1:2-3"/><char style="va">4</char>Hinaspa</para>
<para style="q1">paymi <char style="nd">Tayta</char> nirqan:</para><para style="s2">Huk suti</para>
<para style="q2"><ms style="qt-s" who="Juan"/><char style="wj">“Hamuy, <char style="nd">Apu</char>”</char><ms style="qt-e"/></para>
<para style="b"/><para style="q1"><figure style="fig" file="a.jpg">Mayu</figure>nispa.<verse eid="MRK 1:2-3"/></para>
<chapter eid="MRK 1"/><chapter number="2" style="c" sid="MRK 2"/><para style="d">Davidpa takin</para>
<para style="p"><verse number="1" style="v" sid="MRK 2:1"/>Chaymanta.<verse eid="MRK 2:1"/></para><chapter eid="MRK 2"/></usx>"""


def test_usfm_gives_a_row_for_each_verse_and_heading() -> None:
    documents = usfm(TEXT)
    assert [document.columns for document in documents] == ROWS
    assert [document.text for document in documents] == [row["text"] for row in ROWS]
    assert [(document.position, document.resume_at) for document in documents[:2]] == [(0, 1), (1, 2)]
    assert {document.marks for document in documents} == {MARKS}
    assert documents[0].cleaning == ()


def test_usx_gives_the_same_rows() -> None:
    documents = usx(XML)
    assert [document.columns for document in documents] == ROWS
    assert [document.text for document in documents] == [row["text"] for row in ROWS]
    assert {document.marks for document in documents} == {MARKS}
    assert documents[0].cleaning == ()


def test_reading_goes_on_where_it_stopped() -> None:
    assert usfm(TEXT, 0, 4) + usfm(TEXT, 4) == usfm(TEXT)
    assert usx(XML, 0, 4) + usx(XML, 4) == usx(XML)


@pytest.mark.parametrize(
    ("encoding", "step"),
    [("cp1252", "decoded:cp1252"), ("utf-16", "decoded:utf-16"), ("utf-8-sig", "")],
)
def test_usfm_of_other_encodings_and_newlines(encoding: str, step: str) -> None:
    for newline in ("\n", "\r\n", "\r"):
        (document,) = usfm(
            newline.join((r"\id MRK", r"\c 1", r"\p", r"\v 1 El niño", "comió")).encode(encoding)
        )
        assert document.columns == verse("1", "1", "El niño comió")
        assert document.cleaning == ((step,) if step else ())


def test_the_encoding_that_usfm_declares_is_heeded() -> None:
    written = "\\id MRK\n\\ide {}\n\\c 1\n\\p\n\\v 1 Ő\n".format
    assert usfm(written("1250 - Europa").encode("cp1250"))[0].text == "Ő"
    assert usfm(written("CP-1250").encode("cp1250"))[0].text == "Ő"
    assert usfm(written("otra").encode("cp1250"))[0].text != "Ő"


@pytest.mark.parametrize(
    ("encoding", "declared"), [("utf-16", "utf-16"), ("iso-8859-1", "iso-8859-1"), ("utf-8-sig", "utf-8")]
)
def test_usx_of_other_encodings(encoding: str, declared: str) -> None:
    text = (
        f'<?xml version="1.0" encoding="{declared}"?><usx><chapter number="1"/><para><verse number="1"/>Ñandú'
    )
    (document,) = usx(text.encode(encoding))
    assert document.columns == {"book": "", "chapter": "1", "verse": "1", "text": "Ñandú"}
    assert document.cleaning[-1] == "broken_xml"


def test_what_is_cut_off_keeps_what_was_there() -> None:
    rows = [document.columns for document in usfm(TEXT[: TEXT.index("hamurqan")])]
    assert rows == [*ROWS[:6], verse("1", "1", "Ñawpaqpi, runa", notes=["Huk qillqapi: qallariypi"])]
    assert usfm(TEXT[: TEXT.index(r" \fqa")])[-1].columns == verse(
        "1", "1", "Ñawpaqpi", notes=["Huk qillqapi:"]
    )
    documents = usx(XML[: XML.index(" hamurqan")])
    assert [document.columns for document in documents] == rows
    assert documents[-1].cleaning == ("broken_xml",)


def test_what_cannot_be_decoded_is_told() -> None:
    (row,) = usfm("\\v 1 uno".encode("utf-16") + b"\xd8")
    assert row.cleaning == ("decoded:utf-16", "undecodable:1")


def test_a_file_may_be_cut_anywhere() -> None:
    outcomes = {outcome_of(Usfm(), TEXT.encode()[:place]) for place in range(len(TEXT))}
    assert outcomes == {Outcome.TEXT, Outcome.EMPTY}
    outcomes = {outcome_of(Usx(), XML.encode()[:place]) for place in range(0, len(XML), 7)}
    assert outcomes == {Outcome.TEXT, Outcome.EMPTY, Outcome.DAMAGED}


def outcome_of(extractor: Usfm | Usx, data: bytes) -> Outcome:
    try:
        list(extractor.extract(source(data)))
    except Unreadable as answer:
        return answer.outcome
    return Outcome.TEXT


def test_without_text_it_is_empty() -> None:
    for data in ("", r"\id MRK", "\\id MRK\n\\c 1\n\\p\n\\v 1\n\\v 2\n"):
        with pytest.raises(Unreadable) as raised:
            usfm(data)
        assert (raised.value.outcome, raised.value.code) == (Outcome.EMPTY, "no_records")
    with pytest.raises(Unreadable) as raised:
        usx('<usx><book code="MRK"/><chapter number="1"/><para style="p"><verse number="1"/></para></usx>')
    assert raised.value.outcome is Outcome.EMPTY
    with pytest.raises(Unreadable) as raised:
        usx("hola")
    assert raised.value.outcome is Outcome.DAMAGED


def test_a_verse_that_only_a_note_speaks_of_keeps_it() -> None:
    (row,) = usfm("\\c 1\n\\p\n\\v 1 \\f + \\ft Falta en otros.\\f*\n\\v 2\n")
    assert row.columns == {"book": "", "chapter": "1", "verse": "1", "text": "", "notes": ["Falta en otros."]}


def test_no_space_is_put_before_punctuation() -> None:
    rows = usfm(
        "\\p\n\\v 1 uno \\f + \\ft nota\\f*, dos \\x - Mt 1\\x*tres\n\\q2 ; cuatro\n\\v 2 él dijo : no\n\\v 3 (\\nd a\\nd*)b"
    )
    assert said(rows) == [("1", "uno, dos tres; cuatro"), ("2", "él dijo : no"), ("3", "(a)b")]


def test_tables_and_lists_of_a_verse_are_one_row() -> None:
    assert said(usfm("\\p\n\\v 1 Son:\n\\tr \\th1 Uno\\thr2 Mokõi\n\\tr \\tc1 a \\tcr2-3 b\n\\li1 fin")) == [
        ("1", "Son: Uno Mokõi a b fin")
    ]
    table = "<table><row style='tr'><cell style='th1'>Uno</cell><cell style='thr2'>Mokõi</cell></row></table>"
    assert said(
        usx(f"<usx><para style='p'><verse number='1'/>Son:</para>{table}<para style='li1'>fin</para></usx>")
    ) == [("1", "Son: Uno Mokõi fin")]


def test_a_box_belongs_to_no_verse() -> None:
    assert said(
        usfm("\\p\n\\v 1 uno\n\\esb \\cat Gente\\cat*\n\\ms Caja\n\\p aparte\n\\esbe\n\\p dos\n")
    ) == [("1", "uno dos"), ("ms", "Caja"), ("p", "aparte")]
    assert said(
        usx(
            "<usx><para style='p'><verse number='1'/>uno</para><sidebar style='esb'><para style='ms'>Caja</para>"
            "<para style='p'>aparte</para></sidebar><para style='p'>dos</para></usx>"
        )
    ) == [("1", "uno dos"), ("ms", "Caja"), ("p", "aparte")]


def test_what_follows_the_end_of_a_verse_is_not_of_it() -> None:
    rows = usx(
        "<usx><para style='p'><verse number='1' sid='a'/>uno<verse eid='a'/> suelto<verse number='2'/>dos</para></usx>"
    )
    assert said(rows) == [("1", "uno"), ("p", "suelto"), ("2", "dos")]


def test_a_psalm_title_may_hold_a_verse() -> None:
    assert said(usfm("\\c 3\n\\d\n\\v 1 Un canto.\n\\q1\n\\v 2 Señor")) == [
        ("1", "Un canto."),
        ("2", "Señor"),
    ]


def test_several_books_begin_anew() -> None:
    rows = usfm("\\id MAT\n\\c 2\n\\p\n\\v 1 uno\n\\id MRK\n\\mt Marcos\n\\c 1\n\\v 1 dos")
    assert [tuple((row.columns or {}).values())[:4] for row in rows] == [
        ("MAT", "2", "1", "uno"), ("MRK", "", "", "Marcos"), ("MRK", "1", "1", "dos"),
    ]  # fmt: skip


def test_files_put_together_and_a_book_without_its_code() -> None:
    rows = usfm("\ufeff\\id MAT\n\\c 2\n\\p\n\\v 1 uno\n\ufeff\\id sindeclararlibro\n\\c 1\n\\v 1 dos")
    assert [tuple((row.columns or {}).values()) for row in rows] == [
        ("MAT", "2", "1", "uno"), ("", "1", "1", "dos"),
    ]  # fmt: skip


def test_markers_of_ones_own() -> None:
    rows = usfm(
        "\\p\n\\v 1 uno\n\\zletra dos\\zletra* tres\n\\zaparte Otra cosa\n\\p cuatro\n\\v 2a a\\v 2b b\n"
    )
    assert said(rows) == [
        ("1", "uno dos tres cuatro"),
        ("zaparte", "Otra cosa"),
        ("2a", "a"),
        ("2b", "b"),
    ]


def test_words_on_lines_of_their_own_with_milestones_between() -> None:
    rows = usfm(
        '\\v 1 \\zaln-s |x-strong="G1" x-content="a"\\*\\w En|x-occurrence="1"\\w*\n\\w casa|x="1"\\w*\\zaln-e\\*,\n\\ts\\*\n\\w no|\n'
        'x="2"\\w* | ni.\n'
    )
    assert said(rows) == [("1", "En casa, no | ni.")]
