"""SBV, LRC and SAMI are known by their times alone; tables of times, interviews and logs are not taken for them."""

import io

import pytest

from ingestion.sniffing import mislabelled, sniff
from tests.sniffing.samples import PROSE

SPOKEN = "0:00:00.599,0:00:04.160\nBuenos días\n\n0:00:04.160,0:00:05.000\nvecinos\n"
SONG = "[00:12.34]Río abajo\n[00:14.00]va la canoa\n[00:16.50]<00:16.50>can<00:17.00>tando\n"


def _sniff(content: str, name: str = "") -> str:
    data = content.encode()
    return sniff(io.BytesIO(data), name, len(data))


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (SPOKEN, "text/x-sbv"),
        ("0:00:00.599,0:00:04.160\n\n0:00:04.160,0:00:05.000\nvecinos\n", "text/x-sbv"),
        (SONG, "text/x-lrc"),
        (f"[ti:Río]\n[ar:Inés]\n\n{SONG}", "text/x-lrc"),
        (f"[AR: Inés]\n{SONG.replace('.', ':')}", "text/x-lrc"),
        ("[by:Ana]\n[00:12]uno\n[00:14]dos\n[00:16][01:16]tres\n", "text/x-lrc"),
        (SONG * 4 + "y el pez\n", "text/x-lrc"),
        ("<SAMI>\n<HEAD><TITLE>Río</TITLE></HEAD>\n<BODY>\n<SYNC Start=1><P Class=ES>Hola\n</BODY>\n</SAMI>\n", "application/x-sami"),
        ("<sami id=a><body><sync start=1>Hola", "application/x-sami"),
        ("0:00:00.599,0:00:04.160\n0:00:04.160,0:00:05.000\n0:00:05.000,0:00:06.000\n", "text/plain"),
        ("0:00:00.599,0:00:04.160,Ana\n0:00:04.160,0:00:05.000,Pedro\n", "text/plain"),
        ("0:00:00,0:00:04\nBuenos días\n", "text/plain"),
        (PROSE + SPOKEN, "text/plain"),
        (SONG.partition("\n")[2], "text/plain"),  # two lines are few
        (SONG + PROSE, "text/plain"),
        ("Río abajo\n" + SONG, "text/plain"),
        ("[00:12] Entrevistadora: hola\n[00:14] Ana: buenas\n[00:16] Entrevistadora: ¿qué tal?\n", "text/x-transcript"),
        ("[00:12:10] hola\n[00:14:20] buenas\n[00:16:30] ¿qué tal?\n", "text/plain"),
        ("[ti: un inciso] y más.\n" + PROSE, "text/plain"),
        ("[10:14:33.120] main: uno\n[10:14:33.130] main: dos\n[10:14:33.140] main: tres\n", "text/plain"),
        ("[12.345678] usb: uno\n[12.345679] usb: dos\n[12.345680] usb: tres\n", "text/plain"),
        ("<SAMI>\n<p>El pueblo sami.</p>\n</SAMI>\n", "application/xml"),
        ("<p>Un archivo SAMI tiene <SYNC Start=1>.</p>\n", "text/html"),
    ],
)  # fmt: skip
def test_kinds(content: str, kind: str) -> None:
    for written in (content, "\ufeff" + content, content.replace("\n", "\r\n"), content.replace("\n", "\r")):
        assert _sniff(written) == kind
        assert _sniff(written, "río.sub") == kind


@pytest.mark.parametrize(("content", "kind"), [(SPOKEN, "text/x-sbv"), (SONG, "text/x-lrc")])
def test_the_name_of_a_text_does_not_contradict_them(content: str, kind: str) -> None:
    assert mislabelled("río.txt", kind) is None
    assert mislabelled(f"río.{kind[-3:]}", "text/plain") is None
    assert mislabelled(f"río.{kind[-3:]}", "text/html") == kind
    assert _sniff(content * 4_000) == kind


@pytest.mark.timeout(20)
def test_what_begins_like_one_and_never_goes_on_is_told_soon() -> None:
    for beginning in (
        "<SAMI>" * 10_000,
        "<SAMI " * 10_000,
        "[00:12.34]" * 6_000,
        "[ti:" * 15_000,
        "0:00:00.599," * 5_000,
    ):
        _sniff(beginning + PROSE)
