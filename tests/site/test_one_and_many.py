"""One is called one and several several, in every language of the site."""

import pytest
from django.utils.translation import override

from donations import sentences


@pytest.mark.parametrize(
    "code",
    [
        "no_text_in_pages",
        "scanned_pages",
        "waits_for_ocr",
        "ocr_failed",
        "read_by_ocr",
        "ocr_found_nothing",
        "only_first_pages",
        "pages_lost",
    ],
)
@pytest.mark.parametrize("language", ["es", "en", "pt-br"])
def test_of_one_page_it_is_said_that_it_is_one(code: str, language: str) -> None:
    with override(language):
        one, three = (sentences.for_reason(code, {"pages": n, "of": 7, "confidence": 96}) for n in (1, 3))
    assert "1" not in one
    assert "3" in three


@pytest.mark.parametrize(
    ("pages", "said"),
    [
        (1, "Una de sus páginas era una imagen de texto; la leyó"),
        (3, "3 de sus páginas eran imágenes de texto; las leyó"),
        (None, "… de sus páginas eran imágenes"),
    ],
)
def test_what_nobody_counted_is_said_like_several(pages: int | None, said: str) -> None:
    params = {"confidence": 96} | ({"pages": pages} if pages else {})
    with override("es"):
        assert sentences.for_reason("read_by_ocr", params).startswith(said)


@pytest.mark.parametrize(("count", "said"), [(1, "en una fila"), (2, "2 filas en total")])
def test_of_one_row_it_is_said_that_it_is_one(count: int, said: str) -> None:
    with override("es"):
        assert said in sentences.for_finding("tables_name_missing", {"count": count})
