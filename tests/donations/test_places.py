"""Where something lies is said as people call it, with the signs that they write in names themselves."""

import pytest

from donations import places


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        ("carta.txt", "carta.txt"),
        ("viejas.zip!carta.txt", "viejas.zip › carta.txt"),
        ("a.tar.gz!a.tar!cartas/1998/uno.txt", "a.tar.gz › a.tar › cartas/1998/uno.txt"),
        ("viejas.tar!./carta.txt", "viejas.tar › ./carta.txt"),
        ("cartas/carta.eml!foto 1.jpg", "cartas/carta.eml › foto 1.jpg"),
        ("datos.parquet!audio/0.wav", "datos.parquet › audio/0.wav"),
        ("¡Qué rico!.txt", "¡Qué rico!.txt"),
        ("¡Feliz Navidad!/carta.txt", "¡Feliz Navidad!/carta.txt"),
        ("Hola!Mundo.txt", "Hola!Mundo.txt"),
        ("¡Hola! 2.txt", "¡Hola! 2.txt"),
        ("¡Al fin!", "¡Al fin!"),
        ("¡Viva la U.S.A!.txt", "¡Viva la U.S.A!.txt"),
        ("¡Versión 2.0! final.txt", "¡Versión 2.0! final.txt"),
        ("=cmd|' /C calc'!A1.txt", "=cmd|' /C calc'!A1.txt"),
        ("¡Fotos!.zip!¡Hola!/¡Al fin!.png", "¡Fotos!.zip › ¡Hola!/¡Al fin!.png"),
        ("dentro.zip!!Hola.txt", "dentro.zip › !Hola.txt"),
        ("", ""),
    ],
)
def test_only_the_sign_between_a_box_and_its_members_is_drawn(kept: str, said: str) -> None:
    assert places.inside(kept) == said


def test_the_way_begins_with_the_file_whatever_it_is_called() -> None:
    assert places.path("¡Mi Caja.zip!", "¡Ay!/a.txt") == "¡Mi Caja.zip! › ¡Ay!/a.txt"
    assert places.path("a.txt") == "a.txt"


@pytest.mark.parametrize(
    "place", ["uno.csv", "a/uno.csv", "caja.zip!uno.csv", "c/caja.zip!¡Ay!/dentro.zip!b/uno.csv"]
)
def test_a_name_is_told_without_boxes_and_folders(place: str) -> None:
    assert places.name(place) == "uno.csv"
