"""Features of Spanish are counted and tied to all the places they fit."""

import pytest

from languages.cues import _TABLE as TABLE
from languages.cues import cue_name, cues
from languages.tables import COUNTRIES


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("¿Vos tenés tiempo? Decime.", "voseo"),
        ("Vosotros sabéis que vuestra casa está lejos.", "vosotros"),
        ("Se me estropeó el ordenador y bebí zumo.", "spain"),
        ("¡Órale, güey! Trae un popote.", "mexico"),
        ("El pibe se fue al laburo.", "rioplatense"),
        ("¿Cachai? Es fome, po.", "chile"),
        ("Compré una computadora y un celular.", "america"),
    ],
)
def test_a_feature_is_seen(text: str, key: str) -> None:
    assert cues([text])[0].key == key


def test_counts_forms_and_countries_are_told_the_commonest_first() -> None:
    first, second = cues(["Vos sos de acá, vos.", "Vos y el pibe."])
    assert (first.key, first.times, first.forms) == ("voseo", 4, ("vos", "sos"))
    assert (second.key, second.times) == ("rioplatense", 1)
    assert {"AR", "CR", "PY"} <= set(first.countries)


def test_parts_of_words_and_other_words_are_no_feature() -> None:
    assert cues(["Los esposos devotos leen seis cheques; el poder de la minería.", ""]) == []


def test_every_row_is_named_and_fits_known_countries() -> None:
    for key, row in TABLE.items():
        assert len(row["names"]) == 3
        assert bool(row.get("words")) != bool(row.get("pattern"))
        assert set(row["countries"]) <= COUNTRIES.keys()
        assert cue_name(key, "en") == row["names"][1]
    assert cue_name("never seen", "es") == "never seen"
