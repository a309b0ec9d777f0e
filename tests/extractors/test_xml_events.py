"""XML is read as plain events: whatever breaks, no text is lost, and nothing outside the file is ever looked at."""

import itertools
import random
from io import BytesIO
from pathlib import Path

import pytest

from ingestion.extractors.xml_events import End, Event, Reading, Start, events
from ingestion.extractors.xml_source import Entities, Notes
from ingestion.types import Outcome, Source, Unreadable

DOCUMENT = '<r a="x > y"><p>uno &amp; dos</p><!-- <b> --><![CDATA[a<b>]]]]>tres<q/> < cuatro > <?pi x>?> </p></r> fin &eacute;'


def told(data: str | bytes, notes: Notes | None = None) -> str:
    """Write events in one line: `<p` and `/p` for elements, text as it is."""
    raw = data.encode() if isinstance(data, str) else data
    found = events(Source(BytesIO(raw), "a.xml", len(raw), "application/xml"), notes or Notes())
    return "|".join(map(_written, _joined(list(found))))


def _written(event: Event) -> str:
    if isinstance(event, str):
        return event
    return f"<{event.name}" if isinstance(event, Start) else f"/{event.name}"


def _joined(found: list[Event]) -> list[Event]:
    """Join pieces of one stretch of text."""
    joined: list[Event] = []
    for event in found:
        if isinstance(event, str) and joined and isinstance(joined[-1], str):
            joined[-1] += event
        else:
            joined.append(event)
    return joined


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("<a>x &amp; y &lt; z &#233;&#xE9;</a>", "<a|x & y < z éé|/a"),
        ("<t:a t:l='1'>x</t:a>", "<a|x|/a"),
        ("<a><![CDATA[x < y && <b>&nbsp;]]></a>", "<a|x < y && <b>&nbsp;|/a"),
        ("<a>x<!-- <b>no</b> -->y<?pi <c> ?>z</a>", "<a|xyz|/a"),
        ("<a t='x > y'>k</a>", "<a|k|/a"),
        ('<a t="x < y" u = \'<\'>k</a><b v="<"/>', "<a|k|/a|<b|/b"),
        ("<a>x</a\n><b/>", "<a|x|/a|<b|/b"),
    ],
)
def test_what_is_well_formed(written: str, wanted: str) -> None:
    notes = Notes()
    assert told(written, notes) == wanted
    assert not notes.is_broken


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("<p>uno <b>dos</p><p>tres</p>", "<p|uno |<b|dos|/b|/p|<p|tres|/p"),
        ("<p>a</b></p><p>c</p>d", "<p|a|/p|<p|c|/p|d"),
        ("</a></a>b<c>d</c>", "b|<c|d|/c"),
        ("<a>x<b>y", "<a|x|<b|y|/b|/a"),
        ("<a>x<!-- nunca", "<a|x|/a"),
        ("<a>x<![CDATA[nunca", "<a|xnunca|/a"),
        ("<a>x<b c='", "<a|x|/a"),
        ('<a x="b>x</a><b>k</b>', "<a|x|/a|<b|k|/b"),
    ],
)
def test_breaks_lose_no_text_and_are_noted(written: str, wanted: str) -> None:
    notes = Notes()
    assert told(written, notes) == wanted
    assert notes.is_broken == ('x="b' not in written)


@pytest.mark.parametrize(
    "text", ["x & y", "x < y", "x <3 y", "Juan <juan@ejemplo.org> dijo", "a && b", "R&D;3"]
)
def test_stray_signs_are_text(text: str) -> None:
    assert told(f"<a>{text}</a><b>k</b>") == f"<a|{text}|/a|<b|k|/b".replace("&D;", "")


def test_several_files_put_together_are_read_on() -> None:
    two = '<?xml version="1.0"?><a>uno</a>\n<?xml version="1.0"?><!DOCTYPE b [<!ENTITY x "y"> <!ELEMENT b (c)>]><b>dos</b>'
    assert told(two) == "<a|uno|/a|\n|<b|dos|/b"


def test_entities_of_the_file_are_written_out_and_those_outside_never_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secreto.txt"
    secret.write_text("secreto")
    notes = Notes()
    doctype = (
        f'<!DOCTYPE a SYSTEM "a.dtd" [<!-- <!ENTITY no "no"> --><!ENTITY si "sí">'
        f'<!ENTITY xxe SYSTEM "file://{secret}"><!ENTITY pub PUBLIC "-//x" "{secret}"><!ENTITY l "&si;&si;"><!ENTITY % pe "x">%pe;]>'
    )
    assert told(f"{doctype}<a>&si;[&xxe;&pub;&l;&no;]&ntilde;</a>", notes) == "<a|sí[]ñ|/a"
    assert notes.unknown_entities == {"xxe", "pub", "l", "no"}
    assert notes.steps() == ("entities_left_out:4",)


def test_a_billion_laughs_is_a_handful_of_unknown_entities() -> None:
    lines = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    assert told(f'<!DOCTYPE a [<!ENTITY l0 "ja">{lines}]><a>&l9;!</a>') == "<a|!|/a"


def test_one_entity_written_out_a_million_times_is_refused() -> None:
    data = f'<!DOCTYPE a [<!ENTITY l "{"ja" * 500}">]><a>{"&l;" * 20_000}</a>'
    with pytest.raises(Unreadable) as raised:
        told(data)
    assert (raised.value.outcome, raised.value.code) == (Outcome.REFUSED, "document_too_large")


@pytest.mark.timeout(20)
def test_comments_that_never_end_take_no_long() -> None:
    assert told("<c>" + "<!--" * 100_000 + "fin</c>").startswith("<c|")


def test_nesting_has_an_end() -> None:
    assert told("<a>" * 1_000 + "x" + "</a>" * 1_000).count("<a") == 1_000
    with pytest.raises(Unreadable) as raised:
        told("<a>" * 300_000)
    assert (raised.value.outcome, raised.value.code) == (Outcome.REFUSED, "nested_too_deep")


def test_what_has_no_element_is_damaged() -> None:
    for data in ("hola", "", "<3 y <4"):
        with pytest.raises(Unreadable) as raised:
            told(data)
        assert (raised.value.outcome, raised.value.code) == (Outcome.DAMAGED, "broken_document")


@pytest.mark.parametrize(
    ("declared", "encoding", "noted"),
    [
        ("UTF-8", "utf-8", ()), ("UTF-16", "utf-16", ("decoded:utf-16",)), ("UTF-16", "utf-16-be", ("decoded:utf-16-be",)),
        ("ISO-8859-1", "cp1252", ("decoded:cp1252",)), ("ISO-8859-1", "utf-8", ()), ("no-existe", "cp1252", ("decoded:cp1252",)),
    ],
)  # fmt: skip
def test_encodings(declared: str, encoding: str, noted: tuple[str, ...]) -> None:
    text = "El pingüino de la señora cruzó el país en otoño. " * 3
    notes = Notes()
    data = f'<?xml version="1.0" encoding="{declared}"?><a>{text}</a>'.encode(encoding)
    assert told(data, notes) == f"<a|{text}|/a"
    assert notes.steps() == noted


def test_a_declared_encoding_that_only_the_declaration_knows() -> None:
    notes = Notes()
    assert (
        told('<?xml version="1.0" encoding="windows-1251"?><a>Привет</a>'.encode("cp1251"), notes)
        == "<a|Привет|/a"
    )
    assert notes.encoding == "cp1251"


def test_pieces_of_any_size_give_the_same() -> None:
    whole = _in_pieces([DOCUMENT])
    chance = random.Random(7)  # noqa: S311  # where to cut, nothing secret
    for _ in range(300):
        cuts = [0, *sorted(chance.sample(range(len(DOCUMENT)), 6)), len(DOCUMENT)]
        assert _in_pieces([DOCUMENT[a:b] for a, b in itertools.pairwise(cuts)]) == whole


def _in_pieces(pieces: list[str]) -> list[Event]:
    notes = Notes()
    reading = Reading(Entities({}, notes), notes)
    found = [event for piece in pieces for event in reading.take(piece)]
    return _joined([*found, *reading.finish()])


def test_every_beginning_has_its_end() -> None:
    found = _in_pieces(["<a><b>x</a><c><d></c>y<e/>"])
    assert [e.name for e in found if isinstance(e, Start)] == ["a", "b", "c", "d", "e"]
    assert [e.name for e in found if isinstance(e, End)] == ["b", "a", "d", "c", "e"]
