"""Numbered words are told from numbered tables, lists and exercises by what is said of them."""

import io

import pytest

from ingestion.sniffing import sniff
from tests.extractors.test_read_numbered import ANCORA, ONTONOTES, PLUS

NUMBERED, TABLE = "text/x-conll-numbered", "text/tab-separated-values"


def _sniff(content: str, name: str = "") -> str:
    data = content.encode()
    return sniff(io.BytesIO(data), name, len(data))


def groups(*rows: str, times: int = 3) -> str:
    """Write rows of "a b c" with their numbers before them, several times, an empty line between."""
    lines = [f"{number} {row}".replace(" ", "\t") + "\n" for number, row in enumerate(rows, 1)]
    return ("".join(lines) + "\n") * times


HEADS = groups("El _ D 2 a", "río _ N 3 b", "crece _ V 0 c", ". _ F 3 d")
LEMMAS = groups("En en SP", "ríos río NC", "crecen crecer VM", ". . FP")
TAGS = groups("Juan B-PER O", "vive O O", "aquí O O")


@pytest.mark.parametrize(
    "content",
    [
        ANCORA, ONTONOTES, PLUS, HEADS, LEMMAS, TAGS,
        ANCORA.replace("\t", "  "),
        "#begin document 10_20000810\n" + ANCORA + "#end document 10_20000810\n",  # AnCora-CO, of SemEval 2010
        "# sent_id = 1\n" + ANCORA.replace("\n\n", "\n\n# sent_id = 2\n", 1),
        groups("Ana x O", "canta x O", "ya x O", "bien x O", times=2),  # no name in sight
        groups("Juan B-PER x", "vive O x", "aquí O y"),
        HEADS + "1\tEl\t_\tD\t3\ta\n",  # the head of a file ends within a sentence
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", ["", "corpus.conll", "corpus.txt", "corpus.tsv", "corpus.conllu"])
def test_sentences_are_known_whatever_they_are_called(content: str, name: str) -> None:
    assert _sniff(content, name) == NUMBERED
    assert _sniff(content.replace("\n", "\r\n"), name) == NUMBERED


def test_a_head_is_enough() -> None:
    assert _sniff(ANCORA * 4_000) == NUMBERED


@pytest.mark.parametrize(
    "content",
    [
        HEADS.replace("\n\n", "\n"),  # nothing divides it
        groups("En en SP", "ríos río NC", "crecen crecer VM", ". . FP", times=1),  # one group may be a table
        groups("el_perro the_dog m xx", "la_casa the_house f xx", "el_sol the_sun m xx"),
        groups("canto cantas canta", "hablo hablas habla", "miro miras mira"),  # verbs, three by three
        groups("Presidencia 0 Ana", "Secretaría 1 Luis", "Tesorería 1 Eva"),  # who is under whom
        groups("Rosa 1 0 2", "Luis 2 0 0", "Ana 0 3 1"),
        groups("¿? B D", "¡! A C", "… C A"),
        groups("Ana 10:02 ESP 0", "Eva 10:09 ARG 7", "Luz 10:11 PER 9"),
        groups("En en SP", "ríos río NC", "crecen crecer VM", ". . FP").replace("2\t", "7\t"),
        groups("En en SP x", "ríos río NC", "crecen crecer VM", ". . FP"),
        groups("En en", "ríos río", "crecen crecer", ". ."),
        groups("En en SP", "ríos río NC", "crecen crecer VM"),
        groups("En en SP", "ríos río NC", "_ crecer VM"),  # to be filled in
        "1\tEn\ten\tx\n2\tvivo\tvivir\tx\n\n1\t!\t!\tx\n",
        groups("El el DA", "río DA x", "crece VM x", "bajo SP x", ". . x"),
        groups("canto cantas x", "hablo hablas x", "! ! x"),
        groups("El _ D 0 a", "río _ N 0 b", "crece _ V 0 c", ". _ F 3 d"),
        groups("El _ D 2 a", "río _ N 3 b", "crece _ V 4 c", ". _ F 3 d"),
        groups("El _ D 1 a", "río _ N 3 b", "crece _ V 0 c", ". _ F 3 d"),
        groups("El _ D 9 a", "río _ N 3 b", "crece _ V 0 c", ". _ F 3 d"),
        groups("Juan B-PER", "vive O", "en O", "Lima B-LOC", times=1).rstrip("\n") + "\n",
        "1. Uno\n2. Dos\n3. Tres\n\n1. Uno\n2. Dos\n3. Tres\n",
        "1 de enero de 1900.\n2 de mayo de 1808.\n\n1 de enero de 1901.\n2 de mayo de 1809.\n",
        "#begin document (a); part 000\nEsto es prosa.\n",
        "#begin document (a); part 000\n\n#end document\n",
        "# global.columns = ID FORM\n\nEsto es prosa.\n",
        "# global.columns = FORM LEMMA\n1\ta\tb\n",
        "1\n" * 50,
        "1 2 3\n\n" * 50,
    ],
)
def test_numbered_tables_lists_and_exercises_are_none(content: str) -> None:
    for text in (content, content.replace("\t", "  ")):
        assert _sniff(text, "tabla.tsv") == TABLE
        assert _sniff(text) in (TABLE, "text/plain")


def test_ten_columns_are_read_as_ever() -> None:
    lines = groups(*(f"{word} _ _ _ _ 0 _ _ _" for word in ("El", "río", ".")))
    assert _sniff(lines) == "text/x-conllu"


@pytest.mark.timeout(20)
def test_what_begins_like_one_is_told_soon() -> None:
    for content in (
        "1\t" * 30_000, "1\t1\t1\n" * 10_000, "1\t1\t1\n\n" * 10_000, "#\n" * 30_000 + "1\ta\tb\n", "a 0 0 " * 10_000, "# global.columns = " + "ID " * 20_000 + "\n",
        "#" + " " * 60_000 + "begin", "# global.columns" + " " * 60_000,
    ):  # fmt: skip
        _sniff(content)
