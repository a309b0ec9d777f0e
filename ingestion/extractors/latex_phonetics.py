"""Knows the phonetic letters of LaTeX's tipa: by name, and those that \\textipa writes with letters of ASCII.

Grammars and texts of many languages of the Americas are written with them: \\textbari{} of Huichol and Mixtec, \\textsaltillo{} of
Náhuatl. The names are those of the TIPA manual (Fukui Rei), and two that other packages have for the saltillo.
"""

import re
from collections.abc import Mapping

_NAMED = (
    "bari ɨ baru ʉ baro ɵ barl ƚ barb ƀ bardotlessj ɟ barglotstop ʡ barrevglotstop ʢ openo ɔ epsilon ɛ revepsilon ɜ reve ɘ "
    "closeepsilon ʚ closerevepsilon ɞ rhookschwa ɚ rhookrevepsilon ɝ schwa ə glotstop ʔ revglotstop ʕ invglotstop ʖ raiseglotstop ˀ "
    "saltillo ꞌ Saltillo Ꞌ ltailn ɲ ltailm ɱ turnm ɯ turnmrleg ɰ esh ʃ ctesh ʆ yogh ʒ ctyogh ʓ beta β theta θ gamma ɣ babygamma ɤ iota ɩ "
    "sci ɪ scy ʏ scb ʙ scg ɢ scr ʀ scn ɴ scl ʟ sch ʜ scoelig ɶ invscr ʁ upsilon ʊ scu ᴜ scriptv ʋ scripta ɑ scriptg ɡ dzlig ʣ dyoghlig ʤ "
    "teshlig ʧ tslig ʦ tctclig ʨ lyoghlig ɮ fishhookr ɾ longlegr ɼ ltilde ɫ beltl ɬ lambda λ chi χ phi ɸ turnv ʌ turna ɐ turnscripta ɒ "
    "turnr ɹ turnlonglegr ɺ turnrrtail ɻ turny ʎ turnw ʍ turnh ɥ turnt ʇ turnk ʞ rtaild ɖ rtailt ʈ rtailn ɳ rtaill ɭ rtailr ɽ rtails ʂ "
    "rtailz ʐ ctc ɕ ctz ʑ ctj ʝ crh ħ crd đ hth ɦ hvlig ƕ htb ɓ htd ɗ htg ɠ htscg ʛ htt ƭ htk ƙ htp ƥ htc ƈ rhoticity ˞ primstress ˈ "
    "secstress ˌ lengthmark ː halflength ˑ bullseye ʘ doublebarpipe ǂ pipe ǀ doublepipe ǁ wynn ƿ"
)
_words = _NAMED.split()
SIGNS: Mapping[str, str] = {f"text{name}": sign for name, sign in zip(_words[::2], _words[1::2], strict=True)}

_ASCII = re.compile(r'""|[":;@A-Z0-9]')
_WRITTEN: Mapping[str, str] = {'""': "ˌ", '"': "ˈ", ":": "ː", ";": "ˑ", "@": "ə"} | dict(
    zip(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789",
        "ɑβɕðɛɸɣɦɪʝʁʎɱŋɔʔʕɾʃθʊʋɯχʏʒʉɨʌɜɥɐɒɤɵɘ",
        strict=True,
    )
)


def in_phonetics(written: str) -> str:
    """Return what \\textipa shows of its argument."""
    return _ASCII.sub(lambda found: _WRITTEN[found[0]], written)
