"""FieldWorks: a row for each phrase of an interlinear text and for each entry of a lexicon, its columns named by language."""

from collections.abc import Callable, Iterator
from io import BytesIO

import pytest

from ingestion.extractors.flex.flextext import Flextext
from ingestion.extractors.flex.lift import Lift
from ingestion.types import Document, Source

INTERLINEAR = """<?xml version="1.0" encoding="utf-8"?><document version="2">
<interlinear-text guid="1"><item type="title" lang="nah">Coyotl</item><item type="title" lang="es">El coyote</item>
<item type="title-abbreviation" lang="es">COY</item><item type="source" lang="es">Contado en la plaza</item>
<item type="comment" lang="es">Se puede compartir</item>
<paragraphs><paragraph><phrases>
<phrase guid="a"><item type="segnum" lang="en">1.1</item><words>
 <word><item type="punct" lang="nah">¡</item></word>
 <word><item type="txt" lang="nah">Nikitta</item><morphemes>
  <morph type="prefix"><item type="txt" lang="nah">ni-</item><item type="cf" lang="nah">n-</item><item type="gls" lang="es">1SG</item><item type="msa" lang="es">v:Any</item></morph>
  <morph type="stem"><item type="txt" lang="nah">kitta</item><item type="gls" lang="es">ver</item><item type="gls" lang="en">see</item></morph>
 </morphemes><item type="gls" lang="es">lo.veo</item><item type="pos" lang="es">v</item></word>
 <word><item type="punct" lang="nah">,</item></word>
 <word><item type="txt" lang="es">pues</item></word>
 <word><item type="txt" lang="nah"><run lang="nah">koyo</run>
   <run lang="nah">tl</run></item><item type="gls" lang="es">coyote</item></word>
 <word><item type="punct" lang="nah">!</item></word></words>
 <item type="gls" lang="es">¡Veo, pues,
   al coyote!</item><item type="gls" lang="en">I see the coyote!</item><item type="gls" lang="nah-MX">Ni-kitta</item>
 <item type="lit" lang="es">Yo lo veo</item><item type="note" lang="es">uno</item><item type="note" lang="es">dos</item></phrase>
<phrase guid="b"><item type="txt" lang="nah">Yowi  amo.</item><words><word><item type="txt" lang="nah">Yowi</item></word></words></phrase>
</phrases></paragraph></paragraphs>
<languages><language lang="nah" font="Charis SIL" vernacular="true"/><language lang="es"/></languages></interlinear-text>
<interlinear-text><paragraphs><paragraph><phrases>
<phrase><words><word><item type="txt" lang="gn">Aguata</item></word></words><item type="gls" lang="gn">Oguata</item></phrase>
<phrase><item type="segnum">2</item><words/></phrase>
</phrases></paragraph></paragraphs></interlinear-text></document>"""

LEXICON = """<?xml version="1.0" encoding="UTF-8"?><lift producer="SIL.FLEx 9" version="0.13">
<header><description><form lang="es"><text>Vocabulario, CC BY</text></form></description><rights>De todos</rights>
<ranges><range id="x"><description><form lang="en"><text>no</text></form></description></range></ranges>
<fields><field tag="t"><form lang="en"><text>no</text></form></field></fields></header>
<entry id="1" dateCreated="2020-01-01"><lexical-unit><form lang="quz"><text>wasi</text></form>
 <form lang="quz-fonipa-x-etic"><text>ˈwasi</text></form><form lang="quz-Zxxx-x-audio"><text>wasi.wav</text></form></lexical-unit>
 <trait name="morph-type" value="stem"/><citation><form lang="quz"><text>wasiy</text></form></citation>
 <variant><form lang="quz"><text>huasi</text></form></variant><note><form lang="es"><text>preguntar</text></form></note>
 <etymology type="x" source=""><form lang="quz"><text>no</text></form><gloss lang="es"><text>no</text></gloss></etymology>
 <sense id="s1"><grammatical-info value="Noun"><trait name="type" value="x"/></grammatical-info>
  <gloss lang="spa"><text>casa</text></gloss><gloss lang="es"><text>hogar</text></gloss><gloss><text>house</text></gloss>
  <definition><form lang="es"><text>Donde <span lang="es" class="x">vive</span> la gente &amp; más</text><annotation name="a"><form lang="es"><text>no</text></form></annotation></form></definition>
  <example source="q"><form lang="quz"><text>Wasiyman risaq</text></form><translation type="Free"><form lang="es"><text>Iré a mi casa</text></form></translation>
   <note><form lang="es"><text>no</text></form></note></example>
  <subsense id="s2"><grammatical-info value="Verb"/><gloss lang="es"><text>habitar</text></gloss></subsense></sense>
 <sense id="s3"><grammatical-info value="Noun"/><illustration href="x"><label><form lang="es"><text>no</text></form></label></illustration><example><form lang="quz"><text>Hatun wasi</text></form></example></sense></entry>
<entry id="2" dateDeleted="2021-01-01T00:00:00Z"><lexical-unit><form lang="quz"><text>borrada</text></form></lexical-unit><sense><gloss lang="es"><text>no</text></gloss></sense></entry>
<entry id="3"/>
<entry id="4"><lexical-unit><form lang="runa-simi"><text>allqu</text></form></lexical-unit></entry></lift>"""

Reader = Callable[[Source], Iterator[Document]]
READERS = {"flextext": Flextext().extract, "lift": Lift().extract}


def read(reader: Reader, data: str | bytes, *, start: int = 0, stop: int | None = None) -> list[Document]:
    raw = data.encode() if isinstance(data, str) else data
    return list(reader(Source(BytesIO(raw), "archivo", len(raw), "", start=start, stop=stop)))


def texts(data: str | bytes) -> list[Document]:
    return read(READERS["flextext"], data)


def entries(data: str | bytes) -> list[Document]:
    return read(READERS["lift"], data)


def phrase(inside: str) -> Document:
    (document,) = texts(
        f"<document><interlinear-text><phrases><phrase>{inside}</phrase></phrases></interlinear-text></document>"
    )
    return document


def item(kind: str, text: str, lang: str = "nah") -> str:
    return f'<item type="{kind}" lang="{lang}">{text}</item>'


def test_a_phrase_is_a_row_with_its_lines_and_translations() -> None:
    first, second, third = texts(INTERLINEAR)
    assert first.columns == {
        "title": "Coyotl",
        "number": "1.1",
        "nah": "¡Nikitta, pues koyotl!",
        "morphemes": "ni- kitta",
        "morpheme_glosses": "1SG ver",
        "morpheme_glosses_en": "*** see",
        "morpheme_categories": "v:Any ***",
        "word_glosses": "lo.veo *** coyote",
        "word_categories": "v *** ***",
        "es": "¡Veo, pues, al coyote!",
        "en": "I see the coyote!",
        "nah-MX": "Ni-kitta",
        "literal_es": "Yo lo veo",
        "note_es": "uno",
        "note_es_2": "dos",
    }
    assert [name for name, _ in first.apart] == ["nah", "es", "en", "nah-MX"]
    assert third.apart == (("gn", "Aguata"), ("gn_2", "Oguata"))
    assert list(first.columns)[:3] == ["title", "number", "nah"]
    assert first.text == "¡Nikitta, pues koyotl!\n¡Veo, pues, al coyote!\nI see the coyote!\nNi-kitta"
    assert (second.columns, second.text) == ({"title": "Coyotl", "nah": "Yowi amo."}, "Yowi amo.")
    assert (third.columns, third.text) == ({"gn": "Aguata", "gn_2": "Oguata"}, "Aguata\nOguata")
    assert [(one.position, one.resume_at, one.cleaning) for one in (first, second, third)] == [
        (0, 1, ()),
        (1, 2, ()),
        (2, 3, ()),
    ]


def test_marks_are_those_of_the_text_that_a_phrase_is_in() -> None:
    first, second, third = texts(INTERLINEAR)
    assert first.marks == second.marks == (
        ("flex:title", "Coyotl"), ("flex:title", "El coyote"), ("flex:source", "Contado en la plaza"), ("flex:comment", "Se puede compartir"),
    )  # fmt: skip
    assert third.marks == ()
    (long,) = texts(
        f"<document><interlinear-text>{item('comment', 'x' * 900)}<phrase>{item('txt', 'Tla')}</phrase></interlinear-text></document>"
    )
    assert long.marks == (("flex:comment", "x" * 500),)


def test_an_entry_is_a_row_with_its_senses_and_examples() -> None:
    first, second = entries(LEXICON)
    assert first.columns == {
        "quz": "wasi",
        "quz-fonipa": "ˈwasi",
        "part_of_speech": "Noun; Verb",
        "citation_quz": ["wasiy"],
        "variant_quz": ["huasi"],
        "gloss_es": ["casa", "hogar", "habitar"],
        "gloss_und": ["house"],
        "definition_es": ["Donde vive la gente & más"],
        "example_quz": ["Wasiyman risaq", "Hatun wasi"],
        "translation_es": ["Iré a mi casa"],
    }
    assert list(first.columns)[:3] == ["quz", "quz-fonipa", "part_of_speech"]
    assert first.apart == (
        ("quz", "wasi"), ("quz-fonipa", "ˈwasi"), ("gloss_es", "casa\nhogar\nhabitar"), ("gloss_und", "house"),
        ("definition_es", "Donde vive la gente & más"), ("example_quz", "Wasiyman risaq\nHatun wasi"), ("translation_es", "Iré a mi casa"),
    )  # fmt: skip
    assert first.text == "\n".join(text for _, text in first.apart)
    assert (second.columns, second.position, second.resume_at) == ({"runa-simi": "allqu"}, 1, 2)
    assert (
        first.marks == second.marks == (("lift:description", "Vocabulario, CC BY"), ("dc:rights", "De todos"))
    )
    assert first.cleaning == second.cleaning == ()


@pytest.mark.parametrize(("name", "data"), [("flextext", INTERLINEAR), ("lift", LEXICON)])
@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-8-sig"])
def test_other_encodings_say_the_same(name: str, data: str, encoding: str) -> None:
    found = read(READERS[name], data.encode(encoding))
    assert [one.columns for one in found] == [one.columns for one in read(READERS[name], data)]
    assert all(
        any(step.startswith("decoded:utf-16") for step in one.cleaning) == ("16" in encoding) for one in found
    )


def test_latin_1_is_read_where_it_is_declared() -> None:
    head = '<?xml version="1.0" encoding="ISO-8859-1"?>'
    (entry,) = entries(
        f'{head}<lift><entry><lexical-unit><form lang="es"><text>ñandú</text></form></lexical-unit></entry></lift>'.encode(
            "latin-1"
        )
    )
    (one,) = texts(
        f"{head}<document><phrase>{item('txt', 'Está aquí', 'es')}</phrase></document>".encode("latin-1")
    )
    assert (entry.text, one.text) == ("ñandú", "Está aquí")
    assert all(step.startswith("decoded:") for step in (*entry.cleaning, *one.cleaning))


@pytest.mark.parametrize(("name", "data"), [("flextext", INTERLINEAR), ("lift", LEXICON)])
def test_ranges_meet_and_rows_keep_their_numbers(name: str, data: str) -> None:
    whole = read(READERS[name], data)
    for cut in range(len(whole) + 1):
        assert read(READERS[name], data, stop=cut) + read(READERS[name], data, start=cut) == whole


@pytest.mark.parametrize(("name", "data"), [("flextext", INTERLINEAR), ("lift", LEXICON)])
def test_a_file_cut_off_anywhere_keeps_what_was_there(name: str, data: str) -> None:
    whole = [one.columns for one in read(READERS[name], data)]
    last = 0
    for cut in range(data.index("Nikitta" if name == "flextext" else "wasi"), len(data), 7):
        found = [one.columns for one in read(READERS[name], data[: cut + 8])]
        assert found[:-1] == whole[: len(found) - 1]
        assert len(found) >= max(1, last)
        last = len(found)
    assert last == len(whole)


def test_what_was_being_read_when_the_file_ends_is_kept() -> None:
    (one,) = texts(INTERLINEAR[: INTERLINEAR.index("itta</item>")])
    assert (one.columns, one.cleaning) == (
        {"title": "Coyotl", "number": "1.1", "nah": "¡Nik"},
        ("broken_xml",),
    )
    (entry,) = entries(LEXICON[: LEXICON.index("vive</span>")])
    assert entry.text.split("\n")[-1] == "Donde"
    assert entry.cleaning == ("broken_xml",)


def test_words_stand_for_phrases_in_old_versions() -> None:
    old = f"<document><interlinear-text><phrases><word>{item('segnum', '3')}<words><word>{item('txt', 'Nehwa')}</word><word>{item('punct', '.')}</word></words>{item('gls', 'Yo.', 'es')}</word></phrases></interlinear-text></document>"
    (one,) = texts(old)
    assert one.columns == {"number": "3", "nah": "Nehwa.", "es": "Yo."}


def test_a_word_in_two_writing_systems_is_two_columns_and_one_text() -> None:
    words = "".join(
        f"<word>{item('txt', text)}{item('txt', sound, 'nah-fonipa')}{item('txt', 'a.wav', 'nah-Zxxx-x-audio')}</word>"
        for text, sound in (("Axa", "aʃa"), ("tla", "tɬa"))
    )
    one = phrase(f"<words><word>{item('txt', 'Bueno', 'es')}</word>{words}</words>")
    assert (one.columns, one.text) == ({"nah": "Bueno Axa tla", "nah-fonipa": "aʃa tɬa"}, "Bueno Axa tla")


def test_the_line_of_glosses_keeps_its_language_over_the_file() -> None:
    def glossed(lang: str) -> str:
        return f"<phrase><words><word>{item('txt', 'Atl')}{item('gls', 'agua', lang)}</word></words></phrase>"

    found = texts(f"<document>{glossed('es')}{glossed('en')}</document>")
    assert [one.columns for one in found] == [
        {"nah": "Atl", "word_glosses": "agua"},
        {"nah": "Atl", "word_glosses_en": "agua"},
    ]


def test_an_unknown_language_is_named_as_it_is_and_none_is_und() -> None:
    one = phrase(
        f"{item('txt', 'Atl', 'qaa-x-nah')}<item type='gls'>agua</item><item>nada</item><item lang='es'/>"
    )
    assert one.columns == {"qaa-x-nah": "Atl", "und": "agua"}


def test_no_column_takes_the_place_of_another() -> None:
    one = phrase(
        f"{item('txt', 'Atl', 'morphemes')}<words><word><morph>{item('txt', 'a-')}</morph></word></words>{item('gls', 'agua', 'gloss_x')}{item('gls', 'ahua', 'gloss_x')}{item('gls', 'aua', 'gloss_x_2')}"
    )
    assert one.columns == {
        "morphemes": "Atl",
        "morphemes_2": "a-",
        "gloss_x": "agua",
        "gloss_x_2": "ahua",
        "gloss_x_2_2": "aua",
    }
    (entry,) = entries(
        "<lift><entry><lexical-unit><form lang='gloss_es'><text>a</text></form><form lang='part_of_speech'>b</form></lexical-unit><sense><grammatical-info value='n'/><gloss lang='es'>c</gloss></sense></entry></lift>"
    )
    assert entry.columns == {
        "gloss_es": "a",
        "part_of_speech": "b",
        "part_of_speech_2": "n",
        "gloss_es_2": ["c"],
    }


def test_what_is_to_be_left_out_of_dictionaries_says_so() -> None:
    trait = "<trait name='do-not-publish-in' value='Diccionario principal'/>"
    (document,) = entries(
        f"<lift><entry>{trait}<lexical-unit><form lang='gn'><text>óga</text></form></lexical-unit></entry></lift>"
    )
    assert document.columns == {"gn": "óga", "do_not_publish_in": "Diccionario principal"}
    assert document.text == "óga"
