"""What a donor wrote stays words in the papers: no tag, picture, link or heading of theirs, and not a letter lost."""

import re

import pytest

from donations.models import DeclaredLanguage, RightsSource, User
from publishing import extras
from publishing.models import Release
from publishing.templatetags.cards import address, as_code, quoted, quoted_inline
from tests.publishing.making import LETTERS, approved, prepared

WORDS = "<img src=x> [clic](javascript:a) ![](https://x.org/a_b) *ojo* acta_1"
FIELDS = ("title", "credit_name", "rights_holder", "models_used", "health_professionals", "description", "collection",
          "origin_validation", "evaluation_protocol")  # fmt: skip


def papers(release: Release) -> dict[str, str]:
    items = list(release.items.select_related("donation", "version"))
    return dict(extras.texts(release, items, list(release.tables.all()), tuple(release.files.all()), {}))


@pytest.mark.parametrize("field", FIELDS)
def test_no_field_speaks_markup(donor: User, field: str) -> None:
    facts = {"rights_basis": "own_work"} | {field: f"{field} {WORDS}"}
    made = papers(prepared(approved(donor, LETTERS, **facts), approved(donor, LETTERS)))
    seen = 0
    for name in ("README.md", "ATTRIBUTION.md"):
        body = re.sub(r"(?ms)^(```+)\n.*?\n\1$", "", made[name].rpartition("\n---\n")[2])
        assert "<img" not in body
        assert "[clic]" not in body
        assert "![" not in body
        assert "*ojo*" not in body
        seen += body.count("acta\\_1")
    assert seen


def test_resolutions_datasets_and_varieties_are_words_too(donor: User) -> None:
    donation = approved(donor, LETTERS)
    DeclaredLanguage.objects.create(donation=donation, tag="nah", variety="<b>de</b> la *Huasteca*")
    donation.findings.update(resolution="[sí](https://x.org)\n# no", params={})
    release = prepared(approved(donor, LETTERS))
    release.dataset.title = "Cartas <b>x</b>"
    release.items.update(donation=donation, version=donation.versions.get())
    made = papers(release)
    body = made["README.md"].rpartition("\n---\n")[2]
    assert "<b>" not in body + made["ATTRIBUTION.md"]
    assert "de&lt;/b> la \\*Huasteca\\*" in body
    assert "Se resolvió así: \\[sí\\](https://x.org) \\# no" in body


def test_addresses_lead_nowhere_else(donor: User) -> None:
    donation = approved(donor, LETTERS, source_url="https://x.org/><script>")
    RightsSource.objects.create(
        donation=donation, title="P", licence="cc0-1.0", basis="own_work", url="https://y.org/><svg>"
    )
    release = prepared(approved(donor, LETTERS))
    release.items.update(donation=donation, version=donation.versions.get())
    made = papers(release)
    assert "<https://x.org/%3E%3Cscript%3E>" in made["README.md"]
    assert "<https://y.org/%3E%3Csvg%3E>" in made["ATTRIBUTION.md"]


def test_a_citation_of_several_lines_stays_within_its_fence(donor: User) -> None:
    made = papers(prepared(approved(donor, LETTERS, citation="@misc{x,\n# y\n}")))
    assert "\n```\n@misc{x,\n# y\n}\n```\n" in made["ATTRIBUTION.md"]


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("Radio «Ñemity» & amigas <3", "Radio «Ñemity» & amigas <3"),
        ("Cuentos <sin título>", "Cuentos &lt;sin título>"),
        ("AT&T y &copy; y &#60;b>", "AT&T y &amp;copy; y &amp;\\#60;b>"),
        ("en https://x.org/a_b#c, (www.y.org/~d_e)", "en https://x.org/a_b#c, (www.y.org/~d_e)"),
        ("maria_jose@x.org dijo_algo_", "maria_jose@x.org dijo\\_algo\\_"),
        ("https://x.org/[a](b) `c`", "https://x.org/\\[a\\](b) \\`c\\`"),
        ("https://<b>", "https://&lt;b>"),
        ("a\\*b", "a\\\\\\*b"),
    ],
)
def test_only_what_would_be_markup_is_taken_out_of_its_force(words: str, written: str) -> None:
    assert quoted_inline(words) == written


def test_a_quotation_keeps_its_lists_and_lines() -> None:
    said = "Tiene:\n* cartas_1\n- actas\n2) más\n\n    sangrado_a | b\r\n*ojo* # no"
    assert quoted(said).split("\n") == [
        "> Tiene:", "> * cartas\\_1", "> - actas", "> 2) más", ">", "> sangrado\\_a | b", "> \\*ojo\\* # no",
    ]  # fmt: skip


def test_a_fence_in_a_quotation_does_not_open() -> None:
    assert quoted("```\n<b>\n~~~") == "> \\`\\`\\`\n> &lt;b>\n> \\~\\~\\~"


def test_names_as_code_cannot_leave_it() -> None:
    assert as_code("a`b|c\nd") == "`a'b\\|c d`"
    assert address("javascript:alert(1)") == "javascript:alert(1)"
    assert address("https://x.org/a_b c") == "<https://x.org/a_b%20c>"
