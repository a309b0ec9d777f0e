"""Signs stand where people write them."""

import pytest

from ingestion.text.spacing import spaced


@pytest.mark.parametrize(
    ("tokens", "sentence"),
    [
        ("Dijo : « ¿ Qué ? » , y ( tal vez ) calló …", "Dijo: «¿Qué?», y (tal vez) calló…"),
        ('Dijo : " Vamos " . Y " ya ', 'Dijo: "Vamos". Y "ya'),
        ("“ Ama ” [ sic ] ; tla !", "“Ama” [sic]; tla!"),
        ("uno .) ¡¿ dos ?! tres - cuatro", "uno.) ¡¿dos?! tres - cuatro"),
        ("ka :a !xo", "ka :a !xo"),
    ],
)  # fmt: skip
def test_signs_stand_where_they_are_written(tokens: str, sentence: str) -> None:
    assert spaced(tokens.split()) == sentence
