"""Says how others name a language: FLORES and what follows it, and the evaluation harness."""

import langcodes

from languages.codes import iso639_3, macro
from languages.scripts import LATIN

# FLORES names one variety where we name the language, and adds a Glottolog code where one code has two of its texts.
_FLORES = {
    "qu": "quy_Latn",
    "ay": "ayr_Latn",
    "ca-valencia": "cat_Latn_vale1234",
    "oc-aranes": "oci_Latn_aran1260",
}


def flores(tag: str) -> str:
    """The name of a canonical tag as FLORES, GlotLID and FineWeb write it: "spa_Latn", "quy_Latn", "arn_Latn"."""
    return _FLORES.get(tag) or f"{iso639_3(tag)}_{_script(tag)}"


def lm_evaluation(tag: str) -> str:
    """The name the evaluation harness of the campaign uses: at the macrolanguage, "que_Latn", "grn_Latn", "spa_Latn"."""
    return f"{iso639_3(macro(tag))}_{_script(tag)}"


def _script(tag: str) -> str:
    return langcodes.Language.get(tag).maximize().script or LATIN
