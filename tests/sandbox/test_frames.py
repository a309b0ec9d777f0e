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
    assert frames.unpack_message(found[0][1]) == [{"a": "ñ"}]


def test_a_length_over_the_limit_is_too_long() -> None:
    inbox = frames.Inbox(10)
    inbox.add(frames.pack(frames.MESSAGE, b"x" * 11))
    with pytest.raises(frames.TooLong):
        inbox.next()


def test_a_small_message_that_would_fill_the_memory_is_too_long() -> None:
    with pytest.raises(frames.TooLong, match="lists and dicts"):
        frames.unpack_message(b'{"a":[' + b"[]," * 4_000_001 + b"1]}")


@pytest.mark.parametrize("messages", [[], [{"a": 1}], [{"a": 1}, {"b": "ñ"}], [{"a": "\ud800"}, {}]])
def test_several_messages_come_in_one_frame(messages: list[frames.Message]) -> None:
    told = frames.unpack_message(frames.pack_message(messages)[frames.HEADER.size :])
    assert told == [{"a": "\ufffd"} if "\ud800" in one.values() else one for one in messages]


@pytest.mark.parametrize("odd", ["\ud800", "a\udfffñ", "\ud83d\ude00"])
def test_half_a_surrogate_pair_is_replaced_and_a_whole_one_joined(odd: str) -> None:
    wire = frames.pack_message({"text": odd})
    (told,) = frames.unpack_message(wire[frames.HEADER.size :])
    assert told == {"text": odd.encode("utf-16", "surrogatepass").decode("utf-16", "replace")}


@pytest.mark.parametrize(
    "payload",
    [b'{"a":"\\ud800"}', b'{"a":NaN}', b"[1]", b"\xff", b"{", b"[" * 100_000, b'[{"a":1},2]', b'[[{"a":1}]]'],
)
def test_what_no_reader_says_is_garbled(payload: bytes) -> None:
    with pytest.raises(frames.Garbled):
        frames.unpack_message(payload)
