"""What a text says of somebody else's work, of a licence's name in a list or in a file name, concludes nothing."""

import pytest

from licensing.evidence import find


@pytest.mark.parametrize(
    "text",
    [
        "#### Refranes del valle\n\n- Tipo: lista.\n- Origen: refranero.example.\n- Licencia: CC BY 4.0.\n- Nota: se ordenaron.",
        "El contador mide sílabas. Lo desarrolla el usuario pardo7 y se distribuye bajo licencia Apache 2.0.",
        "('(BSD) Licencia corta', 'Copyleft débil'),\n('(GPL) Licencia pública general GNU', 'Copyleft fuerte'),",
        "Licencia Creative Commons | ![](logos/by-nc-nd_es.png) | lo que diga la tabla",
        "L'arxiu publica les cartes amb llicència CC BY 4.0.",
        "El contador Albor se ofrece con licencia AGPL y cuenta sílabas.",
        "Silabario Albor se distribuye bajo la licencia CC BY 4.0.",
        "Alturas y caminos provistos por el Club Andino bajo licencia ODbL.",
        "The code to generate the lists is released under the MIT license; the lists are not.",
        "# Nubes del valle.\n# Portal: https://nubes.gov.au/series\n# Licencia: CC-BY 4.0.",
        "# Avisos de terceros\n\n## Refranes del valle\n\nLicencia: CC BY-SA 4.0.",
        "<strong>Open Food Facts</strong>\n<p>Tabla de alimentos bajo licencia Open Database License (ODbL).</p>",
    ],
)
def test_it_concludes_nothing(text: str) -> None:
    assert not any(hit.concludes for hit in find(text))


@pytest.mark.parametrize(
    "text",
    [
        "# Third-party notices\n\n## Refranes del valle\n\n> Refranes del valle · © Albor · licensed under CC BY-SA 4.0.",
        "O **contasílabas** (projeto da Albor licenciado sob Apache 2.0) é uma ferramenta de contar versos.",
        "{ nombre: 'Reparto', texto: 'Permite a otros mostrar la obra solo con fines no comerciales.' }",
        "Los poemas se encuentran en el dominio público porque su autora murió hace un siglo; eso enseña el capítulo.",
        "No conviene dar por hecho que el retrato es de dominio público.",
        "- [Coplas](https://coplas.example/lista), derived from an older list and released under the ODC-By license.",
        "Este juego utiliza datos de [coplas/lista](https://coplas.example/lista) bajo licencia Open Database License (ODbL).",
        "O atlas novo incorpora datos de Albor (© Albor), baixo licenza CC BY-SA 4.0.",
        "- `licencia`: CC0, CC-BY o CC-BY-SA, según de dónde venga la lámina.",
        "The word list is released under GPL, but its pages also say that selling is not allowed.",
        "Todo programa libre tiene una licencia de uso: BSD, MIT, GPL",
        "El cuento está bajo la licencia [Ej: CC BY 4.0 o CC BY-SA 4.0].",
        "Las coplas que el archivo publica con licencia CC BY 4.0 se piden en ventanilla.",
        "The Albor river data is released under the CC0 dedication by its original publisher.",
        "El contenido no puede reproducirse en este navegador.",
        "Este conteúdo não pode ser reproduzido aqui.",
        "Los guiones de LibreOffice se distribuyen bajo la MPL 2.0.",
        "Albor, con licencia MPL 2.0, fue el editor de la escuela.",
        "A ferramenta Albor, licenciada sob BSD, lê versos longos.",
        "Antes de copiar, comprueba si el cuento es CC BY-NC.",
        "El 40 % de las cartillas llevaba licencia CC BY.",
        "La maestra pidió una redacción sobre la licencia Creative Commons Reconocimiento.",
        "Reservados todos los derechos, decía la tapa.",
        "Authors often choose CC BY-NC.",
        "A CC BY-ND licence would stop the parody.",
        "Els nens van preguntar quina llicència tocava: CC BY o CC BY-SA.",
        "Se verificó la licencia: las teselas son libres para usos no comerciales citando la fuente.",
    ],
)
def test_it_grants_nothing(text: str) -> None:
    assert not any(hit.role == "grant" for hit in find(text))


@pytest.mark.parametrize(
    "text",
    [
        "Los cuentos se distribuyen bajo la licencia CC BY 4.0.",
        "## Licencia\n\nSilabario Albor se distribuye bajo la licencia CC BY 4.0.",
        "Publicado bajo CC BY 4.0, por lo que puedes copiarlo.",
    ],
)
def test_a_work_that_is_no_name_has_its_licence(text: str) -> None:
    assert [(hit.id, hit.concludes) for hit in find(text)] == [("cc-by-4.0", True)]


def test_the_credit_for_a_source_does_not_hide_the_licence_of_the_text() -> None:
    text = (
        "Guía vieja, utilizada bajo CC BY-SA 2.5 ES (https://creativecommons.org/licenses/by-sa/2.5/es/). "
        "Esta obra está licenciada bajo CC BY-SA 2.5."
    )
    assert [hit.id for hit in find(text) if hit.concludes] == ["cc-by-sa-2.5"]
