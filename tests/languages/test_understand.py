"""What people write for a language becomes one canonical tag, whatever they write."""

import re
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from languages.codes import canonical, macro
from languages.tables import COUNTRIES, LANGUAGES
from languages.tags import NotUnderstood, understand

WRITTEN = {
    "es": "es",
    "ES": "es",
    " es ": "es",
    "spa": "es",
    "spa_Latn": "es",
    "es_mx": "es-MX",
    "es-MX": "es-MX",
    "spa-MX": "es-MX",
    "es mx": "es-MX",
    "es-mexico": "es-MX",
    "es, México": "es-MX",
    "español de México": "es-MX",
    "Español (México)": "es-MX",
    "español mexicano": "es-MX",
    "Mexican Spanish": "es-MX",
    "Spanish (Mexico)": "es-MX",
    "espanhol do México": "es-MX",
    "castellano": "es",
    "es-419": "es-419",
    "español latinoamericano": "es-419",
    "español de la República Dominicana": "es-DO",
    "español del Perú": "es-PE",
    "quechua": "qu",
    "que": "qu",
    "que_Latn": "qu",
    "quz": "quz",
    "quy": "quy",
    "quechua chanka": "quy",
    "quechua cusqueño": "quz",
    "kichwa": "qu",
    "quechua de Bolivia": "qu-BO",
    "nah": "nah",
    "náhuatl de la Huasteca": "nah",
    "náhuatl": "nah",
    "NÁHUATL": "nah",
    "ca-valencia": "ca-valencia",
    "ca_valencia": "ca-valencia",
    "valenciano": "ca-valencia",
    "valencián": "ca-valencia",
    "oc-aranes": "oc-aranes",
    "aranés": "oc-aranes",
    "bable": "ast",
    "leonés": "ast",
    "euskera": "eu",
    "vasco": "eu",
    "guaraní": "gn",
    "grn_Latn": "gn",
    "guarani": "gn",
    "guaraní paraguayo": "gug",
    "aymara": "ay",
    "aimara": "ay",
    "aym_Latn": "ay",
    "mapuche": "arn",
    "maya": "yua",
    "K'iche'": "quc",
    "Kʼicheʼ": "quc",
    "Q’eqchi’": "kek",
    "huichol": "hch",
    "tarahumara": "tar",
    "tarasco": "tsz",
    "mixteco": "mix",
    "mix-*": "mix",
    "judeoespañol": "lad",
    "chavacano": "cbk",
    "portugués de Brasil": "pt-BR",
    "português europeu": "pt-PT",
    "ruso": "ru",
    "zho_Hant": "zh-Hant",
}

# Reference list of the campaign: every code of its table of languages, and its Spanish by country.
CODES = re.findall(
    r"\S+",
    """es ca ca-valencia eu gl oc-aranes ast an ext rom rmq emx cbk lad gn gug qu quz quy qvi qug ay ayr nah nhn nhe
    arn yua quc kek mam tzo tzh zap ote oto tsz bzd cni hch tar shp ctp guc pbb cab miq rap fan bvb pt-BR pt-PT
    es-ES es-MX es-CO es-AR es-PE es-VE es-CL es-EC es-GT es-CU es-BO es-DO es-HN es-PY es-SV es-NI es-CR es-PA es-UY
    es-PR es-GQ es-US es-PH es-419""",
)
THREE_LETTERS = re.findall(
    r"\S+", "spa cat eus glg oci ast arg ext rom rmq emx cbk lad grn gug que aym ayr nhn nhe arn yua por"
)
NAMES = """Español,Catalán,Valenciano,Euskera,Gallego,Occitano aranés,Asturiano,Leonés,Aragonés,Extremeño,Romaní,Caló,
Erromintxela,Chavacano,Judeoespañol,Guaraní,Quechua,Kichwa Ecuador,Aymara,aimara,Náhuatl,Mapudungun,Maya yucateco,K'iche',
Q'eqchi',Mam,Tsotsil,Tseltal,Zapoteco,mixteco,otomí,purépecha,Bribri,Asháninka,Wixárika,Rarámuri,Shipibo-Konibo,Chatino,
Wayuu,Nasa Yuwe,Garífuna,Miskito,Rapa Nui,fang,bubi,Portugués""".replace("\n", "").split(",")


@pytest.mark.parametrize(("written", "tag"), WRITTEN.items())
def test_what_people_write_is_understood(written: str, tag: str) -> None:
    assert understand(written).tag == tag


@pytest.mark.parametrize("code", CODES)
def test_every_code_of_the_campaign_is_its_own_canonical_form(code: str) -> None:
    assert understand(code).tag == code


@pytest.mark.parametrize("code", THREE_LETTERS)
def test_every_three_letter_code_comes_back_as_iso_639_3(code: str) -> None:
    assert understand(code).iso639_3 == code


@pytest.mark.parametrize("written", NAMES)
def test_every_name_of_the_campaign_is_understood(written: str) -> None:
    assert understand(written).tag in LANGUAGES or understand(written).tag == "qu-EC"


def test_every_name_in_our_tables_leads_to_a_language() -> None:
    for language in LANGUAGES.values():
        for written in filter(None, (*language.names.values(), language.endonym, *language.words)):
            assert macro(understand(written).tag) == macro(language.tag), written


@pytest.mark.parametrize(
    ("written", "tag", "is_certain"),
    [
        ("wichí", "wlv", True), ("emberá", "emp", False), ("Mazateco", "mau", False), ("mazateco de Huautla", "mau", True),
        ("Q'anjob'al", "kjb", True), ("tz’utujil", "tzj", True), ("ngäbe", "gym", True), ("barí", "mot", True), ("aché", "guq", True),
        ("kariña", "car", True), ("murui", "huu", True), ("darija", "ary", True), ("lengua de señas mexicana", "mfs", True), ("LSE", "ssp", False),
        ("alemán", "de", True), ("neerlandés", "nl", False), ("idioma húngaro", "hu", False), ("llengua catalana", "ca", True),
        ("benasqués", "an", True), ("alguerés", "ca", True), ("xalimego", "fax", True),
    ],
)  # fmt: skip
def test_languages_of_the_continent_are_known_by_what_people_call_them(
    written: str, tag: str, is_certain: bool
) -> None:
    found = understand(written)
    assert (found.tag, found.certain) == (tag, is_certain)


@pytest.mark.parametrize("written", ["lengua materna", "lenguas mayas", "idioma", "lengua de señas"])
def test_a_word_for_any_language_is_no_language(written: str) -> None:
    with pytest.raises(NotUnderstood):
        understand(written)


def test_country_variety_and_macrolanguage_are_told_apart() -> None:
    huasteca = understand("náhuatl de la Huasteca")
    assert (huasteca.variety, huasteca.country, huasteca.macrolanguage) == ("de la Huasteca", None, None)
    mexican = understand("español de la Ciudad de México")
    assert (mexican.tag, mexican.country, mexican.variety) == ("es-MX", "MX", "de la Ciudad de México")
    assert understand("quz").macrolanguage == "qu"
    assert understand("nhe").macrolanguage == "nah"
    assert understand("ES (Galicia)").variety == "Galicia"


def test_a_language_of_one_country_keeps_the_country_out_of_its_tag() -> None:
    found = understand("náhuatl de México")
    assert (found.tag, found.country) == ("nah", "MX")


@pytest.mark.parametrize(
    "written", ["maya", "mixteco", "triqui", "ES (Galicia)", "es-XX", "creo que es guaraní"]
)
def test_what_may_mean_something_else_is_not_certain(written: str) -> None:
    assert not understand(written).certain


@pytest.mark.parametrize("written", ["maya yucateco", "es_mx", "náhuatl de la Huasteca", "la lengua quechua"])
def test_what_is_plain_is_certain(written: str) -> None:
    assert understand(written).certain


@pytest.mark.parametrize(
    "written", ["", "   ", "\x00", "xx", "asdfgh", "und", "mul", "x" * 5_000, "🙂", "-", "1234"]
)
def test_nonsense_is_not_understood(written: str) -> None:
    with pytest.raises(NotUnderstood):
        understand(written)


@pytest.mark.parametrize(
    ("written", "suggested"),
    [
        ("quechwa", "quechua"),
        ("español y guaraní", "guaraní"),
        ("Perú", "español del Perú"),
        ("mx", "español de México"),
        ("nhn, nhe", "náhuatl central"),
        ("galego/portugues/ingles", "gallego"),
    ],
)
def test_what_is_not_understood_gets_suggestions(written: str, suggested: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        understand(written)
    assert suggested in refused.value.suggestions
    assert all(understand(name).tag for name in refused.value.suggestions)


@example("A\x000\x80")
@example("spa\0nish")
@given(st.text(max_size=40) | st.from_regex(r"[a-z]{2,3}([-_][A-Za-z0-9]{1,8}){0,3}", fullmatch=True))
def test_whatever_is_written_is_understood_or_politely_refused(written: str) -> None:
    with suppress(NotUnderstood):
        found = understand(written)
        assert understand(found.tag).tag == found.tag
        assert canonical(found.tag) == found.tag
        assert re.fullmatch("[a-z]{3}", found.iso639_3)


@given(
    st.lists(
        st.sampled_from(
            re.findall(r"\S+", "español quechua de la del México Perú es MX ( ) , y maya lengua Huasteca 419")
        )
    )
)
def test_any_order_of_the_usual_words_is_survived(words: list[str]) -> None:
    with suppress(NotUnderstood):
        assert understand(" ".join(words)).tag


def test_countries_make_the_spanish_of_each() -> None:
    spanish = [row for row in COUNTRIES.values() if row.is_spanish]
    assert len(spanish) == 21
    for row in spanish:
        assert understand(f"español {row.of['es']}").tag == f"es-{row.code}"
        assert understand(f"Spanish {row.of['en']}").tag == f"es-{row.code}"
        assert understand(f"espanhol {row.of['pt']}").tag == f"es-{row.code}"


@given(
    st.sampled_from(sorted(LANGUAGES)), st.sampled_from(["", *sorted(code for code in COUNTRIES if code.isalpha())]),
    st.sampled_from(["-", "_"]), st.sampled_from([str.upper, str.lower, str.title]), st.sampled_from(["", " "]),
)  # fmt: skip
def test_the_canonical_form_is_the_same_however_a_code_is_spelt(
    tag: str, country: str, sign: str, spelling: Callable[[str], str], around: str
) -> None:
    whole = f"{tag}-{country}" if country and "-" not in tag else tag
    spelt = f"{around}{spelling(whole.replace('-', sign))}{around}"
    assert canonical(spelt) == canonical(whole) == canonical(canonical(whole) or "")
    assert understand(spelt).tag == canonical(whole)
