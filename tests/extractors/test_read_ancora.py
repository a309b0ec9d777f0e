"""AnCora's XML: a row for each sentence, with the words that are attributes, and the sentence as people write it."""

import pytest

from ingestion.types import Outcome
from tests.extractors.reading import read, refusal

ANCORA = "application/x-ancora+xml"
TREE = """<?xml version="1.0" encoding="UTF-8"?>
<article lng="es" rights="x"><license>CC BY 4.0</license>
<sentence id="s1"><S clausetype="?"><sn elliptic="yes" func="suj" wd=""/>
  <grup.verb><v lem="vivir" pos="vmip3s0" sense="01" wd="Vive"/></grup.verb>
  <sp><prep><s lem="en" pos="sps00" wd="en"/></prep><sn><grup.nom><n lem="Buenos_Aires" ne="location" pos="np0000l" wd="Buenos_Aires"/></grup.nom></sn></sp>
  <n elliptic="yes" lem="algo" pos="pn" wd="nada"/><f lem="." pos="fp" wd="."/></S></sentence>
<sentence><S><f lem="¿" pos="fia" wd="¿"/><n wd="Ma&#xED;z &amp; sol"/><f wd="?"/></S></sentence>
</article>"""


def test_sentences_are_rows_with_their_words() -> None:
    first, second = read(TREE.replace("<license>CC BY 4.0</license>", "").encode(), ANCORA)
    assert first.columns == {
        "sent_id": "s1",
        "tokens": ["Vive", "en", "Buenos_Aires", "."],
        "lemmas": ["vivir", "en", "Buenos_Aires", "."],
        "pos": ["vmip3s0", "sps00", "np0000l", "fp"],
        "ne": ["", "", "location", ""],
        "sense": ["01", "", "", ""],
    }
    assert first.text == "Vive en Buenos Aires."
    assert second.columns == {
        "tokens": ["¿", "Maíz & sol", "?"],
        "lemmas": ["¿", "", ""],
        "pos": ["fia", "", ""],
    }
    assert (second.text, second.apart) == ("¿Maíz & sol?", (("tokens", "¿Maíz & sol?"),))
    assert read(TREE.encode(), ANCORA, start=2)[0].text == second.text


def test_what_stands_outside_of_leaves_and_sentences_is_kept() -> None:
    found = read(TREE.replace("</article>", '<n wd="fuera"/></article>').encode(), ANCORA)
    assert [document.text for document in found][::3] == ["CC BY 4.0", "fuera"]
    assert found[-1].columns == {"tokens": ["fuera"], "lemmas": [""], "pos": [""]}
    assert found[0].marks == (("xml:license", "CC BY 4.0"),)


def test_a_file_cut_off_keeps_what_was_there_and_says_so() -> None:
    *_, last = read(TREE[: TREE.index('<f lem="." ')].encode(), ANCORA)
    assert last.text == "Vive en Buenos Aires"
    latin = read(TREE.replace("UTF-8", "ISO-8859-1").encode("latin-1"), ANCORA)
    assert latin[-1].text == "¿Maíz & sol?"
    assert latin[-1].cleaning


def test_sentences_that_never_end_are_cut() -> None:
    documents = read(("<a><sentence>" + '<n wd="no"/>' * 12_000).encode(), ANCORA)
    assert [len((document.columns or {})["tokens"]) for document in documents] == [5_000, 5_000, 2_000]
    long = f'<n wd="{"a" * 600_000}"/>'
    assert len(read(f"<a><sentence>{long * 4}</sentence></a>".encode(), ANCORA)) == 2


def test_without_words_it_is_empty_and_without_elements_damaged() -> None:
    assert refusal(b"<a><sentence><sn/></sentence></a>", ANCORA) == (Outcome.EMPTY, "no_records")
    assert refusal(b"hola", ANCORA) == (Outcome.DAMAGED, "broken_document")
    assert refusal(b"<a>" * 3_000, ANCORA) == (Outcome.REFUSED, "nested_too_deep")


@pytest.mark.timeout(20)
def test_hostile_trees_are_soon_read() -> None:
    for hostile in (
        "<sentence>" * 1_900,
        "<sentence/>" * 90_000,
        "<n " * 200_000,
        "<n wd='" + "a_" * 400_000 + "'/>",
    ):
        assert read(f"<a><n wd='x'/><n {hostile}".replace("<n <", "<").encode(), ANCORA)[0].text.startswith(
            "x"
        )


def test_whatever_the_bytes_nothing_else_is_raised() -> None:
    data = TREE.encode()
    for cut in range(0, len(data), 7):
        assert read(b"<a><n wd='x'/>" + data[cut:], ANCORA)
        assert read(b"<a><n wd='x'/>" + data[:cut] + b"\xff" + data[cut:], ANCORA)
