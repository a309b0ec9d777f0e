"""Tells text from other bytes, and reads enough of it to know its kind; decoding for good is another room's."""

import codecs

# NUL to BS, SO to SUB and FS to US never stand in text; ESC does, in logs and old terminals' files.
_CONTROLS = bytes({*range(0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F})
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE = 0.35  # of one half of the byte pairs being NUL makes UTF-16 of a Latin-script text; binary formats spread them
_OTHER_HALF = 0.02
_STRAY_SHARE = 0.01
_SHORTEST, _LATIN_SHARE = 32, 0.9  # bytes of a text with one stray, and what else it is
_PADDING = b"\0\x1a"  # old systems filled the last block of a text, or marked its end


def as_text(data: bytes, *, is_whole: bool) -> str | None:
    """Read a head as text: marked UTF, UTF-8, unmarked UTF-16, or any 8-bit encoding (then as Latin-1). Else None."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            read = _without_strays(_decode(data[len(mark) :], encoding, is_whole=is_whole))
            if read is not None or encoding != "utf-8":
                return read
            data = data[len(mark) :]  # its mark, and a byte or two that somebody pasted from elsewhere
    if b"\0" in data:
        wide = _unmarked_wide(data, is_whole=is_whole)
        if wide is not None:
            return wide
    if is_whole:
        data = data.rstrip(_PADDING)
    if not data or strays(data):
        return None
    return _decode(data, "utf-8", is_whole=is_whole) or data.decode("latin-1")


def strays(data: bytes) -> int:
    """Count the control characters that text has no use for."""
    return len(data) - len(data.translate(None, _CONTROLS))


def is_nearly_text(data: bytes) -> bool:
    """Say whether so few characters stray that, when nothing else is known, it is damaged text: one where it is short."""
    most = max(_STRAY_SHARE * len(data), float(len(data) >= _SHORTEST and _is_utf8(data)))
    return 0 < strays(data) <= most


def _is_utf8(data: bytes) -> bool:
    return _decode(data, "utf-8", is_whole=False) is not None


def _decode(data: bytes, encoding: str, *, is_whole: bool) -> str | None:
    try:
        if is_whole and encoding == "utf-8":
            return data.decode(encoding)
        return codecs.getincrementaldecoder(encoding)().decode(data)  # half a character may be left over
    except UnicodeDecodeError:
        return None


def _unmarked_wide(data: bytes, *, is_whole: bool) -> str | None:
    """Read UTF-16 or UTF-32 without a mark, known by where the NUL bytes of Latin script stand."""
    share = [data[place::4].count(0) / max(1, len(data[place::4])) for place in range(4)]
    first, second = (share[0] + share[2]) / 2, (share[1] + share[3]) / 2
    if min(share[1:]) > _WIDE and share[0] < _OTHER_HALF:
        encoding = "utf-32-le"
    elif min(share[:3]) > _WIDE and share[3] < _OTHER_HALF:
        encoding = "utf-32-be"
    elif second > _WIDE and first < _OTHER_HALF:
        encoding = "utf-16-le"
    elif first > _WIDE and second < _OTHER_HALF:
        encoding = "utf-16-be"
    else:
        return None
    return _without_strays(_decode(data, encoding, is_whole=is_whole))


def _without_strays(text: str | None) -> str | None:
    """Pass text on unless it has controls: bytes that begin with a mark by chance decode to anything, but not to Latin script."""
    if text is None:
        return None
    latin = text.encode("latin-1", "ignore")
    found = strays(latin)
    is_damaged = found <= _STRAY_SHARE * len(text) and len(latin) >= _LATIN_SHARE * len(text)
    return text if not found or is_damaged else None
