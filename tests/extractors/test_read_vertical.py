"""Vertical text: a document for each text, a line for each sentence, words as people write them."""

from ingestion.types import Outcome
from tests.extractors.reading import read, refusal

VERTICAL = "text/x-vertical"
CORPUS = """<?xml version="1.0" encoding="UTF-8"?>
<corpus>
<doc id="1" title="La casa" license="CC BY 4.0" wordcount="9">
<p>
<s>
La	DA0FS0	el
casa	NCFS000	casa
es	VSIP3S0	ser
grande	AQ0CS0	grande
<g/>
.	Fp	.
</s>
<s>
¿	Fia	¿
Tú &amp; yo	PP	yo
?	Fit	?
</s>
</p>
<p>
<s>
Del	SP	de+el
<g/>
río	NC	río
</s>
</p>
</doc>
<doc id="2">
<s>
Fin	NC	fin
</s>
</doc>
</corpus>
"""


def test_every_text_is_a_document_with_what_it_says_of_rights() -> None:
    first, second = read(CORPUS.encode(), VERTICAL)
    assert first.text == "La casa es grande.\n¿Tú & yo?\n\nDelrío"
    assert first.marks == (("vertical:title", "La casa"), ("vertical:license", "CC BY 4.0"))
    assert (second.text, second.marks, second.position) == ("Fin", (), 1)


def test_text_without_documents_is_one() -> None:
    (document,) = read(b"<s>\nuno\tN\n</s>\n<s>\ndos\tN\n</s>\n", VERTICAL)
    assert document.text == "uno\ndos"


def test_a_large_one_is_cut_between_sentences() -> None:
    data = "<doc title='x' author=\"Ana\">\n" + "<s>\npalabra\tN\notra\tN\n</s>\n" * 150_000 + "</doc>\n"
    documents = read(data.encode(), VERTICAL)
    assert len(documents) > 1
    assert sum(document.text.count("palabra otra") for document in documents) == 150_000
    assert {document.marks for document in documents} == {(("vertical:author", "Ana"),)}


def test_other_encodings_are_told() -> None:
    (document,) = read("<s>\nrío\tN\naños\tN\ncanción\tN\n</s>\n".encode("latin-1"), VERTICAL)
    assert document.text == "río años canción"
    assert document.cleaning


def test_tags_alone_are_no_text() -> None:
    assert refusal(b"<doc>\n<s>\n</s>\n</doc>\n", VERTICAL) == (Outcome.EMPTY, "no_text")
