"""Languages have a standing where they are spoken, a place in the campaign, and names in other people's lists."""

import pytest

from languages.codes import canonical
from languages.schemes import flores, lm_evaluation
from languages.standing import _TABLE as TABLE
from languages.standing import PRIORITY, STATUSES, WANTED, Standing, is_priority, place_name, standing
from languages.tables import LANGUAGES
from languages.tags import understand


def test_official_coofficial_and_recognised() -> None:
    assert Standing("PY", "official") in standing("gn")
    assert standing("ca-valencia") == (Standing("ES-VC", "coofficial"),)
    assert Standing("ES-AS", "recognised") in standing("ast")
    assert len([one for one in standing("es-MX") if one.status == "official"]) == 21
    assert standing("ru") == ()


def test_a_variety_has_the_standing_of_its_language_only_where_it_is_spoken() -> None:
    assert standing("quz") == tuple(one for one in standing("qu") if one.place == "PE") != ()
    assert standing("gui") == (Standing("BO", "official"), Standing("AR-W", "coofficial"))
    assert standing("qus") == ()  # of Argentina, where no law speaks of Quechua


@pytest.mark.parametrize("kind", STATUSES)
def test_every_language_of_the_table_is_ours_and_every_place_has_a_name(kind: str) -> None:
    for tag, places in TABLE[kind].items():
        assert tag in LANGUAGES
        for place in places:
            for locale in ("es", "en", "pt"):
                assert place_name(place, locale) != place


def test_regions_are_named_for_the_reader() -> None:
    assert [place_name("ES-CT", reader) for reader in ("es", "en", "pt", "gn")] == [
        "Cataluña", "Catalonia", "Catalunha", "Cataluña",
    ]  # fmt: skip
    assert place_name("PY", "es") == "Paraguay"


def test_the_priorities_of_the_campaign() -> None:
    assert set(PRIORITY) <= LANGUAGES.keys()
    assert set(PRIORITY) >= WANTED
    assert all(is_priority(tag) for tag in ("gn", "gug", "quz", "nhe", "ext", "es-HN", "ca"))
    assert not any(is_priority(tag) for tag in ("es-CL", "es-ES", "en", "ru"))


@pytest.mark.parametrize(
    ("tag", "in_flores", "in_the_harness"),
    [
        ("es-MX", "spa_Latn", "spa_Latn"),
        ("ca-valencia", "cat_Latn_vale1234", "cat_Latn"),
        ("oc-aranes", "oci_Latn_aran1260", "oci_Latn"),
        ("qu", "quy_Latn", "que_Latn"),
        ("quz", "quz_Latn", "que_Latn"),
        ("gn", "grn_Latn", "grn_Latn"),
        ("gug", "gug_Latn", "grn_Latn"),
        ("ay", "ayr_Latn", "aym_Latn"),
        ("nah", "nah_Latn", "nah_Latn"),
        ("eu", "eus_Latn", "eus_Latn"),
        ("ru", "rus_Cyrl", "rus_Cyrl"),
    ],
)
def test_others_name_it_so(tag: str, in_flores: str, in_the_harness: str) -> None:
    assert (flores(tag), lm_evaluation(tag)) == (in_flores, in_the_harness)


def test_what_others_write_is_understood_again() -> None:
    for tag in LANGUAGES:
        if "-" not in tag:
            assert canonical(understand(lm_evaluation(tag)).tag) is not None
