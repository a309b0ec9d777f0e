"""The catalogue is whole, consistent, and says to the Hub only what the Hub knows."""

import pytest

from licensing.catalogue import Catalogue, hub_fields
from licensing.entries import Licence, Row, entry
from licensing.evidence.regions import regions
from licensing.vocabulary import LicenceClass

CATALOGUE = Catalogue.load()
PORTS = ("es", "mx", "ar", "cl", "co", "pe", "ec", "gt", "cr", "pr", "ve", "uy", "br", "pt")
# The Hub's list of licence ids, as its documentation gives it; only those that an entry may name.
HUB_IDS = frozenset(
    [
        "apache-2.0",
        "mit",
        "openrail",
        "bigscience-openrail-m",
        "creativeml-openrail-m",
        "bigscience-bloom-rail-1.0",
        "bigcode-openrail-m",
        "bsd",
        "bsd-2-clause",
        "bsd-3-clause",
        "bsd-3-clause-clear",
        "c-uda",
        "cc",
        "cc0-1.0",
        "cc-by-2.0",
        "cc-by-2.5",
        "cc-by-3.0",
        "cc-by-4.0",
        "cc-by-sa-3.0",
        "cc-by-sa-4.0",
        "cc-by-nc-2.0",
        "cc-by-nc-3.0",
        "cc-by-nc-4.0",
        "cc-by-nd-4.0",
        "cc-by-nc-nd-3.0",
        "cc-by-nc-nd-4.0",
        "cc-by-nc-sa-2.0",
        "cc-by-nc-sa-3.0",
        "cc-by-nc-sa-4.0",
        "cdla-sharing-1.0",
        "cdla-permissive-1.0",
        "cdla-permissive-2.0",
        "etalab-2.0",
        "eupl-1.1",
        "agpl-3.0",
        "gfdl",
        "gpl",
        "gpl-2.0",
        "gpl-3.0",
        "lgpl",
        "lgpl-2.1",
        "lgpl-3.0",
        "isc",
        "mpl-2.0",
        "odc-by",
        "odbl",
        "openrail++",
        "unlicense",
        "pddl",
        "lgpl-lr",
        "afl-3.0",
        "artistic-2.0",
        "bsl-1.0",
        "ecl-2.0",
        "epl-1.0",
        "epl-2.0",
        "lppl-1.3c",
        "ms-pl",
        "ncsa",
        "ofl-1.1",
        "osl-3.0",
        "postgresql",
        "wtfpl",
        "zlib",
        "llama2",
        "llama3",
        "llama3.1",
        "llama3.2",
        "llama3.3",
        "llama4",
        "gemma",
        "deepfloyd-if-license",
        "unknown",
        "other",
    ]
)


def test_every_entry_is_whole() -> None:
    for licence in CATALOGUE.all():
        assert licence.id == licence.id.lower()
        assert licence.spdx, licence.id
        assert licence.hub in HUB_IDS | {""}, licence.id
        assert not licence.url or licence.url.startswith("https://"), licence.id
        assert licence.certainty in ("checked", "general"), licence.id
        for locale in ("es", "en", "pt"):
            assert licence.name(locale), licence.id
            assert licence.summary(locale).endswith("."), licence.id


@pytest.mark.parametrize(
    ("licence_id", "locale", "name"),
    [
        ("cc-by-nc-nd-4.0", "pt-br", "Creative Commons Atribuição-NãoComercial-SemDerivações 4.0 Internacional"),
        ("cc-by-3.0-es", "pt-br", "Creative Commons Atribuição 3.0 Espanha"),
        ("cc-by-4.0", "en-gb", "Creative Commons Attribution 4.0 International"), ("unknown", "pt", "Não sei"),
        ("libre-uso-mx", "pt-br", "Libre Uso MX"), ("unknown", "es-mx", "No lo sé"), ("unknown", "ca", "No lo sé"),
    ],
)  # fmt: skip
def test_a_licence_is_called_in_the_readers_language_else_in_spanish(
    licence_id: str, locale: str, name: str
) -> None:
    licence = CATALOGUE.get(licence_id)
    assert licence is not None
    assert licence.name(locale) == name


def test_a_row_that_says_nothing_in_portuguese_is_read_in_spanish() -> None:
    told: Row = {
        "class": "open",
        "es": "Nueva",
        "en": "New",
        "summary_es": "Se puede todo.",
        "certainty": "checked",
    }
    added = entry("nueva", told)
    assert (added.name("pt-br"), added.summary("pt-br")) == ("Nueva", "Se puede todo.")


def test_every_id_name_and_alias_is_understood() -> None:
    for licence in CATALOGUE.all():
        for text in (
            licence.id,
            licence.name("es"),
            licence.name("en"),
            licence.name("pt"),
            *licence.aliases,
        ):
            understood = CATALOGUE.understand(text)
            assert understood is not None, text
            # One name may serve a family: "GPL" is the licence without its version.
            assert understood.id == licence.id or understood.family == licence.family != "", (
                text,
                understood.id,
            )


@pytest.mark.parametrize("port", PORTS)
def test_every_port_of_our_countries_is_listed(port: str) -> None:
    codes = {licence.elements for licence in CATALOGUE.all() if licence.port == port}
    assert codes == {"cc-by", "cc-by-sa", "cc-by-nc", "cc-by-nd", "cc-by-nc-sa", "cc-by-nc-nd"}


def test_a_text_that_holds_an_alias_is_never_passed_over() -> None:
    silent = [alias for alias, _ in CATALOGUE.text_aliases if not list(regions(alias, 8192))]
    assert silent == []
    assert [link for link, _ in CATALOGUE.links if not list(regions(f"https://{link} licencia", 8192))] == []


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("CC BY 4.0", "cc-by-4.0"),
        ("cc-by-4.0", "cc-by-4.0"),
        ("Creative Commons Atribución 4.0", "cc-by-4.0"),
        ("CC-BY-NC-SA-3.0-ES", "cc-by-nc-sa-3.0-es"),
        ("http://creativecommons.org/licenses/by-sa-nc/2.5/mx/deed.es", "cc-by-nc-sa-2.5-mx"),
        ("cc by nc nd", "cc-by-nc-nd"),
        ("MIT", "mit"),
        ("Apache 2.0", "apache-2.0"),
        ("GPLv3", "gpl-3.0"),
        ("GPL-3.0-or-later", "gpl-3.0"),
        ("GFDL 1.3", "gfdl-1.3"),
        ("EUPL v1.2", "eupl-1.2"),
        ("ODbL", "odbl"),
        ("ODbL-1.0", "odbl-1.0"),
        ("CC0", "cc0-1.0"),
        ("Dominio público", "public-domain"),
        ("Todos los derechos reservados", "all-rights-reserved"),
        ("no lo sé", "unknown"),
        ("cc-by-sa-3.0-it", "cc-by-sa-3.0-it"),
        ("cc-by-4.0-es", "cc-by-4.0"),
        ("https://opendatacommons.org/licenses/odbl/1-0/", "odbl-1.0"),
        ("LicenseRef-cc-by-sa-2.5-mx", "cc-by-sa-2.5-mx"),
    ],
)
def test_understands_what_people_type(typed: str, expected: str) -> None:
    understood = CATALOGUE.understand(typed)
    assert understood is not None
    assert understood.id == expected


@pytest.mark.parametrize(
    "typed", ["", "   ", "hola", "((", "MIT OR Apache-2.0", "Creative Commons", "x" * 10_000, "\x00"]
)
def test_does_not_guess(typed: str) -> None:
    assert CATALOGUE.understand(typed) is None


def test_a_port_is_another_text_than_the_hubs() -> None:
    ported, unported = CATALOGUE.get("cc-by-nc-sa-3.0-es"), CATALOGUE.get("cc-by-nc-sa-3.0")
    assert ported is not None
    assert unported is not None
    assert hub_fields(unported) == {"license": "cc-by-nc-sa-3.0"}
    assert hub_fields(ported) == {
        "license": "other",
        "license_name": "cc-by-nc-sa-3.0-es",
        "license_link": "https://creativecommons.org/licenses/by-nc-sa/3.0/es/",
    }
    assert ported.spdx == "LicenseRef-CC-BY-NC-SA-3.0-ES"


def test_without_an_address_there_is_no_link() -> None:
    reserved = CATALOGUE.get("all-rights-reserved")
    assert reserved is not None
    assert hub_fields(reserved) == {"license": "other", "license_name": "all-rights-reserved"}


def test_the_picker_is_short_and_begins_with_the_freest() -> None:
    picks = CATALOGUE.picker()
    assert [licence.id for licence in picks[:3]] == ["cc0-1.0", "cc-by-4.0", "cc-by-sa-4.0"]
    assert picks[-1].id == "unknown"
    assert len(picks) <= 15


@pytest.mark.parametrize(
    ("licence_id", "klass", "limits"),
    [
        ("cc0-1.0", LicenceClass.OPEN, set()),
        ("cc-by-4.0", LicenceClass.OPEN, {"attribute"}),
        ("cc-by-sa-4.0", LicenceClass.SHARE_ALIKE, {"attribute", "share_alike"}),
        ("cc-by-nc-nd-4.0", LicenceClass.NO_DERIVATIVES, {"attribute", "no_commercial", "no_derive"}),
        ("nc-custom", LicenceClass.NON_COMMERCIAL, {"attribute", "no_commercial"}),
        ("all-rights-reserved", LicenceClass.RESERVED, {"no_commercial", "no_derive", "no_redistribute"}),
    ],
)
def test_says_what_it_permits_and_asks(licence_id: str, klass: LicenceClass, limits: set[str]) -> None:
    licence = CATALOGUE.get(licence_id)
    assert licence is not None
    assert licence.klass is klass
    assert licence.limits == limits


def test_added_entries_override_and_join() -> None:
    mit = CATALOGUE.get("mit")
    assert mit is not None
    own = Licence(
        "mit", LicenceClass.VAGUE, frozenset(), frozenset(), {"es": "M", "en": "M"}, {"es": "s.", "en": "s."}
    )
    assert CATALOGUE.with_entries([own]).get("mit") == own
    assert CATALOGUE.get("mit") == mit


@pytest.mark.parametrize(
    "licence_id", ["", "cc-by-9.9", "cc-by-4.0-mx", "cc-by-sa-3.0-mx", "cc-by-nd-sa-4.0", "nothing"]
)
def test_knows_no_licence_that_was_never_written(licence_id: str) -> None:
    assert CATALOGUE.get(licence_id) is None
