"""Tells what somebody wrote in a post from what a network says around it: Facebook's and Instagram's exports, Mastodon's outbox."""

from collections.abc import Container
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from ingestion.extractors.html_text import visible_text

Row = dict[str, Any]
TEXT = "text"  # the column in which the words are put, beside all that the export says
_FACEBOOK = frozenset(("timestamp", "attachments", "data", "title", "tags", "place"))
_SAID = frozenset(("post", "comment", "reaction", "update_timestamp", "backdated_timestamp"))
_ATTACHED = frozenset(("media", "external_context", "text", "note", "event", "place", "life_event"))
_INSTAGRAM = frozenset(("media", "title", "creation_timestamp"))
_MEDIUM = frozenset(("uri", "backup_uri", "title"))  # its strings
# What Instagram calls the field with the words of a comment, in the language of whoever asked for the export.
_WORDS = ("Comment", "Comentario", "Comentário", "Comentari", "Commentaire")
_ACTIVITIES = frozenset(("Create", "Update", "Announce"))
_BESIDE = ("oneOf", "anyOf", "attachment")  # the choices of a question, and what is said of pictures
_COLLECTIONS = frozenset(("Collection", "OrderedCollection"))


def posted(value: Row) -> Row | None:
    """The row of a post with its words in a column of their own, empty where it has none; None where it is no post of these."""
    pieces = next((said for of_kind in _KINDS if (said := of_kind(value)) is not None), None)
    if pieces is None:
        return None
    words = [piece for piece in pieces if isinstance(piece, str) and piece.strip()]
    return {TEXT: "\n".join(dict.fromkeys(words))} | value


def is_about_posts(value: Any) -> bool:
    """Whether this is what an outbox says of itself, apart from its posts."""
    return (
        isinstance(value, dict)
        and "@context" in value
        and "totalItems" in value
        and value.get("type") in _COLLECTIONS
    )


def _of_facebook(value: Row) -> list[Any] | None:
    """Its own post or comment, then what it wrote below each picture: often the same once more."""
    if not value.keys() <= _FACEBOOK or not isinstance(value.get("timestamp"), int):
        return None
    said = _rows(value.get("data"))
    attached = [inner for row in _rows(value.get("attachments")) for inner in _rows(row.get("data"))]
    is_sure = any(_SAID & row.keys() for row in said) or any(_ATTACHED & row.keys() for row in attached)
    if not is_sure or _says_more(said, _SAID):
        return None
    own = [*(row.get("post") for row in said), *_within(said, "comment", "comment")]
    shared = [row.get("text") for row in attached]
    events, notes = (
        _within(attached, "event", "name", "description"),
        _within(attached, "note", "title", "text"),
    )
    return [*own, *shared, *events, *notes, *_within(attached, "media", "description")]


def _of_instagram(value: Row) -> list[Any] | None:
    media = _rows(value.get("media"))
    if (
        value.keys() <= _INSTAGRAM
        and media
        and all("uri" in medium and "creation_timestamp" in medium for medium in media)
        and not _says_more(media, _MEDIUM)
    ):
        return [value.get("title"), *(medium.get("title") for medium in media)]
    fields = value.get("string_map_data")
    found = [fields[name] for name in _WORDS if name in fields] if isinstance(fields, dict) else []
    return [field.get("value") for field in found if isinstance(field, dict)] or None


def _of_mastodon(value: Row) -> list[Any] | None:
    """What it says itself; what it passes on is somebody else's, at another address."""
    if value.get("type") not in _ACTIVITIES or not _is_address(value.get("actor")):
        return None
    post = value.get("object")
    if not isinstance(post, dict):
        return [] if _is_address(post) else None
    if not isinstance(post.get("content"), str):
        return None
    beside = [row.get("name") for name in _BESIDE for row in _rows(post.get(name))]
    return [post.get("name"), post.get("summary"), _shown(post["content"]), *beside]


def _is_address(value: Any) -> bool:
    return isinstance(value, str) and value.startswith(("https://", "http://"))


def _says_more(rows: list[Row], names: Container[str]) -> bool:
    """Whether words stand under other names than a network's: then the rows are somebody's own, and read whole."""
    return any(isinstance(said, str) and name not in names for row in rows for name, said in row.items())


def _within(rows: list[Row], name: str, *fields: str) -> list[Any]:
    found = [inner for row in rows if isinstance(inner := row.get(name), dict)]
    return [inner.get(field) for inner in found for field in fields]


def _shown(html: str) -> str:
    root = LexborHTMLParser(html).root
    return visible_text(root) if root is not None else html


def _rows(value: Any) -> list[Row]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


_KINDS = (_of_facebook, _of_instagram, _of_mastodon)
