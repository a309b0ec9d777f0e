"""Short codes of WordPress go, what they enclose stays, and so does what people put into brackets."""

import pytest

from ingestion.extractors.feeds_codes import without_codes


def _lines(post: str) -> list[str]:
    return [line for line in without_codes(post).split("\n") if line.strip()]


@pytest.mark.parametrize(
    "code",
    [
        '[gallery ids="1,2"]', "[gallery]", "[youtube https://youtu.be/x]", "[youtube=https://youtu.be/x]", "[vc_row][vc_column]", "[gallery ids=1,2 /]",
        '[unknown-thing size="3"]', "[x y=&#8220;z&#8221;]", '[contact-form-7 id="5" title="Contacto [1]"]', "[embed]https://x.org/a[/embed]",
        '[video mp4="a.mp4"][/video]', "[audio]https://x.org/a.mp3[/audio]", "[embed width=300 height=200]https://x.org/a[/embed]",
    ],
)  # fmt: skip
def test_codes_go(code: str) -> None:
    assert _lines(f"antes\n{code}\ndespués") == ["antes", "después"]


@pytest.mark.parametrize(
    "words",
    [
        "la [sic] casa", "[risas]", "[audio ininteligible]", "[video]", "[audio]", "dijo [el abuelo]: ven", "[1] nota", "[ver https://x.org]", "[…]", "[dʒ] y [a]",
        "[su_nombre]", "[N. del T.: dice «x = 1»]", "[x = \"5\"]", "[véase p. 3]", "niñ[o/a]", "[toc toc, llamaron a la puerta]", "[Gallery] no, [caption de cine]",
    ],
)  # fmt: skip
def test_what_people_put_into_brackets_stays(words: str) -> None:
    assert without_codes(words) == words


def test_what_codes_enclose_stays_in_its_place() -> None:
    assert _lines('[caption id="a" width="3"]<img src="a.jpg" /> La quebrada[/caption]') == [
        '<img src="a.jpg" /> La quebrada'
    ]
    assert _lines("[vc_column_text]Uno[/vc_column_text][vc_column_text]Dos[/vc_column_text]") == [
        "Uno",
        "Dos",
    ]
    assert _lines("[dropcap]H[/dropcap]abía una [b]vez[/b].") == ["Había una vez."]
    assert _lines("[spoiler titulo]El final[/spoiler]") == ["El final"]


def test_notes_within_the_text_come_last() -> None:
    assert _lines("El agua [ref]De la quebrada.[/ref] llegó[mfn]Ayer.[/mfn].") == [
        "El agua llegó.",
        "De la quebrada.",
        "Ayer.",
    ]
