"""Unpacks the rich text of Outlook messages, which is kept compressed in a way of its own (MS-OXRTFCP)."""

import struct

_COMPRESSED, _PLAIN = 0x75465A4C, 0x414C454D
_LARGEST_BYTES = 64 << 20
_WINDOW = 4096
_START = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor MS Sans SerifSymbolArial"
    rb"Times New RomanCourier{\colortbl\red0\green0\blue0"
    b"\r\n"
    rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)  # what the window holds before anything is read


def unpacked(data: bytes) -> bytes:
    """Give the RTF; what is broken gives what came before, and what is none of it nothing."""
    if len(data) < 16:  # its header
        return b""
    kind = struct.unpack_from("<I", data, 8)[0]
    if kind == _PLAIN:
        return data[16:]
    return _unpack(data[16:]) if kind == _COMPRESSED else b""


def _unpack(data: bytes) -> bytes:
    out = bytearray(_START)
    place = 0
    while place < len(data) and len(out) < _LARGEST_BYTES:
        flags, place = data[place], place + 1
        for bit in range(8):
            if not flags >> bit & 1:
                out += data[place : place + 1]
                place += 1
                continue
            if place + 2 > len(data):
                return bytes(out[len(_START) :])
            reference = int.from_bytes(data[place : place + 2], "big")
            place += 2
            if not _repeat(out, reference >> 4, (reference & 15) + 2):
                return bytes(out[len(_START) :])
    return bytes(out[len(_START) :])


def _repeat(out: bytearray, offset: int, length: int) -> bool:
    """Say again what stands at `offset` of the window, byte by byte; not at its own end, which means that all is said."""
    distance = (len(out) - offset) % _WINDOW
    if distance == 0 or distance > len(out):
        return False
    for _ in range(length):
        out.append(out[-distance])
    return True
