"""CoNLL-U gives its sentences as they were written, and nothing of their analysis."""

import pytest

from ingestion.types import Outcome
from tests.extractors.reading import read, refusal

CONLLU = "text/x-conllu"
TAIL = "\t_\tX\t_\t_\t0\troot\t_\t"


def words(*rows: str) -> str:
    """Write rows of "number form [misc]" as lines of ten columns."""
    lines = []
    for row in rows:
        number, form, *misc = row.split(" ")
        lines.append(f"{number}\t{form}{TAIL}{misc[0] if misc else '_'}")
    return "\n".join(lines) + "\n"


FIRST = (
    "# sent_id = 1\n# text = Vámonos al mar.\n"
    + words("1-2 Vámonos", "1 Vamos", "2 nos", "3-4 al", "3 a", "4 el", "5 mar SpaceAfter=No", "6 .")
    + "\n"
)
SECOND = (
    "# sent_id = 2\n"
    + words(
        "1-2 Dímelo SpaceAfter=No",
        "1 Di",
        "2 melo",
        "2.1 oculto",
        "3 ,",
        "4 pues SpaceAfter=No|Gloss=x",
        "5 .",
    )
    + "\n"
)


def test_text_is_as_given_or_put_together_from_its_words() -> None:
    (document,) = read((FIRST + SECOND).encode(), CONLLU)
    assert document.text == "Vámonos al mar.\nDímelo, pues."
    assert document.columns is None


def test_where_nothing_is_said_of_spaces_marks_stand_as_in_any_text() -> None:
    """As in CoNLL-X, which knows nothing of them; a sentence that does say it is taken at its word."""
    older = (
        words("1 ¿", "2 Vive", "3 Ana", "4 ?")
        + "\n"
        + words("1 Llueve", "2 ,", "3 dijo", "4 :", "5 «", "6 sí", "7 »", "8 .")
    )
    assert read(older.encode(), CONLLU)[0].text == "¿Vive Ana?\nLlueve, dijo: «sí»."
    told = words("1 Ana SpaceAfter=No", "2 ...", "3 ?", "4 sí")
    assert read(told.encode(), CONLLU)[0].text == "Ana... ? sí"


def test_documents_and_paragraphs_are_those_of_the_file() -> None:
    data = (
        f"# global.columns = ID FORM\n# newdoc id = cuento\n# license = CC BY-SA 4.0\n# newpar\n{FIRST}{SECOND}# newpar id = p2\n{SECOND}"
        f"# newdoc id = carta\n{SECOND}"
    )
    first, second = read(data.encode(), CONLLU)
    assert first.text == "Vámonos al mar. Dímelo, pues.\n\nDímelo, pues."
    assert first.marks == (("conllu:newdoc id", "cuento"), ("conllu:license", "CC BY-SA 4.0"))
    assert (second.text, second.marks) == ("Dímelo, pues.", (("conllu:newdoc id", "carta"),))


def test_a_broken_file_keeps_what_was_read() -> None:
    broken = FIRST + "esto no es una fila\n\t\t\n" + SECOND[: SECOND.index("5\t")]
    assert read(broken.encode(), CONLLU)[0].text == "Vámonos al mar.\nDímelo, pues"


@pytest.mark.parametrize("number", ["³", "9" * 5_000, "1-" + "9" * 5_000, "-1", "①"])
def test_what_is_no_number_is_no_word(number: str) -> None:
    (document,) = read((FIRST + f"{number}\tnada{TAIL}_\n" + SECOND).encode(), CONLLU)
    assert document.text == "Vámonos al mar.\nDímelo, pues."


def test_other_encodings_and_newlines() -> None:
    (document,) = read((FIRST + SECOND).replace("\n", "\r\n").encode("cp1252"), CONLLU)
    assert (document.text, document.cleaning) == ("Vámonos al mar.\nDímelo, pues.", ("decoded:cp1252",))


def test_a_large_bank_is_cut_between_sentences() -> None:
    sentence = f"# text = {'Una oración larga de prueba. ' * 40}\n{words('1 Una')}\n"
    documents = read((sentence * 1_500).encode(), CONLLU, one_way=True)
    assert len(documents) > 1
    assert sum(document.text.count("Una oración") for document in documents) == 60_000


def test_without_sentences_it_is_empty() -> None:
    assert refusal(b"# newdoc\n\n\n", CONLLU) == (Outcome.EMPTY, "no_text")


@pytest.mark.timeout(20)
def test_an_endless_comment_is_soon_read() -> None:
    endless = "# autora = " + " " * 400_000 + "Ana" + " " * 400_000 + "Paz\n"
    (document,) = read((endless + FIRST).encode(), CONLLU)
    assert document.text == "Vámonos al mar."
    assert document.marks == ()
