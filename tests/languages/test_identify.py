"""The model of the house names the languages of the campaign, and says so when it does not know."""

import subprocess
import sys
import time
import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from languages.identify import (
    BACKEND,
    BEGINNING,
    LONGEST_READ,
    LONGEST_SEARCHED,
    MODEL,
    Identifier,
    beginning_of,
    line_read,
    lines_read,
    shared,
)
from languages.labels import TAUGHT, WEAKLY_TAUGHT, tag_of
from languages.normalise import line_for_model

SENTENCES: dict[str, list[str]] = tomllib.loads(
    (Path(__file__).parent / "sentences.toml").read_text(encoding="utf-8")
)
# Of twelve short sentences; neighbours of Spanish and Catalan are the hard ones (model card, "What it confuses").
MISSED = {"ast": 1, "an": 2, "oc": 1}

STRANGERS = {
    "Russian": "Моя бабушка хранила семена кукурузы в глиняном кувшине.",
    "Chinese": "我奶奶把玉米种子保存在一个陶罐里。",
    "Greek": "Η γιαγιά μου φύλαγε τους σπόρους σε ένα πήλινο δοχείο.",
    "Arabic": "كانت جدتي تحفظ بذور الذرة في جرة من الطين.",
    "Korean": "할머니는 옥수수 씨앗을 항아리에 보관하셨다.",
    "Swahili": "Bibi yangu alihifadhi mbegu za mahindi katika chungu cha udongo.",
    "Finnish": "Isoäitini säilytti maissin siemeniä saviruukussa talven yli.",
    "Turkish": "Büyükannem mısır tohumlarını toprak bir kapta saklardı.",
    "keyboard": "asdf jklñ qwer uiop zxcv bnm qwerty asdfgh zxcvbn",
    "consonants": "xkcd wqzt bnmv pfgh ttrw qqlp zzxv mnbv kjhg",
    "numbers": "1234 5678 90.12 (2023)",
    "nothing": "",
    "blank": " \n\t ",
    "signs": "!!! ··· ??? ---",
    "emoji": "🙂🙂🙂 🌽",
}


@pytest.fixture(scope="module")
def identifier() -> Identifier:
    return shared()


@pytest.mark.parametrize("tag", SENTENCES)
def test_everyday_sentences_are_recognised(identifier: Identifier, tag: str) -> None:
    assert len(SENTENCES[tag]) == 12
    missed = [text for text in SENTENCES[tag] if identifier.identify(text).tag != tag]
    assert len(missed) <= MISSED.get(tag, 0), missed


@pytest.mark.parametrize("tag", SENTENCES)
def test_a_page_of_a_language_is_recognised_whole(identifier: Identifier, tag: str) -> None:
    guess = identifier.identify(" ".join(SENTENCES[tag]))
    assert guess.tag == tag
    assert guess.probability > 0.9


@pytest.mark.parametrize("text", STRANGERS.values(), ids=STRANGERS)
def test_what_it_does_not_know_is_und(identifier: Identifier, text: str) -> None:
    assert identifier.identify(text).tag == "und"


def test_a_word_is_only_named_when_it_is_sure(identifier: Identifier) -> None:
    for word in ("Hola", "no", "a", "casa", "ok", "Mamá"):
        guess = identifier.identify(word)
        assert guess.tag == "und" or guess.probability >= 0.8


def test_case_digits_and_apostrophes_change_little(identifier: Identifier) -> None:
    for text in SENTENCES["yua"][:6] + SENTENCES["es"][:6]:
        plain = identifier.identify(text)
        loud = identifier.identify("  " + text.upper().replace("'", "’") + "\n\n 2023 ")
        assert (loud.tag, loud.backend) == (plain.tag, BACKEND)


@given(st.text(max_size=300) | st.text(alphabet="aeñ\ud800\x00\u2028\n🙂漢 ", max_size=50))
def test_any_text_gets_an_answer(text: str) -> None:
    guess = shared().identify(text)
    assert guess.tag
    assert 0.0 <= guess.probability <= 1.0


def test_the_labels_in_the_table_are_those_of_the_model() -> None:
    tags = {tag_of(label) for label in shared().labels}
    assert tags == TAUGHT | WEAKLY_TAUGHT | {"und"}


def test_the_model_is_small() -> None:
    assert MODEL.stat().st_size <= 4_000_000


def test_several_threads_get_the_same_answers(identifier: Identifier) -> None:
    texts = [text for group in SENTENCES.values() for text in group] * 3
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(identifier.identify, texts)) == identifier.identify_all(texts)


def test_once_loaded_it_says_nothing_and_opens_nothing() -> None:
    code = """
import sys
sys.modules["langcodes"] = None  # a confined child must not need it
from languages.identify import shared
shared()
def refuse(event, arguments):
    if event in {"open", "socket.connect"}:
        raise SystemExit(f"{event} {arguments}")
sys.addaudithook(refuse)
sys.stdout.write(shared().mixture("Los niños jugaban en la plaza. " * 5).segments[0].tag)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("es", "")


def test_loading_and_reading_take_little_time() -> None:
    text = " ".join(SENTENCES["es"])[:300]
    started = time.process_time()
    identifier = Identifier()
    loaded = time.process_time()
    for _ in range(500):
        identifier.identify(text)
    assert loaded - started < 1.0
    assert (time.process_time() - loaded) / 500 < 0.002


WORDS = st.sampled_from(
    [
        "ñandú",
        "https://a.es/b",
        "http",
        "s://x",
        "123",
        "a\u0301",
        "\u0301e",
        "Σ",
        "ΟΔΟΣ",
        "``",
        "’",
        "*_*",
        "\xad",
        "\n",
        "\x00",
        "·",
    ]
) | st.text(max_size=8)


@given(st.lists(WORDS, min_size=30, max_size=150).map(" ".join))
def test_looking_at_less_of_a_text_reads_the_same_line(text: str) -> None:
    assert line_read(text) == line_for_model(text[:LONGEST_SEARCHED])[:LONGEST_READ]


@given(st.lists(WORDS.map(lambda word: f"la {word} casa"), max_size=8))
def test_lines_read_together_are_read_as_each_alone(texts: list[str]) -> None:
    assert lines_read(texts) == [line_read(text) for text in texts]


def test_a_text_that_begins_unsurely_is_read_on(identifier: Identifier) -> None:
    nonsense = "xkcd wqzt bnmv pfgh ttrw qqlp zzxv mnbv kjhg xkcd wqzt bnmv pfgh ttrw qqlp zzxv mnbv"
    text = f"{nonsense} {' '.join(SENTENCES['es'])}"
    assert identifier.identify(beginning_of(text)).tag == "und"
    assert identifier.identify(text).tag == "es"
    russian = STRANGERS["Russian"] * 2
    assert identifier.identify(f"{russian} {' '.join(SENTENCES['es'])}").tag == "es"


def test_the_beginning_of_a_text_is_whole_words_of_a_long_one() -> None:
    long = "palabras " * 40
    assert beginning_of(long) == ("palabras " * 6).strip()
    for text in ("", "corto", "x" * 500, "de " * 28):
        assert beginning_of(text) == text
    assert len(beginning_of(" ".join(SENTENCES["gn"]))) <= BEGINNING
