"""Structured marks handed over by extractors are read, and conclude."""

import pytest

from licensing.evidence import Hit, find
from licensing.vocabulary import HitKind


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("rel=license", "http://creativecommons.org/licenses/by-sa/3.0/es/", "cc-by-sa-3.0-es"),
        ("xmpRights:WebStatement", "https://creativecommons.org/licenses/by-nc/4.0/", "cc-by-nc-4.0"),
        ("xmpRights:UsageTerms", "Esta obra está bajo licencia CC BY-ND 4.0", "cc-by-nd-4.0"),
        ("cc:license", "https://creativecommons.org/publicdomain/zero/1.0/", "cc0-1.0"),
        ("dc:rights", "Creative Commons Atribución 4.0", "cc-by-4.0"),
        ("dc:rights", "Todos los derechos reservados", "all-rights-reserved"),
        ("meta:copyright", "© 2020 Editorial Ñ. All rights reserved.", "all-rights-reserved"),
        ("yaml:license", "cc-by-nc-sa-4.0", "cc-by-nc-sa-4.0"),
        ("yaml:license", "mit", "mit"),
        ("jsonld:license", "https://opendatacommons.org/licenses/odbl/1-0/", "odbl-1.0"),
        ("spdx", "GPL-3.0-only", "gpl-3.0"),
        ("tdm-reservation", "1", "tdm-opt-out"),
        ("robots", "noindex, noai", "tdm-opt-out"),
    ],
)
def test_reads_a_mark(field: str, value: str, expected: str) -> None:
    (hit,) = find("", marks=[(field, value)])
    assert (hit.id, hit.kind, hit.concludes, hit.field) == (expected, HitKind.STRUCTURED, True, field)
    assert value[hit.offset : hit.offset + len(hit.quote)] == hit.quote


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("meta:copyright", "© 2020 Editorial Ñ"),
        ("dc:rights", ""),
        ("yaml:license", "lo de siempre"),
        ("tdm-reservation", "0"),
        ("robots", "noindex"),
        ("dc:rights", "\x00" * 50),
    ],
)
def test_a_mark_that_says_nothing(field: str, value: str) -> None:
    assert find("", marks=[(field, value)]) == []


def test_a_vague_mark_does_not_conclude() -> None:
    (hit,) = find("", marks=[("dc:rights", "Obra en dominio público")])
    assert (hit.id, hit.concludes) == ("public-domain", False)


@pytest.mark.parametrize("value", ["other", "unknown"])
def test_what_is_still_to_be_found_out_does_not_conclude(value: str) -> None:
    (hit,) = find("", marks=[("yaml:license", value)])
    assert (hit.id, hit.concludes) == (value, False)


def test_a_list_of_licences_is_several() -> None:
    hits = find("", marks=[("yaml:license", "[cc-by-4.0, odbl]")])
    assert {hit.id for hit in hits} == {"cc-by-4.0", "odbl"}


def test_of_a_choice_the_laxer_does_not_conclude() -> None:
    hits = {hit.id: hit.concludes for hit in find("", marks=[("spdx", "MIT OR GPL-3.0-only")])}
    assert hits == {"mit": False, "gpl-3.0": True}


def grants(text: str) -> list[Hit]:
    return [hit for hit in find(text) if hit.kind is HitKind.STRUCTURED]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ('<link href="https://creativecommons.org/licenses/by/4.0/" rel="license">', "cc-by-4.0"),
        ('<licence target="http://creativecommons.org/licenses/by-nc/3.0/ec/"/>', "cc-by-nc-3.0-ec"),
        ("<ali:license_ref>https://creativecommons.org/licenses/by/4.0/</ali:license_ref>", "cc-by-4.0"),
        ('<cc:license rdf:resource="http://creativecommons.org/licenses/by-nd/4.0/"/>', "cc-by-nd-4.0"),
        (
            "<xmpRights:UsageTerms><rdf:Alt><rdf:li xml:lang='x-default'>CC BY-SA 4.0</rdf:li></rdf:Alt></xmpRights:UsageTerms>",
            "cc-by-sa-4.0",
        ),
        ('<meta name="DC.rights" content="Licencia CC BY 3.0 CR">', "cc-by-3.0-cr"),
        (
            '{"license": {"@type": "CreativeWork", "url": "https://creativecommons.org/licenses/by/4.0/"}}',
            "cc-by-4.0",
        ),
        ("---\nlicense: apache-2.0\n---\n", "apache-2.0"),
        ("---\nlicense:\n  - cc-by-nc-4.0\ntags: []\n---\n", "cc-by-nc-4.0"),
        ("// SPDX-License-Identifier: BSD-3-Clause\n", "bsd-3-clause"),
        ("User-agent: GPTBot\nDisallow: /\n", "tdm-opt-out"),
    ],
)
def test_reads_marks_still_standing_in_raw_text(raw: str, expected: str) -> None:
    (hit,) = grants(raw)
    assert (hit.id, hit.concludes, hit.field) == (expected, True, "")
    assert raw[hit.offset : hit.offset + len(hit.quote)] == hit.quote


def test_a_robots_file_open_to_all_reserves_nothing() -> None:
    assert find("User-agent: *\nDisallow: /\n\nUser-agent: GPTBot\nDisallow:\n") == []


def test_the_quote_of_a_mark_stands_where_it_says() -> None:
    text = "---\npretty_name: Coplas\nlicense:\n  - mit\nlanguage:\n  - es\n---\n"
    (found,) = find(text)
    assert (found.id, found.quote) == ("mit", "- mit")
    assert text[found.offset :].startswith(found.quote)
