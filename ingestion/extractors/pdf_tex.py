"""Tells letters that bitmap fonts of TeX give no name: they only have a place in its own encodings, OT1 or T1 (called Cork).

Programs that make PDF of old theses (dvips) draw with such fonts, and pdfium tells the places: "canci\\x13on", "o\\x1ccina", "¾qué?".
Accents come by themselves and are put onto their letters with those of other files (`pdf_accents`).
"""

import re

LIGATURES = "ﬀﬁﬂﬃﬄ"
_L = r"[^\W\d_]"
_OT1_WITHIN_WORDS = re.compile(
    rf"(?<={_L})[\x12\x13\x7f](?=[\x10aeiouAEIOU])|(?<={_L})[\x0b\x0c\x0e\x0f](?={_L})"
)
_T1_IN_WORDS = re.compile(rf"(?<={_L})[\x1b-\x1f](?={_L})|(?<![^\s(¿¡¾½\x10-\x16])[\x1c\x1d](?={_L})")
# Quotation marks and dashes, on pages that have no ligature: there letters with accents, which OT1 has not, tell that it is T1.
_T1_AROUND_WORDS = re.compile(
    r"(?<![^\s(¿¡¾½\x16])[\x10\x13](?=[\w¿¡¾½])|(?<=[\w.,;:?!…)])[\x11\x14](?!\w)|(?<!\S)[\x15\x16](?=\S)|(?<=[\s\w.,;:?!…)])[\x15\x16](?!\w)|(?<=\d)\x15(?=\d)"
)
_PRECOMPOSED = re.compile(r"[à-öø-ÿ]")
_OT1 = str.maketrans("\x0b\x0c\x0e\x0f\x10\x12\x13\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f\x7f", "ﬀﬁﬃﬄı`´¸ßæœøÆŒØ¨")
_T1 = str.maketrans("\x10\x11\x12\x13\x14\x15\x16\x19\x1b\x1c\x1d\x1e\x1f", "“”„«»–—ıﬀﬁﬂﬃﬄ")
# Signs that other fonts on the page may draw as what they are, as those of formulas and programs do.
_OT1_IN_PLACE = (
    (re.compile(r"\r(?!\n)"), "ﬂ"),
    (re.compile(rf"(?<={_L})~(?=[naoNAO])"), "˜"),
    (re.compile(rf"(?<={_L})\^(?=[aeiouıAEIOU])"), "ˆ"),
    (re.compile(rf"(?<!\w)>(?={_L}[^<>?]{{0,300}}\?)"), "¿"),
    (re.compile(rf"(?<!\w)<(?={_L}[^<>!]{{0,300}}!)"), "¡"),
    (re.compile(r"(?<!\w)\\(?=[\w¿¡´`][^\\\"]{0,300}(?<!\s)\")"), "“"),
    (re.compile(r"“([^“\"]{1,300})(?<!\s)\""), r"“\1”"),
    (re.compile(r"(?<!\w)ø([^øÆ]{1,300})Æ(?!\w)"), r"«\1»"),
    (re.compile(r"(?<=\w)\{(?=\w)(?![^{}\r]{0,80}\})"), "–"),
    (re.compile(r"(?<!\S)\|(?=[\w¿¡“«´`])|(?<=[\w?!.…”»])\|(?=[\s.,;:)]|\Z)"), "—"),
    (
        re.compile(r"(?<![^\n])([^|\r\n]*[^|\s] )\|(?= [^|\r\n]*(?:\r|\Z))"),
        r"\1—",
    ),  # not the columns of a table
)
_NO_UNIT = r"(?!(?:[km]?g|gr|[cdm]?l|[ckm]?m|h|lb|oz|t)\b)"  # "½kg"
_T1_IN_PLACE = (
    (re.compile(rf"(?<!\w)¾{_NO_UNIT}(?={_L}[^¾¿?]{{0,300}}\?)"), "¿"),
    (re.compile(rf"(?<!\w)½{_NO_UNIT}(?={_L}[^½¡!]{{0,300}}!)"), "¡"),
)
_SIGNS = "\x13\x0c\x0b\x0e\x12\x7f\x1c\x1b\x1d\x1e\x11\x15\x16¾½"
_CONTROLS = re.compile(r"[\x03-\x08\x0b\x0c\x0e-\x1f\x7f]")
_MOST_CONTROLS = 0.2  # of a page; where more are, they are numbers in a font that nothing is known of


def with_letters_of_tex(text: str) -> str:
    """Return a page's text, as long as it was, with the letters that stand at those places."""
    if not any(
        sign in text for sign in _SIGNS
    ):  # as most pages: asking for each is much quicker than the patterns
        return text
    if len(_CONTROLS.findall(text)) > _MOST_CONTROLS * len(text):
        return text
    if _OT1_WITHIN_WORDS.search(text):
        return _in_place(text.translate(_OT1), _OT1_IN_PLACE)
    if _T1_IN_WORDS.search(text) or (_PRECOMPOSED.search(text) and _T1_AROUND_WORDS.search(text)):
        text = text.translate(_T1)
    return _in_place(text, _T1_IN_PLACE)


def _in_place(text: str, signs: tuple[tuple[re.Pattern[str], str], ...]) -> str:
    for pattern, sign in signs:
        text = pattern.sub(sign, text)
    return text
