"""Hyphens that words keep are told from those that divide them by the rest of the document."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingestion.text.hyphens import with_own_hyphens

MARK = "\x02"
PORTUGUESE = 'O texto trata-se de novo: a palavra-chave localiza e encontra-se, diz-se ("palavra-chave").'


@pytest.mark.parametrize(
    ("divided", "told"),
    [
        (f"a palavra{MARK}\nchave", "a palavra-chave"),  # as it is written elsewhere
        (f"a Palavra{MARK}chave", "a Palavra-chave"),  # where pdfium swallowed the line's end
        (
            f"onde se localiza{MARK}\nse bem",
            "onde se localiza-se bem",
        ),  # a word, and an ending that comes again
        (f"a clas{MARK}\nse toda", f"a clas{MARK}\nse toda"),  # the ending, behind what is no word
        (f"en{MARK}\ncontra", f"en{MARK}\ncontra"),
        (f"passa{MARK}\nse e passase", f"passa{MARK}\nse e passase"),
    ],
)
def test_a_hyphen_stays_where_the_document_writes_it(divided: str, told: str) -> None:
    assert with_own_hyphens([PORTUGUESE, divided], MARK) == [PORTUGUESE, told]


GUARANI = "Ko categoría-pe, tecnología-gua, moderna-pe, paisaje-ramo, humanidades-pegua, estrella-háicha ha fija-ramo. "


def test_a_document_that_hardly_ever_has_one_at_a_lines_end_divides_no_words() -> None:
    """Then as many stand there as words with a hyphen get there by themselves."""
    assert with_own_hyphens([f"{GUARANI}Oho colectora{MARK}\npe."], MARK) == [f"{GUARANI}Oho colectora-pe."]
    often = f"{GUARANI}Oho colectora{MARK}\npe, ñe{MARK}\nngatu."
    assert with_own_hyphens([often], MARK) == [often]


def test_a_document_without_hyphens_is_left_as_it_is() -> None:
    texts = ["La vela se va.\n—Di algo.\n-Nada.", f"la ve{MARK}\nla y el pa{MARK}la", "uno-dos"]
    assert with_own_hyphens(texts, MARK) == texts


@given(st.lists(st.text("ab-\x02\n .", max_size=30), max_size=4))
def test_nothing_but_marks_and_line_ends_changes(texts: list[str]) -> None:
    told = with_own_hyphens(texts, MARK)
    bare = str.maketrans("", "", "-\x02\n")
    assert [text.translate(bare) for text in told] == [text.translate(bare) for text in texts]
