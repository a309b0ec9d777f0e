"""A declaration is compared with what was found, and the donor is given the benefit of every doubt."""

import pytest

from languages.verify import verify

CASES = [
    # declared, shares found, answer
    (["es"], {"es": 1.0}, "agrees"),
    (["es-MX"], {"es": 0.95, "und": 0.05}, "agrees"),
    (["quz"], {"qu": 0.9, "es": 0.06, "und": 0.04}, "agrees"),
    (["qu"], {"qu": 0.8, "und": 0.2}, "agrees"),
    (["nhe"], {"nah": 0.85, "es": 0.05, "und": 0.1}, "agrees"),
    (["ca-valencia"], {"ca": 1.0}, "agrees"),
    (["oc-aranes"], {"oc": 0.9, "und": 0.1}, "agrees"),
    (["es", "gn"], {"es": 0.6, "gn": 0.4}, "agrees"),
    (["gn"], {"gn": 0.7, "es": 0.3}, "mixed"),
    (["ay"], {"ay": 0.85, "es": 0.15}, "mixed"),
    (["gl"], {"pt": 0.9, "und": 0.1}, "disagrees"),
    (["es"], {"en": 1.0}, "disagrees"),
    (["es"], {"es": 0.29, "ca": 0.71}, "disagrees"),
    (["es"], {"und": 1.0}, "uncertain"),
    (["es"], {"es": 0.5, "und": 0.5}, "uncertain"),
    (["es"], {}, "uncertain"),
    ([], {"es": 1.0}, "uncertain"),
    (["bzd"], {"und": 1.0}, "unknown_to_model"),
    (["bzd"], {"es": 1.0}, "unknown_to_model"),
    (["ru"], {"und": 1.0}, "unknown_to_model"),
    (["zap"], {"trs": 0.8, "und": 0.2}, "unknown_to_model"),
    (["zap"], {"zap": 0.9, "und": 0.1}, "agrees"),
    (["mxv"], {"mix": 1.0}, "agrees"),
    (["es", "cni"], {"en": 0.9, "und": 0.1}, "uncertain"),
    (["es"], {"und-Cyrl": 1.0}, "disagrees"),
    (["es"], {"es": 0.7, "und-Arab": 0.3}, "mixed"),
    (["ru"], {"und-Cyrl": 1.0}, "unknown_to_model"),
    (["es", "lad"], {"es": 0.8, "und-Hebr": 0.2}, "agrees"),
    (["es"], {"es": 0.9, "und-Cyrl": 0.05, "und": 0.05}, "agrees"),
]


@pytest.mark.parametrize(("declared", "shares", "answer"), CASES)
def test_the_table_of_answers(declared: list[str], shares: dict[str, float], answer: str) -> None:
    assert verify(declared, shares, characters=5_000).answer == answer


def test_shares_are_told_at_the_level_they_were_compared() -> None:
    found = verify(["quz"], {"qu": 0.5, "es": 0.3, "gn": 0.1, "und": 0.1}, characters=5_000)
    assert found.expected_share == pytest.approx(0.5)
    assert list(found.others) == ["es", "gn"]
    assert found.others["es"] == pytest.approx(0.3)


def test_a_short_text_contradicts_nobody() -> None:
    assert verify(["es"], {"en": 1.0}, characters=59).answer == "uncertain"
    assert verify(["es"], {"en": 1.0}, characters=60).answer == "disagrees"
    assert verify(["es"], {"es": 1.0}, characters=5).answer == "agrees"
