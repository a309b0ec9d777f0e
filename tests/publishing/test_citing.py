"""A release can always be cited: in its donor's words, else by the credit and the title."""

import json
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from donations.models import User
from publishing import recipe
from publishing.citing import citing
from publishing.folder import FolderHub
from publishing.journey import Journey
from tests.publishing.making import LETTERS, approved, prepared
from tests.publishing.test_card import out

pytestmark = pytest.mark.django_db
NO_WORDS = {"citation": "", "credit_name": "Radio Ñemity", "confirmation_waived": True}


def test_without_a_citation_it_is_made_of_credit_and_title(
    donor: User, tmp_path: Path, client: Client
) -> None:
    release = prepared(approved(donor, LETTERS, **NO_WORDS))
    year = release.created_at.year
    whole = f"Radio Ñemity ({year}). {release.dataset.title}. Acopio, #Somos600M, v1. {release.dataset.repo}"
    tree = out(release, tmp_path)
    card = (tree / "README.md").read_text(encoding="utf-8")
    for heading, following in (("## Cómo citar", "## Gracias"), ("## How to cite", "## Thanks")):
        part = card.split(heading)[1].split(following)[0]
        assert f"```\n{whole}\n```" in part
        assert "@misc{cartas-de-la-radio-v1," in part
        assert "author = {{Radio Ñemity}}" in part
    assert json.loads((tree / "croissant.json").read_text(encoding="utf-8"))["citeAs"] == whole
    recipe.publish(Journey(release, FolderHub()))
    page = client.get("/catalogo/cartas-de-la-radio/").content.decode()
    assert whole in page
    assert "@misc{" in page


def test_the_donor_sees_beforehand_how_it_will_be_cited(donor: User, client: Client) -> None:
    gift = approved(donor, LETTERS, citation="", credit_name="Radio Ñemity")
    release = prepared(gift)
    client.force_login(donor)
    page = client.get(reverse("publishing:confirm", args=[release.pk, gift.pk])).content.decode()
    assert f"<dd>Radio Ñemity ({release.created_at.year}). " in page


def test_the_one_donors_own_words_are_all_there_is(donor: User, tmp_path: Path) -> None:
    card = (out(prepared(approved(donor, LETTERS, citation="Yo (2026).")), tmp_path) / "README.md").read_text(
        encoding="utf-8"
    )
    assert "\n## Cómo citar\n\n```\nYo (2026).\n```\n" in card
    assert "@misc{" not in card


def test_of_several_the_whole_stands_before_what_each_asked_for(donor: User, tmp_path: Path) -> None:
    one = approved(donor, LETTERS, citation="Yo (2026).", title="Cartas *de* abril")
    release = prepared(one, approved(donor, LETTERS, **NO_WORDS))
    said = citing(release, [item.donation for item in release.items.all()])
    assert said.lines == [said.whole, "Yo (2026)."]
    part = (out(release, tmp_path) / "README.md").read_text(encoding="utf-8").split("## Cómo citar")[1]
    assert part.index(said.whole) < part.index("Cartas \\*de\\* abril") < part.index("Yo (2026).")


def test_nobody_is_named_who_does_not_want_to_be(donor: User) -> None:
    gift = approved(donor, LETTERS, citation="", credit_kind="anonymous", credit_name="Ana Donante")
    said = citing(prepared(gift), [gift])
    assert said.whole.startswith("Cartas de la radio (")
    assert "author" not in said.bibtex
    assert "Ana" not in said.whole + said.bibtex


def test_many_names_are_cut_and_signs_of_tex_are_letters(donor: User) -> None:
    names = [f"Grupo {{{n}}} & 50% \\x" for n in range(8)]
    gifts = [approved(donor, LETTERS, citation="", credit_name=name) for name in names]
    said = citing(prepared(*gifts), gifts)
    assert said.whole.count("Grupo") == said.bibtex.count("Grupo") == 6
    assert "et al. (" in said.whole
    assert " and others}" in said.bibtex
    assert r"{Grupo (0) \& 50\% /x}" in said.bibtex
    assert said.bibtex.count("{") == said.bibtex.count("}")
