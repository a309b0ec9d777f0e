"""Names and addresses of Creative Commons licences are read as people write them."""

import pytest

from licensing.addresses import addresses
from licensing.folding import fold
from licensing.grammar import code_of, names


def read_name(text: str) -> list[tuple[str, str, str]]:
    return [(name.code, name.version, name.port) for name in names(fold(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Creative Commons Reconocimiento-NoComercial-CompartirIgual 3.0 España",
            ("cc-by-nc-sa", "3.0", "es"),
        ),
        (
            "Creative Commons de Atribución, No Comercial y Sin Derivadas, versión 4.0",
            ("cc-by-nc-nd", "4.0", ""),
        ),
        (
            "Creative Commons Atribución-No Comercial-Licenciamiento Recíproco 2.5 México",
            ("cc-by-nc-sa", "2.5", "mx"),
        ),
        (
            "Creative Commons Atribución – Compartir bajo la misma licencia 2.5 Argentina",
            ("cc-by-sa", "2.5", "ar"),
        ),
        ("Reconeixement-NoComercial-SenseObraDerivada 3.0 Espanya", ("cc-by-nc-nd", "3.0", "es")),
        (
            "Creative Commons Atribuição-Partilha nos termos da mesma licença 3.0 Portugal",
            ("cc-by-sa", "3.0", "pt"),
        ),
        ("Recoñecemento-NonComercial-SenObraDerivada 3.0 España", ("cc-by-nc-nd", "3.0", "es")),
        ("Attribution-NonCommercial-ShareAlike 4.0 International", ("cc-by-nc-sa", "4.0", "")),
        ("Creative Comons Atribución - No comercial 4.0", ("cc-by-nc", "4.0", "")),
        ("CC BY-SA 2.0 KR", ("cc-by-sa", "2.0", "kr")),
        ("Creative Commons no comercial 3.0", ("cc-by-nc", "3.0", "")),
        ("Creative Commons No Comercial - Sin Derivadas", ("cc-by-nc-nd", "", "")),
        ("Creative Commons Atribución 3.0\n4. Qué falta", ("cc-by", "3.0", "")),
        ("Creative Commons Attribution 3.0 Canada", ("cc-by", "3.0", "ca")),
        ("CC BY 4.0 si se cita", ("cc-by", "4.0", "")),
        ("bajo la licencia by-nc-nd 3.0 es.", ("cc-by-nc-nd", "3.0", "es")),
        ("CC·BY·NC·SA·4.0", ("cc-by-nc-sa", "4.0", "")),
        ("BY - NC - SA, 3.0 Unported", ("cc-by-nc-sa", "3.0", "")),
        ("CC BY-SA 3.0, adaptada a la legislación de España", ("cc-by-sa", "3.0", "es")),
        ("LICENCIA CC BY-NC 3.0 DE ESPAÑA", ("cc-by-nc", "3.0", "es")),
        ("de ellas, CC BY     2    19    61", ("cc-by", "", "")),
        ("Aitortu-EzKomertziala-LanEratorririkGabe 3.0 Espainia", ("cc-by-nc-nd", "3.0", "es")),
        ("Creative Commons: by-nc-sa v3.0 Chile", ("cc-by-nc-sa", "3.0", "cl")),
        ("CC BY", ("cc-by", "", "")),
        ("cc-by-nc-sa-3.0-es", ("cc-by-nc-sa", "3.0", "es")),
        ("CC BY-SA 3.0 CL", ("cc-by-sa", "3.0", "cl")),
        ("CC BY NC SA", ("cc-by-nc-sa", "", "")),
        ("CC-BY-\nNC-ND 4.0", ("cc-by-nc-nd", "4.0", "")),
        ("ccby 4.0", ("cc-by", "4.0", "")),
        ("CC‐BY‑SA 4.0", ("cc-by-sa", "4.0", "")),
        ("Creative Commons 4.0 BY-NC", ("cc-by-nc", "4.0", "")),
        ("CC BY 3.0 es una licencia libre", ("cc-by", "3.0", "")),
        ("Licencia Creative Commons", ("cc", "", "")),
        ("Photo: Creative Commons by Ana", ("cc", "", "")),
    ],
)
def test_reads_names(text: str, expected: tuple[str, str, str]) -> None:
    assert read_name(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "cc by",
        "una moto de 125 cc",
        "el reconocimiento, sin ánimo de lucro, de su labor",
        "la atribución de competencias al ministerio",
        "reconocimiento facial no comercial",
        "GCC-BY",
    ],
)
def test_leaves_common_words_alone(text: str) -> None:
    assert read_name(text) == []


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://creativecommons.org/licenses/by/4.0/", ("cc-by", "4.0", "")),
        ("http://www.creativecommons.org/licenses/by-sa-nc/3.0/es/deed.es", ("cc-by-nc-sa", "3.0", "es")),
        ("creativecommons.org/licenses/nc-nd-by/2.5/ar", ("cc-by-nc-nd", "2.5", "ar")),
        ("https://licensebuttons.net/l/by-nd/4.0/88x31.png", ("cc-by-nd", "4.0", "")),
        ("http://i.creativecommons.org/l/by-nc/2.0/cl/88x31.png", ("cc-by-nc", "2.0", "cl")),
        ("https://creativecommons.org/licenses/by/4.0/deed.es", ("cc-by", "4.0", "")),
        ("https://creativecommons.org/licenses/by-\nnc/4.0/", ("cc-by-nc", "4.0", "")),
        ("http://creativecommons.org/licenses/by/3.0/ es la dirección", ("cc-by", "3.0", "")),
        ("http://creativecommons.org/licenses/by-sa", ("cc-by-sa", "", "")),
        ("http://creativecommons.org/licenses/by/7.7/", ("cc-by", "", "")),
    ],
)
def test_reads_addresses(address: str, expected: tuple[str, str, str]) -> None:
    assert [(one.code, one.version, one.port) for one in addresses(fold(address))] == [expected]


def test_no_derivatives_outweighs_share_alike() -> None:
    assert code_of({"sa", "nd", "by"}) == "cc-by-nd"
    assert code_of({"nc"}) == "cc-by-nc"
