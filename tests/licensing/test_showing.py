"""Marks that a text only shows grant nothing; those that it bears still conclude."""

import pytest

from licensing.evidence import find
from licensing.evidence.showing import Form, Showing
from licensing.vocabulary import Role

BY = "https://creativecommons.org/licenses/by/4.0/"
ELEMENT = f'<licence target="{BY}">CC BY 4.0</licence>'
LINK = f'<a rel="license" href="{BY}">licencia</a>'
SHOWN = {
    "in a fence": f"Así se marca:\n\n```xml\n{ELEMENT}\n```\n\nNada más.",
    "in a fence of tildes": "La ficha empieza con\n\n~~~\n---\nlicense: mit\n---\n~~~\n",
    "in ticks": f"El elemento `{ELEMENT}` va en la cabecera.",
    "in a sentence": f"En la cabecera va {ELEMENT} y debajo la fecha.",
    "before its comment": '- `<licence target="…"/>` — CC BY 4.0, según la guía',
    "in a listing": f"\\begin{{verbatim}}\n{ELEMENT}\n\\end{{verbatim}}",
    "announced": f"Pega esto en el pie:\n\n{LINK}\n\nGuarda y listo.",
    "announced and indented": "Una cabecera mínima:\n\n    // SPDX-License-Identifier: MIT\n",
    "a value in a sentence": "npm avisa si falta; bastaría con \"license\": \"MIT\" junto a la versión.",
    "a header in a sentence": "Una línea como SPDX-License-Identifier: MIT lo dice todo.",
    "front matter in the middle": "Lo que se pega arriba, por ejemplo\n\n---\nlicense: apache-2.0\n---\n\nDespués el texto.",
    "robots in a fence": "```\nUser-agent: GPTBot\nDisallow: /\n```",
    "robots in a guide": "Hay quien escribe\n\n    User-agent: GPTBot\n    Disallow: /\n\ny le basta.",
    "a reservation in ticks": "Se reserva con `tdm-reservation: 1` en la respuesta.",
    "attributes in prose": f'El paquete trae xmpRights:WebStatement="{BY}" entre otras cosas.',
    "rights in prose": "El libro trae <dc:rights>Todos los derechos reservados</dc:rights> en su OPF.",
    "a prompt": '>>> escribe({"license": "mit"})\n"license: mit"\n',
    "a comment, then prose": f"<!-- apuntes -->\nTres etiquetas: la última, {ELEMENT}.",
}  # fmt: skip
BORNE = {
    "an element": ELEMENT,
    "a page": f"<!doctype html>\n<!-- hecha a mano -->\n<html><body><footer>{LINK}</footer></body></html>",
    "data in a page": f'<html><script type="application/ld+json">{{"license": "{BY}"}}</script></html>',
    "data": f'{{"name": "x",\n "license": "{BY}"}}',
    "a line of data": f'"license": "{BY}",',
    "front matter": "---\nlicense: cc-by-4.0\n---\n\n# Coplas\n\n```\ncódigo\n```\n",
    "a citation file": "cff-version: 1.2.0\ntitle: Coplas\nlicense: CC-BY-4.0\n",
    "a header": "#!/bin/sh\n# SPDX-License-Identifier: CC-BY-4.0\nexit 0\n",
    "a hidden header": "<!-- SPDX-License-Identifier: CC-BY-4.0 -->\n# Coplas\n",
    "a label after code": "```\nmake\n```\n\nLicencia: CC BY 4.0\n",
    "a label after a list": "El corpus contiene:\n\n- coplas\n- refranes\n\nLicencia: CC BY 4.0.\n",
    "a link in its sentence": f'# Coplas\n\nEste libro está bajo una <a rel="license" href="{BY}">licencia CC BY 4.0</a>.',
}


@pytest.mark.parametrize("text", SHOWN.values(), ids=list(SHOWN))
def test_what_is_shown_grants_nothing(text: str) -> None:
    assert [hit for hit in find(text) if hit.role is Role.GRANT or hit.concludes] == []


@pytest.mark.parametrize("text", BORNE.values(), ids=list(BORNE))
def test_what_is_borne_concludes(text: str) -> None:
    assert [(hit.id, hit.concludes) for hit in find(text) if hit.role is Role.GRANT] == [("cc-by-4.0", True)]


@pytest.mark.parametrize(
    "text",
    [
        f"# Coplas\n\nLas recogió Ana.\n\n{LINK}\n",
        f"# Coplas\n\nLas recogió Ana.\n\n      <div class='pie'><p>{LINK}</p></div>\n",
        f"def pie():\n    hoja = []\n    xml += '\\t\\t{ELEMENT}\\n'\n    return xml",
        f"const hoja = 1;\npie.append('<p>{LINK}</p>');\n",
    ],
)
def test_a_block_of_markup_in_a_text_of_another_kind_is_for_a_reviewer(text: str) -> None:
    hit, *_ = find(text)
    assert (hit.id, hit.role, hit.concludes) == ("cc-by-4.0", Role.GRANT, False)


@pytest.mark.parametrize(
    ("text", "concludes"),
    [
        ('{"nombre": "Coplas", "license": "CC-BY-4.0", "notas": "cierra } y ]"}', True),
        ('{"nombre": "Coplas", "license": "CC-BY-4.0"}\n ]\n}, {"otra": 1}', False),
        ('"nombre": "Coplas",\n"license": "CC-BY-4.0"\n},\n{"nombre": "Refranes"}', False),
    ],
)
def test_a_piece_of_a_longer_record_concludes_nothing(text: str, concludes: bool) -> None:
    assert [(hit.id, hit.concludes) for hit in find(text)] == [("cc-by-4.0", concludes)]


def test_a_notice_in_a_fence_is_for_a_reviewer() -> None:
    (hit,) = find("Este libro se publica así:\n```\nEste libro está bajo licencia CC BY 4.0.\n```\n")
    assert not hit.concludes


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("", Form.PROSE),
        ("  <p>Hola", Form.MARKUP),
        ("<?xml version='1.0'?>\n<TEI>", Form.MARKUP),
        ("<p align=center>x</p>\n\n# Título\n", Form.PROSE),
        ("\ufeff[{", Form.JSON),
        ("license: mit", Form.YAML),
        ("Nota: esto es prosa\ny sigue aquí\n", Form.PROSE),
        ("# nadie\nUser-agent: *\nDisallow: /x\n", Form.ROBOTS),
    ],
)
def test_forms_are_told(text: str, form: Form) -> None:
    assert Showing(text).form is form


def test_a_fence_left_open_reaches_to_the_end() -> None:
    text = "a\n```\nb\n~~~\nc"
    assert [Showing(text).in_code(place) for place in (0, 6, len(text) - 1)] == [False, True, True]
