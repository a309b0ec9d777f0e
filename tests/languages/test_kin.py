"""Close relatives are told apart by the signs of the table beside the model, and nothing else is touched by it."""

import tomllib
from collections.abc import Iterator
from itertools import pairwise
from math import log
from pathlib import Path

import pytest

from languages.context import OTHER
from languages.identify import MODEL, Identifier, shared
from languages.kin import Kin, signs, table_of
from languages.labels import KIN, tag_of
from languages.training.kin import SIGNS, table, write
from languages.training.rows import Row

SENTENCES: dict[str, list[str]] = tomllib.loads(
    (Path(__file__).parent / "sentences.toml").read_text(encoding="utf-8")
)
TABLE = ["sign\targ\tglg", "de o\t20\t-20", "do\t-20\t20", "-ión\t0\t0"]
DOUBT = [("glg", 0.5), ("arg", 0.4), (OTHER, 0.1)]


def test_signs_are_words_endings_and_two_little_words_side_by_side() -> None:
    assert signs("l'anvista de o ríu.") == {"l'", "anvista", "-ta", "-sta", "de", "o", "ríu", "de o", "o ríu"}


def test_the_signs_of_a_line_decide_between_relatives() -> None:
    kin = Kin(TABLE)
    aragonese, galician = kin.weighed("casa de o lugar", DOUBT), kin.weighed("casa do lugar", DOUBT)
    assert [label for label, _ in aragonese] == ["arg", OTHER, "glg"]
    assert [label for label, _ in galician] == ["glg", OTHER, "arg"]
    for ranked in (aragonese, galician):
        assert dict(ranked)[OTHER] == 0.1
        assert sum(p for _, p in ranked) == pytest.approx(1.0)


@pytest.mark.parametrize(
    "ranked",
    [
        [("glg", 0.3), (OTHER, 0.29), ("arg", 0.1)],
        [("glg", 0.6), (OTHER, 0.4)],
        [("que", 0.5), ("aym", 0.4), ("glg", 0.06), ("arg", 0.04)],
    ],
)
def test_what_is_not_between_relatives_stays(ranked: list[tuple[str, float]]) -> None:
    assert Kin(TABLE).weighed("casa de o lugar", ranked) == ranked


def test_lines_are_in_doubt_where_one_of_two_likely_labels_is_a_relative_and_not_sure() -> None:
    lines = [
        DOUBT,
        [],
        [("glg", 0.9), ("arg", 0.1)],
        [("ita", 0.5), ("arg", 0.3)],
        [("que", 0.5), ("aym", 0.4)],
    ]
    lines += [[("que", 0.4), ("aym", 0.3), ("glg", 0.2)], [("que", 0.6)]]
    assert Kin(TABLE).doubtful(lines) == [0, 3]
    assert Kin().doubtful(lines) == []


def test_a_line_without_signs_and_a_model_without_a_table_stay(tmp_path: Path) -> None:
    assert Kin(TABLE).weighed("xyz", DOUBT) == DOUBT
    assert Kin.of(tmp_path / "lid.ftz").weighed("casa de o lugar", DOUBT) == DOUBT


def test_what_tells_relatives_apart_is_learnt_from_their_lines(tmp_path: Path) -> None:
    rows = [Row("arg", "libro", f"a fuesa de o lugar {n}") for n in range(30)]
    rows += [Row("glg", "libro", f"a casa do lugar {n}") for n in range(30)]
    rows += [Row("eus", "liburu", "etxea handia da")] * 30
    heading, *lines = table(rows)
    odds = {sign: dict(zip(KIN, map(int, numbers), strict=True)) for sign, *numbers in map(str.split, lines)
            if len(numbers) == len(KIN)}  # fmt: skip
    assert heading.split("\t") == ["sign", *KIN]
    assert odds["fuesa"]["arg"] > 20 > 0 > odds["fuesa"]["glg"]
    assert odds["do"]["glg"] > 20 > 0 > odds["do"]["arg"]
    assert odds["lugar"]["arg"] == odds["lugar"]["glg"]
    assert "handia" not in odds
    assert lines == sorted(lines)
    write(rows, tmp_path / "lid.ftz")
    assert Kin.of(tmp_path / "lid.ftz").weighed("a fuesa de o lugar", DOUBT)[0][0] == "arg"


def test_interface_strings_do_not_drown_running_text() -> None:
    rows = [Row("spa", "libro", "casa")] * 100 + [Row("spa", "x-ui", "archivo")] * 400
    rows += [Row(label, "libro", "casa archivo") for label in KIN if label != "spa"]
    odds = {line.split("\t")[0]: int(line.split("\t")[1]) for line in list(table(rows))[1:]}
    # Twice as much, not four times: tenths of a logarithm, from which the mean of seven is taken.
    assert odds["archivo"] - odds["casa"] == round(10 * log(2) * 6 / 7)


def test_the_table_of_the_house_is_whole_and_small() -> None:
    heading, *lines = table_of(MODEL).read_text(encoding="utf-8").splitlines()
    assert heading.split("\t") == ["sign", *KIN]
    assert len(lines) == SIGNS
    assert MODEL.stat().st_size + table_of(MODEL).stat().st_size <= 4_000_000
    assert set(KIN) <= shared().labels


def test_more_pieces_of_sentences_are_recognised_than_without_the_table() -> None:
    pieces = [(tag_of(label), piece) for label in KIN for piece in _pieces(SENTENCES[tag_of(label)])]
    alone = Identifier()
    alone._kin = Kin()
    right, before = (
        sum(guess.tag == tag for (tag, _), guess in zip(pieces, one.identify_all(texts), strict=True))
        for texts in [[piece for _, piece in pieces]]
        for one in (shared(), alone)
    )
    assert right - before > 0.015 * len(pieces)


def _pieces(sentences: list[str]) -> Iterator[str]:
    """Yield every two words that follow one another in a sentence."""
    for words in map(str.split, sentences):
        yield from map(" ".join, pairwise(words))
