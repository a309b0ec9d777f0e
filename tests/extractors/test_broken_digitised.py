"""What is wrong with files of digitised pages costs no more than what is wrong."""

import re

import pytest

from ingestion.extractors.digitised.alto import Alto
from ingestion.extractors.digitised.page_xml import PageXml
from ingestion.types import Outcome, Unreadable
from tests.extractors.test_read_digitised import (
    BOOK,
    BOOK_TEXT,
    PAGE,
    PAGE_TEXT,
    page,
    read,
    read_page,
    region,
    word,
)


def test_files_cut_off_keep_what_was_there() -> None:
    document = read(BOOK[: BOOK.index('<SP/><String CONTENT="maíz."')])
    assert document.text == "Mi abuela & yo\nsembramos,"
    assert "broken_xml" in document.cleaning
    document = read_page(PAGE[: PAGE.index(" que</Unicode>")])
    assert document.text == "Segunda que\n\nDentro\n\nTercera región,\nsin líneas.\n\nAl margen"
    assert document.cleaning == ("broken_xml",)
    assert read_page("<PcGts><Page><TextRegion><TextLine><TextEquiv><Unicode>Sumaq").text == "Sumaq"


def test_a_page_that_begins_in_another_keeps_the_text_of_both() -> None:
    line = "<TextRegion><TextLine><Word><TextEquiv><Unicode>"
    document = read_page(f"<PcGts><Page>{line}Iskay<Page>{line}Kimsa</PcGts>")
    assert (document.text, document.pages) == ("Iskay\n\nKimsa", 2)
    assert read("<alto><Page><TextLine>" + word("Iskay") + "<Page>" + word("Kimsa")).pages == 2


def test_words_lines_and_texts_out_of_place_are_kept() -> None:
    loose = "<TextLine>" + word("b") + "</TextLine>" + word("c")
    assert read(f"<alto>{word('a')}<Page>{loose}<TextBlock>{word('d')}").text == "a\n\nb\nc\n\nd"
    assert read("<alto><String/><HYP/><String WC='1' CONTENT='e'/><TextLine/></alto>").text == "e"
    equiv = "<TextEquiv><Unicode>{}</Unicode></TextEquiv>"
    words = f"<Word>{equiv.format('b')}</Word><TextLine>{equiv.format('c')}</TextLine>"
    assert read_page(f"<PcGts><TextLine>{equiv.format('a')}</TextLine><Page>{words}</Page></PcGts>").text == (
        "a\n\nb\nc"
    )
    assert read_page(page("<TextLine><Unicode>d</Unicode></TextLine>", "</TextRegion></Word>")).text == "d"


@pytest.mark.parametrize("extractor", [Alto(), PageXml()])
def test_without_text_it_is_empty_and_without_elements_damaged(extractor: Alto | PageXml) -> None:
    for data in (
        b"<alto><Page/></alto>",
        b"<PcGts><Page><TextRegion/></Page></PcGts>",
        b"<PcGts>hola</PcGts>",
    ):
        with pytest.raises(Unreadable) as raised:
            read(data, extractor)
        assert (raised.value.outcome, raised.value.code) == (Outcome.EMPTY, "no_text")
    for data in (b"", b"hola", b"\xff\xfe\x00"):
        with pytest.raises(Unreadable) as raised:
            read(data, extractor)
        assert raised.value.outcome == Outcome.DAMAGED


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [("utf-16", "UTF-16"), ("utf-8-sig", "UTF-8"), ("latin-1", "ISO-8859-1"), ("utf-16-be", "UTF-8")],
)
def test_other_encodings(encoding: str, declared: str) -> None:
    book, one = (re.sub('encoding="[^"]*"', f'encoding="{declared}"', text) for text in (BOOK, PAGE))
    assert read(book.encode(encoding)).text == BOOK_TEXT
    assert read_page(one.encode(encoding)).text == PAGE_TEXT


def test_prefixes_and_any_year_of_a_schema_make_no_difference() -> None:
    assert read(re.sub(r"<(/?)(?=[A-Za-z])", r"<\1a:", BOOK)).text == BOOK_TEXT
    assert read_page(re.sub(r"<(/?)(?=[A-Za-z])", r"<\1pc:", PAGE)).text == PAGE_TEXT


HYPHEN = '<HYP CONTENT="-"/>'
WHOLE = word("a", SUBS_TYPE="HypPart1", SUBS_CONTENT="ab")
HOSTILE = {
    "many pages": "<Page>" * 1_000 + "</Page><Page>" * 50_000,
    "divided lines": f"<TextLine>{word('a')}{HYPHEN}</TextLine>" * 40_000,
    "divisions": f"<TextLine>{WHOLE}{HYPHEN}</TextLine>" + HYPHEN * 100_000 + word("b"),
    "second parts": f"<TextLine>{word('x ' * 50_000)}{WHOLE}</TextLine>"
    + word("b.", SUBS_TYPE="HypPart2", SUBS_CONTENT="ab") * 100_000,
    "margins": "<TopMargin>" * 1_500 + word("a") + "</TopMargin><TopMargin>" * 50_000,
    "languages": "".join(f"<TextBlock LANG='l{number}'/>" for number in range(50_000)) + word("a"),
}
HOSTILE_PAGES = {
    "regions": region("a") * 25_000,
    "deep regions": "<TextRegion>" * 1_500 + region("a") * 20_000,
    "deep lines": ("<TextLine>" * 1_500 + "<TextEquiv><Unicode>a</Unicode></TextEquiv>") + region("b") * 20_000,
    "deep order": "<ReadingOrder>" + "<OrderedGroup>" * 1_500 + "<RegionRef regionRef='r'/>" * 100_000 + region("a"),
    "one region named often": "<ReadingOrder>" + "<RegionRef regionRef='r'/>" * 50_000 + "</ReadingOrder>"
    + region("a", kind="id='r'") * 5_000,
    "alternatives": "<TextLine>" + "<TextEquiv index='9'><Unicode>a</Unicode></TextEquiv>" * 40_000 + "</TextLine>",
    "divided lines": region(*["a¬"] * 30_000),
    "customs": f"<TextRegion custom=\"{'structure {type' * 60_000}\"/>" + region("a"),
    "texts without end": "<Unicode>a" * 1_500,
}  # fmt: skip


@pytest.mark.timeout(20)
@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_alto_is_soon_read(kind: str) -> None:
    assert read(f"<alto><Layout>{word('fin')}{HOSTILE[kind]}").text.startswith("fin")


@pytest.mark.timeout(20)
@pytest.mark.parametrize("kind", HOSTILE_PAGES)
def test_hostile_page_xml_is_soon_read(kind: str) -> None:
    assert "a" in read_page(f"<PcGts><Page>{HOSTILE_PAGES[kind]}").text


@pytest.mark.parametrize("extractor", [Alto(), PageXml()])
def test_whatever_the_bytes_nothing_but_a_refusal_is_raised(extractor: Alto | PageXml) -> None:
    answers = set()
    for data in (BOOK.encode(), PAGE.encode()):
        for cut in range(0, len(data), 37):
            for piece in (data[:cut], data[cut:], data[:cut] + data[cut + 20 :]):
                answers.add(_answer(piece, extractor))
    assert answers == {Outcome.TEXT, Outcome.EMPTY, Outcome.DAMAGED}


def _answer(data: bytes, extractor: Alto | PageXml) -> Outcome:
    try:
        return Outcome.TEXT if read(data, extractor).text.strip() else Outcome.FAILED
    except Unreadable as refused:
        return refused.outcome
