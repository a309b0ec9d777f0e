"""WebAnno TSV 3: a row for each sentence as it was written, with its tokens and every layer's features."""

import pytest

from ingestion.types import Outcome
from tests.extractors.reading import read, refusal

WEBANNO = "text/x-webanno-tsv"
NOTED = """#FORMAT=WebAnno TSV 3.3
#T_SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|identifier|value
#T_SP=webanno.custom.Frase|
#T_SP=webanno.custom.Marco|ROLE_webanno.custom.Marco:Papel_webanno.custom.MarcoLink|uima.tcas.Annotation
#T_RL=webanno.custom.Trata|tipo|BT_webanno.custom.Frase


#Sentence.id=uno
#Text=Lima  es grande.
1-1	0-4	Lima	*	LOC	*[1]	_	_	_	_	
1-2	6-8	es	_	_	*[1]	dónde;qué	1-1;1-3	_	_	
1-3	9-15	grande	_	_	_	_	_	adj	1-2	
1-3.1	9-13	gran	_	_	_	_	_	_	_	
1-4	15-16	.	_	_	_	_	_	_	_	

#Text=El maíz\\\\ña,
#Text=dijo\\t¿no\\[?
2-1	17-19	El	_	_	_	_	_	_	_	
2-2	20-24	maíz	_	_	_	_	_	_	_	
"""  # noqa: W291
HEAD = "#FORMAT=WebAnno TSV 3.3\n\n\n"


def test_sentences_are_rows_with_every_feature() -> None:
    first, second = read(NOTED.encode(), WEBANNO)
    assert first.text == "Lima  es grande."
    assert first.columns == {
        "sentence_id": "uno",
        "ids": ["1-1", "1-2", "1-3", "1-3.1", "1-4"],
        "spans": ["0-4", "6-8", "9-15", "9-13", "15-16"],
        "tokens": ["Lima", "es", "grande", "gran", "."],
        "NamedEntity.identifier": ["*", "_", "_", "_", "_"],
        "NamedEntity.value": ["LOC", "_", "_", "_", "_"],
        "Frase": ["*[1]", "*[1]", "_", "_", "_"],
        "Marco.ROLE_webanno.custom.Marco:Papel_webanno.custom.MarcoLink": ["_", "dónde;qué", "_", "_", "_"],
        "Marco.Annotation": ["_", "1-1;1-3", "_", "_", "_"],
        "Trata.tipo": ["_", "_", "adj", "_", "_"],
        "Trata.BT_Frase": ["_", "_", "1-2", "_", "_"],
    }
    assert second.text == "El maíz\\ña,\ndijo\t¿no[?"
    assert "sentence_id" not in (second.columns or {})
    assert second.apart == (("tokens", second.text),)
    assert read(NOTED.encode(), WEBANNO, start=1) == [second]


@pytest.mark.parametrize(
    ("version", "written", "meant"),
    [
        ("3.1", "ni\\u00F1o \\uD83D\\uDE00", "niño 😀"),
        ("3", "ni\\u00F1o", "niño"),
        ("3.2", "ni\\u00F1o", "ni\\u00F1o"),
        ("3.3", "a\\->b \\_ \\* \\q", "a->b _ * \\q"),
        ("3.1", "\\uD83D", "\ufffd"),
    ],
)
def test_escapes_are_those_of_the_version(version: str, written: str, meant: str) -> None:
    (document,) = read(
        f"#FORMAT=WebAnno TSV {version}\n\n\n#Text={written}\n1-1\t0-1\tx\t\n".encode(), WEBANNO
    )
    assert document.text == meant
    document.text.encode()


def test_without_its_text_a_sentence_is_put_together() -> None:
    data = HEAD + "1-1\t0-1\t¿\n1-2\t1-4\tQué\n1-2.1\t1-2\tQ\n1-3\t4-5\t?\n\n#Text=\n2-1\t0-3\tFin\n"
    assert [document.text for document in read(data.encode(), WEBANNO)] == ["¿Qué?", "Fin"]


def test_sentences_without_tokens_are_kept() -> None:
    data = HEAD + "#Text=Uno.\n\n#Text=Dos.\n\n2-1\t0-3\tDos\n#Text=Tres.\n"
    found = read(data.encode(), WEBANNO)
    assert [document.text for document in found] == ["Uno.", "Dos.", "Tres."]
    assert (found[1].columns or {})["tokens"] == ["Dos"]
    assert (found[2].columns or {})["tokens"] == []


def test_what_else_stands_there_is_kept_or_no_word() -> None:
    data = HEAD + "#Summary=algo\tmás\n#Text=Uno dos\n1-1\t0-3\tUno\tA\tB\nroto\n1-2\t4-7\n"
    (document,) = read(data.encode(), WEBANNO)
    assert document.columns == {
        "ids": ["1-1", "roto", "1-2"], "spans": ["0-3", "", "4-7"], "tokens": ["Uno", "", ""],
        "column_4": ["A", "", ""], "column_5": ["B", "", ""],
    }  # fmt: skip


def test_layers_that_are_called_alike_are_all_kept() -> None:
    head = HEAD.replace("\n\n", "\n#T_SP=a.tokens|\n#T_SP=a.N|v\n#T_SP=b.N|v\n\n", 1)
    (document,) = read((head + "#Text=x\n1-1\t0-1\tx\t1\t2\t3\t\n").encode(), WEBANNO)
    assert list(document.columns or {}) == ["ids", "spans", "tokens", "tokens_", "N.v", "N.v_"]


def test_other_newlines_and_encodings() -> None:
    expected = [(document.text, document.columns) for document in read(NOTED.encode(), WEBANNO)]
    for data in (NOTED.replace("\n", "\r\n").encode("utf-8-sig"), NOTED.encode("utf-16")):
        assert [(document.text, document.columns) for document in read(data, WEBANNO)] == expected


def test_what_never_ends_is_cut() -> None:
    tokens = read((HEAD + "1-1\t0-1\tno\n" * 12_000).encode(), WEBANNO)
    assert [len((document.columns or {})["tokens"]) for document in tokens] == [5_000, 5_000, 2_000]
    texts = read((HEAD + f"#Text={'a' * 900_000}\n" * 4).encode(), WEBANNO)
    assert [len(document.text) for document in texts] == [1_800_001, 1_800_001]


def test_columns_without_end_stay_in_the_last() -> None:
    layers = HEAD.replace("\n\n", "\n#T_SP=a" + "|b" * 300_000 + "\n" + "#T_SP=a|b\n" * 50_000 + "\n", 1)
    (document,) = read((layers + "#Text=x\n1-1\t0-1\tx" + "\ty" * 300_000 + "\n").encode(), WEBANNO)
    assert len(document.columns or {}) == 200


@pytest.mark.timeout(20)
def test_hostile_text_is_soon_read() -> None:
    for hostile in ("\\" * 900_000, "\\u" * 400_000, "\\uD83D" * 150_000, " " * 900_000):
        assert len(read(f"{HEAD}#Text={hostile}\n1-1\t0-1\tx\n".encode(), WEBANNO)) == 1


def test_a_file_without_a_sentence_is_empty_and_an_endless_line_refused() -> None:
    assert refusal(HEAD.encode(), WEBANNO) == (Outcome.EMPTY, "no_records")
    assert refusal(HEAD.encode() + b"#Text=" + b"a" * 2_000_000, WEBANNO) == (
        Outcome.REFUSED,
        "record_too_large",
    )


def test_whatever_the_bytes_nothing_else_is_raised() -> None:
    data = NOTED.encode()
    for cut in range(0, len(data), 13):
        assert read(b"#Text=a\n\n" + data[:cut] + b"\xff" + data[cut:], WEBANNO)
        assert read(b"#Text=a\n\n" + data[cut:], WEBANNO)
