"""Letters of Symbol and Wingdings that stand as text in OpenDocument are what a reader sees; those of somebody's own font stay."""

import pytest

from tests.extractors.reading import read
from tests.extractors.test_read_opendocument import NAMES, ODT, packed

SVG = 'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
FACES = "".join(
    f"<style:font-face style:name='{name}' svg:font-family=\"{family}\"/>"
    for name, family in (("Symbol", "Symbol"), ("Wingdings1", "'Wingdings'"), ("Propia", "Propia"))
)
STYLES = "".join(
    f"<style:style style:name='{name}' style:family='{family}'><style:text-properties {said}/></style:style>"
    for name, family, said in (
        ("S", "text", "style:font-name='Symbol'"), ("W", "text", "style:font-name='Wingdings1'"), ("P", "text", "style:font-name='Propia'"),
        ("F", "text", "fo:font-family='Symbol'"), ("B", "text", "fo:font-weight='bold'"), ("Q", "paragraph", "style:font-name='Symbol'"),
    )
)  # fmt: skip
PART = f"<office:document-styles {NAMES} {SVG}><office:font-face-decls>{FACES}</office:font-face-decls><office:styles>{STYLES}</office:styles></office:document-styles>"


def _span(style: str, text: str) -> str:
    return f"<text:span text:style-name='{style}'>{text}</text:span>"


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (f"agua {_span('S', chr(0xF0AE))} yaku {_span('W', chr(0xF04A))}", "agua → yaku ☺"),
        (f"{_span('F', 'a' + chr(0xF061))} {_span('S', _span('B', chr(0xF061)))}", "aα α"),
        (_span("S", _span("P", chr(0xF061)) + chr(0xF061)), "\uf061α"),
        (f"{_span('P', chr(0xF061))} {_span('X', chr(0xF061))} {_span('Q', chr(0xF061))}", "\uf061 \uf061 \uf061"),
        (f"{_span('S', 'x')}{chr(0xF061)}", "x\uf061"),
    ],
)  # fmt: skip
def test_letters_of_signs(written: str, text: str) -> None:
    (document,) = read(packed(f"<text:p>{written}</text:p>", styles=PART), ODT)
    assert document.text == text
