"""A name of Creative Commons with a slip of the pen in it never concludes a licence laxer than the one meant."""

from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licensing.catalogue import Catalogue
from licensing.evidence import find
from licensing.grammar import code_of

WORDS: Final = {
    "nc": ("NoComercial", "Uso no comercial", "NonCommercial", "NãoComercial"),
    "sa": ("CompartirIgual", "ShareAlike", "CompartilhaIgual", "Compartir bajo la misma licencia"),
    "nd": ("SinObraDerivada", "Sin Derivadas", "NoDerivatives", "SemDerivações"),
}
SENTENCES: Final = (
    "El cancionero se ofrece bajo una licencia Creative Commons {} 4.0 Internacional.",
    "The atlas is licensed under a Creative Commons {} 3.0 License.",
    "Licencia: {} 2.5 Argentina",
    "Licencia Creative Commons {}.",
    "CC {} 4.0",
    "Obra bajo licencia {}.",
    "Este libro se distribuye bajo licencia Creative Commons {} y puede copiarse.",
    "Llicència de Creative Commons 4.0: {}. Podeu copiar el quadern",
)
SLIPS: Final = ("drop", "swap", "double", "other")


def slipped(word: str, at: int, kind: str, letter: str) -> str:
    at = 1 + at % (len(word) - 2)
    match kind:
        case "drop":
            return word[:at] + word[at + 1 :]
        case "swap":
            return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        case "double":
            return word[:at] + word[at] + word[at:]
        case _:
            return word[:at] + letter + word[at + 1 :]


@given(
    elements=st.sampled_from((("nc",), ("sa",), ("nd",), ("nc", "sa"), ("nc", "nd"))),
    by=st.sampled_from(("Reconocimiento", "Atribución", "Attribution", "Reconeixement", "Atribuição")),
    joint=st.sampled_from(("-", " - ", ", ", " ", " / ", "–")),
    sentence=st.sampled_from(SENTENCES),
    data=st.data(),
)
def test_wrong_letters_never_make_a_name_laxer(
    elements: tuple[str, ...], by: str, joint: str, sentence: str, data: st.DataObject
) -> None:
    parts = [by, *(data.draw(st.sampled_from(WORDS[element])) for element in elements)]
    for _ in range(data.draw(st.integers(1, 5))):
        wrong = data.draw(st.integers(1, len(parts) - 1))
        parts[wrong] = slipped(
            parts[wrong],
            data.draw(st.integers(0, 40)),
            data.draw(st.sampled_from(SLIPS)),
            data.draw(st.sampled_from("aeionrst")),
        )
    known = Catalogue.load()
    meant = known.get(code_of(elements))
    assert meant is not None
    for hit in find(sentence.format(joint.join(parts))):
        read = known.get(hit.id)
        assert read is not None
        assert not hit.concludes or meant.limits <= read.limits


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Obra bajo licencia Creative Commons Reconocimiento-NoComercail 4.0 Internacional.", "cc-by-nc-4.0"),
        ("Obra bajo licencia Creative Commons Atribución-NoComercial-CompatirIgual 3.0.", "cc-by-nc-sa-3.0"),
        ("This atlas is licensed under CC Attribution-NonCommerical-NoDerivatives 4.0", "cc-by-nc-nd-4.0"),
        ("Licencia Creative Commons Reconocimiento, SinObraDerivda 4.0 Internacional", "cc-by-nd-4.0"),
    ],
)
def test_a_misspelt_name_is_read_and_left_to_a_reviewer(text: str, meant: str) -> None:
    [hit] = find(text)
    assert (hit.id, hit.concludes) == (meant, False)


@pytest.mark.parametrize(
    "text",
    [
        "Licencia CC BY-NC-DN 4.0",
        "Licencia Creative Commons BY (DN)",
        "Licencia: https://creativecommons.org/licenses/by-nc-dn/4.0/",
        "Licencia: https://creativecommons.org/licenses/by-nx/4.0/",
        "The atlas is licensed under a Creative Commons Attribution Nonkomercialy License",
        "Licencia Creative Commons Reconocimiento, NoComrecal, SinObrDrivada",
        "Licencia Creative Commons Reconocimiento de uso privado 4.0 Internacional",
        "Esta obra está bajo una licencia Creative Commons Reconocimiento-NoComerciala-CmopartirIgual 4.0 Internacional.",
    ],
)
def test_a_name_that_goes_on_in_unknown_words_concludes_nothing(text: str) -> None:
    assert not any(hit.concludes for hit in find(text))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Licencia Creative Commons Reconocimiento. El atlas sale cada mes.", "cc-by"),
        ("Licencia Creative Commons Reconocimiento (CC BY) de la Universidad", "cc-by"),
        ("Contenidos con licencia Creative Commons Atribución, salvo que se indique otra cosa.", "cc-by"),
        ("© 2020 Ana Pardo. Licencia CC BY-SA 4.0 - Universidad de Albor", "cc-by-sa-4.0"),
        ("Licencia CC BY · NC · ND", "cc-by-nc-nd"),
    ],
)
def test_a_whole_name_still_concludes(text: str, meant: str) -> None:
    assert [(hit.id, hit.concludes) for hit in find(text)] == [(meant, True)]
