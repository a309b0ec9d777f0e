"""Invents files that no program would write: packages, archives, records and markup put together by hypothesis."""

import io
import json
import zipfile
from typing import Any

from hypothesis import strategies as st

from tests.campaigns.seeds import seeds

SOUND = seeds()
_NAMES = st.one_of(
    st.sampled_from(
        ["word/document.xml", "[Content_Types].xml", "content.xml", "META-INF/container.xml", "mimetype", "xl/workbook.xml",
         "ppt/presentation.xml", "../../fuera.txt", "/etc/passwd", "a/b/c.txt", "metadata.csv", "train.jsonl"]
    ),
    st.text(max_size=20),
)  # fmt: skip
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=40),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=10), inner, max_size=5),
    max_leaves=30,
)
_TAG = st.sampled_from(
    [
        "p",
        "TEI",
        "text",
        "tu",
        "tuv",
        "seg",
        "mediawiki",
        "page",
        "article",
        "body",
        "html",
        "div",
        "x:y",
        "TIER",
        "ANNOTATION_VALUE",
        "lift",
        "entry",
        "form",
        "document",
        "interlinear-text",
        "phrase",
        "item",
        "usx",
        "verse",
        "PcGts",
        "TextLine",
        "alto",
    ]
)
_WORD = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@st.composite
def _packages(draw: st.DrawFn) -> bytes:
    made = io.BytesIO()
    sound = [content[:2_000] for content in SOUND.values()]
    with zipfile.ZipFile(made, "w") as package:
        for name in draw(st.lists(_NAMES, max_size=6, unique=True)):
            content = draw(st.one_of(st.binary(max_size=300), st.sampled_from(sound)))
            safe = name.encode("utf-8", "replace").decode().split("\0")[0][:100] or "x"  # zipfile cuts there
            package.writestr(safe, content, draw(st.sampled_from([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])))
    return made.getvalue()


@st.composite
def _markup(draw: st.DrawFn) -> bytes:
    pieces = draw(st.lists(st.tuples(_TAG, _WORD), max_size=12))
    opened = "".join(f"<{tag}>{word}" for tag, word in pieces)
    closed = "".join(f"</{tag}>" for tag, _ in reversed(pieces)) if draw(st.booleans()) else ""
    return (
        draw(st.sampled_from(["", '<?xml version="1.0"?>', "<!doctype html>"])).encode()
        + (opened + closed).encode()
    )


def _lines(values: list[Any]) -> bytes:
    return "\n".join(json.dumps(value) for value in values).encode()


def inventions() -> st.SearchStrategy[tuple[str, bytes]]:
    """Return a strategy of (name, content)."""
    contents = st.one_of(
        st.binary(max_size=500),
        st.text(max_size=500).map(lambda text: text.encode("utf-8", "surrogatepass")),
        _packages(),
        _markup(),
        st.lists(_JSON, max_size=8).map(_lines),
        st.lists(st.lists(_WORD, max_size=6), max_size=10).map(
            lambda rows: "\n".join(";".join(row) for row in rows).encode()
        ),
    )
    suffixes = st.sampled_from(sorted({name.partition(".")[2] for name in SOUND} | {"", "doc", "pdf", "7z"}))
    return st.tuples(suffixes.map(lambda suffix: f"caso.{suffix}"), contents)
