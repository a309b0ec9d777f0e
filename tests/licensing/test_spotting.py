"""Many words are found in one pass, in any text."""

from licensing.evidence.spotting import Spotter


def test_every_place_of_every_word_is_found() -> None:
    spotter = Spotter(("cita", "citando", "venta"))
    assert sorted(spotter.spot("citando: sin venta, cita")) == [
        (0, 0, 4),
        (0, 20, 24),
        (1, 0, 7),
        (2, 13, 18),
    ]


def test_half_a_surrogate_pair_moves_nothing() -> None:
    assert Spotter(("venta",)).spot("a\ud800b venta") == [(0, 4, 9)]
