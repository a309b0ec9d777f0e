"""Several hits in one text: the exact one stays, and nothing laxer concludes beside something stricter."""

import pytest

from licensing.evidence import RULES, Hit, find, wording
from licensing.vocabulary import Role


def granted(text: str) -> dict[str, bool]:
    return {hit.id: hit.concludes for hit in find(text) if hit.role is Role.GRANT}


def test_the_exact_form_stays() -> None:
    text = (
        "Esta obra está bajo una licencia Creative Commons Reconocimiento-NoComercial 3.0. "
        "Para ver una copia, visite http://creativecommons.org/licenses/by-nc/3.0/es/"
    )
    assert granted(text) == {"cc-by-nc-3.0-es": True}


def test_an_address_says_which_creative_commons_licence() -> None:
    text = (
        "Este libro está bajo una licencia Creative Commons: https://creativecommons.org/licenses/by-sa/4.0/"
    )
    assert granted(text) == {"cc-by-sa-4.0": True}


def test_the_words_of_a_deed_add_nothing() -> None:
    text = "Esta obra está bajo la licencia CC BY-NC-SA 4.0. Se permite compartirla citando la fuente, sin fines comerciales."
    assert granted(text) == {"cc-by-nc-sa-4.0": True}


def test_a_name_and_an_address_that_disagree_leave_only_the_stricter_concluding() -> None:
    text = (
        "Este corpus se publica bajo la licencia CC BY-NC-SA 4.0.\n\n"
        "Licencia: https://creativecommons.org/licenses/by-sa/4.0/"
    )
    assert granted(text) == {"cc-by-nc-sa-4.0": True, "cc-by-sa-4.0": False}


def test_words_of_a_limit_beside_a_free_licence_leave_it_to_a_reviewer() -> None:
    assert (
        granted("Este libro tiene licencia CC BY 4.0. No se permite su uso comercial.")["cc-by-4.0"] is False
    )
    assert granted("Este libro tiene licencia CC BY 4.0, sin modificar el texto.")["cc-by-4.0"] is False


def test_reserved_rights_beside_a_name_leave_it_to_a_reviewer() -> None:
    text = "Todos los derechos reservados. Este libro se publica con licencia CC BY 4.0."
    assert granted(text) == {"all-rights-reserved": False, "cc-by-4.0": False}


def test_some_rights_reserved_reserves_none_of_them() -> None:
    assert granted("Algunos derechos reservados. Licencia: CC BY 2.5 AR") == {"cc-by-2.5-ar": True}


def test_a_stricter_licence_of_a_part_leaves_it_to_a_reviewer() -> None:
    text = (
        "## License\n\nThis package is licensed under MIT\n\n"
        "The word list is licensed under the following licenses. See COPYING\n\nGNU GPL version 2.0\n"
    )
    assert granted(text) == {"gpl-2.0": True, "mit": False}


def test_the_words_of_a_deed_are_the_licence_that_it_tells_of() -> None:
    text = (
        "Usted no puede utilizar esta obra para fines comerciales. Sin obras derivadas: no se puede alterar."
    )
    assert list(granted(text)) == ["cc-by-nc-nd"]


def test_a_licences_own_text_grants_it_whatever_line_it_opens_with() -> None:
    text = (
        "Copyright (c) 2020, Taller Ñandutí\nAll rights reserved.\n\n"
        "Redistributions of source code must retain the above\ncopyright notice, and more. Nor may names be used to endorse or\n"
        "promote products derived from this software without specific prior written permission."
    )
    assert granted(text) == {"bsd": True}


def test_limits_told_instead_of_named() -> None:
    text = "Obra bajo licencia Creative Commons. No se permite un uso comercial de la obra ni la generación de obras derivadas."
    assert granted(text) == {"cc-by-nc-nd": False}


def test_a_photographs_licence_is_not_the_books() -> None:
    text = "© Ana Ruiz. Todos los derechos reservados.\n\nFoto de portada: Luis Paz, CC BY 2.0"
    assert granted(text) == {"all-rights-reserved": False}


def test_a_name_does_not_conclude_beside_its_address_that_is_talked_of(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = "Esta obra está bajo una licencia CC BY.\n\nVer http://creativecommons.org/licenses/by/4.0/"
    monkeypatch.setattr(wording, "weights_in", lambda _: {"kind:URL": 1 + wording.SURELY, "bias": -0.5})
    hits = find(text)
    assert [(hit.id, hit.role, hit.concludes) for hit in hits] == [
        ("cc-by", Role.GRANT, False),
        ("cc-by-4.0", Role.MENTION, False),
    ]
    monkeypatch.setattr(wording, "weights_in", lambda _: {"bias": -0.5})
    assert [hit.concludes for hit in find(text)] == [True]


def test_a_free_licences_text_turned_round_concludes_nothing() -> None:
    text = (
        "Queda prohibido copiar, modificar, fusionar, distribuir, sublicenciar y/o vender copias del programa.\n\n"
        "El aviso de copyright anterior y este aviso de permiso se incluirán en todas las copias o porciones sustanciales del software."
    )
    assert granted(text) == {"mit": False, "all-rights-reserved": False}


def test_mentions_come_last() -> None:
    hits = find(
        "La revista Sol explicó que eligió la licencia CC BY-SA 4.0.\n\nLicencia de este libro: CC BY-NC 4.0"
    )
    assert [(hit.id, hit.role) for hit in hits] == [
        ("cc-by-nc-4.0", Role.GRANT),
        ("cc-by-sa-4.0", Role.MENTION),
    ]


def test_a_hit_is_plain_data() -> None:
    (hit,) = find("Licencia: CC BY 4.0")
    assert isinstance(hit, Hit)
    assert hit.as_dict() == {
        "id": "cc-by-4.0",
        "class": "open",
        "kind": "name",
        "role": "grant",
        "concludes": True,
        "quote": "CC BY 4.0",
        "offset": 10,
        "rule": f"cc-name/{RULES}",
        "field": "",
        "before": "Licencia:",
        "after": "",
    }


def test_a_hit_brings_some_words_around_it() -> None:
    text = "Cuentos. " * 40 + "Se publica con licencia CC BY 4.0 y se agradece una nota." + " Fin." * 40
    (found,) = find(text)
    assert found.before.endswith("Se publica con licencia")
    assert found.after.startswith("y se agradece una nota. Fin.")
    assert len(found.before) <= 100
    assert len(found.after) <= 100


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("© 2020 Radio Charca. Todos los derechos reservados. Este audio se publica con licencia CC BY-SA 4.0.", "cc-by-sa-4.0"),
        ("Todos los derechos reservados 2019. Este cuento puede reproducirse sin fines de lucro.", "nc-custom"),
        ("Todos los derechos reservados, 2010.\nSe permite copiar las canciones citando al coro.", "attribution-custom"),
        ("Los contenidos son propiedad de la escuela. Queda prohibida su difusión comercial sin permiso.", "nc-custom"),
        ("Todos los derechos reservados. Nos oponemos a que se entrene con los audios ninguna inteligencia artificial.", "tdm-opt-out"),
    ],
)  # fmt: skip
def test_terms_come_before_the_formula_that_they_open_and_a_reviewer_sees_both(text: str, first: str) -> None:
    hits = [hit for hit in find(text) if hit.role is Role.GRANT]
    assert [hit.id for hit in hits] == [first, "all-rights-reserved"]
    assert not any(hit.concludes for hit in hits)


def test_what_is_forbidden_first_in_a_list_that_comes_to_mining_is_forbidden_to_all() -> None:
    text = "Todos los derechos reservados. No se permite la reproducción, la venta ni el uso para entrenar modelos de inteligencia artificial."
    assert [hit.id for hit in find(text) if hit.role is Role.GRANT] == ["all-rights-reserved", "tdm-opt-out"]


def test_a_deposit_says_nothing_beside_a_licence() -> None:
    (hit,) = find("Hecho el depósito que marca la ley 11.723.\n\nEste libro está bajo licencia CC BY 4.0.")
    assert (hit.id, hit.concludes) == ("cc-by-4.0", True)
