"""Texts of our own in eight languages, to be written in every encoding that can hold them."""

import random
import tomllib
from collections.abc import Callable
from pathlib import Path

LANGUAGES = ("es", "ca", "gl", "eu", "pt", "gn", "qu", "nah")
ENCODINGS = (
    "utf-8", "utf-8-sig", "latin-1", "cp1252", "iso8859-15", "cp850", "cp437", "mac_roman", "utf-16", "utf-16-le", "utf-16-be", "utf-32",
)  # fmt: skip
_SENTENCES = Path(__file__).parents[1] / "languages" / "sentences.toml"

# Guaraní with ẽ, ĩ, ũ, ỹ or g̃ exists only in Unicode; "gn" holds those, "gn_plain" does without.
TEXTS = {
    "es": (
        "¿Quién llegó anoche a la plaza? El niño explicó que su abuela traía pan recién hecho, jamón y un corazón de azúcar. "
        "«Mañana será otro día», respondió la señora con timidez. Después de la lluvia salió el sol y los pájaros volvieron al "
        "árbol más viejo del jardín. ¡Qué alegría! Según el médico, la pingüina del zoológico comió sólo pequeñas sardinas. "
        "Él no creyó la explicación; África, Ángel e Íñigo sí."
    ),
    "ca": (
        "L'Àngel va dir que la col·lecció era al pis de dalt, però ningú no la va trobar. Això és així perquè la Núria, que havia "
        "vingut de València, se l'endugué cap a l'estació. Què farem demà? Potser anirem a la platja, si no plou, i menjarem un "
        "gelat de pinya i maduixa. Són les nou i els nens ja dormen; els pingüins i les raïms també. Força gent parla català aquí."
    ),
    "gl": (
        "A avoa contoulle ao neno unha historia moi longa sobre o mar. Despois da cea, o mariñeiro saíu cara ao peirao coa súa "
        "rede nova e non volveu ata a mañá seguinte. Díxolles que alí había máis peixe ca nunca, e que a auga estaba fría. A "
        "lingüista preguntou: e que máis viu vostede? Ningún veciño o creu, pero así foi. Óscar e Íria aínda o lembran."
    ),
    "eu": (
        "Etxe zaharraren atarian eseri zen aitona, eta haurrei ipuin luze bat kontatu zien. Behin batean, mendi garaietan, "
        "artzain gazte bat bizi omen zen bere ardiekin. Egun batez otsoa etorri zen, baina txakurrak ez zion utzi. Iruñeko "
        "jaiak hasi dira eta jende asko dabil kalean; andereño berria ere bai. Euria ari du gaur, baina bihar eguzkia izango dugu."
    ),
    "pt": (
        "A avó contou à criança uma história muito longa sobre o mar. Amanhã não haverá aula, porque a professora está doente; "
        "então os alunos irão à praia com os irmãos. Será que o pão já está pronto? É possível que três pessoas venham jantar. "
        "As lições do capitão são difíceis, mas ninguém desiste. Àquela hora, você já tinha saído. Índios e órfãos têm direitos iguais."
    ),
    "gn_plain": (
        "Che ru oho kokuépe ko'ẽro mboyve, ha che sy opyta ógape.".replace("ẽ", "e")
        + " Mitãnguéra oho mbo'ehaópe ha upéi oñembosarái oñondive. Ñande ypykuéra omombe'u tembiasakue porã ypykuéra rehegua. "
        "Ára ha ára ojapo ary hetáma oiko hikuái upe tavapýpe. Kuñataĩ ohecha peteĩ guyra'i hovýva".replace(
            "ĩ", "i"
        )
        + " ka'aguýpe, ha ovy'a eterei. Ko árape oky mbarete, upévare avave nosẽi okápe.".replace("ẽ", "e")
    ),
    "gn": (
        "Ko'ẽ porã, mba'éichapa nde ko'ẽ? Che aime porã, aguyje. Peteĩ kuñataĩ oguata tapére ha ohecha mitãnguérape oñembosarái. "
        "Ñande ñe'ẽ niko iporãiterei, ha tekotevẽ ñamombarete. Yvytu hatã oipeju ka'aruete, ha umi yvyra rogue oveve opa gotyo. "
        "Tũva ha ỹva, ag̃a ha upéi. Upe tapicha ombyaty umi mombe'upy ymaguare ikatu hag̃uáicha noñehundíri."
    ),
}


# How writers dress the same sentences: each leaves other bytes beyond ASCII.
_DRESSES: dict[str, Callable[[list[str]], str]] = {
    "prose": " ".join,
    "curly": lambda said: " ".join(said).replace("'", "’"),
    "dialogue": lambda said: "\n".join(f"—{sentence[:-1]} —dijo—." for sentence in said),
    "quoted": lambda said: " ".join(f"«{sentence}»" for sentence in said),
    "marked": lambda said: " – ".join(f"“{sentence[:-1]}…”" for sentence in said),
    "table": lambda said: "id;texto\n" + "\n".join(f'{n};"{sentence}"' for n, sentence in enumerate(said)),
    "capitals": lambda said: " ".join(said).upper(),
}


def many(language: str, count: int = 42) -> list[str]:
    """Put the language's everyday sentences together by chance, seven or more a text, dressed in every way."""
    sentences: list[str] = tomllib.loads(_SENTENCES.read_text(encoding="utf-8"))[language]
    chance, dresses = random.Random(language), list(_DRESSES.values())  # noqa: S311  (the same texts every time)
    return [dresses[n % len(dresses)](chance.sample(sentences, 7 + n % 3)) for n in range(count)]


def can_be_written(text: str, encoding: str) -> bool:
    """Say whether the encoding has every character of the text."""
    return text.encode(encoding, errors="ignore").decode(encoding) == text
