"""Numbered words: a row for each sentence, with its words and all their columns, and the sentence as people write it."""

import pytest

from ingestion.types import Outcome
from tests.extractors.reading import read, refusal

NUMBERED = "text/x-conll-numbered"
# As in AnCora: 14 columns and one for each predicate, a subject that nobody wrote, words that belong together.
ANCORA = """1	_	_	_	p	p	_	_	2	2	suj	suj	_	_	arg0-agt
2	Vive	vivir	vivir	v	v	_	_	0	0	sentence	sentence	Y	vivir.b1	_
3	en	en	en	s	s	_	_	2	2	cc	cc	_	_	argL-loc
4	Buenos_Aires	Buenos_Aires	Buenos_Aires	n	n	_	_	3	3	sn	sn	_	_	_
5	.	.	.	f	f	_	_	2	2	f	f	_	_	_

1	¿	¿	¿	f	f	_	_	3	3	f	f	_	_
2	El	el	el	d	d	_	_	3	3	spec	spec	_	_
3	maíz	maíz	maíz	n	n	_	_	0	0	sn	sn	_	_
4	?	?	?	f	f	_	_	3	3	f	f	_	_

"""
ONTONOTES = """#begin document (bn/voz/00/voz_0001); part 000
bn/voz/00/voz_0001   0   0     Ana    NNP   (TOP(S(NP*)   -   -   -   -   (PERSON)   (0)
bn/voz/00/voz_0001   0   1   -LRB-  -LRB-           (PRN*   -   -   -   -          *     -
bn/voz/00/voz_0001   0   2      ya     RB               *   -   -   -   -          *     -
bn/voz/00/voz_0001   0   3   -RRB-  -RRB-               *)  -   -   -   -          *     -
bn/voz/00/voz_0001   0   4   canta    VBZ            (VP*)) cantar 01 1 - * -

bn/voz/00/voz_0001   0   0     Fin    NN   (TOP*)   -   -   -   -   *   -

#end document
"""
PLUS = """# global.columns = ID FORM LEMMA UPOS PARSEME:MWE
# license = CC BY 4.0
# sent_id = uno
1-2	Vámonos	_	_	*
1	Vamos	ir	VERB	1:VID
2	nos	nos	PRON	1
3	al_mar	mar	NOUN	*
3.1	oculto	oculto	X	*

# sent_id = dos
# text = Ya  está.
1	Ya	ya	ADV	*
2	está	estar	VERB	*
3	.	.	PUNCT	*
"""


def test_sentences_are_rows_with_every_column() -> None:
    first, second = read(ANCORA.encode(), NUMBERED)
    assert first.text == "Vive en Buenos Aires."
    assert first.columns is not None
    assert list(first.columns) == ["ids", "tokens", "lemmas", *[f"column_{n}" for n in range(4, 16)]]
    assert first.columns["tokens"] == ["_", "Vive", "en", "Buenos_Aires", "."]
    assert first.columns["lemmas"] == ["_", "vivir", "en", "Buenos_Aires", "."]
    assert first.columns["column_9"] == ["2", "0", "2", "3", "2"]
    assert first.columns["column_15"] == ["arg0-agt", "_", "argL-loc", "_", "_"]
    assert (second.text, len(second.columns or {})) == ("¿El maíz?", 14)
    assert [(found.position, found.apart) for found in (first, second)] == [
        (0, (("tokens", "Vive en Buenos Aires."),)),
        (1, (("tokens", "¿El maíz?"),)),
    ]
    assert read(ANCORA.encode(), NUMBERED, start=1) == [second]
    assert read(ANCORA.encode(), NUMBERED, stop=1, one_way=True) == [first]


def test_columns_may_be_set_apart_by_runs_of_spaces() -> None:
    assert read(ANCORA.replace("\t", "    ").encode(), NUMBERED) == read(ANCORA.encode(), NUMBERED)


def test_behind_the_names_of_documents_words_are_counted_from_nought() -> None:
    first, second = read(ONTONOTES.encode(), NUMBERED)
    assert first.text == "Ana (ya) canta"
    assert first.columns is not None
    assert first.columns["document"] == "(bn/voz/00/voz_0001); part 000"
    assert first.columns["ids"] == ["0", "1", "2", "3", "4"]
    assert first.columns["tokens"] == ["Ana", "-LRB-", "ya", "-RRB-", "canta"]
    assert first.columns["column_1"] == ["bn/voz/00/voz_0001"] * 5
    assert first.columns["column_7"][-1] == "cantar"
    assert "lemmas" not in first.columns
    assert (second.text, (second.columns or {})["document"]) == ("Fin", "(bn/voz/00/voz_0001); part 000")


def test_a_document_that_ended_says_nothing_of_what_follows() -> None:
    (*_, last) = read((ONTONOTES + "x 0 0 Otra NN - -\n").encode(), NUMBERED)
    assert (last.text, "document" in (last.columns or {})) == ("Otra", False)


def test_comments_name_the_columns_and_give_the_text() -> None:
    first, second = read(PLUS.encode(), NUMBERED)
    assert (
        first.text == "Vámonos al mar"
    )  # of what is written together the whole, and nothing that nobody wrote
    assert list(first.columns or {}) == ["sent_id", "ids", "tokens", "lemmas", "UPOS", "PARSEME:MWE"]
    assert (first.columns or {})["ids"] == ["1-2", "1", "2", "3", "3.1"]
    assert (second.text, (second.columns or {})["sent_id"]) == ("Ya  está.", "dos")
    assert first.marks == (("conll:license", "CC BY 4.0"),)


def test_columns_that_are_called_alike_are_all_kept() -> None:
    names = "# global.columns = ID FORM tokens X X sent_id column_8 Y\n"
    (document,) = read((names + "\t".join(["1", *"abcdefghi"]) + "\n").encode(), NUMBERED)
    assert document.columns == {
        "ids": ["1"], "tokens": ["a"], "tokens_": ["b"], "X": ["c"], "X_": ["d"], "sent_id_": ["e"], "column_8": ["f"], "Y": ["g"],
        "column_9": ["h"], "column_10": ["i"],
    }  # fmt: skip


@pytest.mark.parametrize("third", ["{tag}", "{word}", "_"])
def test_what_is_no_lemma_is_called_none(third: str) -> None:
    words = [("El", "DA"), ("río", "NC"), ("crece", "VM"), (".", "FP")]
    lines = [
        f"{n}\t{word}\t{third.format(tag=tag, word=word)}\tx\n" for n, (word, tag) in enumerate(words, 1)
    ]
    document = read(("".join(lines) + "\n").encode() * 2, NUMBERED)[0]
    assert list(document.columns or {}) == ["ids", "tokens", "column_3", "column_4"]


def test_names_of_people_on_the_net_keep_their_underscores() -> None:
    (document,) = read(b"1\t@ana_paz\tx\n2\thttp://a.es/b_c\tx\n3\ta_fin_de\tx\n4\t___\tx\n", NUMBERED)
    assert document.text == "@ana_paz http://a.es/b_c a fin de ___"


def test_lines_that_lack_something_are_kept() -> None:
    broken = ANCORA * 50 + "1\tRoto\n2\n\tfin\tx\n" + "9" * 5_000 + "\tmil\n"
    *_, last = read(broken.encode(), NUMBERED)
    assert last.text == "Roto fin mil"
    assert (last.columns or {})["ids"] == ["1", "2", "", "9" * 5_000]
    assert (last.columns or {})["lemmas"] == ["", "", "x", ""]


def test_other_encodings_and_newlines() -> None:
    expected = [document.text for document in read(ANCORA.encode(), NUMBERED)]
    for data in (ANCORA.encode("cp1252"), ANCORA.encode("utf-16"), ANCORA.replace("\n", "\r").encode()):
        found = read(data, NUMBERED)
        assert [document.text for document in found] == expected
        assert "lemmas" in (found[0].columns or {})
    assert read(ANCORA.encode("cp1252"), NUMBERED)[1].cleaning == ("decoded:cp1252",)


def test_sentences_that_never_end_are_cut() -> None:
    documents = read(b"1\tno\tx\n" * 12_000, NUMBERED)
    assert [len((document.columns or {})["tokens"]) for document in documents] == [5_000, 5_000, 2_000]
    long = f"1\t{'a' * 900_000}\tx\n".encode()
    assert [len((document.columns or {})["tokens"]) for document in read(long * 3, NUMBERED)] == [2, 1]


def test_columns_without_end_stay_in_the_last() -> None:
    (document,) = read(b"1\tno" + b"\tx" * 400_000 + b"\n2\tsi\n", NUMBERED)
    columns = document.columns or {}
    assert len(columns) == 200
    assert columns["column_200"] == ["\t".join("x" * 399_803), ""]


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "data",
    ["#" + " " * 900_000 + "x\n1\ta\tb\n", "# a = " + " " * 900_000 + "x\n1\ta\tb\n", "1\t" + "a_" * 400_000 + "\tb\n", "1\t" + "-" * 900_000 + "\n"],
    ids=["space", "value", "together", "signs"],
)  # fmt: skip
def test_hostile_lines_are_soon_read(data: str) -> None:
    assert len(read(data.encode(), NUMBERED)) == 1


def test_a_file_without_a_word_is_empty_and_an_endless_line_refused() -> None:
    assert refusal(b"# global.columns = ID FORM\n\n", NUMBERED) == (Outcome.EMPTY, "no_records")
    assert refusal(b"1\t" + b"a" * 2_000_000, NUMBERED) == (Outcome.REFUSED, "record_too_large")


def test_whatever_the_bytes_nothing_else_is_raised() -> None:
    for data in (ANCORA.encode(), ONTONOTES.encode(), PLUS.encode()):
        for cut in range(1, len(data), 41):
            assert read(b"1\ta\tb\n\n" + data[cut:], NUMBERED)
            assert read(b"1\ta\tb\n\n" + data[:cut] + b"\xff\n" + data[cut:], NUMBERED)
