"""Languages have names for every reader, for pickers and for the Hub."""

import pytest

from languages.codes import canonical
from languages.names import choices, countries, country_name, endonym, hub_language, language_details, name
from languages.tables import COUNTRIES, LANGUAGES
from languages.tags import understand


@pytest.mark.parametrize(
    ("tag", "es", "en", "pt"),
    [
        ("es-MX", "español de México", "Spanish (Mexico)", "espanhol do México"),
        (
            "es-DO",
            "español de la República Dominicana",
            "Spanish (Dominican Republic)",
            "espanhol da República Dominicana",
        ),
        ("qu", "quechua", "Quechua", "quíchua"),
        ("qu-BO", "quechua de Bolivia", "Quechua (Bolivia)", "quíchua da Bolívia"),
        ("ca-valencia", "valenciano", "Valencian", "valenciano"),
        ("pt-BR", "portugués de Brasil", "Brazilian Portuguese", "português do Brasil"),
        ("und", "sin identificar", "not identified", "não identificada"),
        (
            "und-Cyrl",
            "sin identificar (cirílico)",
            "not identified (Cyrillic)",
            "não identificada (cirílico)",
        ),
        ("ru", "ruso", "Russian", "russo"),
        ("es-DE", "español (Alemania)", "Spanish (Germany)", "espanhol (Alemanha)"),
    ],
)
def test_a_tag_has_a_name_in_three_languages(tag: str, es: str, en: str, pt: str) -> None:
    assert (name(tag, "es"), name(tag, "en"), name(tag, "pt")) == (es, en, pt)


def test_other_readers_are_answered_in_spanish_and_dialects_in_theirs() -> None:
    assert name("gl", "es-mx") == name("gl", "gn") == "gallego"
    assert name("gl", "pt-br") == "galego"


def test_what_is_no_tag_is_given_back() -> None:
    assert name("esto no es un código", "es") == "esto no es un código"
    assert endonym("esto no es un código") == ""


def test_endonyms() -> None:
    assert endonym("eu") == "euskara"
    assert endonym("es-MX") == "español"
    assert endonym("ca-valencia") == "valencià"
    assert endonym("ru") == ""


def test_the_picker_begins_with_the_languages_of_the_campaign() -> None:
    picked = choices("es")
    groups = list(dict.fromkeys(choice.group for choice in picked))
    assert groups[:3] == ["Español, por país", "Lenguas cooficiales y regionales", "Lenguas indígenas"]
    assert picked[0].tag == "es"
    tags = [choice.tag for choice in picked]
    assert len(tags) == len(set(tags))
    assert {f"es-{row.code}" for row in COUNTRIES.values() if row.is_spanish} <= set(tags)
    assert LANGUAGES.keys() <= set(tags)


def test_the_picker_finds_a_language_by_any_of_its_names() -> None:
    found = {choice.tag: choice.search for choice in choices("pt")}
    assert "bable" in found["ast"]
    assert "huichol" in found["hch"]
    assert "mexico" in found["es-MX"]


def test_every_choice_is_canonical_and_its_name_is_understood() -> None:
    for locale in ("es", "en", "pt"):
        for choice in choices(locale):
            assert canonical(choice.tag) == choice.tag
            assert understand(choice.name).tag.split("-")[0] in {choice.tag.split("-")[0], "qu"}


def test_countries_put_spanish_speaking_ones_first_and_leave_areas_out() -> None:
    codes = [code for code, _ in countries("es")]
    assert {"US", "PH", "BR", "PT"} <= set(codes[21:])
    assert "419" not in codes
    assert country_name("MX", "en") == "Mexico"
    assert country_name("DE", "es") == "Alemania"


def test_the_hub_gets_the_shortest_code_and_the_whole_tag() -> None:
    assert (hub_language("es-MX"), language_details("es_mx")) == ("es", "es-MX")
    assert (hub_language("nah"), hub_language("ca-valencia"), hub_language("quz")) == ("nah", "ca", "quz")
