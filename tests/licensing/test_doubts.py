"""A licence that is foreseen, denied, somebody else's or not for the whole text never concludes; one that is only told of is a mention."""

from typing import Final

import pytest

from licensing.evidence import find
from licensing.vocabulary import Role

DOUBTED: Final = (
    "Los cantos los distingue Lechuza. O modelo está baixo licenza CC BY-NC-SA 4.0.",
    "Licencia ISC. Licencia permisiva redactada en los noventa.",
    "GFDL y CC BY-SA 3.0 convivieron mucho tiempo.",
    "Viñeta de Chus, cedida por la peña. CC BY-NC-ND 4.0.",
    "Los contenidos de este módulo incluyen: cita, plagio, licencias CC BY 4.0.",
    "Our neighbour publishes her field recordings under CC BY 4.0.",
    "Comisión del Río. Preguntas sobre el agua. Zamora, 2018. CC BY 4.0.",
    "Paso 2. Copia al pie de la hoja lo que te salga: «Esta obra está bajo una licencia Creative Commons Reconocimiento 4.0».",
    "The Brumal data is released under CC0 by its original publisher.",
    "The Brumal data is released under CC BY 4.0 by the College of Cádiz.",
    "Este coplero se publicará bajo licencia CC BY 4.0.",
    "This songbook will be released under CC BY 4.0.",
    "Aquest recull serà CC BY 4.0.",
    "Este corpus se publicaría bajo licencia CC BY 4.0.",
    "Hasta 2019, este cancionero estaba bajo licencia CC BY 4.0.",
    "This almanac was CC BY 4.0 until 2018.",
    "La edición anterior de este refranero estaba bajo CC BY 4.0.",
    "Este vocabulario está bajo licencia CC BY 4.0, excepto las láminas.",
    "Los versos de este libro, menos los de Tomás Brea, están bajo licencia CC BY 4.0.",
    "El prólogo de este libro se publica bajo licencia CC BY 4.0.",
    "La fuente tipográfica de este libro se distribuye bajo licencia Apache 2.0.",
    "Los modelos entrenados con este corpus se publican bajo licencia Apache 2.0.",
    "A sample of this corpus is released under CC BY 4.0.",
    "Los metadatos de esta colección se publican bajo CC0 1.0.",
    "The notes are released under CC BY 4.0; the poems remain the property of the heirs.",
    "Si lo aprueba la junta, este anuario está bajo licencia CC BY 4.0.",
    "Unless you are a company, this corpus is licensed under CC BY 4.0.",
    "Esta obra está bajo licencia CC BY 4.0 si se obtiene permiso.",
    "Esta obra está bajo licencia CC BY 4.0 solo en Bolivia.",
    "Al parecer esta obra está bajo licencia CC BY 4.0.",
    "Licencia prevista: CC BY 4.0",
    "Licencia anterior: CC BY 4.0",
    'El cartel decía: "Este libro está bajo licencia CC BY 4.0".',
    "Con permiso de la viuda, esta obra está bajo licencia CC BY 4.0.",
    "Este cuaderno cita un cuento con licencia CC BY 4.0.",
    "Esta hoja pasó de CC BY-NC a CC BY 4.0.",
    "Este boletín tendrá una licencia Creative Commons. Si nadie se opone, será la CC BY 4.0.",
    "Para uso docente, este atlas está bajo licencia CC BY 4.0.",
)
TOLD: Final = (
    "La MPL queda entre la GPL y la BSD.",
    "Usamos Glosador (LGPL 2.1) para las tildes.",
    "No todos los poemas de la red son de dominio público.",
    "GPL y AGPL: recíprocas. LGPL y MPL: a medio camino.",
    "Mapa base: Cumbre, datos OSM bajo ODbL.",
    "Foto: Lucio Marín. Todos los derechos reservados.",
    "La GNU FDL obligaba a copiar la licencia entera.",
    "Se puede citar un verso aunque el libro tenga todos los derechos reservados.",
    "Lo malo de la Unlicense es que nadie la conoce.",
    "GPLv3 y CC BY-SA 4.0 son compatibles en un solo sentido.",
    "pip install glosador  # Apache 2.0",
    "Nadie debe colgar libros enteros, pues tienen todos los derechos reservados.",
    "Elige licencia: CC BY si quieres que ruede.",
    "Sobre la décima, véase el cuaderno de Los Troveros (CC BY-SA).",
    "Un año después de liberar su poemario con licencia CC BY, la poeta lo rompió en público.",
    "VV. AA. Manual de cordel. Sur, Cádiz, 2008, 210 págs., CC BY-SA 2.5.",
    "La obra de Concha Lanza está en dominio público desde 1987 y se imprime en media Europa.",
    "—¿Y no teme las copias? —Qué va. Mi primer disco es CC BY-SA.",
    "Hay escuelas que piden una licencia abierta, como CC BY 4.0.",
    "Se entiende por contenido abierto el que lleva una licencia como CC BY 4.0.",
    "Cierto o falso: una canción con licencia CC BY-ND se puede traducir.",
    "Cada fondo lleva la licencia que haya dicho su dueño, normalmente CC BY-NC 4.0.",
    "@nuria: ese vocabulario es de pago, todos los derechos reservados.",
    "De los vocabularios que miré, solo encontré uno CC BY-ND.",
    "Comparación de atlas: Norte (de pago), Sur (con registro), Este (CC0) y Oeste (CC BY-NC-ND).",
    "Teselas de Cumbre, bajo CC BY 3.0.",
    "Wikipedia (2019). «Trova». https://es.wikipedia.org/wiki/Trova [consulta: 4/2/2020]. Texto disponible bajo CC BY-SA 3.0.",
    "Hecho con Flask (BSD-3-Clause) y paciencia.",
    "El visor del camino muestra senderos de OpenStreetMap (© sus colaboradores, ODbL).",
    "El tribunal recordó que pagar la cuota no autoriza la reproducción de partituras.",
    "Como las obras son de dominio público, la editorial solo pagó el papel.",
    "No se admiten obras con todos los derechos reservados.",
    "La diputada explicó que la red regional publica bajo CC BY-NC.",
    "Hay 90 láminas, casi todas bajo licencia CC BY 4.0.",
    "Este almanaque no es CC BY 4.0.",
    "Aquest aplec no és CC BY 4.0.",
    "This ballad is not licensed under CC BY 4.0.",
    "Este pliego nunca ha estado bajo licencia CC BY 4.0.",
    "Esta obra está bajo una licencia distinta de CC BY 4.0.",
    "Cuando acabe la beca, las grabaciones se publicarán con licencia CC BY 4.0.",
    "Los cuentos ganadores se difundirán bajo licencia CC BY-NC.",
    "All recordings made with public money must be made available under CC BY.",
    "La alcaldesa propuso que los planos se publiquen bajo licencia CC BY.",
    "En 2021 llegaron 80 tesis: 31 con CC BY y 40 con CC BY-NC-ND.",
    "La opción por defecto es CC BY-NC-ND 4.0.",
    "Mozilla Public License 2.0 exige publicar los cambios; BSD, no.",
    "The Eclipse Public License is a copyleft licence of middling strength.",
    "La AGPL cubre también los servicios en red.",
    "Zabala, M. (2017). El arte de glosar. Bilbao: Zubia. CC BY-NC 4.0.",
    "[7] Zabala, M. Glosas de la ría. Zenodo, 2020. Licencia CC BY 4.0.",
    "### Tipografías\n\nRosario, de Héctor Gatti, licencia Apache 2.0.",
    "## Dependencias\n\n- lxml (BSD-3-Clause)\n- pyphen (GPL 2.0)",
    "Previsión del oleaje proporcionada por Marejada bajo licencia CC BY 4.0.",
    "Plano de la página 9: © Cartográfica del Sur, CC BY 4.0.",
    "El original gallego se distribuye con licencia GFDL 1.3.",
    "La coral cumple diez años. Sus partituras, con licencia CC BY-SA, se cantan en toda la comarca.",
    "Yo puse CC BY 4.0 y me fue bien.",
    "La ley prohíbe la reproducción de partituras enteras en los conservatorios.",
    "Todos los derechos reservados es una fórmula que hoy apenas surte efecto.",
    "¿Qué se puede hacer con una obra en dominio público? Copiar una obra de dominio público no requiere permiso.",
)
GIVEN: Final = (
    "Juego de rimas. Software libre con licencia CC BY 4.0.",
    "## ¿Qué licencia tiene?\n\nCC BY 4.0",
    "Todos los contenidos de esta web se publican bajo licencia CC BY 4.0.",
    "Salvo que se indique otra cosa, los textos de este sitio están bajo licencia CC BY 4.0.",
    "This collection was recorded by Ana Rey in 1998 and is licensed under CC BY 4.0.",
    "La licencia de este corpus es CC BY 4.0.",
    "Esta guía está bajo licencia CC BY 4.0; cítala como quieras.",
    "Este corpus se distribuye con licencia CC BY 4.0, que permite copiarlo.",
    "Licencia: Reconocimiento 4.0",
)


def test_the_licence_of_the_map_is_everybodys_to_name() -> None:
    text = (
        "{} es un mapa del mundo. Esta cartografía se distribuye bajo licencia Open Database License (ODbL)."
    )
    assert [find(text.format(who))[0].concludes for who in ("OpenStreetMap", "Calles de Lima")] == [
        False,
        True,
    ]


@pytest.mark.parametrize("text", DOUBTED)
def test_a_doubted_licence_does_not_conclude(text: str) -> None:
    assert [hit for hit in find(text) if hit.concludes] == []


@pytest.mark.parametrize("text", TOLD)
def test_a_licence_that_is_told_of_is_a_mention(text: str) -> None:
    assert [hit for hit in find(text) if hit.role is Role.GRANT] == []


@pytest.mark.parametrize(
    "text",
    [
        'Licensed under the Apache License, Version 2.0 (the "License"); you may not use this file except in compliance with it.',
        'Text("Licensed under the Apache License, Version 2.0.")',
    ],
)
def test_a_header_and_a_string_of_a_program_conclude(text: str) -> None:
    assert [hit.id for hit in find(text) if hit.concludes] == ["apache-2.0"]


def test_a_consequence_is_no_case() -> None:
    [hit] = find("La autora murió en 1911, por lo que este texto se encuentra en dominio público.")
    assert (hit.id, hit.role) == ("public-domain", Role.GRANT)


@pytest.mark.parametrize("text", GIVEN)
def test_a_licence_given_without_reserve_concludes(text: str) -> None:
    assert [hit.id for hit in find(text) if hit.concludes] == [
        "cc-by-4.0",
    ]
