"""The picker finds a language by any of its names, by its country and by likeness, and says what is known of it."""

import pytest
from django.utils.translation import override

from donations.picker import MOST_FOUND, Found, find


def _tags(words: str) -> list[str]:
    return [match.tag for match in find(words).matches]


@pytest.mark.parametrize(
    ("words", "tag"),
    [
        ("guaraní", "gn"), ("avañe'ẽ", "gn"), ("GUARANI", "gn"), ("bable", "ast"), ("tarahumara", "tar"), ("vasco", "eu"),
        ("castellano", "es"), ("es-PY", "es-PY"), ("español de chile", "es-CL"), ("ashaninca", "cni"), ("quechwa", "qu"),
        ("Basque", "eu"), ("ruso", "ru"), ("valenc", "ca-valencia"), ("nahua", "nah"),
    ],
)  # fmt: skip
def test_the_likeliest_comes_first(words: str, tag: str) -> None:
    assert _tags(words)[0] == tag


def test_letters_inside_other_words_count_only_where_nothing_better_is_found() -> None:
    found = _tags("guaran")
    assert found[:2] == ["gn", "gug"]
    assert "agr" not in found  # the Awajún, whom others call aguaruna
    assert "agr" in _tags("guaruna")


def test_how_many_are_not_shown_is_said() -> None:
    found = find("lengua de señas")
    assert len(found.matches) == MOST_FOUND
    assert found.left >= 10
    assert find("lengua de señas peruana").left == 0


def test_a_country_finds_the_languages_spoken_there() -> None:
    assert {"gn", "es-PY"} <= set(_tags("Paraguay"))


def test_what_is_known_of_a_language_is_said_in_the_readers_words() -> None:
    with override("en"):
        quechua = find("quechua").matches[0]
        assert quechua.endonym == "Runasimi"
        assert "Peru" in quechua.where
        assert {"quz", "quy", "qvi"} <= {variety.tag for variety in quechua.varieties}
        assert quechua.standing == ["official in Bolivia and Peru", "co-official in Ecuador"]
        assert str(quechua.can_check) == "we can check it"
        assert str(find("bribri").matches[0].can_check) == "we cannot check it yet: your word counts"
        assert find("spanish").matches[0].standing == ["official in 21 countries"]


@pytest.mark.parametrize(
    ("words", "tag", "name"),
    [
        ("galego", "gl", "galego"), ("quíchua", "qu", "quíchua"), ("quichua", "qu", "quíchua"), ("guarani", "gn", "guarani"),
        ("náuatle", "nah", "náuatle"), ("basco", "eu", "basco"), ("espanhol do méxico", "es-MX", "espanhol do México"),
    ],
)  # fmt: skip
def test_whoever_reads_portuguese_finds_languages_by_their_portuguese_names(
    words: str, tag: str, name: str
) -> None:
    with override("pt-br"):
        first = find(words).matches[0]
        assert (first.tag, first.name) == (tag, name)
        assert find("quíchua").matches[0].standing == ["oficial: Bolívia e Peru", "cooficial: Equador"]


def test_little_finds_nothing() -> None:
    assert find("") == find(" g ") == find("zzzqqq") == Found([])
