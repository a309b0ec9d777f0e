"""Frames survive being cut anywhere."""

import pytest

from ingestion.sandbox import frames


def test_frames_are_found_in_pieces_of_one_byte() -> None:
    wire = frames.pack_message({"a": "ñ"}) + frames.pack(frames.END)
    inbox, found = frames.Inbox(1000), []
    for place in range(len(wire)):
        inbox.add(wire[place : place + 1])
        while frame := inbox.next():
            found.append(frame)
    assert [kind for kind, _ in found] == [frames.MESSAGE, frames.END]
    assert frames.unpack_message(found[0][1]) == {"a": "ñ"}


def test_a_length_over_the_limit_is_too_long() -> None:
    inbox = frames.Inbox(10)
    inbox.add(frames.pack(frames.MESSAGE, b"x" * 11))
    with pytest.raises(frames.TooLong):
        inbox.next()


def test_a_small_message_that_would_fill_the_memory_is_too_long() -> None:
    with pytest.raises(frames.TooLong, match="lists and dicts"):
        frames.unpack_message(b'{"a":[' + b"[]," * 4_000_001 + b"1]}")
