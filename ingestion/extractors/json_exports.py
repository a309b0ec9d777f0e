"""Unwraps what programs wrap around a text in the JSON that they export: tasks of Label Studio, records of Argilla, tweets, posts, threads of Reddit."""

import re
from collections.abc import Iterator
from typing import Any

from ingestion.extractors.json_posts import TEXT, is_about_posts, posted

Row = dict[str, Any]
_THINGS = {"Listing", "t1", "t3", "more"}  # as Reddit names its kinds
# Where the text is, what was said of it beside it, and what to call a column there that the text has too.
_TASKS: tuple[tuple[str, tuple[str, ...], tuple[type, ...], str], ...] = (
    ("data", ("annotations", "completions", "predictions"), (list,), "task"),
    ("fields", ("responses", "suggestions"), (list, dict), "record"),
)
# What an archive of X or Twitter writes before its JSON, so that a page can read it.
ASSIGNED = re.compile(rb"\s*window\.YTD\.[\w.]{1,60}\s*=\s*(?=[\[{])")


def unwrapped(value: Any) -> tuple[Any, tuple[str, ...]]:
    """The row that a value wraps, with the columns that hold the text where only those of a task do; else the value.

    A task's text stands before what was said of it, as Label Studio itself writes it in its shorter export.
    """
    if not isinstance(value, dict):
        return value, ()
    if value.keys() == {"tweet"} and isinstance(value["tweet"], dict) and "full_text" in value["tweet"]:
        return value["tweet"], ()
    if (post := posted(value)) is not None:
        return post, (TEXT,)
    return next((found for task in _TASKS if (found := _unwrapped(value, *task))), (value, ()))


def _unwrapped(
    value: Row, around: str, beside: tuple[str, ...], kinds: tuple[type, ...], kin: str
) -> tuple[Row, tuple[str, ...]] | None:
    data = value.get(around)
    if (
        not isinstance(data, dict)
        or not data
        or not any(isinstance(value.get(name), kinds) for name in beside)
    ):
        return None
    rest = {f"{kin}_{name}" if name in data else name: said for name, said in value.items() if name != around}
    return data | rest, tuple(data)


def posts_of(value: Any) -> Iterator[Any]:
    """The posts of a thread as Reddit gives it, each before its replies; else the value, but what an outbox says of itself."""
    waiting = [value]
    while waiting:
        value = waiting.pop()
        if not _is_thing(value):
            yield from () if is_about_posts(value) else (value,)
            continue
        kind, data = value["kind"], value["data"]
        if kind == "Listing":
            waiting.extend(reversed(data["children"]))
        elif kind != "more":  # the numbers of posts that are elsewhere
            waiting.extend([data["replies"]] if _is_thing(data.get("replies")) else [])
            yield {name: said for name, said in data.items() if not (name == "replies" and _is_thing(said))}


def _is_thing(value: Any) -> bool:
    kind, data = (value.get("kind"), value.get("data")) if isinstance(value, dict) else (None, None)
    if not isinstance(kind, str) or kind not in _THINGS or not isinstance(data, dict):
        return False
    return kind != "Listing" or isinstance(data.get("children"), list)
