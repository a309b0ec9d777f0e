"""Says when a name claims another kind of file than its content is."""

from ingestion.sniffing.tables import CLAIMS, extension

# Kinds of text that only a name tells apart: none of them contradicts another.
_PLAIN = frozenset({
    "text/plain", "text/markdown", "text/csv", "text/tab-separated-values", "text/x-tex", "application/x-subrip", "text/x-ssa", "text/x-conllu",
    "text/x-conll", "text/x-vertical", "text/x-toolbox", "text/x-usfm", "text/x-wikiextractor", "text/x-whatsapp-chat", "text/x-sbv", "text/x-lrc", "text/x-transcript", "text/x-conll-numbered", "text/x-brat", "text/x-webanno-tsv",
    "text/x-utterances",
})  # fmt: skip
_SAME = (
    _PLAIN | {"application/json", "application/x-ndjson"},  # records under the name of a text are no surprise
    frozenset({"text/html", "application/xhtml+xml", "application/xml", "text/vnd.hocr+html"}),
    frozenset({"application/vnd.apache.arrow.file", "application/vnd.apache.arrow.stream"}),
    frozenset({"message/rfc822", "application/mbox"}),
)

# Nothing contradicts an empty file, and what a language's code at the end of a name says was believed.
_NEVER = ("inode/x-empty", "text/x-moses")


def mislabelled(name: str, media_type: str) -> str | None:
    """Give the media type that the name's extension claims, when the content contradicts it; else None."""
    claimed = CLAIMS.get(extension(name))
    if claimed in (None, media_type) or media_type in _NEVER:
        return None
    if claimed == "application/xml" and media_type.endswith("+xml"):
        return None
    return None if any(claimed in same and media_type in same for same in _SAME) else claimed
