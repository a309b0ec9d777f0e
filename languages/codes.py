"""Brings a language code to its one canonical BCP 47 form, or says that it is none."""

import re
from functools import lru_cache

import langcodes
from langcodes.data_dicts import MACROLANGUAGES
from langcodes.tag_parser import LanguageTagError

from languages.scripts import ALSO, LATIN, MADE_OF
from languages.tables import MEMBER_OF

LONGEST_CODE = 60
_LONGEST_GIVEN = 35  # of what is no code
# Shorter ones are as often articles and typing errors as names ("a" is Tairuma's).
SHORTEST_NAME = 4
# Codes for "no language", "several", "not said", "not coded" and private ones: they name no language.
_NOT_LANGUAGES = re.compile(r"und|mul|mis|zxx|q[a-t][a-z]")
# Regions kept free for private use; XK is what everybody writes for Kosovo.
_NO_REGIONS = re.compile(r"AA|Q[M-Z]|X[A-JL-Z]|ZZ")
# Macrolanguages that stand for varieties of one campaign language; others (Chinese, Arabic) are left as they are named.
_COMPARED_ABOVE = frozenset({"qu", "gn", "ay", "zap"})
_SHAPE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*")


@lru_cache(maxsize=4_096)
def canonical(code: str) -> str | None:
    """The canonical tag of `es_mx`, `spa_Latn`, `que` …: language, script if it is not the usual one, region, variants.

    None where it is not a valid code of one language. The form is stable: canonical(canonical(x)) == canonical(x).
    """
    code = code.strip()
    if len(code) > LONGEST_CODE or not _SHAPE.fullmatch(code):
        return None
    try:
        parsed = langcodes.Language.get(code.replace("_", "-"), normalize=True)
        return _plain(parsed) if parsed.is_valid() else None
    except (LanguageTagError, LookupError):
        return None


def canonical_or_given(code: str) -> str:
    """The canonical tag of a code that a file gives, the code itself where it is none; "" where it gives none."""
    return canonical(code) or code.strip()[:_LONGEST_GIVEN]


def _plain(parsed: langcodes.Language) -> str | None:
    if (
        not parsed.language
        or _NOT_LANGUAGES.fullmatch(parsed.language)
        or _NO_REGIONS.fullmatch(parsed.territory or "")
    ):
        return None
    usual = langcodes.Language.make(language=parsed.language).maximize().script or "Latn"
    bare = langcodes.Language.make(
        language=parsed.language,
        script=None if parsed.script == usual else parsed.script,
        territory=parsed.territory,
        variants=parsed.variants,
    )
    return str(bare.to_tag())


@lru_cache(maxsize=4_096)
def macro(tag: str) -> str:
    """The tag at which languages are compared: `quz` and `qu-PE` give `qu`, `es-MX` gives `es`, `nhe` gives `nah`."""
    language = tag.replace("_", "-").split("-")[0].lower()
    if language in MEMBER_OF:
        return MEMBER_OF[language]
    above = MACROLANGUAGES.get(language, language)
    return above if above in _COMPARED_ABOVE else language


def with_region(tag: str, code: str) -> str:
    """`tag` said of a country or area: ("es", "MX") gives `es-MX`. A region it has already stays."""
    parsed = langcodes.Language.get(tag)
    if parsed.territory:
        return tag
    placed = langcodes.Language.make(
        language=parsed.language, script=parsed.script, territory=code, variants=parsed.variants
    )
    return str(placed.to_tag())


def world_tag(name: str) -> str | None:
    """The tag of a language named in any language of the world's library of names ("ruso", "deutsch"), if it has it."""
    # A NUL is what the library keeps names and tags apart by: it stumbles over one.
    if len(name) < SHORTEST_NAME or "\0" in name:
        return None
    try:
        return canonical(langcodes.find(name).to_tag())
    except LookupError:
        return None


def iso639_3(tag: str) -> str:
    """The three-letter code: `spa`, `que`, `oci`; for groups without one that of ISO 639-2 or 639-5 (`nah`, `oto`)."""
    return str(langcodes.Language.get(tag.split("-")[0]).to_alpha3())


def region(tag: str) -> str | None:
    """The country or area of a canonical tag (`MX`, `419`), if it says one."""
    return langcodes.Language.get(tag).territory


@lru_cache(maxsize=1_024)
def scripts_of(tag: str) -> frozenset[str]:
    """The scripts a language may well be written in: its usual one or that of its tag, and what our table adds."""
    parsed = langcodes.Language.get(tag)
    usual = parsed.maximize().script or LATIN
    return frozenset({usual, *ALSO.get(parsed.language or "", ()), *MADE_OF.get(usual, ())})
