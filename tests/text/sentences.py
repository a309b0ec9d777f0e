"""Short texts of our own in six languages, to be written in every encoding that can hold them."""

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
