"""A text all of whose accents are entities gets its letters back; one that has accents, speaks of HTML or has bare signs stays."""

import pytest

from ingestion.text.entities import STEP, with_letters_of_text
from tests.extractors.reading import read

WRITTEN = "La canci&oacute;n del ni&ntilde;o &amp; el &#250;ltimo d&iacute;a.\nOtra l&iacute;nea &#8220;m&aacute;s&#8221;.\n"
MEANT = "La canción del niño & el último día.\nOtra línea “más”.\n"


def test_letters_come_back() -> None:
    assert with_letters_of_text(WRITTEN) == MEANT
    (document,) = read(WRITTEN.encode(), "text/plain")
    assert (document.text, document.cleaning) == (MEANT, (STEP,))
    (document,) = read(MEANT.encode(), "text/plain")
    assert (document.text, document.cleaning) == (MEANT, ())


@pytest.mark.parametrize(
    "text",
    [
        "La línea: " + WRITTEN,
        WRITTEN + "Así se escribe en HTML.".replace("í", "i"),
        WRITTEN + "R & D",
        WRITTEN + "a < b",
        "La &ntilde; y la &aacute; y la &iacute; son letras",
        "Una ma&ntilde;ana, un ni&ntilde;o",
        "uno &amp; dos &lt; tres &gt; cuatro &quot;cinco&quot;",
        "if (a && b) c(&x); // &oacute;",
        "",
    ],
)
def test_what_may_speak_of_them_stays(text: str) -> None:
    assert with_letters_of_text(text) == text


@pytest.mark.timeout(20)
def test_a_long_text_of_entities_is_soon_read() -> None:
    text = "ma&ntilde;ana ni&ntilde;o " * 100_000
    assert with_letters_of_text(text) == "mañana niño " * 100_000
