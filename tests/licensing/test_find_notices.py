"""Notices in five languages are read as a careful librarian would; texts about licences grant nothing."""

import tomllib
from pathlib import Path
from typing import TypedDict

import pytest

from licensing.catalogue import Catalogue
from licensing.evidence import find
from licensing.vocabulary import HitKind, Role


class Notice(TypedDict, total=False):
    """A text and what should be found in it."""

    text: str
    id: str
    firm: bool


_FILE = tomllib.loads(Path(__file__).with_name("notices.toml").read_text(encoding="utf-8"))
NOTICES: list[Notice] = _FILE["notice"]
MENTIONS: list[Notice] = _FILE["mention"]


def shortly(value: object) -> str:
    return str(value)[:40] if isinstance(value, str) else ""


@pytest.mark.parametrize("text", [notice["text"] for notice in MENTIONS], ids=shortly)
def test_a_mention_is_no_grant(text: str) -> None:
    assert [hit for hit in find(text) if hit.role is Role.GRANT] == []


@pytest.mark.parametrize("notice", NOTICES, ids=lambda notice: f"{notice['id']}: {notice['text'][:30]!r}")
def test_a_notice_grants_its_licence(notice: Notice) -> None:
    grants = [hit for hit in find(notice["text"]) if hit.role is Role.GRANT]
    assert [hit.id for hit in grants] == [notice["id"]]
    if not notice.get("firm", True) and grants[0].kind is HitKind.PHRASE:
        assert not grants[0].concludes
    if notice.get("firm", True):
        assert grants[0].concludes
    text, hit = notice["text"], grants[0]
    assert text[hit.offset : hit.offset + len(hit.quote)] == hit.quote != ""


def test_nothing_laxer_than_the_truth_concludes() -> None:
    catalogue = Catalogue.load()
    for notice in NOTICES:
        truth = catalogue.get(notice["id"])
        assert truth is not None
        assert all(hit.klass.rank >= truth.klass.rank for hit in find(notice["text"]) if hit.concludes), (
            notice
        )


@pytest.mark.parametrize("notice", NOTICES[:12], ids=lambda notice: notice["id"])
def test_a_notice_counts_at_both_ends_of_a_long_text_but_not_in_its_middle(notice: Notice) -> None:
    prose = "El río bajaba crecido y nadie cruzó aquella noche hasta el pueblo. " * 400
    where = [notice["text"] + "\n\n" + prose, prose + "\n\n" + notice["text"]]
    for text in where:
        assert notice["id"] in {hit.id for hit in find(text) if hit.role is Role.GRANT}
    assert find(prose + "\n\n" + notice["text"] + "\n\n" + prose) == []


@pytest.mark.parametrize(
    "limit",
    ["para usarlo con fines no comerciales.", "salvo para venderlo.", "for non-commercial purposes."],
)
def test_a_free_licence_whose_own_text_was_changed_to_keep_money_out_concludes_nothing(limit: str) -> None:
    text = f"Se concede permiso a cualquier persona que obtenga una copia de este software, {limit}"
    assert [hit.concludes for hit in find(text) if hit.id == "mit"] == [False]


@pytest.mark.parametrize("notice", NOTICES, ids=lambda notice: f"{notice['id']}: {notice['text'][:30]!r}")
def test_a_quoted_phrase_ends_with_a_whole_word(notice: Notice) -> None:
    text = notice["text"]
    for hit in find(text):
        if hit.kind is HitKind.PHRASE and not hit.field and "mark-" not in hit.rule:
            stop = hit.offset + len(hit.quote)
            assert not (text[stop - 1].isalnum() and text[stop : stop + 1].isalnum()), hit.quote
