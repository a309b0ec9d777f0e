"""Words tagged in columns: a row for each sentence, with its words and their tags, and the sentence as people write it."""

from ingestion.types import Outcome
from tests.extractors.reading import read, refusal

CONLL = "text/x-conll"
NAMES = """-DOCSTART- -X- O O

Juan B-PER
Pérez I-PER
vive O
en O
Lima B-LOC
( O
Perú B-LOC
) O
. O

¿ O
Y O
María B-PER
? O
"""


def test_sentences_are_rows() -> None:
    first, second = read(NAMES.encode(), CONLL)
    assert first.columns == {
        "tokens": ["Juan", "Pérez", "vive", "en", "Lima", "(", "Perú", ")", "."],
        "tags": ["B-PER", "I-PER", "O", "O", "B-LOC", "O", "B-LOC", "O", "O"],
    }
    assert first.text == "Juan Pérez vive en Lima (Perú)."
    assert second.text == "¿Y María?"
    assert read(NAMES.encode(), CONLL, start=1) == [second]


def test_more_columns_have_numbers_and_all_are_of_one_length() -> None:
    (document,) = read("El\tDA\tel\tO\nrío\tNC\trío\tB-LOC\nroto\tO\n".encode(), CONLL)
    assert document.columns == {
        "tokens": ["El", "río", "roto"], "column_2": ["DA", "NC", ""], "column_3": ["el", "río", ""], "tags": ["O", "B-LOC", "O"],
    }  # fmt: skip


def test_comments_and_numbers_of_sentences_are_no_words() -> None:
    (document,) = read("# id 7\nRío\tB-LOC\nazul\tO\n".encode(), CONLL)
    assert document.text == "Río azul"


def test_words_that_nothing_divides_are_divided() -> None:
    documents = read(b"no O\n" * 12_000, CONLL)
    assert [len((document.columns or {})["tokens"]) for document in documents] == [5_000, 5_000, 2_000]


def test_a_file_without_a_word_is_empty() -> None:
    assert refusal(b"-DOCSTART- O\n\n\n", CONLL) == (Outcome.EMPTY, "no_records")


def test_columns_without_end_make_no_others_as_wide() -> None:
    (document,) = read(b"uno O\n" * 3_000 + b"dos" + b" x" * 100_000 + b" O\n", CONLL)
    columns = document.columns or {}
    assert len(columns) == 200
    assert columns["tags"][-1].endswith("x x O")


def test_sentences_of_endless_words_are_cut() -> None:
    documents = read(b"a" * 900_000 + b" O\n" + b"b" * 900_000 + b" O\n" + b"c O\n", CONLL)
    assert [len((document.columns or {})["tokens"]) for document in documents] == [2, 1]


def test_freeling_says_lemma_tag_and_how_likely_it_is() -> None:
    written = "El el DA0MS0 1\nTribunal_Supremo tribunal_supremo NP00O00 0.875\nhabló hablar VMIS3S0 0.5\n. . Fp 1\n\nSí sí RG 1\n"
    first, second = read(written.encode("cp1252"), CONLL)
    assert first.columns == {
        "tokens": ["El", "Tribunal_Supremo", "habló", "."], "lemmas": ["el", "tribunal_supremo", "hablar", "."],
        "pos": ["DA0MS0", "NP00O00", "VMIS3S0", "Fp"], "probabilities": ["1", "0.875", "0.5", "1"],
    }  # fmt: skip
    assert first.text == "El Tribunal Supremo habló."
    assert second.text == "Sí"
    (other,) = read(written.split("\n\n")[0].replace(" 0.5", " medio").encode(), CONLL)
    assert other.columns is not None
    assert list(other.columns) == ["tokens", "column_2", "column_3", "tags"]
    (numbers,) = read(b"uno 1\ndos 0\n", CONLL)
    assert numbers.columns == {"tokens": ["uno", "dos"], "tags": ["1", "0"]}
