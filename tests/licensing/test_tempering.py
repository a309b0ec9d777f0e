"""A licence that is named beside its terms in other words is what those words mean, where the passage is likely to say so."""

import pytest

from licensing.evidence import Hit, find, passages
from licensing.evidence.meaning import REREAD
from licensing.evidence.passages import ASKED, NAMED, TALK, Odds
from licensing.vocabulary import Role

FILL = "\n\nLA CASA DE LOS GRILLOS, cuentos de la sierra\nTirada de ciento cincuenta ejemplares cosidos a mano en Tucumán.\n"
FREE = "Se puede leer, imprimir, fotocopiar y vender, pero siempre acreditando a Lidia Amaro y con esta misma licencia"


def say(monkeypatch: pytest.MonkeyPatch, gives: float, named: float) -> None:
    """Have every passage say this."""
    told = dict.fromkeys((asked for asked in ASKED if asked != TALK), 0.0) | {NAMED: named}
    monkeypatch.setattr(passages, "odds", lambda _: Odds(gives, told))


def grants(text: str) -> list[Hit]:
    return [hit for hit in find(text) if hit.role is Role.GRANT]


def test_the_licence_that_is_named_is_what_the_words_mean(monkeypatch: pytest.MonkeyPatch) -> None:
    say(monkeypatch, 0.9, 0.6)
    first, second = grants(f"{FREE} (CC BY-SA 4.0).{FILL}")
    assert (first.id, first.concludes, second.id) == ("cc-by-sa-4.0", False, "attribution-custom")
    assert first.rule.endswith(REREAD)


@pytest.mark.parametrize(("gives", "named"), [(0.4, 0.9), (0.9, 0.4)])
def test_not_where_the_passage_hardly_says_so(
    monkeypatch: pytest.MonkeyPatch, gives: float, named: float
) -> None:
    say(monkeypatch, gives, named)
    assert [hit.id for hit in grants(f"{FREE} (CC BY-SA 4.0).{FILL}")] == ["attribution-custom"]


def test_nor_where_the_licence_asks_less_than_the_words(monkeypatch: pytest.MonkeyPatch) -> None:
    text = f"Se permite la copia, sin fines comerciales, y citando a Lidia Amaro como pide la {{}}.{FILL}"
    say(monkeypatch, 0.9, 0.9)
    assert grants(text.format("CC BY-SA 4.0"))[0].id == "nc-custom"
    assert grants(text.format("CC BY-NC 4.0"))[0].id == "cc-by-nc-4.0"


def test_a_formula_above_the_words_asks_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    say(monkeypatch, 0.9, 0.9)
    text = f"Todos los derechos reservados. {FREE} (CC BY-SA 4.0).{FILL}"
    assert grants(text)[0].id == "cc-by-sa-4.0"


GIVEN = "Los datos pueden usarse libremente citando la fuente, según las condiciones del portal datos.gob.cl."
HARDLY = (
    "Es de libre uso lo que va en esta carpeta, según las condiciones de datos.gob.cl, como se sabe allí."
)


def test_words_of_a_portal_are_its_governments_terms(monkeypatch: pytest.MonkeyPatch) -> None:
    say(monkeypatch, 0.9, 0.6)
    assert grants(f"{GIVEN}{FILL}")[0].id == "cl-datos-abiertos"
    say(monkeypatch, 0.9, 0.4)
    assert [hit.id for hit in grants(f"{GIVEN}{FILL}")] == ["attribution-custom"]


def test_so_is_a_notice_that_gives_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    say(monkeypatch, 0.9, 0.6)
    (hit,) = grants(f"{HARDLY}{FILL}")
    assert (hit.id, hit.concludes) == ("cl-datos-abiertos", False)
    assert hit.quote
    assert f"{HARDLY}{FILL}"[hit.offset :].startswith(hit.quote)
    say(monkeypatch, 0.9, 0.4)
    assert grants(f"{HARDLY}{FILL}") == []


def test_of_two_portals_neither_is_meant(monkeypatch: pytest.MonkeyPatch) -> None:
    say(monkeypatch, 0.9, 0.6)
    text = f"{GIVEN} Otros vienen de datos.gov.co y no son nuestros.{FILL}"
    assert [hit.id for hit in grants(text)] == ["attribution-custom"]


def test_a_portal_beside_a_licence_that_is_given_adds_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    say(monkeypatch, 0.9, 0.9)
    text = (
        f"Esta tabla se publica bajo licencia CC BY 4.0. Los datos vienen de datos.gob.cl y se citan.{FILL}"
    )
    assert [hit.id for hit in grants(text)] == ["cc-by-4.0"]
