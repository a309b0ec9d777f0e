"""Every sentence people read is said in every language of the site."""

import re
from collections import Counter
from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.utils.translation import to_locale

from tests.house.tree import ROOT, tracked

CATALOGUES = [path for path in tracked() if path.suffix == ".po"]
# What a sentence is filled with, and its marks: "%(name)s", "%%", "{percent}", "<strong>".
KEPT = re.compile(r"%\(\w+\)[a-z]|%%|%[a-z]|\{\w*\}|<[^<>]+>")


def test_every_language_of_the_site_has_its_catalogue() -> None:
    spoken = {to_locale(code) for code, _name in settings.LANGUAGES}
    assert {path.parts[1] for path in CATALOGUES} == spoken >= {"es", "en", "pt_BR"}


@pytest.mark.parametrize("path", CATALOGUES, ids=str)
def test_nothing_is_left_untranslated(path: Path) -> None:
    catalogue = polib.pofile(str(ROOT / path))
    untold = [entry.msgid for entry in catalogue.untranslated_entries() + catalogue.fuzzy_entries()]
    assert untold == []


@pytest.mark.parametrize("path", CATALOGUES, ids=str)
def test_every_catalogue_holds_every_sentence(path: Path) -> None:
    assert set().union(*map(_sentences, CATALOGUES)) - _sentences(path) == set()


def _sentences(path: Path) -> set[tuple[str | None, str]]:
    return {(one.msgctxt, one.msgid) for one in polib.pofile(str(ROOT / path)) if not one.obsolete}


@pytest.mark.parametrize("path", CATALOGUES, ids=str)
def test_every_translation_keeps_placeholders_and_marks(path: Path) -> None:
    catalogue = [entry for entry in polib.pofile(str(ROOT / path)) if not entry.obsolete]
    lost = [said for entry in catalogue for meant, said in _pairs(entry) if _kept(meant) != _kept(said)]
    assert lost == []


def test_portuguese_is_written_with_the_signs_of_brazil() -> None:
    catalogue = polib.pofile(str(ROOT / "locale/pt_BR/LC_MESSAGES/django.po"))
    said = [said for entry in catalogue if not entry.obsolete for _, said in _pairs(entry)]
    assert [text for text in said if set("«»¿¡") & set(text)] == []


def _pairs(entry: polib.POEntry) -> list[tuple[str, str]]:
    if not entry.msgid_plural:
        return [(entry.msgid, entry.msgstr)]
    one, *more = (entry.msgstr_plural[index] for index in sorted(entry.msgstr_plural))
    return [(entry.msgid, one), *((entry.msgid_plural, said) for said in more)]


def _kept(text: str) -> Counter[str]:
    return Counter(KEPT.findall(text))
