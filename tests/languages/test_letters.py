"""How often letters come within words is counted, written down and read again."""

import tomllib
from math import exp
from pathlib import Path

import numpy as np

from languages import letters
from languages.training.letters import FEWEST, table_of
from languages.training.rows import Row


def test_letters_within_words_are_counted_in_a_thousand() -> None:
    rows = [Row("que", "ley", "käman kÄman tarpü, MÖTSI ä", "qvh")] * FEWEST
    rows += [Row("other", "ley", "ŋäŋä", "other"), Row("arn", "ley", "küme", "arn")]
    told = "\n".join(table_of(rows))
    assert tomllib.loads(told) == {"qvh": "ä667 ö333"}, (
        "too few of Mapudungun, and what is no language of ours"
    )


def test_a_letter_is_as_likely_as_its_share_and_never_impossible() -> None:
    chances = letters.chances_of(["ä", "ó", "☃"])
    assert chances.shape == (len(tomllib.loads(_table())), 3)
    huanuco = list(tomllib.loads(_table())).index("qvh")
    assert exp(chances[huanuco, 0]) > 0.75
    assert np.allclose(chances[:, 2], chances[0, 2])
    assert chances[:, 1].min() > chances[0, 2], "Spanish words may stand in any language"


def _table() -> str:
    return (Path(letters.__file__).parent / "data" / "letters.toml").read_text(encoding="utf-8")
