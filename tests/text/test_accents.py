"""Accents that a PDF draws beside their letters go onto them; apostrophes and quotes made of the same signs stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingestion.text.accents import put_accents
from ingestion.text.paging import Leaf, Paging

NOWHERE = Paging(Leaf.PAGE, (), ())
TEX = "La canci´on m´as antigua del a˜no, seg´un Mar´ıa, en espa˜nol y galego. "


def _put(text: str) -> str:
    return put_accents(text, NOWHERE)[0]


@pytest.mark.parametrize(
    ("drawn", "meant"),
    [
        ("La canci´on m´as antigua del a˜no", "La canción más antigua del año"),
        ("´Ultima l´ınea de ´Oscar", "Última línea de Óscar"),
        ("ling¨u´ıstica, Sa¨ul, ag¨uero", "lingüística, Saül, agüero"),
        ("avan¸car, comen¸cament, c¸a", "avançar, començament, ça"),
        ("qu`e far`a, `a beira, `as vezes", "què farà, à beira, às vezes"),
        ("cora¸c˜ao, portuguˆes, avˆo", "coração, português, avô"),
        ("protec¸c˜ao, ac¸c˜ao", "protecção, acção"),
        ("l’`area i l’`ambit, `Epoca, un `exit", "l’àrea i l’àmbit, Època, un èxit"),
        ("MARTÍN, CANCI´ON, ESPA˜NA", "MARTÍN, CANCIÓN, ESPAÑA"),
    ],
)
def test_accents_beside_their_letters_go_onto_them(drawn: str, meant: str) -> None:
    assert _put(TEX + drawn).endswith(meant)


@pytest.mark.parametrize(
    "text",
    [
        "L´escola d´aquí i l´home d´Elx, que n´hi ha; l´aigua d´Olot",  # an accent for an apostrophe
        "El acento agudo (´) y la diéresis (¨) se escriben sobre la vocal.",
        "Use `eval` e `assert`; el signo ˜ va sobre la n: ˜n.",
        "Tres veces dijo canci´on y nada más.",
    ],
)
def test_other_uses_of_the_same_signs_stay(text: str) -> None:
    assert put_accents(text, NOWHERE) == (text, NOWHERE, ())


def test_quotes_stay_among_accents() -> None:
    for quoted in (
        "la orden `eval´ y `assert´",
        "la palabra `amor' en otra",
        "un `orden’ nuevo",
        "use `eval` y `assert`.",
    ):
        assert _put(TEX + quoted).endswith(quoted)


def test_it_is_told_and_done_once() -> None:
    text, _, steps = put_accents(TEX, NOWHERE)
    assert steps == ("accents/2",)
    assert put_accents(text, NOWHERE) == (text, NOWHERE, ())


@given(
    st.lists(st.sampled_from(["m´as ", "canci´on", "§", "avan¸c", " y ", "`a ", "\n"]), max_size=30),
    st.data(),
)
def test_pages_keep_their_first_letter(pieces: list[str], data: st.DataObject) -> None:
    """A mark at the beginning of a page is there afterwards too."""
    pieces = [TEX, *pieces]
    at = data.draw(st.integers(0, len(pieces) - 1))
    text = "".join(pieces[:at]) + "¶" + "".join(pieces[at:])
    cleaned, paging, _ = put_accents(text, Paging(Leaf.PAGE, (0, text.index("¶")), (1, 2)))
    assert cleaned.index("¶") == paging.starts[1]
