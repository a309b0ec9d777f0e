"""Asks pdfium for the text of a page, in which words divided at line ends are marked."""

import ctypes
import re
from collections.abc import Mapping
from functools import partial

import pypdfium2.raw as pdfium

from ingestion.extractors.pdf_accents import DROPPED, may_have_marks, with_accents_on_letters
from ingestion.extractors.pdf_calls import Sides, code_of, sides_at, sides_of, write_text
from ingestion.extractors.pdf_divided import with_words_whole
from ingestion.extractors.pdf_pages import LINE_END_HYPHEN
from ingestion.extractors.pdf_strays import may_have_strays, with_strays_in_place
from ingestion.extractors.pdf_tex import LIGATURES, with_letters_of_tex
from ingestion.extractors.pdf_underneath import with_marks_underneath

# What pdfium makes of a hyphen at a line's end, and of that end; the hyphen that browsers and Pango divide words with; and
# what pdfium did not take for one, as it told a late accent behind it, or a letter beside it that it could not name.
_DIVIDING = re.compile(
    f"\ufffe|\u2010(?=\r\n)|-(?={DROPPED}{{1,8}}\r\n)|(?<=[{LIGATURES}])-(?=\r\n)|-(?=\r\n[{LIGATURES}])"
)
_NOTHING_MOVED: Mapping[int, int] = {}
_SIGNS = ("\ufffe", "\u2010", DROPPED, *LIGATURES)
# Not at a line's end, where it divides a word: there pdfium makes the same of it as of a hyphen, or cleaning joins the lines.
_WITHIN_LINE = re.compile("\xad(?!\r\n|\\Z)")


def text_of(textpage: pdfium.FPDF_TEXTPAGE) -> str:
    """The page's text with one character for each that pdfium counts, so that places of text are places of characters.

    Characters beyond U+FFFF are two of them, halves of a pair. Pdfium's text within bounds loses line ends where lines stand
    close or are turned; its plain text keeps them, but where it leaves characters out they are asked for one by one.
    """
    count = pdfium.FPDFText_CountChars(textpage)
    if count <= 0:
        return ""
    buffer = bytearray(2 * count + 2)
    begin = ctypes.c_char.from_buffer(buffer)
    written = write_text(textpage, 0, count, ctypes.byref(begin)) - 1
    if written == count:
        text = buffer[:-2].decode("utf-16-le", "replace")
        if len(text) != count:
            text = "".join(map(chr, memoryview(buffer)[:-2].cast("H")))
    else:
        text = "".join(_character(textpage, index) for index in range(count))
    text, moved = with_letters_of_tex(text), _NOTHING_MOVED
    if may_have_strays(buffer, text):
        text, moved = with_strays_in_place(text, partial(sides_at, textpage))

    def box_of(place: int) -> Sides:
        return sides_of(textpage, moved.get(place, place))

    told = text
    text = with_marks_underneath(told, box_of)
    text = with_accents_on_letters(text, box_of, has_marks=text is not told or may_have_marks(buffer))
    text = with_words_whole(text, box_of)
    if "\xad" in text:
        text = _WITHIN_LINE.sub(lambda found: "-" if _is_drawn(box_of(found.start())) else found[0], text)
    return _DIVIDING.sub(_hyphen, text) if any(sign in text for sign in _SIGNS) else text


def _is_drawn(box: Sides) -> bool:
    """Whether a soft hyphen takes room: many fonts name their hyphen so, which is then one like any other."""
    left, _, right, _ = box
    return right > left


def _character(textpage: pdfium.FPDF_TEXTPAGE, index: int) -> str:
    code = code_of(textpage, index)
    return chr(code) if 0 < code < 0x110000 else "\ufffd"


def _hyphen(found: re.Match[str]) -> str:
    """The mark of a word that goes on in the next line, or the hyphen that it keeps: of "COVID-19", of "Austria-Hungría"."""
    place, text = found.start(), found.string
    before, after = text[place - 1 : place], text[place + 1 : place + 12].lstrip(f"{DROPPED}\r\n")[:1]
    if after.isdigit() or (before.islower() and after.isupper()):
        return "-" if found[0] == "\ufffe" else found[0]
    is_divided = found[0] == "\ufffe" or (before.isalpha() and after.isalpha())
    return LINE_END_HYPHEN if is_divided else found[0]
