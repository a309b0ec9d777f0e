"""Old presentations give their living slides in order, with notes, and not the ones that later edits replaced."""

import contextlib
import struct
from collections.abc import Mapping

from ingestion.types import Outcome, Unreadable
from tests.extractors.containers import container_of
from tests.extractors.reading import leaves, read, refusal

PPT = "application/vnd.ms-powerpoint"
NORMAL, LOCKED = 0xE391C05F, 0xF3D1C4DF


def record(kind: int, *inner: bytes, instance: int = 0, holds: bool = True) -> bytes:
    data = b"".join(inner)
    return struct.pack("<HHI", instance << 4 | (15 if holds else 0), kind, len(data)) + data


def text(said: str) -> bytes:
    return record(4000, said.encode("utf-16-le"), holds=False)


def narrow(said: str) -> bytes:
    return record(4008, said.encode("latin-1"), holds=False)


def shape(said: bytes, placeholder: int = 0) -> bytes:
    kind = record(3011, struct.pack("<IBBH", 0, placeholder, 0, 0), holds=False) if placeholder else b""
    return record(0xF004, record(0xF011, kind), record(0xF00D, said))


def placed(said: str, *at: int, of: str = "<4h") -> bytes:
    """A shape between the top, left, right and bottom given; within a group without them."""
    anchor = (
        record(0xF010, struct.pack(of, *at), holds=False) if at else record(0xF00F, bytes(16), holds=False)
    )
    return record(0xF004, anchor, record(0xF00D, text(said)) if said else b"")


def slide(*shapes: bytes, notes: int = 0) -> bytes:
    return record(1006, record(1007, struct.pack("<12xIII", 0, notes, 0), holds=False), record(1036, *shapes))


def listed(instance: int, *members: bytes) -> bytes:
    return record(4080, *members, instance=instance)


def member(number: int, identity: int, *texts: bytes) -> bytes:
    return record(1011, struct.pack("<IIIII", number, 0, 0, identity, 0), holds=False) + b"".join(texts)


def ppt(
    document: bytes,
    objects: dict[int, bytes],
    *,
    token: int = NORMAL,
    before: bytes = b"",
    beside: bytes | None = None,
) -> bytes:
    """A presentation of these objects, its document the first; `before` are objects that this edit replaced."""
    data, places = before, {}
    for number, one in {1: document, **objects}.items():
        places[number] = len(data)
        data += one
    directory = b"".join(struct.pack("<II", number | 1 << 20, place) for number, place in places.items())
    directory_at = len(data)
    data += record(6002, directory, holds=False)
    edit_at = len(data)
    data += record(4085, struct.pack("<IIIIII", 0, 0, 0, directory_at, 1, 0), holds=False)
    user = record(4086, struct.pack("<III", 20, token, edit_at), holds=False)
    streams = {"PowerPoint Document": data.ljust(4096, b"\0"), "Current User": user}
    return container_of(streams if beside is None else of_95(beside) | {"PP97_DUALSTORAGE": streams})


def of_95(said: bytes) -> dict[str, bytes | Mapping[str, bytes]]:
    """The streams that PowerPoint 95 writes, as far as they matter."""
    document = struct.pack("<HHI", 0, 0, 65_535).ljust(4096, b"\0")
    return {
        "PowerPoint Document": document,
        "Current User": b"\4\0\0\0yo",
        "Text_Content": said.ljust(64, b"\0"),
    }


def test_slides_in_order_with_titles_shapes_and_notes() -> None:
    document = record(
        1000,
        listed(1, member(9, 100)),
        listed(0, member(3, 256, text("Título\x0bde dos")), member(2, 257, narrow("Título de uno"))),
        listed(2, member(4, 300)),
    )
    objects = {
        2: slide(shape(text("uno\rmás")), shape(text("7"), 8), shape(text("*"))),
        3: slide(shape(text("ñandú")), notes=300),
        4: record(1008, shape(text("Hablar despacio."))),
        9: record(1016, shape(text("Haga clic"), 1), shape(text("Universidad")), shape(text("ñandú"))),
    }
    (found,) = read(ppt(document, objects, before=slide(shape(text("borrada")))), PPT)
    assert found.text == "Título\nde dos\nñandú\nHablar despacio.\n\nTítulo de uno\nuno\nmás\n\nUniversidad"
    assert leaves(found, "Título", "despacio", "de uno", "más", "Universidad") == [1, 1, 2, 2, None]


def test_without_a_list_whatever_text_there_is() -> None:
    data = slide(shape(text("perdida"))) + record(1016, shape(text("maestra")))
    broken = container_of({"PowerPoint Document": data.ljust(4096, b"\0"), "Current User": b""})
    assert read(broken, PPT)[0].text == "perdida"
    assert leaves(read(broken, PPT)[0], "perdida") == [None]


def test_of_powerpoint_95_what_it_wrote_out_and_of_both_the_newer() -> None:
    said = "El ñandú\r\rCorrió\x0blejos\r".encode("cp1252")
    assert read(container_of(of_95(said)), PPT)[0].text == "El ñandú\n\nCorrió\nlejos"
    document = record(1000, listed(0, member(2, 256, text("Título"))))
    assert read(ppt(document, {2: slide()}, beside=said), PPT)[0].text == "Título"


def test_what_cannot_be_read_says_why() -> None:
    empty = record(1000, listed(0, member(2, 256)))
    assert refusal(ppt(empty, {2: slide()}), PPT) == (Outcome.EMPTY, "no_text")
    assert refusal(ppt(empty, {}, token=LOCKED), PPT) == (Outcome.ENCRYPTED, "needs_password")
    assert refusal(container_of({"PP40": b"x"}), PPT) == (Outcome.UNKNOWN, "not_understood")
    assert refusal(b"\xd0\xcf\x11\xe0 nada", PPT) == (Outcome.DAMAGED, "broken_document")


def test_records_nested_in_one_another_and_edits_in_a_circle_end() -> None:
    nested = b"".join(struct.pack("<HHI", 15, 1006, 0xFFFFFFF0) for _ in range(5_000))
    assert refusal(container_of({"PowerPoint Document": nested, "Current User": b""}), PPT) == (
        Outcome.EMPTY,
        "no_text",
    )
    edit = record(4085, struct.pack("<IIIIII", 0, 0, 0, 0, 1, 0), holds=False)
    user = record(4086, struct.pack("<III", 20, NORMAL, 0), holds=False)
    around = container_of({"PowerPoint Document": edit.ljust(4096, b"\0"), "Current User": user})
    assert refusal(around, PPT) == (Outcome.EMPTY, "no_text")


def test_no_broken_byte_can_crash_it() -> None:
    document = record(1000, listed(0, member(2, 256, text("Título"))))
    whole = ppt(document, {2: slide(shape(text("uno")))})
    start = whole.index(document[:8])
    for place in range(start, start + 400):
        broken = bytearray(whole)
        broken[place] ^= 0xFF
        with contextlib.suppress(Unreadable):
            assert len(read(bytes(broken), PPT)) == 1


def test_shapes_are_read_as_they_stand_and_groups_where_the_group_does() -> None:
    group = record(0xF003, placed("", 400, 0, 300, 500), placed("en"), placed("grupo"))
    shapes = (
        placed("abajo", 900, 0, 300, 1000),
        group,
        placed("derecha", 100, 500, 900, 200, of="<4i"),
        placed("arriba", 100, 0, 300, 200),
    )
    document = record(1000, listed(0, member(2, 256)))
    assert (
        read(ppt(document, {2: slide(record(0xF004), *shapes)}), PPT)[0].text
        == "arriba\nderecha\nen\ngrupo\nabajo"
    )
    broken = record(0xF004, record(0xF010, b"x", holds=False), record(0xF00D, text("sin lugar")))
    unsure = placed("b", 900, 0, 300, 1000), shape(text("suelto")), broken, placed("a", 100, 0, 300, 200)
    assert read(ppt(document, {2: slide(*unsure)}), PPT)[0].text == "b\nsuelto\nsin lugar\na"
