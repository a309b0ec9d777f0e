"""Ordinary texts that talk of licences grant nothing, and the plain words of real notices are understood."""

from typing import Final

import pytest

from licensing.evidence import find
from licensing.vocabulary import Role

TALK: Final = (
    # a licence named as a kind of thing
    "Sort the folder in two heaps:\n\n- CC BY-SA files\n- CC BY files\n",
    "Creative Commons licenses came up twice in the interview.",
    "De eso trata una licencia CC BY-ND 3.0",
    "Creative Commons (CC) isn't a magic word.",
    "Creative Commons - permiten al pintor decidir.",
    "One trouble is the GPL/OpenSSL incompatibility.",
    "Does the pump tool also fall under GPL-3.0? I would like to know.",
    # items and definitions in a list
    "Famous examples: Linux kernel (GPLv2), Krita, Inkscape",
    "CC BY 4.0\n\nThis license allows anybody to sell the work.",
    "Dominio público (CC0) – El autor renuncia a lo suyo.",
    "Usual ones (Apache-2.0, MIT, CC-BY-SA-4.0) need no name.",
    # comments on a licence
    "Foobar is licensed under the GPL, which makes it hard to ship.",
    "Blurb is licensed under the GPL, which is not compatible with ours.",
    "Currently it is GPL, which is problematic for us.",
    "Foobar is licensed under the GNU GPLv3 license, which is comparatively restrictive.",
    "I agree to relicense my two commits under the MIT license.",
    # some of several things, things within the text
    "A lot of the bolts we buy are licensed under the MIT license.",
    "En la cooperativa, muchos de nuestros discos se publican bajo la licencia CC BY-SA.",
    "Las fotos que verás en este ensayo tienen licencia Creative Commons 0.",
    "As a developer you need to release the program under the GPL.",
    "Then the whole work has to be released under the GPL-2.0.",
    "Whether the code is under the AGPL is what my boss asks.",
    # advice, instructions, exercises
    "Nuestra sugerencia es que utilices la licencia CC BY-NC-SA.",
    "A nossa sugestão é que você utilize a licença CC BY-NC-SA.",
    "Cada imagen debe contener la licencia: CC BY 4.0",
    "El taller consistirá en experimentar la publicación bajo una licencia Creative Commons.",
    # phrases that a law, a deed or somebody in a story says
    "En Jauja, esta excepción está en el artículo 3 de la Ley Rural del Libro, que permite la reproducción de obras para fines educativos.",
    "Una maestra comparte sus fichas de ciencias y permite la copia de su obra sin fines de lucro.",
    "Essa licença permite que outros mudem o seu material para fins não comerciais.",
    "El beneficiario de la licencia puede copiar la obra para fines no comerciales.",
    "Es decir, una obra de dominio público es libre para quien la quiera tocar.",
    "Hablemos de propiedad. Los derechos de explotación de lo escrito pertenecen al autor.",
    "Los contenidos del museo son propiedad de sus creadores.",
    "The content can be used without limits, even for commercial purposes.",
    "Solo valen para lo protegido; no se pueden aplicar a obras en dominio público.",
)

UNSURE: Final = (
    "| **Sí: CC0.** https://www.peña.example/terminos: «Los contenidos de este sitio están bajo la licencia Creative Commons Zero (CC0)» | Estado |",
    "# settings.yml\ndefault_license: cc-by-4.0   # used when the uploader picks none\nlanguages: [es, en, gl]",
    "# SUMMARY\n* Used licenses: CC0-1.0, GPL-3.0-or-later\n* Files with license information: 41 / 44",
    "Con estas tejas se levantan seis tejados, más CC0 (cesión al dominio público).",
    "The license restricts the content you can link with GPL plugins.",
    "The GPL makes people redistribute the code and their changes under GPL.",
    "We've updated the repository to be under the CC BY-NC-SA license, like you said.",
    "According to our lawyer the software is licensed under the GPL.",
    "He told us the project is licensed under the MIT license.",
    "Nobody needs more.\n\nApache license, MIT license, etc. allow anyone to sell it.",
    "Obtaining the source code through GPL is no trick.",
    "Para decirlo puedes usar una de estas plantillas:\n- GNU Free Documentation License: {{GFDL}}\nElige bien.",
    "Example:\n\n(license MIT)\n\nSeveral may be given.",
)

NOTICES: Final = (
    ("cc-unspecified", "TODA LA MÚSICA Y LOS DIBUJOS, PROTEGIDOS BAJO LICENCIA CREATIVE COMMONS."),
    ("all-rights-reserved", "No se permite la copia, modificación ni uso comercial sin autorización previa de la autora."),
    ("all-rights-reserved", "Los textos de la web se muestran sin que puedan entenderse cedidos al lector ninguno de los derechos de explotación sobre ellos."),
    ("cc-by", "Poemario sujeto a la Licencia de Reconocimiento de Creative Commons."),
    ("cc-by", "Garantizarán al boletín el derecho de primera edición de su obra, el cual estará simultáneamente sujeto a la licencia CC BY."),
    ("all-rights-reserved", "A reprodução ou distribuição do caderno sem autorização é vedada."),
    ("nc-custom", "Licencia. Este taller es privado y solo para uso académico."),
    ("attribution-custom", "## Licencia\n\nCuaderno de taller. Uso libre con atribución."),
    ("attribution-custom", "Uso libre citando al taller."),
    ("nc-custom", "## License\n\nThis drill is open-source and free to use for educational purposes."),
    ("all-rights-reserved", "// (c) 2016 Taller\n// Source code may NOT be redistributed or sold."),
    ("all-rights-reserved", "The Taller holds the rights to this software and it may not be redistributed to anybody."),
    ("attribution-custom", "Puede copiarse y difundirse este cuaderno siempre que se mencione su procedencia."),
    ("attribution-custom", "You are free to use these recipes as long as you credit the cook."),
    ("nc-custom", "É permitida a reprodução do caderno, desde que citada a fonte e que não seja para venda."),
    ("nc-custom", "Distribuição gratuita. Venda proibida."),
    ("nc-custom", "Este material es gratuito y no puede venderse."),
    ("nc-custom", "Sólo para fines educativos."),
    ("nc-custom", "Queda autorizada la copia para uso personal."),
    ("all-rights-reserved", "Todos los derechos de esta edición pertenecen al taller."),
    ("all-rights-reserved", "Queda terminantemente prohibido copiar los textos del cuaderno."),
    ("all-rights-reserved", "El contenido de este cuaderno está protegido por derechos de autor."),
    ("public-domain", "No rights reserved."),
    ("public-domain", "Este cuento está libre de derechos de autor."),
    ("all-rights-reserved", "Ninguna parte de este cuaderno o libro puede leerse en voz alta. Ninguna parte de este libro puede reproducirse."),
    ("all-rights-reserved", "La reproducción de este informe requiere autorización escrita del taller."),
    ("all-rights-reserved", "Esta obra está protegida por la Ley de Propiedad Intelectual."),
    ("all-rights-reserved", "No reproduction without the written consent of the workshop."),
    ("all-rights-reserved", "Aquesta publicació no pot ser reproduïda sense autorització."),
    ("all-rights-reserved", "Please do not redistribute this file."),
    ("nc-custom", "Commercial use requires a separate license."),
    ("nc-custom", "Distribution is permitted for non-profit purposes only."),
    ("nc-custom", "Queda permitido el uso de estos cuentos en el aula."),
    ("nc-custom", "Teachers may copy these pages for use in their own classroom."),
    ("nc-custom", "Los datos se pueden usar gratuitamente con fines de investigación y docencia."),
    ("nc-custom", "Free for personal use."),
    ("attribution-custom", "This data is free to use with attribution."),
    ("attribution-custom", "Puedes copiar los poemas de este blog si citas la fuente."),
    ("public-domain", "Donado al dominio público."),
    ("public-domain", "This text is no longer under copyright."),
    ("nc-custom", "USO LIBRE NO COMERCIAL con atribución obligatoria."),
    ("nc-custom", "This hymnal may be used freely for private purposes."),
    ("nc-custom", "Copyright 1999 Taller. All worldwide rights reserved. A license to copy for non-commercial research purposes only is hereby granted."),
    ("nc-custom", "Queda prohibida su reproducción sin autorización, salvo uso personal y no comercial."),
    ("attribution-custom", "Se permite la copia del cuaderno, ya sea sin ánimo de lucro o con fines comerciales, siempre que se respete su autoría."),
    ("attribution-custom", "Licencia: podés usar el contenido del blog si ponés un enlace a la portada."),
    ("attribution-custom", "Copyright: you may copy these recipes if you put a link to the page."),
    ("attribution-custom", "This chart may be used freely for any purpose, but this line must stay."),
    ("public-domain", "Dedicado al dominio público. Actualizado en mayo."),
    ("public-domain", "This ebook is for the use of anyone anywhere at no cost."),
    ("es-reutilizacion", "Texto consolidado, reproducido conforme a las condiciones de reutilización del BOE."),
    ("es-reutilizacion", "Obligatoriedad de las condiciones generales. Cualquier persona que reutilice los datos se ve obligada a cumplirlas."),
)  # fmt: skip


@pytest.mark.parametrize("text", TALK)
def test_talk_of_licences_grants_nothing(text: str) -> None:
    assert [hit for hit in find(text) if hit.role is Role.GRANT] == []


@pytest.mark.parametrize("text", UNSURE)
def test_talk_of_licences_never_concludes(text: str) -> None:
    assert [hit for hit in find(text) if hit.concludes] == []


@pytest.mark.parametrize(("licence", "text"), NOTICES)
def test_the_plain_words_of_a_notice_are_understood(licence: str, text: str) -> None:
    grants = [hit for hit in find(text) if hit.role is Role.GRANT]
    assert [hit.id for hit in grants][:1] == [licence]
    assert not any(hit.concludes for hit in grants)


@pytest.mark.parametrize(
    "text",
    ["/* This work is under a free licence.\n * See http://creativecommons.org/publicdomain/zero/1.0/ */"],
)
def test_an_address_that_a_notice_points_to_concludes(text: str) -> None:
    assert [hit.id for hit in find(text) if hit.concludes] == ["cc0-1.0"]


def test_software_that_others_own_is_no_reservation() -> None:
    found = find("The code is licensed under the GPL, so nobody ships it with proprietary software.")
    assert "all-rights-reserved" not in {hit.id for hit in found}
