"""Files of FieldWorks that are broken or made to harm keep what they say, and end."""

from io import BytesIO
from time import process_time

import pytest

from ingestion.types import Outcome, Source, Unreadable
from tests.extractors.test_read_flex import READERS, entries, item, phrase, read, texts


def test_wrong_nesting_loses_no_phrase_and_no_entry() -> None:
    broken = f"<document><interlinear-text>{item('title', 'T')}<phrase><words><word>{item('txt', 'Se')}<word><item type='txt' lang='nah'>ome</words><phrase>{item('txt', 'Eyi')}</morph></phrase><morph>{item('txt', 'x')}</morph><word>{item('txt', 'Nawi')}</document>"
    assert [one.text for one in texts(broken)] == ["Se ome", "Eyi", "Nawi"]
    assert all(one.cleaning == ("broken_xml",) for one in texts(broken)[1:])
    lexicon = "<lift><entry><lexical-unit><form lang='quz'><text>huk<entry dateDeleted='x'><gloss lang='es'>no</gloss><entry><note><form lang='es'>no<sense><gloss lang='es'><text>dos<gloss lang='es'>tres</sense><text>no</text></form></entry><gloss lang='es'>no</lift>"
    assert [one.text for one in entries(lexicon)] == ["huk", "dos\ntres"]


def test_an_item_that_is_never_closed_ends_where_the_next_begins() -> None:
    one = phrase('<item type="txt" lang="nah">Atl<item type="gls" lang="es">agua')
    assert one.columns == {"nah": "Atl", "es": "agua"}


def test_a_phrase_that_has_its_own_text_takes_none_of_its_words_beside_it() -> None:
    own = item("txt", "Axa!") + item("txt", "aʃa", "nah-fonipa")
    words = f"<words><word>{item('txt', 'Axa')}{item('txt', 'aʃ', 'nah-fonipa')}{item('txt', 'アシャ', 'nah-Kana')}</word></words>"
    one = phrase(own + words)
    assert (one.columns, one.text) == ({"nah": "Axa!", "nah-fonipa": "aʃa", "nah-Kana": "アシャ"}, "Axa!")


def test_forms_are_read_where_an_element_is_missing_or_too_many() -> None:
    bare = "<lexical-unit><text>wasi</text></lexical-unit>"
    glosses = '<gloss lang="es">casa<annotation>no</annotation></gloss>hola<gloss lang="es"><text>hogar<trait>no</trait></text></gloss>'
    described = '<description><form lang="es"><text>no</text></form></description>'
    (entry,) = entries(f"<lift><entry>{bare}{described}<sense>{glosses}</sense></entry></lift>")
    assert (entry.columns, entry.marks) == ({"und": "wasi", "gloss_es": ["casa", "hogar"]}, ())
    with pytest.raises(Unreadable):
        entries('<gloss lang="es">casa</gloss>hola')


@pytest.mark.parametrize("name", READERS)
def test_without_text_it_is_empty_and_without_elements_damaged(name: str) -> None:
    empty = {
        "flextext": f"<document><interlinear-text>{item('title', 'Solo')}<phrase>{item('segnum', '1')}</phrase></interlinear-text></document>",
        "lift": "<lift><header/><entry><citation/><sense/></entry></lift>",
    }
    for data, answer in (
        (empty[name], (Outcome.EMPTY, "no_records")),
        ("hola", (Outcome.DAMAGED, "broken_document")),
        ("", (Outcome.DAMAGED, "broken_document")),
    ):
        with pytest.raises(Unreadable) as raised:
            read(READERS[name], data)
        assert (raised.value.outcome, raised.value.code) == answer


HOSTILE = {
    "glosses of one language": ("flextext", "<document><phrase>" + item("gls", "a", "es") * 100_000),
    "items of one word": ("flextext", "<document><phrase><word>" + item("txt", "a") * 100_000),
    "languages of glosses": ("flextext", "<document><phrase><word>" + item("txt", "a") + "".join(f"</word><word>{item('gls', 'a', f'q{n}')}" for n in range(50_000))),
    "words in words": ("flextext", ("<word>" * 500 + item("txt", "a") + "</word>" * 500) * 200),
    "phrases in phrases": ("flextext", "<document>" + ("<phrase>" * 500 + item("txt", "a") + "</phrase>" * 500) * 200),
    "a long title": ("flextext", "<document><interlinear-text>" + item("title", "a" * 1_000_000) + f"<phrase>{item('txt', 'a')}</phrase>" * 20_000),
    "headwords": ("lift", "<lift><entry><lexical-unit>" + "<form lang='es'><text>a</text></form>" * 50_000),
    "senses in senses": ("lift", "<lift>" + ("<entry>" + "<sense>" * 500 + "<gloss lang='es'>a</gloss>" + "</sense>" * 500 + "</entry>") * 200),
    "spans": ("lift", "<lift><entry><gloss>" + "a<span>" * 1_000 + "</span>" * 1_000 + "<span>a</span>" * 100_000),
}  # fmt: skip


@pytest.mark.timeout(60)
@pytest.mark.parametrize("case", HOSTILE)
def test_what_is_repeated_without_end_is_soon_over(case: str) -> None:
    name, data = HOSTILE[case]
    began = process_time()
    found = read(READERS[name], data)
    assert found
    assert all("a" in one.text for one in found)
    assert process_time() - began < 8
    assert sum(len(str(one.columns)) for one in found) < 20 * len(data)


@pytest.mark.parametrize("name", READERS)
def test_rows_come_while_the_file_is_read(name: str) -> None:
    one = {
        "flextext": f"<phrase>{item('txt', 'Atl')}</phrase>",
        "lift": "<entry><lexical-unit><form lang='gn'>y</form></lexical-unit></entry>",
    }[name]
    raw = BytesIO((f"<{name}>" + one * 20_000).encode())
    found = READERS[name](Source(raw, "archivo", 0, ""))
    next(found)
    assert raw.tell() < len(raw.getvalue()) / 2
    assert sum(1 for _ in found) == 19_999
