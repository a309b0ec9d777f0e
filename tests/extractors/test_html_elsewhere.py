"""What sites write over their boxes of links is told from the titles that writers give."""

import pytest

from ingestion.extractors.html_elsewhere import leads_readers_on, may_lead_on


@pytest.mark.parametrize(
    "heading",
    [
        "Te puede interesar", "También te puede interesar:", "TE PODRÍA INTERESAR", "Quizás te interese", "Notas relacionadas", "Noticias Relacionadas »", "Artículos relacionados",
        "También te recomendamos", "Seguí leyendo", "Sigue leyendo", "Lee también", "Recomendados para ti", "Leia também", "Veja mais", "Você pode gostar", "Et pot interessar",
        "Notícies relacionades", "Irakurri ere", "You may also like", "Related articles", "Temas relacionados", "Puede interesarte", "Le puede interesar", "À lire aussi",
    ],
)  # fmt: skip
def test_what_is_said_to_readers(heading: str) -> None:
    assert leads_readers_on(heading)


@pytest.mark.parametrize(
    "heading",
    [
        "Lo más leído", "Más leídas", "Las más leídas", "Lo más visto", "Últimas noticias", "Más noticias", "Lo último", "Más en País", "Más de Cultura", "Mais lidas",
        "El més llegit", "O máis lido", "Irakurrienak", "Most read", "Entradas recientes", "Notas más leídas",
    ],
)  # fmt: skip
def test_what_may_stand_over_a_text_too(heading: str) -> None:
    assert may_lead_on(heading)
    assert not leads_readers_on(heading)


@pytest.mark.parametrize(
    "heading",
    [
        "Palabras relacionadas", "Véase también", "Sinónimos", "Poemas", "Más allá del río", "Ver también", "Enlaces de interés", "Lecturas recomendadas", "Bibliografía", "En este artículo",
        "Índice", "Lo más leído en las escuelas de Oaxaca durante el año pasado", "Te puede interesar saber que el río creció", "Más vale tarde", "Cuentos", "Términos relacionados", "Últimas voluntades",
        "Lo último que dijo", "Destacados de la historia",
    ],
)  # fmt: skip
def test_titles_of_writers_are_neither(heading: str) -> None:
    assert not leads_readers_on(heading)
    assert not may_lead_on(heading)
