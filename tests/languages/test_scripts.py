"""Text in a script the model does not read is named by its script."""

import pytest

from languages.codes import scripts_of
from languages.scripts import is_unknown, script_in, script_of, unknown_in

WRITTEN = {
    "Моя бабушка хранила семена": "Cyrl",
    "Η γιαγιά μου": "Grek",
    "كانت جدتي": "Arab",
    "סבתא שלי": "Hebr",
    "我奶奶把玉米": "Hani",
    "할머니는": "Hang",
    "मेरी दादी": "Deva",
    "ᐊᓈᓇᑦᑎᐊᖅ": "Cans",
    "Ñandé yvy, q’eqchi’": "Latn",
    "Mi abuela дома": "Latn",
    "1234 … !": "Zyyy",
    "": "Zyyy",
}


@pytest.mark.parametrize(("text", "script"), WRITTEN.items())
def test_the_script_of_most_letters(text: str, script: str) -> None:
    assert script_of(text) == script


def test_unknown_text_says_its_script_and_latin_goes_without_saying() -> None:
    assert (unknown_in("Моя"), unknown_in("xyz"), unknown_in("123")) == ("und-Cyrl", "und", "und")
    assert [is_unknown(tag) for tag in ("und", "und-Cyrl", "", "es", "unde")] == [
        True,
        True,
        True,
        False,
        False,
    ]
    assert (script_in("und-Cyrl"), script_in("und"), script_in("sr-Latn")) == ("Cyrl", "", "")


@pytest.mark.parametrize(
    ("tag", "script", "is_its_own"),
    [
        ("es-MX", "Latn", True),
        ("es", "Cyrl", False),
        ("ru", "Cyrl", True),
        ("sr-Latn", "Latn", True),
        ("lad", "Hebr", True),
        ("ja", "Hira", True),
        ("zh", "Hani", True),
        ("nah", "Latn", True),
        ("oto", "Latn", True),
    ],
)
def test_the_scripts_a_language_may_be_written_in(tag: str, script: str, is_its_own: bool) -> None:
    assert (script in scripts_of(tag)) is is_its_own
