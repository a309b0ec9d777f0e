"""Letters that a PDF draws from another font come back into their words; what does not lie in the gaps of a line stays where it is."""

import re
from collections.abc import Callable, Sequence
from math import nan
from unicodedata import combining

import pytest

from ingestion.extractors.pdf_accents import DROPPED
from ingestion.extractors.pdf_strays import may_have_strays, with_strays_in_place
from tests.extractors.papers import raw_pdf, stream
from tests.extractors.reading import read

PDF = "application/pdf"
GUARANI = "Mitã'i oñemoarandu hag̃ua tekotevẽ oñe'ẽ iñe'ẽme, ha"
OTOMI = "Nuya̱ 'a̱ ndo̱'o̱ ri k'a̱a̱ mi x̱o̱ñ'i̱ ya xi̱ta̱ ngek'u"
SHIPIBO = "s̈ewa ꞌyꞌ saꞌa; ɨ ʉ ŋ ꞌaꞌ s̈oboa"


@pytest.mark.parametrize("said", [GUARANI, OTOMI, SHIPIBO, "Ỹvy ha ýpe g̃uarã", "Ẽ ẽ, ha'e ẽ."])
def test_letters_of_a_fallback_font_are_in_their_words(said: str) -> None:
    """Pdfium tells those last, or first where the line begins with one."""
    (document,) = read(_like_writer(said, "ha upéi oho", said), PDF)
    assert document.text == f"{said}\nha upéi oho\n{said}"


def test_words_divided_at_line_ends_are_joined_where_strays_are_told_behind_them() -> None:
    (document,) = read(_like_writer("Mitã oñe'ẽ hag̃ua ohasa-", "pa ko'ẽre ha g̃uahẽ."), PDF)
    assert document.text == "Mitã oñe'ẽ hag̃ua ohasapa ko'ẽre ha g̃uahẽ."
    for ends, begins in (("COVID-", "19 ko'ẽre ha."), ("oho-", "(ko'ẽre) ha.")):
        (document,) = read(_like_writer(f"Mitã oñe'ẽ hag̃ua {ends}", begins), PDF)
        assert document.text == f"Mitã oñe'ẽ hag̃ua {ends}\n{begins}"


def test_words_divided_at_line_ends_do_not_hide_strays() -> None:
    (document,) = read(_like_writer("Mitã ohasa-", "pa ko'ẽre ha", "Ỹvy ko'ẽre g̃uahẽ ha o-", "ho."), PDF)
    assert document.text == "Mitã ohasapa ko'ẽre ha\nỸvy ko'ẽre g̃uahẽ ha oho."


def test_places_in_a_text_stay_and_are_told() -> None:
    text = "a\r\nha ua ve g\u0303 \u1ebd¶\r\nb"
    told, moved = with_strays_in_place(text, _sides(text, {12: 2.0, 13: 2.3, 15: 8.0, 16: 9.0}))
    assert told.replace(DROPPED, "") == "a\r\nhag\u0303ua ve\u1ebd¶\r\nb"
    assert (len(told), told.index("b")) == (len(text), text.index("b"))
    assert all(told[new] == text[old] for new, old in moved.items())
    assert moved[told.index("g")] == text.index("g")


@pytest.mark.parametrize(
    "told",
    [
        "ko'ẽ ẽ ỹvy ꞌaꞌ g̃uahẽ",
        "ŋ ɓ; s̈a ꞌ ʔa",
        "  ẽ  ỹ",
        "šesti Žižek Łódź i ǂxan",
    ],
)
def test_what_is_told_in_order_stays(told: str) -> None:
    assert with_strays_in_place(told, _sides(told, {})) == (told, {})
    assert with_strays_in_place(told, lambda places: ([nan] * len(places),) * 4) == (told, {})


def test_what_lies_on_other_letters_or_on_another_level_stays() -> None:
    told = "ha ua \u1ebd"
    assert with_strays_in_place(told, _sides(told, {6: 3.5}))[1] == {}, "upon another letter"
    below = _sides(told, {6: 2.0})
    assert with_strays_in_place(told, below)[1] != {}

    def lower(places: Sequence[int]) -> tuple[list[float], list[float], list[float], list[float]]:
        lefts, tops, rights, bottoms = below(places)
        shift = [9.0 if place == 6 else 0.0 for place in places]
        return (
            lefts,
            [top - by for top, by in zip(tops, shift, strict=True)],
            rights,
            [bottom - by for bottom, by in zip(bottoms, shift, strict=True)],
        )

    assert with_strays_in_place(told, lower)[1] == {}, "under them"


def test_what_is_written_from_the_right_stays() -> None:
    told = "שלום \u1ebd"
    assert with_strays_in_place(told, _sides(told, {0: 3, 1: 2, 2: 1, 3: 0, 5: -2})) == (told, {})


def test_a_line_that_would_become_longer_stays() -> None:
    told = "havx \u1ebd"
    assert with_strays_in_place(told, _sides(told, {2: 9, 3: 10, 5: 5})) == (told, {})


@pytest.mark.parametrize(
    ("told", "lefts", "meant"),
    [
        ("\u1ebd ñ ha ua", {0: 2, 2: 5, 4: 0, 5: 1, 7: 3, 8: 4}, "ha\u1ebduañ"),
        ("ha b \u1ebd ü c \u0303", {3: 4, 5: 2, 7: 3, 9: 5, 11: 3.3}, "ha\u1ebd ü\u0303bc"),
    ],
    ids=["a letter that no font lacks among the strays", "a mark that is told far from its letter"],
)
def test_strays_of_all_kinds(told: str, lefts: dict[int, float], meant: str) -> None:
    assert with_strays_in_place(told, _sides(told, lefts))[0].replace(DROPPED, "") == meant


@pytest.mark.parametrize(
    ("text", "may"), [("La “canción” más… – ’", False), ("ko'ẽ", True), ("g\u0303", True), ("saꞌa", True)]
)
def test_pages_without_such_letters_are_let_go(text: str, may: bool) -> None:
    assert may_have_strays(text.encode("utf-16-le"), text) is may


def test_a_page_of_nothing_but_strays_takes_no_time_by_its_square() -> None:
    text = "\u1ebd " * 100_000
    asked = 0

    def backwards(places: Sequence[int]) -> tuple[list[float], list[float], list[float], list[float]]:
        nonlocal asked
        asked += len(places)
        lefts = [-float(place) for place in places]
        return lefts, [9.0] * len(places), [left + 1 for left in lefts], [0.0] * len(places)

    assert with_strays_in_place(text, backwards)[1] == {}
    assert asked < 10 * len(text)


def _sides(
    text: str, lefts: dict[int, float]
) -> Callable[[Sequence[int]], tuple[list[float], list[float], list[float], list[float]]]:
    """Letters one beside the other, each as wide as 0.8, spaces put in between, but for some that begin elsewhere; every line begins anew."""

    def sides_at(places: Sequence[int]) -> tuple[list[float], list[float], list[float], list[float]]:
        begins = [float(lefts.get(place, place - text.rfind("\n", 0, place) - 1)) for place in places]
        ends = [begin + (text[place] != " ") * 0.8 for begin, place in zip(begins, places, strict=True)]
        return begins, [2.0] * len(begins), ends, [0.0] * len(begins)

    return sides_at


def _like_writer(*said: str) -> bytes:
    """A page as Writer draws it: of each line what one font has, at once and with gaps for the rest, which comes behind it."""
    strays = sorted(
        {sign for line in said for letter in _letters(line) if _is_stray(letter) for sign in letter}
    )
    drawn = []
    for number, line in enumerate(said):
        runs = [b"/F 10 Tf [%s] TJ" % _run(line), b"/S 10 Tf [%s] TJ" % _run(line, strays)]
        drawn += [b"1 0 0 1 40 %d Tm %s" % (250 - 14 * number, run) for run in runs]
    names = b"".join(b"<%02X> <%04X>" % (97 + code, ord(sign)) for code, sign in enumerate(strays))
    widths = b"".join(b" %d" % (0 if combining(sign) else 600) for sign in strays)
    return raw_pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 500 300] /Contents 4 0 R /Resources << /Font << /F 5 0 R /S 6 0 R >> >> >>",
        stream(b"BT %s ET" % b" ".join(drawn)),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier-Bold /ToUnicode 7 0 R /FirstChar 97 /LastChar %d /Widths [%s] >>"
        % (96 + len(strays), widths),
        stream(b"1 begincodespacerange <00> <FF> endcodespacerange %d beginbfchar %s endbfchar" % (len(strays), names)),
    )  # fmt: skip


def _run(line: str, strays: Sequence[str] = ()) -> bytes:
    """What of a line is drawn at once, each where it belongs: its strays, or what is none; spaces and the others are gaps."""
    drawn = b""
    for letter in _letters(line):
        if letter == " " or _is_stray(letter) != bool(strays):
            drawn += b"-600 "
        elif strays:
            base, *marks = (b"<%02X>" % (97 + strays.index(sign)) for sign in letter)
            drawn += base + b"".join(b" 300 %s -300 " % mark for mark in marks)
        else:
            drawn += b"<%02X>" % ord(letter)
    return drawn


def _is_stray(letter: str) -> bool:
    return len(letter) > 1 or ord(letter) > 0xFF


def _letters(line: str) -> list[str]:
    """The letters with their marks."""
    return re.findall("[^\u0300-\u036f][\u0300-\u036f]*", line)
