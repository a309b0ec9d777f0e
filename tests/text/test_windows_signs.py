"""Quotes and dashes of Windows-1252 read as Latin-1 are seen again; other people's controls are left to those who know them."""

import pytest

from ingestion.text.cleaning import clean, clean_paged
from ingestion.text.paging import Leaf, Paging

STEP = "windows_signs/1"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("Dijo \x93hola\x94 \x96 y se fue\x85 ya.", "Dijo “hola” – y se fue… ya."),
        ("\x93Está\x94, dijo él \x97así\x85\x94.\n\n\x91Niño\x92 de 20 \x80", "“Está”, dijo él —así…”.\n\n‘Niño’ de 20 €"),
        ("Està bé: l\x92aigua, d\x92acord, l\x92ermità i l\x92home són aquí", "Està bé: l’aigua, d’acord, l’ermità i l’home són aquí"),
        ("EL \x93CAFÉ\x94 Y \x93ESTÁ\x94, señor", "EL “CAFÉ” Y “ESTÁ”, señor"),
        ("y se fue\x85 ya no está", "y se fue… ya no está"),
        ("no volvió\x85\nNunca más\x85, dijo", "no volvió…\nNunca más…, dijo"),
        ("\x93El llank\x92ay\x94 está aquí, dijo Łukasz", "“El llank’ay” está aquí, dijo Łukasz"),
    ],
)  # fmt: skip
def test_signs_are_put_back(given: str, expected: str) -> None:
    assert clean(given) == (expected, (STEP,))


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("uno\x85dos\x85Tres\x85\x85  más", "uno\ndos\nTres\n\n  más"),  # next lines
        ("Él está aquí.\x85Ella también.\x85", "Él está aquí.\nElla también.\n"),
        ("el ni\x96o y la canci\x97n est\x87 aqu\x92, d\x92a a d\x92a", "el ni\x96o y la canci\x97n est\x87 aqu\x92, d\x92a a d\x92a"),  # of a Mac
        ("el d\x92a m\x92o y el r\x92o", "el d\x92a m\x92o y el r\x92o"),
        ("un caf\x82 y el fran\x87s, qu\x82", "un caf\x82 y el fran\x87s, qu\x82"),  # of DOS
        ("x\x80y\x9fz", "x\x80y\x9fz"),
        ("\x93El día\x94 kÉ\x94ta está", "“El día” kÉ\x94ta está"),  # perhaps misread UTF-8
    ],
)  # fmt: skip
def test_what_may_be_something_else_stays(given: str, expected: str) -> None:
    assert clean(given)[0] == expected
    assert clean(expected)[0] == expected


def test_places_of_pages_stay() -> None:

    paging = Paging(Leaf.PAGE, (0, 8), (1, 2))
    text, moved, _ = clean_paged("\x93Está\x94 \n\x96 ya está", paging)
    assert text == "“Está” \n– ya está"
    assert moved == paging
