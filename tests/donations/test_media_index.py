"""What a row speaks of, among the media of a gift: by what its columns name, or by what its own file is called."""

import json
from collections.abc import Sequence

import pytest

from donations.media import Medium, at
from donations.media_index import MediaIndex
from donations.mentions import mention

SAID = {"texto": "Querida radio"}
DEEP = "a/" * 13


def _index(*media: str) -> MediaIndex:
    """Return the index of media, each written `box.zip>member` or as the file that was given, of the type that its ending says."""
    types = {"wav": "audio/x-wav", "mp4": "video/mp4", "png": "image/png"}
    return MediaIndex((_place(one), types.get(one.rpartition(".")[2], "audio/x-wav")) for one in media)


def _place(written: str) -> Medium:
    file, _, member = written.partition(">")
    return at(file, member)


def _found(index: MediaIndex, own: str, columns: object = None) -> str:
    place = _place(own)
    row = {
        "path": place.file,
        "member": place.member,
        "columns": None if columns is None else json.dumps(columns),
    }
    found = index.of(mention(row))
    return ">".join(filter(None, found)) if found else ""


@pytest.mark.parametrize(
    ("own", "media", "found"),
    [
        ("uno.txt", ["uno.wav"], "uno.wav"),
        ("UNO.TXT", ["Uno.wav"], "Uno.wav"),
        ("uno", ["uno.wav"], "uno.wav"),
        (".uno", [".uno.wav"], ".uno.wav"),
        ("uno.es.srt", ["uno.wav", "uno.es.wav"], "uno.es.wav"),
        ("uno.es.srt", ["uno.wav"], "uno.wav"),
        ("uno.txt", ["uno.png", "uno.mp4", "uno.wav"], "uno.wav"),
        ("uno.txt", ["uno.png", "uno.mp4"], "uno.mp4"),
        ("uno.txt", ["b/uno.wav", "uno.wav"], "uno.wav"),
        ("uno.txt", ["audio/uno.wav"], "audio/uno.wav"),
        ("texto/uno.txt", ["uno.wav"], "uno.wav"),
        ("texto/uno.txt", ["audio/uno.wav"], "audio/uno.wav"),
        ("s1/texto/uno.txt", ["s1/audio/uno.wav", "s2/audio/uno.wav"], "s1/audio/uno.wav"),
        ("texto/s1/uno.txt", ["audio/s1/uno.wav", "audio/s2/uno.wav"], "audio/s1/uno.wav"),
        ("texto/uno.txt", ["norte/uno.wav", "sur/uno.wav"], ""),
        ("a/texto/uno.txt", ["b/audio/uno.wav"], ""),
        ("a/b/uno.txt", ["uno.wav"], ""),
        ("uno.txt", ["otro.wav"], ""),
        # a picture: its transcript, beside it
        ("uno.txt", ["uno.png"], "uno.png"),
        ("uno.docx", ["uno.png"], ""),
        ("uno.docx", ["uno.wav"], "uno.wav"),
        ("texto/uno.txt", ["imagen/uno.png"], ""),
        ("texto/uno.txt", ["uno.png"], ""),
        ("texto/uno.txt", ["imagen/uno.png", "audio/uno.wav"], "audio/uno.wav"),
        # each box by itself
        ("c.zip>uno.txt", ["uno.wav"], ""),
        ("uno.txt", ["c.zip>uno.wav"], ""),
        ("c.zip>uno.txt", ["c.zip>uno.wav", "d.zip>uno.wav"], "c.zip>uno.wav"),
        ("c.zip>d.zip!uno.txt", ["c.zip>uno.wav"], ""),
        ("c.zip>d.zip!uno.txt", ["c.zip>d.zip!uno.wav"], "c.zip>d.zip!uno.wav"),
        ("c.zip>¡Hola!/uno.txt", ["c.zip>¡Hola!/uno.wav"], "c.zip>¡Hola!/uno.wav"),
        ("c.zip>¡Hola!.txt", ["c.zip>¡Hola!.wav"], "c.zip>¡Hola!.wav"),
        ("c.zip>texto/¡Hola! 2.txt", ["c.zip>audio/¡Hola! 2.wav"], "c.zip>audio/¡Hola! 2.wav"),
        # deeper than anybody keeps anything
        (f"{DEEP}uno.txt", [f"{DEEP}uno.wav"], ""),
        (f"{'a/' * 12}uno.txt", [f"{'a/' * 12}uno.wav"], f"{'a/' * 12}uno.wav"),
    ],
)  # fmt: skip
def test_a_file_speaks_of_what_is_called_as_it_is(own: str, media: Sequence[str], found: str) -> None:
    assert _found(_index(*media), own) == found
    assert _found(_index(*reversed(media)), own) == found, "in whatever order they came"


@pytest.mark.parametrize(
    ("name", "media", "found"),
    [
        ("uno.wav", ["datos/uno.wav", "uno.wav"], "datos/uno.wav"),
        ("./uno.wav", ["datos/uno.wav"], "datos/uno.wav"),
        ("clips/./uno.wav", ["datos/clips/uno.wav"], "datos/clips/uno.wav"),
        (".\\clips\\uno.wav", ["datos/clips/uno.wav"], "datos/clips/uno.wav"),
        ("../uno.wav", ["uno.wav", "datos/uno.wav"], "uno.wav"),
        ("../../uno.wav", ["uno.wav", "datos/uno.wav"], ""),
        ("../datos/../voz/uno.wav", ["voz/uno.wav"], "voz/uno.wav"),
        ("voz/uno.wav", ["voz/uno.wav"], "voz/uno.wav"),
        ("/home/ana/voz/uno.wav", ["datos/voz/uno.wav", "otra/uno.wav"], "datos/voz/uno.wav"),
        ("C:\\voces\\uno.wav", ["voces/uno.wav"], "voces/uno.wav"),
        ("https://example.org/voz/uno.wav", ["voz/uno.wav"], "voz/uno.wav"),
        ("ana/uno.wav", ["datos/uno.wav"], "datos/uno.wav"),
        ("ana/uno.wav", ["pedro/uno.wav"], ""),
        ("uno.wav", ["pedro/voz/uno.wav"], "pedro/voz/uno.wav"),
        ("uno.wav", ["norte/uno.wav", "sur/uno.wav"], ""),
        ("uno.wav", ["datos/a/b/uno.wav", "sur/uno.wav"], "datos/a/b/uno.wav"),
        ("UNO.WAV", ["voz/uno.wav"], "voz/uno.wav"),
        ("uno.mp3", ["datos/uno.wav"], "datos/uno.wav"),
        ("uno.mp3", ["voz/uno.wav"], "voz/uno.wav"),
        ("uno", ["datos/voz/uno.wav"], "datos/voz/uno.wav"),
        ("voz/uno", ["datos/voz/uno.wav", "datos/otra/uno.wav"], "datos/voz/uno.wav"),
        ("uno.2", ["voz/uno.2.wav"], "voz/uno.2.wav"),
        (".", ["datos/tabla.wav"], "datos/tabla.wav"),
        ("", [".wav"], ""),
        ("x" * 300 + ".wav", ["x" * 300 + ".wav"], ""),
        ("uno.wav\ny más", ["uno.wav"], ""),
        ("uno.wav", [f"{DEEP}uno.wav"], ""),
    ],
)  # fmt: skip
def test_a_table_speaks_of_what_it_names(name: str, media: Sequence[str], found: str) -> None:
    index = _index(*media)
    assert _found(index, "datos/tabla.csv", {"audio": name, **SAID}) == found
    assert _found(index, "datos/tabla.csv", {"audio": {"path": name, "x": 1}, **SAID}) == found
    boxed = _index(*(f"c.zip>{one}" for one in media))
    assert _found(boxed, "c.zip>datos/tabla.csv", {"audio": name, **SAID}) == (found and f"c.zip>{found}")


@pytest.mark.parametrize(
    ("columns", "found"),
    [
        ({"cosa": "uno.wav", **SAID}, True),
        ({"cosa": "uno.mp3", **SAID}, False),
        ({"cosa": "uno", **SAID}, False),
        ({"Nombre del archivo": "uno", **SAID}, True),
        ({"GRABACIÓN": "uno", **SAID}, True),
        ({"audio_filepath": "uno", **SAID}, True),
        ({"utt-id": "uno", **SAID}, True),
        ({"id": "7", **SAID}, False),
        ({"id": 7, **SAID}, False),
        ({"file": "7", **SAID}, True),
        ({"cosa": {"path": "7"}, **SAID}, True),
        ({"cosa": {"ruta": "7"}, **SAID}, False),
        ({"audio": "uno.wav"}, False),
        ({"audio": "uno.wav", "texto": " ", "n": 3}, False),
        ({"audio": "uno.wav", "ms": "3450", "cuándo": "12:30"}, False),
        ({"a": "no.wav", "b": "ni.wav", "c": "uno.wav", **SAID}, True),
        ({**{f"c{n}": f"no{n}.wav" for n in range(4)}, "c": "uno.wav", **SAID}, False),
        ({**{f"c{n}": f"no{n}.wav" for n in range(4)}, "audio": "uno.wav", **SAID}, True),
        ({**{f"id_{n}": f"no{n}" for n in range(4)}, "audio": "uno", **SAID}, True),
        ({**{f"file_{n}": f"no{n}" for n in range(4)}, "cosa": {"path": "uno"}, **SAID}, True),
        (["uno.wav"], False),
        ("uno.wav", False),
        ({"audio": ["uno.wav"], **SAID}, False),
    ],
)  # fmt: skip
def test_which_columns_name(columns: object, found: bool) -> None:
    index = _index("voz/uno.wav", "voz/7.wav")
    assert bool(_found(index, "tabla.jsonl", columns)) is found


def test_from_the_depths_nothing_is_named_and_an_exclamation_mark_ends_no_box() -> None:
    named = {"audio": "uno.wav", **SAID}
    assert _found(_index("uno.wav"), f"{'a/' * 12}tabla.csv", named) == "uno.wav"
    assert _found(_index("uno.wav"), f"{DEEP}tabla.csv", named) == ""
    assert _found(_index("c.zip>¡Hola!/uno.wav"), "c.zip>tabla.csv", named) == "c.zip>¡Hola!/uno.wav"


def test_a_table_made_to_say_it_names_even_what_is_not_there() -> None:
    said = {"file_name": "../voz/no.wav", **SAID}
    assert _found(_index("uno.wav"), "datos/metadata.csv", said) == "voz/no.wav"
    assert _found(_index(), "datos/metadata.csv", said) == "voz/no.wav"
    assert _found(_index("uno.wav"), "datos/metadata.csv", {"file_name": "../../uno.wav", **SAID}) == ""
    assert _found(_index(), "metadata.csv", {"file_name": "uno.png", "clase": "3"}) == "uno.png"
    assert _found(_index("metadata.wav"), "metadata.csv", {"file_name": "uno.wav"}) == "metadata.wav"
    assert not _index()


@pytest.mark.parametrize("table", ["t.parquet", "c.zip>t.parquet", "c.zip>d.zip!x/t.parquet"])
def test_a_row_speaks_of_what_its_own_cell_holds(table: str) -> None:
    """Before what lies outside under the same name, which is found where the cell holds nothing."""
    mark = "!" if ">" in table else ">"
    index = _index(
        f"{table}{mark}audio/1/uno.wav",
        table.replace("t.parquet", "audio/1/uno.wav"),
        f"{table}{mark}audio/2",
    )
    assert (
        _found(index, table, {"audio": {"path": "audio/1/uno.wav"}, **SAID})
        == f"{table}{mark}audio/1/uno.wav"
    )
    assert _found(index, table, {"audio": {"path": "audio/2"}, **SAID}) == f"{table}{mark}audio/2"
    assert _found(index, table, {"audio": {"path": "uno.wav"}, **SAID}) == table.replace(
        "t.parquet", "audio/1/uno.wav"
    )
